import type { JsonObject } from '../json';
import { errorCode } from '../graph/error-codes';
import type { Platform } from '../platform';
import { previewLinks } from './link-preview';
import type { Customer, Message, PhoneNumber, WebhookError } from '../world/types';
import { businessAccountOf, userIdFor } from '../world/world';

const ERROR_PAGE = '/documentation/business-messaging/whatsapp/support/error-codes';
const FREE_PER_MONTH = 1_000;
const RANK: Readonly<Record<string, number>> = {
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
};

/** An error as webhooks carry it. */
export const webhookError = (code: number, details?: string): WebhookError => {
  const { title } = errorCode(code);
  return {
    code,
    title,
    message: title,
    error_data: { details: details ?? title },
    href: ERROR_PAGE,
  };
};

/** The metadata of every `messages` value. */
export const metadataOf = (number: PhoneNumber): JsonObject => ({
  display_phone_number: number.displayPhoneNumber.replace(/\D/g, ''),
  phone_number_id: number.id,
});

/** A person as webhooks name them; the number is left out for those who hide it. */
export const contactOf = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  hidden: boolean,
): JsonObject => ({
  profile: {
    name: customer.name || `+${customer.phone}`,
    ...(customer.username ? { username: `@${customer.username}` } : {}),
  },
  ...(hidden ? {} : { wa_id: customer.waId }),
  user_id: userIdFor(
    platform.world,
    customer,
    businessAccountOf(platform.world, number).portfolioId,
  ),
});

/** Price of a message; service messages are free up to a monthly allowance (https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing). */
const pricingOf = (platform: Platform, message: Message): JsonObject => {
  if (message.billable === undefined) {
    const month = new Date(platform.clock.now()).toISOString().slice(0, 7);
    const key = `${message.phoneNumberId}/${month}`;
    const count = platform.world.serviceCounts.get(key) ?? 0;
    const isService = message.category === 'service';
    if (isService) platform.world.serviceCounts.set(key, count + 1);
    message.billable = !isService || count >= FREE_PER_MONTH;
  }
  return {
    billable: message.billable,
    pricing_model: 'PMP',
    type: message.billable ? 'regular' : 'free_customer_service',
    category: message.category,
  };
};

const statusValue = (
  platform: Platform,
  message: Message,
  status: string,
  priced: boolean,
): JsonObject | undefined => {
  const { world, clock } = platform;
  const number = world.phoneNumbers.get(message.phoneNumberId);
  const customer = world.customers.get(message.phone);
  if (!number || !customer) return undefined;
  const byUserId = message.addressedBy === 'user_id';
  const hidden = customer.hidesNumber && byUserId;
  const failed = status === 'failed';
  const userId = userIdFor(world, customer, businessAccountOf(world, number).portfolioId);
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    ...(failed ? {} : { contacts: [contactOf(platform, number, customer, hidden)] }),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: String(clock.seconds()),
        ...(hidden ? {} : { recipient_id: customer.waId }),
        // A failed message that was sent by phone does not tell the user id.
        ...(failed && !byUserId ? {} : { recipient_user_id: userId }),
        ...(priced ? { pricing: pricingOf(platform, message) } : {}),
        ...(message.callbackData === undefined
          ? {}
          : { biz_opaque_callback_data: message.callbackData }),
        ...(failed && message.error ? { errors: [message.error] } : {}),
      },
    ],
  };
};

/** Tells receivers of a status, whatever the message's own state is. */
const tellStatus = (
  platform: Platform,
  message: Message,
  status: string,
  priced: boolean,
): void => {
  const { world } = platform;
  const value = statusValue(platform, message, status, priced);
  const number = world.phoneNumbers.get(message.phoneNumberId);
  if (!value || !number) return;
  platform.webhooks.publish({
    businessAccountId: number.businessAccountId,
    phoneNumberId: number.id,
    field: 'messages',
    value,
    at: platform.clock.seconds(),
  });
};

/** Moves a message forward and tells receivers; a status that lies behind changes nothing. */
export const moveTo = (
  platform: Platform,
  message: Message,
  status: 'sent' | 'delivered' | 'read' | 'played',
): boolean => {
  const from = RANK[message.status];
  const to = RANK[status] ?? 0;
  if (from === undefined || from >= to) return false;
  const priced = status === 'sent' || status === 'delivered' || (status === 'read' && from < 2);
  message.status = status;
  message.statusAt[status] = platform.clock.seconds();
  tellStatus(platform, message, status, priced);
  platform.changes.tell('message', message.phone);
  return true;
};

/** Lets a message fail and tells receivers. */
export const fail = (
  platform: Platform,
  message: Message,
  code: number,
  details?: string,
): void => {
  message.status = 'failed';
  message.statusAt['failed'] = platform.clock.seconds();
  message.error = webhookError(code, details);
  tellStatus(platform, message, 'failed', false);
  platform.changes.tell('message', message.phone);
};

const deliver = (platform: Platform, message: Message, swapped: boolean): void => {
  const customer = platform.world.customers.get(message.phone);
  if (!customer?.online) return;
  if (!moveTo(platform, message, 'delivered')) return;
  previewLinks(platform, message);
  if (swapped) {
    platform.timers.after(platform.options.webhooks.deliveredDelayMs, () =>
      tellStatus(platform, message, 'sent', true),
    );
  }
  if (customer.readsAutomatically) {
    platform.timers.after(platform.options.webhooks.deliveredDelayMs, () =>
      moveTo(platform, message, 'read'),
    );
  }
};

/** Lets an accepted message travel: sent, delivered when the phone is on, read when the person reads by themselves. */
export const travel = (platform: Platform, message: Message): void => {
  const { sentDelayMs, deliveredDelayMs } = platform.options.webhooks;
  const swapped = platform.faults.takeForWebhook('outOfOrder', 'messages') !== undefined;
  platform.timers.after(sentDelayMs, () => {
    if (swapped) {
      message.status = 'sent';
      message.statusAt['sent'] = platform.clock.seconds();
    } else {
      moveTo(platform, message, 'sent');
    }
    platform.timers.after(deliveredDelayMs, () => deliver(platform, message, swapped));
  });
};

/** Delivers what waited while a phone was off. */
export const deliverWaiting = (platform: Platform, phone: string): void => {
  for (const message of platform.world.messages.values()) {
    if (message.phone === phone && message.status === 'sent') deliver(platform, message, false);
  }
};
