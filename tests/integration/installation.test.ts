import { createStrapi } from '@strapi/strapi';

import type { MessageRow } from '../../server/src/store/rows';
import { ACCOUNT, eventually, later, openShop, orderTemplate, type Shop } from './shop';
import { describeOnEachDatabase } from './services';
import { bootStrapi } from './strapi';

const table = (shop: Shop, uid: string) =>
  shop.booted.strapi.db.query(`plugin::whatsapp.${uid}` as never);

async function sendOne(shop: Shop): Promise<string> {
  const template = await shop.whatsapp.templates.create(orderTemplate(shop.accountId));
  await shop.whatsapp.templates.submit(template.documentId);
  shop.simulator.reviewTemplate('order_ready/en', { decision: 'APPROVED' });
  await eventually('the approval', async () =>
    (await shop.whatsapp.templates.findOne(template.documentId)).status === 'APPROVED'
      ? true
      : undefined,
  );
  const order = await shop.createOrder();
  const message = await shop.whatsapp.messages.sendTemplate({
    template: 'order_ready',
    record: { uid: 'api::order.order', documentId: order.documentId },
    idempotencyKey: 'once',
  });
  await shop.reaches(message.documentId, 'delivered');
  return message.documentId;
}

describeOnEachDatabase('the journey', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  test('goes from review to read, once, with ticks that never go back', async () => {
    const documentId = await sendOne(shop);
    shop.simulator.read('4917655501234');
    const read = await shop.reaches(documentId, 'read');
    expect(read).toMatchObject({ attempt: 1, failure: null });
    const again = await Promise.all(
      [1, 2, 3].map(() =>
        shop.whatsapp.messages.sendTemplate({
          template: 'order_ready',
          to: { phone: '+4917655501234' },
          values: { first_name: 'Ines', number: 'A-17' },
          idempotencyKey: 'once',
        }),
      ),
    );
    expect(new Set(again.map((message) => message.documentId))).toEqual(new Set([documentId]));
    const sends = shop.simulator.findRequests({ method: 'POST', path: '/messages' });
    expect(sends).toHaveLength(1);
  });

  test('has the indexes that fast lists and unique rows need', async () => {
    const { strapi } = shop.booted;
    const indexes = await strapi.db.dialect.schemaInspector.getIndexes(
      strapi.db.metadata.get('plugin::whatsapp.message').tableName,
    );
    const columns = indexes.map((index) => ({ ...index, columns: index.columns.join() }));
    for (const expected of ['account_id,phase,priority,due_at', 'phase,created_at', 'resend_of'])
      expect(columns.map((index) => index.columns)).toContain(expected);
    const template = { businessAccountId: '1', name: 'twice', language: 'en' };
    await table(shop, 'template').create({ data: template as never });
    // The driver's error comes from outside of this test's realm, so only its code is looked at.
    await expect(table(shop, 'template').create({ data: template as never })).rejects.toMatchObject(
      { code: expect.stringMatching(/UNIQUE|23505|ER_DUP_ENTRY/) },
    );
  });

  test('hundreds of statuses at once, in the wrong order, are all applied', async () => {
    const { strapi } = shop.booted;
    const count = 300;
    const [account] = (await table(shop, 'account').findMany()) as { id: number }[];
    await table(shop, 'message').createMany({
      data: Array.from({ length: count }, (_, index) => ({
        account: account!.id,
        direction: 'out',
        type: 'template',
        state: 'accepted',
        wamid: `wamid.BULK${index}`,
        attempt: 1,
      })) as never,
    });
    const value = (state: string) => ({
      statuses: Array.from({ length: count }, (_, index) => ({
        id: `wamid.BULK${index}`,
        status: state,
        timestamp: '1795344100',
      })),
    });
    for (const state of ['read', 'sent', 'delivered'])
      shop.simulator.sendWebhook({ field: 'messages', value: value(state) });
    await eventually('all being read', async () =>
      (await strapi.db
        .query('plugin::whatsapp.message' as never)
        .count({ where: { state: 'read', wamid: { $startsWith: 'wamid.BULK' } } } as never)) ===
      count
        ? true
        : undefined,
    );
  });
});

describeOnEachDatabase(
  'a table of messages',
  (database) => {
    test('has room for new versions beside the old ones, and keeps what somebody else has set', async () => {
      const booted = await bootStrapi({ database });
      const options = async () => {
        const { rows } = (await booted.strapi.db.connection.raw(
          `select reloptions::text as options from pg_class where relname = 'whatsapp_messages'`,
        )) as unknown as { rows: { options: string | null }[] };
        return rows[0]!.options;
      };
      try {
        expect(await options()).toBe('{fillfactor=60}');
        await booted.strapi.db.connection.raw(
          'alter table whatsapp_messages set (fillfactor = 90)',
        );
        await booted.restart();
        expect(await options()).toBe('{fillfactor=90}');
      } finally {
        await booted.stop();
      }
    });
  },
  ['postgres'],
);

describeOnEachDatabase('what Meta tells of a message', (database) => {
  test('stands in no index of its table, and the phase, which does, follows the state', async () => {
    const shop = await openShop({ database });
    try {
      const { strapi } = shop.booted;
      const { tables } = await strapi.db.dialect.schemaInspector.getSchema();
      const { indexes } = tables.find(({ name }) => name === 'whatsapp_messages')!;
      const told = ['state', 'sent_at', 'delivered_at', 'read_at', 'played_at', 'updated_at'];
      expect(indexes.map(({ name }) => name)).toContain('whatsapp_messages_phase_idx');
      expect(
        indexes.filter(({ columns }) => columns.some((column) => told.includes(column))),
      ).toEqual([]);

      await sendOne(shop);
      const rows = strapi.db.query('plugin::whatsapp.message' as never);
      const [message] = (await rows.findMany()) as unknown as MessageRow[];
      expect(message).toMatchObject({ state: 'delivered', phase: 'accepted' });
      await rows.update({
        where: { id: message!.id } as never,
        data: { state: 'failed' } as never,
      });
      expect(await rows.findMany()).toEqual([expect.objectContaining({ phase: 'failed' })]);
    } finally {
      await shop.stop();
    }
  });
});

describe('an installation', () => {
  test('keeps every row when the plugin is switched off for one boot', async () => {
    const shop = await openShop();
    try {
      await sendOne(shop);
      const uids = [
        'account',
        'template',
        'variable',
        'button',
        'contact',
        'contact-link',
        'message',
      ];
      const counts = async () =>
        Object.fromEntries(
          await Promise.all(
            uids.map(async (uid) => [uid, await table(shop, uid).count()] as const),
          ),
        );
      const before = await counts();
      expect(Math.min(...Object.values(before))).toBeGreaterThan(0);
      process.env.WHATSAPP_ENABLED = 'false';
      await shop.booted.restart();
      expect(shop.booted.strapi.plugin('whatsapp')).toBeUndefined();
      delete process.env.WHATSAPP_ENABLED;
      await shop.booted.restart();
      expect(await counts()).toEqual(before);
      expect((await shop.whatsapp.accounts.test(shop.accountId)).ok).toBe(true);
    } finally {
      await shop.stop();
    }
  });

  test('without an encryption key no account is stored, and the sentence says which line to add', async () => {
    const shop = await openShop({
      unconnected: true,
      env: { ENCRYPTION_KEY: undefined },
    });
    try {
      const { body } = await shop.admin('post', '/accounts').send(ACCOUNT).expect(400);
      expect(body.error.message).toContain("encryptionKey: env('ENCRYPTION_KEY')");
      expect(await table(shop, 'account').count()).toBe(0);
      const setup = await shop.admin('get', '/setup').expect(200);
      expect(setup.body.data.encryptionKey).toMatchObject({ isSet: false });
    } finally {
      await shop.stop();
    }
  });

  test('a wrong configuration stops the boot and names each fault', async () => {
    await expect(
      bootStrapi({
        config: { graph: { version: '26' }, typo: true, webhook: { maxBodyBytes: 'x' } },
      }),
    ).rejects.toThrow(/graph\.version must look like v26\.0[\s\S]*typo is not a known key/);
  });

  test('a console or CLI command sends nothing: the worker waits for the server to listen', async () => {
    const shop = await openShop();
    try {
      const { strapi } = shop.booted;
      await sendOne(shop);
      const queued = await shop.whatsapp.messages.sendTemplate({
        template: 'order_ready',
        to: { phone: '+4917655501234' },
        values: { first_name: 'Ines', number: 'later' },
        sendAt: later(),
      });
      const [appDir, distDir] = [strapi.dirs.app.root, strapi.dirs.dist.root];
      await shop.booted.pause();
      const loaded = createStrapi({ appDir, distDir, autoReload: false, serveAdminPanel: false });
      await loaded.load();
      const rows = loaded.db.query('plugin::whatsapp.message' as never);
      const where = { documentId: queued.documentId } as never;
      await rows.update({ where, data: { dueAt: new Date() } as never });
      // Longer than a worker waits between two looks.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await rows.findOne({ where })).toMatchObject({ state: 'queued', attempt: 0 });
      await loaded.destroy();
      await shop.booted.resume();
      await shop.reaches(queued.documentId, 'delivered');
    } finally {
      await shop.stop();
    }
  });
});
