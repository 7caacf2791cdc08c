import type { Platform } from '../platform';
import type { Customer, PhoneNumber } from '../world/types';
import { businessAccountOf, userIdFor } from '../world/world';
import { metadataOf } from './statuses';

/** Tells receivers that a person stopped or resumed marketing messages. */
export const tellPreference = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  value: 'stop' | 'resume',
): void => {
  const account = businessAccountOf(platform.world, number);
  const at = platform.clock.seconds();
  const person = {
    ...(customer.hidesNumber ? {} : { wa_id: customer.waId }),
    user_id: userIdFor(platform.world, customer, account.portfolioId),
  };
  platform.webhooks.publish({
    businessAccountId: account.id,
    phoneNumberId: number.id,
    field: 'user_preferences',
    at,
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [person],
      user_preferences: [
        {
          ...person,
          detail: `User requested to ${value} marketing messages`,
          category: 'marketing_messages',
          value,
          timestamp: at,
        },
      ],
    },
  });
};
