import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount } from './read-account';
import { keepWhole, record, text } from './read-template';

const DECISIONS = new Set(['APPROVED', 'DEFERRED', 'PENDING', 'REJECTED']);

/** Meta's decision on the name that people see. */
export function readPhoneNumberName(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const about = aboutAccount(change);
  const decision = text(value.decision);
  if (!decision || !DECISIONS.has(decision) || !about.displayPhoneNumber)
    return [keepWhole(change)];
  return [
    {
      ...about,
      type: 'accountName',
      decision,
      name: text(value.requested_verified_name),
      reason: text(value.rejection_reason),
    },
  ];
}
