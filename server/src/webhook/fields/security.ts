import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount } from './read-account';
import { keepWhole, record, text } from './read-template';

const EVENTS = new Set([
  'PIN_CHANGED',
  'PIN_RESET_REQUEST',
  'PIN_REQUEST_SUCCESS',
  'PIN_RESET_SUCCESS',
]);

/** What somebody does to the PIN of a number. */
export function readSecurity(change: Change): WebhookEvent[] {
  const about = aboutAccount(change);
  const event = text(record(change.value).event);
  if (!event || !EVENTS.has(event) || !about.displayPhoneNumber) return [keepWhole(change)];
  return [{ ...about, type: 'accountSecurity', event }];
}
