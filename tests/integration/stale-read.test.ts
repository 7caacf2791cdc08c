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

    test('is found by its idempotency key, and sent no second time', async () => {
      const { strapi } = shop.booted;
      const { messages } = shop.whatsapp;
      const send = () =>
        messages.sendTemplate({
          template: 'order_ready',
          to: { phone: '+4917655501298' },
          values: { first_name: 'Ines', number: 'A-18' },
          sendAt: new Date(Date.now() + 3_600_000),
          idempotencyKey: 'in the meantime',
        });
      await strapi.db.transaction(async () => {
        // What a transaction sees is settled by the first that it reads.
        await messages.find();
        const { documentId } = await outsideTransactions(send);
        expect((await send()).documentId).toBe(documentId);
      });
    });

    test('has the conversation that somebody else has made', async () => {
      const { documentId } = await shop.whatsapp.contacts.optIn({ phone: '+4917655501297' });
      const account = (await runtime.accounts.get(shop.accountId))!.id;
      const contact = (await runtime.contacts.get(documentId))!.id;
      const getOrInsert = () => runtime.conversations.getOrInsert({ account, contact });
      await shop.booted.strapi.db.transaction(async () => {
        expect(await runtime.conversations.get({ account, contact })).toBeNull();
        const { id } = await outsideTransactions(getOrInsert);
        expect((await getOrInsert()).id).toBe(id);
      });
    });
  },
  ['postgres', 'mysql'],
);
