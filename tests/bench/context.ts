import type { DatabaseKind } from '../databases';
import type { Fact, Row } from './report';

/** What a group is given: what can be reached, and where its findings go. */
export interface Context {
  /** Also what takes too long for every day. */
  full: boolean;
  /** The databases to measure on. */
  databases: readonly DatabaseKind[];
  /** A Redis that answers, or null. */
  redis: string | null;
  row(row: Row): void;
  fact(fact: Fact): void;
  skip(sentence: string): void;
  /** Tells what goes on; never on the standard output. */
  log(words: string): void;
}

const ROUNDS = 3;

/** Runs every way once to warm up, then all of them in turn, round by round; answers each one's figures. */
export async function alternate<Name extends string>(
  { log }: Pick<Context, 'log'>,
  ways: Record<Name, () => Promise<number>>,
  { rounds = ROUNDS, warmUp = true } = {},
): Promise<Record<Name, number[]>> {
  const entries = Object.entries(ways) as [Name, () => Promise<number>][];
  const figures = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = warmUp ? 0 : 1; round <= rounds; round += 1)
    for (const [name, measure] of entries) {
      const figure = await measure();
      log(`  ${round === 0 ? 'warm-up' : `round ${round}`}, ${name}: ${figure.toPrecision(4)}`);
      if (round > 0) figures[name].push(figure);
    }
  return figures;
}

/** What is to be taken away again, in the opposite order, whatever happens. */
export async function withCleanUp<T>(
  work: (later: (clean: () => unknown) => void) => Promise<T>,
): Promise<T> {
  const cleaners: (() => unknown)[] = [];
  try {
    return await work((clean) => cleaners.push(clean));
  } finally {
    for (const clean of cleaners.reverse()) await clean();
  }
}
