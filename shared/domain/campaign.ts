import type { Issue } from './issue';
import type { MessageState } from './message/message';

export const CAMPAIGN_STATUSES = [
  'draft',
  'checking',
  'checked',
  'scheduled',
  'running',
  'paused',
  'done',
  'cancelled',
] as const;

export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** From where to where a campaign may go. */
export const CAMPAIGN_MOVES: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ['checking'],
  // Back to a draft: it was stopped, or could not be ended.
  checking: ['checked', 'draft'],
  // A draft again as soon as something changes that was checked.
  checked: ['draft', 'checking', 'scheduled', 'running'],
  scheduled: ['running', 'paused', 'cancelled'],
  running: ['paused', 'done', 'cancelled'],
  paused: ['running', 'scheduled', 'cancelled'],
  done: [],
  cancelled: [],
};

/** Whether a campaign may go from one status to another. */
export const canMoveCampaign = (from: CampaignStatus, to: CampaignStatus): boolean =>
  CAMPAIGN_MOVES[from].includes(to);

/** In these a process has something to do with it. */
export const ACTIVE_STATUSES = CAMPAIGN_STATUSES.filter((status) =>
  ['checking', 'scheduled', 'running', 'paused'].includes(status),
);

/** Why a campaign stands still; `failures`: too many of the first messages failed. */
export type PauseReason =
  'person' | 'failures' | 'templateChanged' | 'templateUnusable' | 'account';

/** What the check found of a recipient. Only `ready` and `fixed` are sent to. */
export const VERDICTS = [
  'ready',
  /** The number was not written internationally and has been completed. */
  'fixed',
  /** A value is missing, or something else of the record keeps the message from being sent. */
  'missing',
  'invalid',
  'duplicate',
  'optedOut',
  'noConsent',
  /** The sender may not read the record, or what the message needs of it; or it is gone. */
  'notAllowed',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Those that are sent to. */
export const SENDABLE: readonly Verdict[] = ['ready', 'fixed'];

/** What decides where several things speak against a recipient; the first that fits. */
const REASONS: [verdict: Verdict, codes: RegExp][] = [
  ['notAllowed', /^(record\.notFound|phone\.hidden|field\.hidden|media\.hidden)$/],
  ['missing', /^(record\.|collection\.|phone\.(empty|field)$|recipient\.noPhone$)/],
  ['invalid', /^(phone\.|recipient\.)/],
  ['optedOut', /^consent\.(blocked|optedOut|optedOutAll)$/],
  ['noConsent', /^consent\./],
  ['missing', /./],
];

/** Whether a number stands there with its country. */
const INTERNATIONAL = /^(\+|00|＋)/;

/** What is found of a recipient, by what speaks against it and what stood in the field. */
export function judgeRecipient(
  issues: Issue[],
  typed: string | null,
  isNumber: boolean,
): Exclude<Verdict, 'duplicate'> {
  const errors = issues.filter(({ severity }) => severity === 'error');
  for (const [verdict, codes] of REASONS)
    if (errors.some(({ code }) => codes.test(code))) return verdict as 'ready';
  const written = (typed ?? '').replace(/[\p{Cf}\s(]/gu, '');
  return isNumber && !INTERNATIONAL.test(written) ? 'fixed' : 'ready';
}

/** Pauses by itself when more than `percent` of the first `of` messages failed; the percentage is kept to after that too. */
export interface StopRule {
  percent: number;
  of: number;
}

/** What holds where nothing else is said. */
export const STOP_RULE: StopRule = { percent: 10, of: 100 };

/** Messages in their states, as far as they are there. */
export type StateCounts = Partial<Record<MessageState, number>>;

const UNSETTLED: readonly MessageState[] = ['queued', 'sending', 'cancelled'];

/** How many messages have failed, and of how many it is known. */
export function outcomesOf(counts: StateCounts): { failed: number; settled: number } {
  const settled = Object.entries(counts).reduce(
    (sum, [state, count]) => (UNSETTLED.includes(state as MessageState) ? sum : sum + count),
    0,
  );
  return { failed: counts.failed ?? 0, settled };
}

/**
 * Whether so many have failed that the campaign is to stand still. What had happened when somebody let it
 * go on in spite of that counts no more.
 */
export function mustStop(
  rule: StopRule | null,
  counts: StateCounts,
  before: { failed: number; settled: number } = { failed: 0, settled: 0 },
): boolean {
  if (!rule) return false;
  const now = outcomesOf(counts);
  const failed = now.failed - before.failed;
  return failed > (rule.percent / 100) * Math.max(rule.of, now.settled - before.settled);
}

const LEAST_AHEAD = 200;
const MOST_AHEAD = 5_000;
const SECONDS_AHEAD = 60;

/**
 * How many messages of a campaign are queued at once: those of a minute. So a pause takes hold at once, and
 * a consent that is taken back meanwhile is heard.
 */
export const aheadOf = (perSecond: number): number =>
  Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, perSecond * SECONDS_AHEAD));

/** A thousand years: what is put off by so much is due to nobody, and its time is not forgotten. */
const PUT_OFF_MS = 365_250 * 86_400_000;

/** What is due later than this stands still. */
export const FAR_AHEAD = Date.UTC(2900, 0, 1);

/** Whether a message stands still with its campaign. */
export const isPutOff = (dueAt: Date): boolean => dueAt.getTime() >= FAR_AHEAD;

/** When a message is due that stands still with its campaign: at no time that anybody waits for. */
export const putOff = (dueAt: Date): Date =>
  isPutOff(dueAt) ? dueAt : new Date(dueAt.getTime() + PUT_OFF_MS);

/** When it is due once the campaign goes on. */
export const takeUp = (dueAt: Date): Date =>
  isPutOff(dueAt) ? new Date(dueAt.getTime() - PUT_OFF_MS) : dueAt;
