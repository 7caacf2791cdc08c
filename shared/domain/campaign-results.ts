import type { StateCounts } from './campaign';
import { diagnose, type Retry } from './diagnosis';
import type { FailureType, MessageState } from './message/message';

/** How many messages have the same template, state and failure. */
export interface MessageTally {
  /** Row id; null where it has been deleted. */
  template: number | null;
  state: MessageState;
  failureType: FailureType | null;
  errorCode: number | null;
  count: number;
  /** Of those, how many Meta has taken. */
  taken: number;
  /** Of those, how many Meta has refused, so that the same message may go again. */
  retriable: number;
}

const SENT: readonly MessageState[] = ['accepted', 'sent', 'delivered', 'read', 'played'];
const DELIVERED: readonly MessageState[] = ['delivered', 'read', 'played'];
const READ: readonly MessageState[] = ['read', 'played'];

const sumOf = (
  tallies: readonly MessageTally[],
  valueOf: (tally: MessageTally) => number = ({ count }) => count,
): number => tallies.reduce((sum, tally) => sum + valueOf(tally), 0);

const within = (tallies: readonly MessageTally[], states: readonly MessageState[]) =>
  tallies.filter(({ state }) => states.includes(state));

/** How many messages are in each state. */
export function statesOf(tallies: readonly MessageTally[]): StateCounts {
  const counts: StateCounts = {};
  for (const { state, count } of tallies) counts[state] = (counts[state] ?? 0) + count;
  return counts;
}

/** How far messages have come; each number holds those that follow. */
export function funnelOf(tallies: readonly MessageTally[]) {
  const failed = within(tallies, ['failed']);
  return {
    accepted: sumOf(within(tallies, SENT)) + sumOf(failed, ({ taken }) => taken),
    delivered: sumOf(within(tallies, DELIVERED)),
    read: sumOf(within(tallies, READ)),
    failed: sumOf(failed),
    uncertain: sumOf(within(tallies, ['uncertain'])),
  };
}

/** The key under which a failure is grouped. */
export const failureKeyOf = ({
  failureType,
  errorCode,
}: Pick<MessageTally, 'failureType' | 'errorCode'>): string =>
  failureType === 'expired' || failureType === 'invalid' ? failureType : diagnose(errorCode).key;

type Failed = Pick<MessageTally, 'failureType' | 'errorCode'>;

const retryOf = ({ failureType, errorCode }: Failed): Retry =>
  failureType === 'expired' || failureType === 'invalid' ? 'after-fix' : diagnose(errorCode).retry;

/** Whether it is of use to make the same request once more. */
const isWorthRetrying = (failed: Failed): boolean =>
  failed.failureType === 'refused' && retryOf(failed) !== 'never';

/** Whether Meta wants to be asked for it again some hours later at the earliest, and never for many at once. */
export const isForLater = (failed: Failed): boolean => retryOf(failed) === 'later';

/** How long what is for later waits at least. */
const LATER_MS = 24 * 3_600_000;

/**
 * Why a message that failed is not sent again: it would fail again, it is too early for that, it was not
 * Meta's refusal that ended it, or what it said is gone.
 */
export const LEFT_OUT = ['never', 'notYet', 'notRefused', 'gone'] as const;

export type LeftOutReason = (typeof LEFT_OUT)[number];

/**
 * Why a message that failed at a time is left out when many go again, by its failure alone; null when
 * nothing speaks against it. What is for later goes only when it is asked for by itself.
 */
export function whyLeftOut(
  failed: Failed & { failedAt: Date | null },
  { isNamed, now }: { isNamed: boolean; now: Date },
): Extract<LeftOutReason, 'never' | 'notYet'> | null {
  if (retryOf(failed) === 'never') return 'never';
  if (!isForLater(failed)) return null;
  const isEarly = failed.failedAt === null || now.getTime() - failed.failedAt.getTime() < LATER_MS;
  return !isNamed || isEarly ? 'notYet' : null;
}

/** What failed by its reason, the most frequent first, and how much of it may go again. */
export function failuresOf(tallies: readonly MessageTally[]) {
  const groups = new Map<
    string,
    Pick<MessageTally, 'failureType' | 'errorCode'> & { count: number; retriable: number }
  >();
  for (const tally of within(tallies, ['failed'])) {
    const key = failureKeyOf(tally);
    const group = groups.get(key) ?? { ...tally, count: 0, retriable: 0 };
    group.count += tally.count;
    if (isWorthRetrying(tally)) group.retriable += tally.retriable;
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { failureType, errorCode, count, retriable }]) => ({
      key,
      failureType,
      errorCode,
      count,
      retriable,
    }))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}

/** How far messages in each language have come; `languageOf` knows that of a template. */
export function languagesOf(
  tallies: readonly MessageTally[],
  languageOf: (template: number) => string | undefined,
): { language: string; sent: number; delivered: number; read: number }[] {
  const languages = new Map<string, MessageTally[]>();
  for (const tally of tallies) {
    const language = tally.template === null ? undefined : languageOf(tally.template);
    if (language === undefined) continue;
    languages.set(language, [...(languages.get(language) ?? []), tally]);
  }
  return [...languages]
    .map(([language, those]) => {
      const { accepted: sent, delivered, read } = funnelOf(those);
      return { language, sent, delivered, read };
    })
    .sort((one, other) => other.sent - one.sent || (one.language < other.language ? -1 : 1));
}
