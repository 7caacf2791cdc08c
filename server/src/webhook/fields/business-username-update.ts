import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount } from './read-account';
import { keepWhole, record, text } from './read-template';

/** What became of the username of a number. */
export function readBusinessUsername(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const about = aboutAccount(change);
  const status = text(value.status);
  if (!status || !about.displayPhoneNumber) return [keepWhole(change)];
  const username = text(value.username)?.replace(/^@/, '') || null;
  return [{ ...about, type: 'accountUsername', username, status }];
}
