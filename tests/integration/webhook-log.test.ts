import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import type { Delivery, WebhookSummary } from '../../shared/contracts/webhook-log';
import type { Runtime } from '../../server/src/runtime';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

/** Meta tells times in seconds; these are later than anything that the test does. */
const NOW = Math.floor(Date.now() / 1000) + 1_000;

describeOnEachDatabase('the webhook log', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  const query = (name: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as never);
  const runtimeOf = () =>
    shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
  beforeEach(() => query('delivery').deleteMany({ where: {} }));

  const tell = (field: string, value: object, time: number | null = NOW) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: SEED.businessAccount.id, ...(time && { time }), changes: [{ field, value }] }],
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
  };
  const status = (id: string) =>
    tell(
      'messages',
      {
        metadata: { phone_number_id: SEED.realNumber.id },
        statuses: [{ id, status: 'read', timestamp: '1795344100', recipient_id: '4917655501234' }],
      },
      null,
    );
  const ask = async (text = ''): Promise<Delivery[]> =>
    (await shop.admin('get', `/webhook-log${text}`).expect(200)).body.data;
  const rejected = (name: string) => ({
    event: 'REJECTED',
    message_template_id: 1689556908129999,
    message_template_name: name,
    message_template_language: 'en',
    reason: 'INVALID_FORMAT',
  });
  const pin = { display_phone_number: '15550001111', event: 'PIN_RESET_REQUEST' };
  /** Of a number that never comes to be known. */
  const foreign = { ...pin, display_phone_number: '15559990000' };
  const upkeep = () =>
    shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as { run(): Promise<void> };

  test('shows what had no effect, and finds it by what it is', async () => {
    await status('wamid.NOBODYS');
    await tell('field_of_tomorrow', { anything: [1, { all: true }] });
    await tell('security', pin);
    const all = await ask();
    expect(all.map(({ field, verdict }) => `${field} ${verdict}`).sort()).toEqual([
      'field_of_tomorrow unknown',
      'messages.statuses parked',
      'security parked',
    ]);
    const news = all.find(({ field }) => field === 'security')!;
    expect(news).toMatchObject({
      accounts: ['Atlas Books'],
      businessAccountId: SEED.businessAccount.id,
      toldAt: new Date(NOW * 1000).toISOString(),
      isRetryable: true,
      reason: expect.stringMatching(/number/),
    });
    expect(await ask('?verdict=unknown')).toMatchObject([{ field: 'field_of_tomorrow' }]);
    expect(await ask('?verdict=parked,failed&field=security')).toHaveLength(1);
    expect(await ask('?_q=wamid.NOBODYS')).toMatchObject([{ wamid: 'wamid.NOBODYS' }]);
    expect(await ask('?_q=wamid.ANOTHER')).toEqual([]);
    expect(await ask(`?from=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    expect(await ask(`?to=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(3);
    expect(await ask('?from=nonsense')).toHaveLength(3);
    const { body } = await shop.admin('get', '/webhook-log?pageSize=2&page=2').expect(200);
    expect(body.data).toHaveLength(1);
    expect(body.meta.pagination).toEqual({
      page: 2,
      pageSize: 2,
      pageCount: 2,
      total: 3,
      totalIsCapped: false,
    });
  });

  test('shows the JSON as Meta sent it', async () => {
    const value = { anything: [1, { all: true }, 'text', null] };
    await tell('field_of_tomorrow', value);
    const [row] = await ask();
    const { body } = await shop.admin('get', `/webhook-log/${row!.documentId}`).expect(200);
    expect(body.data.body).toEqual(value);
    await shop.admin('get', '/webhook-log/nonsense').expect(404);
  });

  test('tries again what waits, and says why it still waits', async () => {
    await tell('message_template_status_update', rejected('not_here_yet'));
    const [row] = await ask();
    const retry = () => shop.admin('post', `/webhook-log/${row!.documentId}/retry`);
    expect((await retry().expect(200)).body.data).toMatchObject({
      verdict: 'parked',
      reason: expect.stringMatching(/template/),
    });
    // As if a sync had brought it, before that decision.
    await query('template').create({
      data: {
        name: 'not_here_yet',
        language: 'en',
        businessAccountId: SEED.businessAccount.id,
        category: 'UTILITY',
        status: 'PENDING',
        metaId: '1689556908129999',
        parameterFormat: 'NAMED',
      } as never,
    });
    expect((await retry().expect(200)).body.data).toBeNull();
    expect(await ask()).toEqual([]);
    await retry().expect(404);
    expect(
      await query('template').findOne({ where: { name: 'not_here_yet' } } as never),
    ).toMatchObject({ status: 'REJECTED', rejectedReason: 'INVALID_FORMAT' });
    // Told once more by Meta it is known already.
    await tell('message_template_status_update', rejected('not_here_yet'));
    expect(await ask()).toEqual([]);
  });

  test('what changes nothing cannot be tried again', async () => {
    await tell('field_of_tomorrow', { anything: true });
    const [row] = await ask();
    await shop.admin('post', `/webhook-log/${row!.documentId}/retry`).expect(400);
    expect(await ask()).toHaveLength(1);
  });

  test('news that came before the number is known are applied by themselves, in their order', async () => {
    await tell('security', { ...pin, event: 'PIN_CHANGED' }, NOW + 10);
    await tell('security', pin, NOW + 5);
    await upkeep().run();
    expect(await ask()).toHaveLength(2);
    const account = await shop.whatsapp.accounts.create({
      name: 'Late',
      environment: 'sandbox',
      phoneNumberId: '998877',
      businessAccountId: SEED.businessAccount.id,
      accessToken: SEED.tokens.full,
      appSecret: SEED.app.secret,
    });
    await query('account').update({
      where: { documentId: account.documentId },
      data: { displayPhoneNumber: '+1 555 000 1111' },
    } as never);
    await eventually('the news to be applied', async () => {
      await upkeep().run();
      return (await ask()).length === 0 ? true : undefined;
    });
    const { data } = await shop.whatsapp.accounts.findHistory(account.documentId);
    expect(
      data.filter(({ actor }) => actor === null).map(({ kind, at }) => [kind, Date.parse(at)]),
    ).toEqual([
      ['pin-changed', (NOW + 10) * 1000],
      ['pin-reset', (NOW + 5) * 1000],
    ]);
  });

  test('a time that no database keeps does no harm', async () => {
    await tell('security', foreign, 8_000_000_000_000);
    await tell('security', foreign, 300_000_000_000);
    expect(await ask()).toHaveLength(2);
  });

  describe('of calls that were refused', () => {
    const forge = (times: number) =>
      Promise.all(
        Array.from({ length: times }, () => {
          const body = JSON.stringify({
            object: 'whatsapp_business_account',
            entry: [{ id: SEED.businessAccount.id, changes: [] }],
          });
          return shop.booted.request
            .post('/api/whatsapp/webhook')
            .set('Content-Type', 'application/json')
            .set(
              'X-Hub-Signature-256',
              `sha256=${createHmac('sha256', 'of another app').update(body).digest('hex')}`,
            )
            .send(body)
            .expect(401);
        }),
      );
    const summary = async (token?: string): Promise<WebhookSummary> => {
      const asked = shop.admin('get', '/webhook-log/summary');
      if (token) asked.set('Authorization', `Bearer ${token}`);
      return (await asked.expect(200)).body.data as WebhookSummary;
    };
    const alerts = async () =>
      ((await shop.admin('get', '/alerts').expect(200)).body.data as Alert[]).filter(
        ({ kind }) => kind === 'webhook.forged',
      );
    const refusals = () =>
      shop.booted.strapi.plugin('whatsapp').service('refused-calls') as unknown as {
        endAlerts(): Promise<void>;
      };

    test('counts them for all processes, and names the account whose secret may be wrong', async () => {
      await forge(3);
      const told = await summary();
      expect(told.refused).toMatchObject({ lastHour: { forged: 3 }, lastDay: { forged: 3 } });
      expect(told.refused.latest[0]).toMatchObject({
        reason: 'forged',
        claims: SEED.businessAccount.id,
      });
      expect(told.suspected).toContainEqual({
        documentId: shop.accountId,
        name: 'Atlas Books',
        secretEnd: SEED.app.secret.slice(-4),
      });
      expect(JSON.stringify(told)).not.toContain(SEED.app.secret);
      // As if another process had refused as many.
      await runtimeOf().webhookRefusals.add(new Map([['forged', 4]]), new Date());
      expect((await summary()).refused).toMatchObject({ lastHour: { forged: 7 } });
      expect(await alerts()).toEqual([]);
      const reader = await shop.booted.adminToken(['plugin::whatsapp.webhook-log.read']);
      expect((await summary(reader)).suspected.map(({ secretEnd }) => secretEnd)).not.toContain(
        SEED.app.secret.slice(-4),
      );
    });

    test('opens one alert when there are many within an hour, and ends it when they are over', async () => {
      await forge(7);
      await summary();
      await forge(2);
      await summary();
      const [alert, ...others] = await alerts();
      expect(others).toEqual([]);
      expect(alert!.message).toMatch(/^\d+ calls of the webhook within an hour/);
      await query('webhook-refusal').updateMany({
        where: {},
        data: { beganAt: new Date(Date.now() - 3 * 3_600_000) } as never,
      });
      await refusals().endAlerts();
      expect(await alerts()).toEqual([]);
      expect((await summary()).refused).toMatchObject({ lastHour: { forged: 0 } });
    });

    test('counts what came, and what of it had no effect', async () => {
      const before = await summary();
      await tell('field_of_tomorrow', { anything: true });
      await eventually('the item to be counted', async () =>
        (await summary()).received > before.received ? true : undefined,
      );
      expect((await summary()).kept).toBe(1);
    });
  });

  test('is open to those who may read it, and changes nothing for them', async () => {
    await tell('security', foreign);
    const [row] = await ask();
    const reader = await shop.booted.adminToken(['plugin::whatsapp.webhook-log.read']);
    const other = await shop.booted.adminToken(['plugin::whatsapp.accounts.read']);
    const as = (token: string, method: 'get' | 'post', path: string) =>
      shop.booted.request[method](`/whatsapp/webhook-log${path}`).set(
        'Authorization',
        `Bearer ${token}`,
      );
    await as(reader, 'get', '').expect(200);
    await as(reader, 'get', `/${row!.documentId}`).expect(200);
    await as(reader, 'post', `/${row!.documentId}/retry`).expect(403);
    await as(other, 'get', '').expect(403);
    await as(other, 'get', `/${row!.documentId}`).expect(403);
  });
});
