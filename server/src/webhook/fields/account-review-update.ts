import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount } from './read-account';
import { keepWhole, record, text } from './read-template';

const DECISIONS = new Set(['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED']);

/** Meta's decision on an account as a whole. */
export function readAccountReview(change: Change): WebhookEvent[] {
  const decision = text(record(change.value).decision);
  if (!decision || !DECISIONS.has(decision)) return [keepWhole(change)];
  return [{ ...aboutAccount(change), type: 'accountReview', decision }];
}
