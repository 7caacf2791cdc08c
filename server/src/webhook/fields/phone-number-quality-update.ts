import type { Change } from '../envelope';
import type { WebhookEvent } from '../events';
import { aboutAccount, readLimit } from './read-account';
import { keepWhole, record, text } from './read-template';

const EVENTS = new Set(['ONBOARDING', 'THROUGHPUT_UPGRADE']);

/**
 * How many people a number may write to, and how fast. Despite its name it tells no quality any more.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/phone_number_quality_update
 */
export function readPhoneNumberQuality(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const about = aboutAccount(change);
  const event = text(value.event);
  if (!event || !EVENTS.has(event) || !about.displayPhoneNumber) return [keepWhole(change)];
  return [
    {
      ...about,
      type: 'accountLimit',
      limit:
        readLimit(value.max_daily_conversations_per_business) ?? readLimit(value.current_limit),
      isUpgraded: event === 'THROUGHPUT_UPGRADE',
    },
  ];
}
