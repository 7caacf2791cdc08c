import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Runtime } from '../../server/src/runtime';
import type { FieldLine, Receiving } from '../../shared/contracts/webhooks';
import { freePort } from '../ports';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

describeOnEachDatabase('what arrives of each webhook field', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    const port = await freePort();
    shop = await openShop({
      database,
      port,
      config: { publicUrl: `http://127.0.0.1:${port}` },
    });
  });
  afterAll(() => shop?.stop());

  const runtime = () => shop.booted.strapi.plugin('whatsapp').service('runtime') as Runtime;
  const receiving = async (): Promise<Receiving> =>
    (await shop.admin('get', `/accounts/${shop.accountId}/receiving`).expect(200)).body.data;
  const check = async (): Promise<Receiving> =>
    (await shop.admin('post', `/accounts/${shop.accountId}/receiving`).expect(200)).body.data;
  const line = ({ fields }: Receiving, name: string): FieldLine =>
    fields.find((field) => field.name === name)!;

  const post = (field: string, value: object, secret: string = SEED.app.secret) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: SEED.businessAccount.id, changes: [{ field, value }] }],
    });
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set(
        'X-Hub-Signature-256',
        `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      )
      .send(body);
  };
  const status = (id: string) => ({
    metadata: { phone_number_id: SEED.realNumber.id },
    statuses: [{ id, status: 'read', timestamp: '1795344100', recipient_id: '4917655501234' }],
  });
  /** What is noted is written once in a while; this does not wait for it. */
  const written = () =>
    (
      shop.booted.strapi.plugin('whatsapp').service('webhook-fields') as unknown as {
        idle(): Promise<void>;
      }
    ).idle();

  test('nothing has come yet, and Meta says that everything will', async () => {
    const now = await check();
    expect(now.subscription).toMatchObject({
      isSubscribed: true,
      appName: SEED.app.name,
      callbacks: { app: now.callbackUrl, businessAccount: null, number: null },
      problem: null,
    });
    expect(new Set(now.fields.map(({ state }) => state))).toEqual(new Set(['never']));
    expect(now.fields.every(({ received, lastAt }) => received === 0 && lastAt === null)).toBe(
      true,
    );
  });

  test('what has come is counted by field, ticks apart from what people write', async () => {
    await post('messages', status('wamid.A')).expect(200);
    await post('messages', status('wamid.B')).expect(200);
    await post('calls', { anything: true }).expect(200);
    const after = await eventually('the counts', async () => {
      await written();
      const now = await receiving();
      return line(now, 'messages.statuses').received === 2 && line(now, 'calls') ? now : undefined;
    });
    expect(line(after, 'messages.statuses')).toMatchObject({ state: 'live', isRead: true });
    expect(line(after, 'messages')).toMatchObject({ state: 'never', received: 0 });
    // It is not read here, but it comes.
    expect(line(after, 'calls')).toMatchObject({ state: 'live', isRead: false, received: 1 });
    const account = await shop.whatsapp.accounts.findOne(shop.accountId);
    expect(account.lastDeliveryAt).toBe(line(after, 'calls').lastAt);
  });

  test('of two processes that tell of a field the newest time stays, and all is counted', async () => {
    const { webhookFields } = runtime();
    const note = (at: string, received: number) =>
      webhookFields.note([
        {
          businessAccountId: SEED.businessAccount.id,
          field: 'security',
          at: new Date(at),
          received,
        },
        { businessAccountId: SEED.businessAccount.id, field: 'flows', at: new Date(at), received },
      ]);
    await Promise.all([
      note('2026-11-20T10:00:00.000Z', 3),
      note('2026-11-20T12:00:00.000Z', 1),
      note('2026-11-20T11:00:00.000Z', 2),
    ]);
    await note('2026-11-20T09:00:00.000Z', 1);
    const now = await receiving();
    for (const name of ['security', 'flows'])
      expect(line(now, name)).toMatchObject({
        received: 7,
        lastAt: '2026-11-20T12:00:00.000Z',
      });
  });

  test('what Meta does not send is told from what has only not come', async () => {
    const app = shop.simulator.state.apps.get(SEED.app.id)!;
    const ticked = app.webhook!.fields;
    app.webhook!.fields = ticked.filter((field) => field !== 'user_preferences');
    const now = await check();
    expect(line(now, 'user_preferences').state).toBe('notSubscribed');
    expect(line(now, 'account_update').state).toBe('never');
    app.webhook!.fields = ticked;

    const unsubscribed: Receiving = (
      await shop.admin('post', `/accounts/${shop.accountId}/unsubscribe`).expect(200)
    ).body.data;
    expect(unsubscribed.subscription).toMatchObject({ isSubscribed: false });
    expect(new Set(unsubscribed.fields.map(({ state }) => state))).toEqual(
      new Set(['notSubscribed']),
    );
    // One delivery is worth more than what was said before it.
    await post('messages', status('wamid.C')).expect(200);
    await eventually('ticks that come all the same', async () => {
      await written();
      return line(await receiving(), 'messages.statuses').state === 'live' ? true : undefined;
    });
    await shop.admin('post', `/accounts/${shop.accountId}/subscribe`).send({}).expect(200);
    expect((await check()).subscription).toMatchObject({ isSubscribed: true });
  });

  test('calls that were refused are counted, and told without who called', async () => {
    const before = (await receiving()).refused.count;
    for (let call = 0; call < 22; call += 1)
      await post('messages', status('wamid.F'), 'somebody-elses-secret').expect(401);
    const { refused } = await receiving();
    expect(refused.count).toBe(before + 22);
    expect(refused.latest).toHaveLength(20);
    expect(refused.latest[0]).toEqual({
      at: expect.any(String),
      reason: 'forged',
      bytes: expect.any(Number),
      // Whose it says that it is.
      claims: expect.any(String),
    });
  });

  test('who may only look asks Meta nothing', async () => {
    const token = await shop.booted.adminToken(['plugin::whatsapp.accounts.read']);
    const ask = (method: 'get' | 'post', path: string) =>
      shop.booted.request[method](`/whatsapp/accounts/${shop.accountId}/${path}`)
        .set('Authorization', `Bearer ${token}`)
        .send(method === 'post' ? {} : undefined);
    await ask('get', 'receiving').expect(200);
    await ask('get', 'history').expect(200);
    await ask('post', 'receiving').expect(403);
    await ask('post', 'subscribe').expect(403);
    await ask('post', 'unsubscribe').expect(403);
  });
});
