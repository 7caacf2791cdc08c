import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount, idOf } from './read-account';
import { keepWhole, record, text } from './read-template';

/** Settings of a number that somebody has changed at Meta; only their names are read. */
export function readAccountSettings(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const type = text(value.type);
  if (!type || typeof value[type] !== 'object' || value[type] === null) return [keepWhole(change)];
  const { phone_number_id, ...settings } = record(value[type]);
  const about = aboutAccount(change);
  return [
    {
      ...about,
      phoneNumberId: idOf(phone_number_id),
      type: 'accountSettings',
      settings: Object.keys(settings).sort(),
    },
  ];
}
