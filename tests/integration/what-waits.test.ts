import { AsyncLocalStorage } from 'node:async_hooks';

import type { WhatsAppEvents } from '../../shared/events';
import { approveTemplate, codeTemplate, contentWith } from './approved-template';
import { addFile } from './media-library';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

const LENA = '+4917655501234';
const CODE = 'K70815QX';
const HOUR_MS = 3_600_000;
/** As it is before anything is in a transaction. */
const outside = AsyncLocalStorage.snapshot() as <T>(work: () => T) => T;
const inMs = (ms: number) => new Date(Date.now() + ms);

describe('a message that waits', () => {
  let shop: Shop;
  let files = 0;
  const queue = () =>
    shop.booted.strapi.plugin('whatsapp').service('queue') as { sweep(): Promise<void> };
  const table = (name: 'message' | 'account') =>
    shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');
  const change = (documentId: string, data: object) =>
    table('message').updateMany({ where: { documentId }, data: data as never });
  const changeAccount = (data: object) =>
    table('account').updateMany({ where: {}, data: data as never });
  const rowOf = (documentId: string) => table('message').findOne({ where: { documentId } });
  const overdue = (documentId: string) => change(documentId, { expiresAt: inMs(-1_000) });
  const { messages } = { messages: () => shop.whatsapp.messages };
  const requests = () => shop.simulator.findRequests({ method: 'POST', path: '/messages' });

  beforeAll(async () => {
    shop = await openShop({ config: { sending: { uncertainAfterSeconds: 0 } } });
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    await approveTemplate(shop, codeTemplate('login_code'), null);
  });
  afterEach(async () => {
    shop.simulator.clearFaults();
    await table('message').updateMany({
      where: { state: 'queued' },
      data: { state: 'cancelled' } as never,
    });
    await changeAccount({ enabled: true, holdReason: null });
    shop.simulator.clearRequests();
  });
  afterAll(() => shop?.stop());

  const input = async () => {
    const { documentId } = await shop.createOrder();
    return { template: 'order_ready', record: { uid: 'api::order.order', documentId } };
  };
  const send = async (more: object = {}) =>
    messages().sendTemplate({ ...(await input()), ...more });
  const scheduled = () => send({ sendAt: inMs(HOUR_MS), expiresAt: inMs(2 * HOUR_MS) });
  const issuesOf = async (work: Promise<unknown>): Promise<string[]> => {
    const failure = (await work.then(
      () => ({}),
      (error: unknown) => error,
    )) as { details?: { issues?: { code: string; path: string }[] } };
    return (failure.details?.issues ?? []).map(({ code, path }) => `${path}: ${code}`);
  };

  describe('longer than its deadline', () => {
    test.each([
      ['is held', { holdReason: 'The token has expired.' }],
      ['is switched off', { enabled: false }],
    ])('fails as expired also while its account %s', async (_, state) => {
      const { documentId } = await scheduled();
      await changeAccount(state);
      await overdue(documentId);
      await queue().sweep();
      expect(await messages().findOne(documentId)).toMatchObject({
        state: 'failed',
        failure: { type: 'expired' },
        times: { failedAt: expect.any(String) },
      });
    });

    test('does not keep its one-time code', async () => {
      await changeAccount({ holdReason: 'The token has expired.' });
      const { documentId } = await messages().sendTemplate({
        template: 'login_code',
        to: { phone: LENA },
        values: { '1': CODE },
      });
      expect(JSON.stringify(await rowOf(documentId))).toContain(CODE);
      await overdue(documentId);
      await queue().sweep();
      expect(JSON.stringify(await rowOf(documentId))).not.toContain(CODE);
      expect(await messages().findOne(documentId)).toMatchObject({
        failure: { type: 'expired' },
        canResend: false,
      });
    });

    test('is left to whoever has taken it', async () => {
      const taken = await scheduled();
      const lost = await scheduled();
      for (const { documentId } of [taken, lost]) await overdue(documentId);
      await change(taken.documentId, { claimedBy: 'a worker', leaseUntil: inMs(HOUR_MS) });
      await change(lost.documentId, { claimedBy: 'a worker', leaseUntil: inMs(-1_000) });
      await queue().sweep();
      expect((await messages().findOne(taken.documentId)).state).toBe('queued');
      expect((await messages().findOne(lost.documentId)).state).toBe('failed');
    });

    test('stays as it is in a copy of the database', async () => {
      const here = await table('account').findOne({ where: {} });
      const { installationId } = here as unknown as { installationId: string };
      const { documentId } = await scheduled();
      await overdue(documentId);
      await changeAccount({ installationId: 'https://cms.example.com' });
      const before = await rowOf(documentId);
      await queue().sweep();
      expect(await rowOf(documentId)).toEqual(before);
      await changeAccount({ installationId });
      await queue().sweep();
      expect((await messages().findOne(documentId)).state).toBe('failed');
    });

    test.each([
      ['has passed', { expiresAt: inMs(-1_000) }, 'expiresAt.past'],
      ['is none', { expiresAt: 'soon' }, 'expiresAt.invalid'],
      [
        'comes before it may leave',
        { sendAt: inMs(2 * HOUR_MS), expiresAt: inMs(HOUR_MS) },
        'expiresAt.beforeSendAt',
      ],
    ])('is not even queued when that %s', async (_, more, code) => {
      expect(await issuesOf(send(more))).toEqual([`expiresAt: ${code}`]);
    });
  });

  describe('for an account that is switched off', () => {
    test('says so, and is neither sent, retried nor sent again', async () => {
      const waiting = await scheduled();
      shop.simulator.setFaults({ error: { code: 131042, times: 1, path: '/messages' } });
      const refused = await send();
      await shop.reaches(refused.documentId, 'failed');
      const undelivered = await send();
      await shop.reaches(undelivered.documentId, 'delivered');
      await change(undelivered.documentId, { state: 'failed', failureType: 'undelivered' });
      await changeAccount({ enabled: false });

      expect((await messages().findOne(waiting.documentId)).holdReason).toContain('switched off');
      const off = ['account: account.disabled'];
      expect(await issuesOf(messages().retry(refused.documentId))).toEqual(off);
      expect(await issuesOf(messages().resend(undelivered.documentId))).toEqual(off);
      expect(await issuesOf(send({ account: shop.accountId }))).toEqual(off);
    });
  });

  describe('for its file to be uploaded', () => {
    const uploading = async () => {
      const file = await addFile(shop.booted.strapi, `own-${(files += 1)}.png`, 'image/png');
      const name = `with_file_${files}`;
      const header = {
        type: 'image' as const,
        file,
        source: { from: 'file' as const },
        fileName: null,
      };
      await approveTemplate(shop, contentWith({ name, header }));
      shop.simulator.clearRequests();
      shop.simulator.setFaults({ slow: { ms: 1_500, when: 'after', path: '/media' } });
      const message = await send({ template: name });
      await eventually('the upload', () =>
        shop.simulator.media().length >= files ? true : undefined,
      );
      return message.documentId;
    };

    test('does not leave when its account was switched off meanwhile, until it sends again', async () => {
      const documentId = await uploading();
      await changeAccount({ enabled: false });
      await eventually('the message being given back', async () => {
        const row = (await rowOf(documentId)) as unknown as { claimedBy: string | null };
        return row.claimedBy === null ? true : undefined;
      });
      expect(await messages().findOne(documentId)).toMatchObject({
        state: 'queued',
        holdReason: expect.stringContaining('switched off'),
      });
      expect(requests()).toEqual([]);
      await changeAccount({ enabled: true });
      await shop.reaches(documentId, 'delivered');
    });

    test('fails when its deadline has passed meanwhile', async () => {
      const documentId = await uploading();
      await overdue(documentId);
      const failed = await shop.reaches(documentId, 'failed', 'delivered');
      expect(failed).toMatchObject({ state: 'failed', failure: { type: 'expired' } });
      expect(requests()).toEqual([]);
    });
  });

  describe('for an answer of Meta', () => {
    test('fails when that refuses it after it was given up, and is not sent again by itself', async () => {
      shop.simulator.setFaults({
        slow: { ms: 2_000, when: 'before', path: '/messages', times: 1 },
        error: { code: 131000, status: 500, path: '/messages', times: 1 },
      });
      const { documentId } = await send();
      await shop.reaches(documentId, 'sending');
      await change(documentId, { leaseUntil: inMs(-1_000) });
      await queue().sweep();
      expect((await messages().findOne(documentId)).state).toBe('uncertain');
      const failed = await shop.reaches(documentId, 'failed', 'queued', 'delivered');
      expect(failed).toMatchObject({
        state: 'failed',
        failure: { type: 'refused', code: 131000 },
        canRetry: true,
        canResend: false,
      });
    });
  });

  describe('as a copy of one that did not arrive', () => {
    const undelivered = async () => {
      const { documentId } = await send();
      await shop.reaches(documentId, 'delivered');
      await change(documentId, { state: 'failed', failureType: 'undelivered' });
      return documentId;
    };

    test('can be made once more after it was taken back, and only then', async () => {
      const documentId = await undelivered();
      await changeAccount({ holdReason: 'Wait.' });
      const first = await messages().resend(documentId);
      expect((await messages().findOne(documentId)).canResend).toBe(false);
      expect((await messages().resend(documentId)).documentId).toBe(first.documentId);

      await messages().cancel(first.documentId);
      expect((await messages().findOne(documentId)).canResend).toBe(true);
      const second = await messages().resend(documentId);
      expect(second.documentId).not.toBe(first.documentId);
      expect(second).toMatchObject({ state: 'queued', resendOf: documentId });
      expect((await messages().findOne(documentId)).canResend).toBe(false);
      await changeAccount({ holdReason: null });
      await shop.reaches(second.documentId, 'delivered');
      expect((await messages().findOne(documentId)).canResend).toBe(false);
    });

    test('can be made once more after it failed before it left', async () => {
      const documentId = await undelivered();
      await changeAccount({ holdReason: 'Wait.' });
      const first = await messages().resend(documentId);
      await overdue(first.documentId);
      await queue().sweep();
      const second = await messages().resend(documentId);
      expect(second.documentId).not.toBe(first.documentId);
      // Nor twice by way of its copy.
      expect((await messages().resend(first.documentId)).documentId).toBe(second.documentId);
    });
  });

  test('tells that it was taken back once that is stored, and not when it is rolled back', async () => {
    const heard: WhatsAppEvents['whatsapp.message.state'][] = [];
    const { eventHub, db } = shop.booted.strapi;
    const stop = eventHub.on('whatsapp.message.state', ((event: (typeof heard)[number]) => {
      heard.push(event);
    }) as never) as unknown as () => void;
    const [kept, undone] = [await scheduled(), await scheduled()];
    const inTransaction = (work: () => Promise<unknown>) => db.transaction(work as never);
    await expect(
      inTransaction(async () => {
        await messages().cancel(undone.documentId);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await inTransaction(async () => {
      await messages().cancel(kept.documentId);
      await new Promise((resolve) => setImmediate(resolve));
      expect(heard).toEqual([]);
    });
    await eventually('the event', () => (heard.length > 0 ? true : undefined));
    expect(heard.map(({ documentId }) => documentId)).toEqual([kept.documentId]);
    stop();
  });

  test('the marketing endpoint is remembered when Meta names it by a status', async () => {
    await approveTemplate(shop, contentWith({ name: 'offer' }));
    shop.simulator.setFaults({ webhooks: { failStatus: { code: 131063, times: 1 } } });
    const { documentId } = await send({ template: 'offer' });
    await shop.reaches(documentId, 'failed');
    await eventually('the endpoint', async () => {
      const account = (await table('account').findOne({ where: {} })) as unknown as {
        marketingEndpoint: string | null;
      };
      return account.marketingEndpoint === 'marketing_messages' ? true : undefined;
    });
  });

  test.each(['/messages', '/messages/preview'])(
    'is refused by POST %s when something is asked for that is not known',
    async (path) => {
      const body = { ...(await input()), sendat: inMs(HOUR_MS).toISOString() };
      const answer = await shop.admin('post', path).send(body).expect(400);
      expect(JSON.stringify(answer.body)).toContain('sendat');
    },
  );
});

describeOnEachDatabase(
  'an idempotency key that two transactions use at once',
  (database) => {
    let shop: Shop;
    beforeAll(async () => {
      shop = await openShop({ database });
      await approveTemplate(shop, orderTemplate(shop.accountId).content);
    });
    afterAll(() => shop?.stop());

    test('makes one message, and harms neither of them', async () => {
      const { strapi } = shop.booted;
      const customers = [{ phone: LENA }, { phone: '+4917655501235' }];
      const orders = await Promise.all(customers.map((customer) => shop.createOrder({}, customer)));
      const send = (index: number, idempotencyKey?: string) =>
        shop.whatsapp.messages.sendTemplate({
          template: 'order_ready',
          record: { uid: 'api::order.order', documentId: orders[index]!.documentId },
          sendAt: inMs(HOUR_MS),
          ...(idempotencyKey && { idempotencyKey }),
        });
      // Nothing else is new, so that the key is all they meet at.
      for (const index of orders.keys()) await send(index);

      const inTransaction = <T>(
        work: (raw: (sql: string) => Promise<{ rows: unknown[] }>) => Promise<T>,
      ) =>
        strapi.db.transaction(({ trx }) =>
          work((sql) =>
            (trx as unknown as { raw(sql: string): Promise<{ rows: unknown[] }> }).raw(sql),
          ),
        ) as unknown as Promise<T>;
      const second: Promise<string>[] = [];
      const first = await inTransaction(async (raw) => {
        const { documentId } = await send(0, 'the same');
        second[0] = outside(() =>
          inTransaction(async (rawOfSecond) => {
            const { documentId } = await send(1, 'the same');
            // A transaction that met an error would refuse this.
            await rawOfSecond('SELECT 1');
            return documentId;
          }),
        );
        await eventually('the second waits for the first', async () => {
          await raw('SELECT pg_stat_clear_snapshot()');
          const { rows } = await raw(
            'SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()',
          );
          return rows.length > 0 ? true : undefined;
        });
        return documentId;
      });
      expect(await second[0]).toBe(first);
      expect(await shop.whatsapp.messages.cancel(first)).toMatchObject({
        state: 'cancelled',
        phone: LENA,
        templateName: 'order_ready',
      });
    });
  },
  ['postgres'],
);
