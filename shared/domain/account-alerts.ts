import { newsMendedAt } from './account-news';
import { diagnose } from './diagnosis';
import { isHealthAlert, isTokenAlert } from './health/alerts';
import { META } from './health/links';
import type { SentenceKey } from './sentences';

/** A fault of an account, not of one message: what it is told as, and where at Meta it is mended. */
export interface AccountAlert {
  /** e.g. `account.payment`; one is open for each account at most. */
  kind: string;
  severity: 'warning' | 'danger';
  messageKey: SentenceKey;
  /** The page of Meta's on which somebody can do something about it. */
  url: string;
}

/** By the diagnosis of the error code that tells of it; see `diagnosis.ts` for the codes. */
const ALERTS = {
  payment: ['danger', META.billing],
  spam: ['warning', META.numbers],
  locked: ['danger', META.quality],
  policy: ['danger', META.quality],
  unregistered: ['danger', META.numbers],
  displayName: ['danger', META.numbers],
} as const;

const kindOf = <Key extends string>(key: Key) => `account.${key}` as const;

const BY_KEY = new Map<string, AccountAlert>(
  (Object.keys(ALERTS) as (keyof typeof ALERTS)[]).map((key) => {
    const [severity, url] = ALERTS[key];
    return [key, { kind: kindOf(key), severity, messageKey: `alert.${kindOf(key)}`, url }];
  }),
);

/** Every kind that a failed message may open; a message that goes through ends it. */
export const ACCOUNT_ALERT_KINDS: readonly string[] = [...BY_KEY.values()].map(({ kind }) => kind);

/** What an error code tells of the account that sent; null when it tells of something else. */
export const accountAlertOf = (code: number | null): AccountAlert | null =>
  BY_KEY.get(diagnose(code).key) ?? null;

/** Where at Meta an alert about an account is mended; null when it is mended here. */
export function mendedAt(kind: string): string | null {
  if (isHealthAlert(kind)) return isTokenAlert(kind) ? META.systemUsers : null;
  return [...BY_KEY.values()].find((alert) => alert.kind === kind)?.url ?? newsMendedAt(kind);
}
