import type { Change } from '../envelope';
import type { AccountEvent } from '../events';
import { changeKey } from '../item-key';
import { readTime } from '../read-time';
import { record, text } from './read-template';

/** A list, or an empty one. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** An id or a number, which Meta writes as text or as a number. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value);

type About = Pick<
  AccountEvent,
  'businessAccountId' | 'phoneNumberId' | 'displayPhoneNumber' | 'at' | 'field' | 'itemKey' | 'raw'
>;

/** Which accounts a change is about, when it was, and what makes it the same when it comes again. */
export const aboutAccount = (change: Change): About => ({
  businessAccountId: change.businessAccountId,
  phoneNumberId: null,
  displayPhoneNumber: idOf(record(change.value).display_phone_number)?.replace(/\D/g, '') || null,
  at: readTime(change.entryTime),
  field: change.field,
  itemKey: changeKey(change),
  raw: change.value,
});

/** How many are meant by a limit that is told as a number, in the words that the number's own page uses. */
const TIERS: Record<string, string> = {
  '-1': 'TIER_UNLIMITED',
  50: 'TIER_50',
  250: 'TIER_250',
  1000: 'TIER_1K',
  2000: 'TIER_2K',
  10000: 'TIER_10K',
  100000: 'TIER_100K',
};

/** A messaging limit as the number itself names it, whichever way it is told; null where it is not. */
export function readLimit(value: unknown): string | null {
  const limit = idOf(value);
  return limit === null ? null : (TIERS[limit] ?? limit);
}
