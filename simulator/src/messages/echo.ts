import type { Platform } from '../platform';
import type { Customer, Message, PhoneNumber } from '../world/types';
import { addMessage, businessAccountOf, userIdFor } from '../world/world';
import { contactOf, metadataOf } from './statuses';

/**
 * Lets the business write from the WhatsApp Business app on its own phone, and tells receivers of it, as
 * Meta does for numbers that are used in both (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/smb_message_echoes).
 */
export const sendFromApp = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  text: string,
): Message => {
  const { clock, ids, world } = platform;
  const message: Message = {
    id: ids.wamid(customer.waId, 'out'),
    direction: 'out',
    phoneNumberId: number.id,
    phone: customer.phone,
    addressedBy: 'phone',
    type: 'text',
    content: { text: { body: text } },
    view: { body: text, buttons: [] },
    at: clock.seconds(),
    status: 'delivered',
    statusAt: { sent: clock.seconds(), delivered: clock.seconds() },
    reactions: {},
  };
  addMessage(world, message);
  const hidden = customer.hidesNumber;
  platform.webhooks.publish({
    businessAccountId: number.businessAccountId,
    phoneNumberId: number.id,
    field: 'smb_message_echoes',
    at: clock.seconds(),
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(platform, number, customer, hidden)],
      message_echoes: [
        {
          from: number.displayPhoneNumber.replace(/\D/g, ''),
          ...(hidden ? {} : { to: customer.waId }),
          to_user_id: userIdFor(world, customer, businessAccountOf(world, number).portfolioId),
          id: message.id,
          timestamp: String(message.at),
          type: 'text',
          text: { body: text },
        },
      ],
    },
  });
  platform.changes.tell('message', customer.phone);
  return message;
};
