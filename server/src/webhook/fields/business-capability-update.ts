import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount, readLimit } from './read-account';
import { keepWhole, record } from './read-template';

/** How many people a business may write to in a day; Meta tells it as a number or as a tier. */
export function readBusinessCapability(change: Change): WebhookEvent[] {
  const limit = readLimit(record(change.value).max_daily_conversations_per_business);
  if (limit === null) return [keepWhole(change)];
  return [{ ...aboutAccount(change), type: 'accountLimit', limit, isUpgraded: false }];
}
