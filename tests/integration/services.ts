import { DATABASES, type DatabaseKind } from '../databases';

/** Runs `suite` on every database, or on these; one that does not answer here is counted as skipped. */
export function describeOnEachDatabase(
  title: string,
  suite: (kind: DatabaseKind) => void,
  kinds: readonly DatabaseKind[] = DATABASES,
): void {
  const reachable = (process.env.TEST_DATABASES ?? 'sqlite').split(',');
  for (const kind of kinds) {
    const run = reachable.includes(kind) ? describe : describe.skip;
    run(`${title} [${kind}]`, () => suite(kind));
  }
}

/** The Redis that tests may use. */
export const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Runs `suite` when a Redis answers; else it is counted as skipped. */
export function describeWithRedis(title: string, suite: () => void): void {
  const run = process.env.TEST_REDIS === 'true' ? describe : describe.skip;
  run(title, suite);
}
