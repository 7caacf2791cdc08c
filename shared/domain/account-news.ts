import { joinPhrases, PHRASES } from './phrases';
import type { SentenceKey } from './sentences';

const MANAGER = 'https://business.facebook.com/wa/manage/phone-numbers';
const QUALITY = 'https://business.facebook.com/accountquality';

/** What Meta tells of an account by itself, and where at Meta somebody can do something about it. */
const TOPICS = {
  restricted: QUALITY,
  disabled: QUALITY,
  violation: QUALITY,
  deleted: QUALITY,
  review: QUALITY,
  disconnected: MANAGER,
  name: MANAGER,
  limit: MANAGER,
  pin: MANAGER,
} as const;

/** What an alert is about; one is open for each account and topic at most. */
export type NewsTopic = keyof typeof TOPICS;

/** The topics that stop an account with all its messages, until Meta takes them back or the connection test finds otherwise. */
export const NEWS_HOLDS = ['disabled', 'deleted', 'restricted'] as const satisfies NewsTopic[];

/** A topic that stops an account. */
export type NewsHold = (typeof NEWS_HOLDS)[number];

/** Notices of Meta's own each have a topic of their own. */
const NOTICE = 'account.notice.';

/** The kind of the alert about a topic, e.g. `account.restricted`. */
export const newsKind = (topic: NewsTopic): string => `account.${topic}`;

/** The kind of the alert about a notice of Meta's. */
export const noticeKind = (notice: string): string => `${NOTICE}${notice.toLowerCase()}`;

/** Where at Meta an alert of this kind is mended; null when it is none of these. */
export function newsMendedAt(kind: string): string | null {
  if (kind.startsWith(NOTICE)) return QUALITY;
  const topic = (Object.keys(TOPICS) as NewsTopic[]).find((one) => newsKind(one) === kind);
  return topic ? TOPICS[topic] : null;
}

/** An alert as what Meta tells opens it. */
export interface NewsAlert {
  severity: 'info' | 'warning' | 'danger';
  messageKey: SentenceKey;
  params: Record<string, string | number>;
}

const FORBIDDEN: Record<string, string> = {
  RESTRICTED_ADD_PHONE_NUMBER_ACTION: PHRASES['restriction.numbers'],
  RESTRICTED_BIZ_INITIATED_MESSAGING: PHRASES['restriction.beginning'],
  RESTRICTED_CUSTOMER_INITIATED_MESSAGING: PHRASES['restriction.answers'],
  RESTRICTED_UTILITY_TEMPLATES: PHRASES['restriction.utility'],
  RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES: PHRASES['restriction.directUtility'],
};

/** What restrictions of Meta's forbid, in words; Meta's own where they are new. */
export const restrictionsInWords = (types: readonly string[]): string =>
  joinPhrases([...new Set(types)].map((type) => FORBIDDEN[type] ?? type));

const NO_BEGINNING = 'RESTRICTED_BIZ_INITIATED_MESSAGING';
const NO_ANSWER = 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING';
const NO_UTILITY = 'RESTRICTED_UTILITY_TEMPLATES';

/** Whether one of these restrictions keeps messages from going out. */
export const stopsMessages = (types: readonly string[]): boolean =>
  types.includes(NO_BEGINNING) || types.includes(NO_ANSWER);

/** Whether nothing at all may go out with these restrictions. */
export const stopsAll = (types: readonly string[]): boolean =>
  types.includes(NO_BEGINNING) && types.includes(NO_ANSWER);

/** Whether a restriction keeps a message from going out: one from a template, or an answer. */
export const isForbidden = (
  types: readonly string[],
  message: { isTemplate: boolean; category: string | null },
): boolean =>
  message.isTemplate
    ? types.includes(NO_BEGINNING) || (message.category === 'UTILITY' && types.includes(NO_UTILITY))
    : types.includes(NO_ANSWER);

const SIZES: Record<string, number> = { TIER_UNLIMITED: Infinity };

/** How many people a messaging limit lets one write to in a day; null for one that is new to us. */
export function sizeOf(limit: string): number | null {
  const [, digits, thousands] = /^(?:TIER_)?(\d+)(K?)$/.exec(limit) ?? [];
  if (digits) return Number(digits) * (thousands ? 1_000 : 1);
  return SIZES[limit] ?? null;
}

/** Whether a messaging limit is lower than the one before; false where that cannot be told. */
export function isLowered(before: string | null, limit: string): boolean {
  const [was, is] = [before === null ? null : sizeOf(before), sizeOf(limit)];
  return was !== null && is !== null && is < was;
}

const SEVERITIES: Record<string, NewsAlert['severity']> = {
  INFORMATIONAL: 'info',
  CRITICAL: 'danger',
};

/** How grave a notice is, by Meta's word for it. */
export const noticeSeverity = (severity: string | null): NewsAlert['severity'] =>
  SEVERITIES[severity ?? ''] ?? 'warning';
