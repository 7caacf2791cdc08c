import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Shop } from './shop';

/** Sends messages to our number as Meta does, signed, and expects them to be taken. */
export function deliverMessages(shop: Shop, messages: object[], contacts: object[] = []) {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: SEED.businessAccount.id,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { phone_number_id: SEED.realNumber.id },
              contacts,
              messages,
            },
          },
        ],
      },
    ],
  });
  return shop.booted.request
    .post('/api/whatsapp/webhook')
    .set('Content-Type', 'application/json')
    .set(
      'X-Hub-Signature-256',
      `sha256=${createHmac('sha256', SEED.app.secret).update(body).digest('hex')}`,
    )
    .send(body)
    .expect(200);
}
