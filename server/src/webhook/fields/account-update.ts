import type { Change } from '../envelope';
import type { AccountUpdateEvent, WebhookEvent } from '../events';
import { aboutAccount, list } from './read-account';
import { keepWhole, record, text } from './read-template';

const EVENTS = new Set([
  'ACCOUNT_DELETED',
  'ACCOUNT_OFFBOARDED',
  'ACCOUNT_RECONNECTED',
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'AD_ACCOUNT_LINKED',
  'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
  'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
  'DISABLED_UPDATE',
  'MM_LITE_TERMS_SIGNED',
  'PARTNER_ADDED',
  'PARTNER_APP_INSTALLED',
  'PARTNER_APP_UNINSTALLED',
  'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
  'PARTNER_REMOVED',
  'VOLUME_BASED_PRICING_TIER_UPDATE',
]);

const BAN_STATES = new Set(['DISABLE', 'REINSTATE', 'SCHEDULE_FOR_DISABLE']);

/** Null where it ends at no time that a calendar has. */
function endOf(value: unknown): Date | null {
  const seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  const time = new Date(seconds * 1000);
  return time.getTime() > 0 ? time : null;
}

const restrictionsOf = (value: unknown): AccountUpdateEvent['restrictions'] =>
  list(value).flatMap((item) => {
    const { restriction_type, expiration } = record(item);
    const type = text(restriction_type);
    return type ? [{ type, until: endOf(expiration) }] : [];
  });

/** Whether all that the event stands for is there and known. */
function isUnderstood(event: string, value: Record<string, unknown>): boolean {
  if (event === 'ACCOUNT_RESTRICTION')
    return (
      Array.isArray(value.restriction_info) &&
      restrictionsOf(value.restriction_info).length === value.restriction_info.length
    );
  if (event === 'DISABLED_UPDATE')
    return BAN_STATES.has(text(record(value.ban_info).waba_ban_state) ?? '');
  return EVENTS.has(event);
}

/**
 * What happens to a WhatsApp Business Account as a whole.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/account_update
 */
export function readAccountUpdate(change: Change): WebhookEvent[] {
  const value = record(change.value);
  const event = text(value.event);
  if (!event || !isUnderstood(event, value)) return [keepWhole(change)];
  const ban = record(value.ban_info);
  return [
    {
      ...aboutAccount(change),
      type: 'accountUpdate',
      event,
      restrictions: restrictionsOf(value.restriction_info),
      banState: text(ban.waba_ban_state),
      banDate: text(ban.waba_ban_date),
      violation: text(record(value.violation_info).violation_type),
      reason: text(record(value.disconnection_info).reason),
    },
  ];
}
