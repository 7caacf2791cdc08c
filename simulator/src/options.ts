import { randomInt } from 'node:crypto';

/** How webhooks leave: pace of statuses, batching and retries. All times in milliseconds. */
export interface WebhookOptions {
  /** From accepting a message to its `sent` status. */
  sentDelayMs: number;
  /** From `sent` to `delivered`. */
  deliveredDelayMs: number;
  /** What becomes due within this time for one callback leaves in one delivery. */
  batchWindowMs: number;
  /** The most events in one delivery. */
  maxBatch: number;
  /** How many deliveries are on their way at once. */
  concurrency: number;
  /** How long a receiver may take to answer. */
  timeoutMs: number;
  /** Wait before the first repeat of a delivery that was not answered with 200. */
  retryBaseMs: number;
  /** By how much each wait grows. */
  retryFactor: number;
  /** Attempts in all; after the last the delivery is given up. */
  maxAttempts: number;
}

/** Meta's limits, off (null) unless switched on so that they do not surprise a test. */
export interface LimitOptions {
  /** Messages per second and number; Meta's usual value is 80. */
  throughputPerSecond: number | null;
  /** Seconds between two messages to one person; Meta's value is 6. */
  pairSeconds: number | null;
  /** How many messages to one person may borrow from the future; Meta's value is 45. */
  pairBurst: number;
  /** Template creations per WABA and hour; Meta's value is 100. */
  templatesPerHour: number | null;
  /** Templates per WABA; null is Meta's own limit: 6,000 for verified portfolios with an approved display name, else 250. */
  templatesPerAccount: number | null;
  /** Management calls per hour and WABA; Meta's value is 5,000 with a registered number. */
  managementCallsPerHour: number | null;
}

/** Everything that can be chosen when a simulator is created. */
export interface SimulatorOptions {
  /** The time in milliseconds since 1970. */
  now: () => number;
  /** Randomness for ids, from 0 up to but not including 1. */
  random: () => number;
  /** Milliseconds after which a submitted template is approved by itself; null leaves it to the desk. */
  autoApproveMs: number | null;
  /** Which media links are fetched as Meta would: those on this machine, all, or none. */
  fetchLinks: 'local' | 'all' | 'none';
  /** Whether 131026, 131047, 131050 and 131053 come as a failed status (as they mostly do) or at once. */
  undeliverable: 'webhook' | 'refuse';
  /** Whether phones fetch the links of a message once when it arrives, as they do for previews. */
  linkPreviews: boolean;
  /** Whether webhooks name languages as `en-US`, which Meta sometimes does. */
  hyphenatedLanguages: boolean;
  /** How many requests and deliveries are kept for looking at. */
  keep: number;
  webhooks: WebhookOptions;
  limits: LimitOptions;
}

/** Options as a caller gives them: all optional. */
export type SimulatorInput = Partial<Omit<SimulatorOptions, 'webhooks' | 'limits'>> & {
  webhooks?: Partial<WebhookOptions>;
  limits?: Partial<LimitOptions>;
};

const DEFAULT_WEBHOOKS: WebhookOptions = {
  sentDelayMs: 40,
  deliveredDelayMs: 150,
  batchWindowMs: 20,
  maxBatch: 100,
  concurrency: 10,
  timeoutMs: 15_000,
  retryBaseMs: 500,
  retryFactor: 4,
  maxAttempts: 7,
};

const DEFAULT_LIMITS: LimitOptions = {
  throughputPerSecond: null,
  pairSeconds: null,
  pairBurst: 45,
  templatesPerHour: null,
  templatesPerAccount: null,
  managementCallsPerHour: null,
};

const RANDOM_STEPS = 2 ** 40;

/** Fills in what the caller left out. */
export const readOptions = (input: SimulatorInput = {}): SimulatorOptions => ({
  now: input.now ?? Date.now,
  random: input.random ?? (() => randomInt(RANDOM_STEPS) / RANDOM_STEPS),
  autoApproveMs: input.autoApproveMs ?? null,
  fetchLinks: input.fetchLinks ?? 'local',
  undeliverable: input.undeliverable ?? 'webhook',
  linkPreviews: input.linkPreviews ?? false,
  hyphenatedLanguages: input.hyphenatedLanguages ?? false,
  keep: input.keep ?? 5_000,
  webhooks: { ...DEFAULT_WEBHOOKS, ...input.webhooks },
  limits: { ...DEFAULT_LIMITS, ...input.limits },
});
