import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Shop } from './shop';

let count = 0;

/** A message of a person as Meta delivers it, `secondsAgo` old. */
export const written = (from: string, secondsAgo: number, more: object): object => ({
  from,
  id: `wamid.WRITTEN${process.pid}${(count += 1)}`,
  timestamp: String(Math.floor(Date.now() / 1000) - secondsAgo),
  ...more,
});

/** A text of a person. */
export const text = (from: string, body: string, secondsAgo = 10): object =>
  written(from, secondsAgo, { type: 'text', text: { body } });

/**
 * Delivers messages of people to the shop's number, and who they are, signed as Meta does; resolves when
 * they are taken.
 */
export async function deliverMessages(
  { booted }: Shop,
  messages: object[],
  contacts: object[] = [],
): Promise<void> {
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
  const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
  await booted.request
    .post('/api/whatsapp/webhook')
    .set('Content-Type', 'application/json')
    .set('X-Hub-Signature-256', `sha256=${signature}`)
    .send(body)
    .expect(200);
}
