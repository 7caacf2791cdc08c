import type { SentenceKey } from '../sentences';

/**
 * How something is: `hint` could be better and harms nothing, `unknown` cannot be told before something
 * else is in order.
 */
export type CheckStatus = 'ok' | 'hint' | 'warning' | 'problem' | 'unknown';

/** What is looked at, in the order in which it is shown. */
export const CHECKS = [
  'encryptionKey',
  'credentials',
  'installation',
  'sending',
  'token',
  'scopes',
  'businessAccount',
  'phoneNumber',
  'registration',
  'appSecret',
  'address',
  'callback',
  'subscription',
  'fields',
  'lastDelivery',
  'signatures',
  'healthStatus',
  'payment',
  'displayName',
  'quality',
  'messagingLimit',
  'throughput',
  'verification',
  'live',
  'templates',
  'queue',
  'clock',
  'graphVersion',
] as const;

export type CheckId = (typeof CHECKS)[number];

/** Who can do something about it. */
export type Who = 'nobody' | 'administrator' | 'operator' | 'meta';

/** What can be done about it from here. */
export type Fix =
  'account' | 'token' | 'takeOver' | 'register' | 'setCallback' | 'subscribe' | 'sync' | 'log';

/** Something that Meta adds, in its own words. */
export interface Note {
  /** What it is about, e.g. `WABA`. */
  about: string | null;
  code: number | null;
  words: string | null;
  solution: string | null;
}

/** What a refusal of Meta's means, by its diagnosis. */
export interface Refused {
  key: string;
  title: string;
  action: string;
  code: number;
  words: string | null;
  traceId: string | null;
}

/** What was found about one thing. */
export interface Finding {
  status: CheckStatus;
  code: SentenceKey;
  params?: Record<string, string | number>;
  who?: Who;
  fix?: Fix;
  /** The page of Meta's on which it is mended. */
  link?: string;
  notes?: Note[];
  refused?: Refused;
  /** When it was looked at; absent: just now. */
  at?: string | null;
}

/** The state of one thing. */
export interface HealthCheck extends Required<Omit<Finding, 'fix' | 'link' | 'refused' | 'at'>> {
  id: CheckId;
  fix: Fix | null;
  link: string | null;
  refused: Refused | null;
  checkedAt: string | null;
}

/** A check out of what was found. */
export const toCheck = (id: CheckId, found: Finding, now: Date): HealthCheck => ({
  id,
  status: found.status,
  code: found.code,
  params: found.params ?? {},
  who: found.who ?? (found.status === 'ok' ? 'nobody' : 'administrator'),
  fix: found.fix ?? null,
  link: found.link ?? null,
  notes: found.notes ?? [],
  refused: found.refused ?? null,
  checkedAt: found.at === undefined ? now.toISOString() : found.at,
});
