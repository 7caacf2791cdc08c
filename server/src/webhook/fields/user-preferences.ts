import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { itemKey } from '../item-key';
import { readTime } from '../read-time';
import { idOf, list } from './read-account';
import { keepWhole, record, text } from './read-template';

const MARKETING = 'marketing_messages';

function readPreference(change: Change, item: unknown): WebhookEvent {
  const preference = record(item);
  const { phone_number_id } = record(record(change.value).metadata);
  const { value: wants, category, timestamp } = preference;
  const waId = idOf(preference.wa_id);
  const userId = text(preference.user_id);
  const about = {
    businessAccountId: change.businessAccountId,
    field: change.field,
    itemKey: itemKey('other', [change.businessAccountId, change.field, null], item),
    raw: item,
  };
  const isKnown = category === MARKETING && (wants === 'stop' || wants === 'resume');
  if (!isKnown || !(waId ?? userId)) return { ...about, type: 'kept', verdict: 'unknown' };
  return {
    ...about,
    type: 'preference',
    phoneNumberId: idOf(phone_number_id),
    at: readTime(timestamp ?? change.entryTime),
    wants,
    waId,
    userId,
    detail: text(preference.detail),
  };
}

/** People who have stopped or resumed marketing in WhatsApp, one by one. */
export function readUserPreferences(change: Change): WebhookEvent[] {
  const preferences = list(record(change.value).user_preferences);
  if (preferences.length === 0) return [keepWhole(change)];
  return preferences.map((item) => readPreference(change, item));
}
