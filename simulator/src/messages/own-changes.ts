import type { JsonObject } from '../json';
import type { Platform } from '../platform';
import type { Customer, Message, PhoneNumber } from '../world/types';
import { businessAccountOf, userIdFor } from '../world/world';
import { contactOf, metadataOf } from './statuses';

const tell = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  type: 'edit' | 'revoke',
  part: JsonObject,
): string => {
  const { clock, ids, world } = platform;
  const id = ids.wamid(customer.waId, 'in');
  const hidden = customer.hidesNumber;
  platform.webhooks.publish({
    businessAccountId: number.businessAccountId,
    phoneNumberId: number.id,
    field: 'messages',
    at: clock.seconds(),
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(platform, number, customer, hidden)],
      messages: [
        {
          ...(hidden ? {} : { from: customer.waId }),
          from_user_id: userIdFor(world, customer, businessAccountOf(world, number).portfolioId),
          id,
          timestamp: String(clock.seconds()),
          type,
          [type]: part,
        },
      ],
    },
  });
  platform.changes.tell('message', customer.phone);
  return id;
};

/** Lets a person write a text or a caption anew, and tells receivers of it. */
export const editOwn = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  message: Message,
  text: string,
): void => {
  const before = message.content[message.type] as JsonObject;
  const part = message.type === 'text' ? { ...before, body: text } : { ...before, caption: text };
  message.content = { [message.type]: part };
  message.view = { ...message.view, body: text };
  tell(platform, number, customer, 'edit', {
    original_message_id: message.id,
    message: { type: message.type, [message.type]: part },
  });
};

/** Lets a person withdraw a message, and tells receivers of it. */
export const withdrawOwn = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  message: Message,
): void => {
  message.content = {};
  message.view = { otherKind: 'You withdrew this message', buttons: [] };
  message.withdrawn = true;
  tell(platform, number, customer, 'revoke', { original_message_id: message.id });
};
