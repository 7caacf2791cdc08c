import type { Runtime } from '../../server/src/runtime';
import { outsideTransactions } from '../../server/src/store/outside-transactions';
import { describeOnEachDatabase } from './services';
import { openShop, orderTemplate, type Shop } from './shop';
import { approveTemplate } from './approved-template';

/** SQLite has one connection: nobody else writes while a transaction is open. */
describeOnEachDatabase(
  'what changes while a transaction of the caller’s is open',
  (database) => {
    let shop: Shop;
    let runtime: Runtime;
    const phone = '+4917655501299';

    beforeAll(async () => {
      shop = await openShop({ database });
      runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
      await approveTemplate(shop, orderTemplate(shop.accountId).content);
    });
    afterAll(() => shop?.stop());

    test('is what a message is judged by: one that was sent meanwhile is not taken back', async () => {
      const { strapi } = shop.booted;
      const { messages } = shop.whatsapp;
      const { documentId } = await messages.sendTemplate({
        template: 'order_ready',
        to: { phone },
        values: { first_name: 'Ines', number: 'A-17' },
        sendAt: new Date(Date.now() + 3_600_000),
      });
      await strapi.db.transaction(async () => {
        expect(await messages.findOne(documentId)).toMatchObject({ state: 'queued' });
        await outsideTransactions(() =>
          runtime.writer.write({ documentId }, () => ({
            state: 'sending',
            sendingAt: new Date(),
            attempt: 1,
          })),
        );
        await expect(messages.cancel(documentId)).rejects.toMatchObject({
          name: 'ValidationError',
        });
      });
      expect(await messages.findOne(documentId)).toMatchObject({ state: 'sending', attempt: 1 });
    });

    test('is not written over by the word that is recorded there', async () => {
      const { strapi } = shop.booted;
      const { contacts } = shop.whatsapp;
      const { documentId: contact } = await contacts.optIn({ phone, purpose: 'marketing' });
      await strapi.db.transaction(async () => {
        expect(await contacts.findConsent({ contact })).toMatchObject({ optOutAllAt: null });
        await outsideTransactions(() => contacts.optOut({ contact }));
        const after = await contacts.optIn({ contact, purpose: 'marketing' });
        expect(after.optOutAllAt).not.toBeNull();
      });
      expect(await contacts.findConsent({ contact })).toMatchObject({
        optOutAllAt: expect.any(String) as string,
      });
    });
  },
  ['postgres', 'mysql'],
);
