import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

/** Meta tells times in seconds; these are later than anything that the test does. */
const NOW = Math.floor(Date.now() / 1000) + 1_000;

describeOnEachDatabase('what stops an account with its queue', (database) => {
  let shop: Shop;
  let told = 0;
  beforeAll(async () => {
    shop = await openShop({ database });
    await shop.whatsapp.accounts.test(shop.accountId);
  });
  afterAll(() => shop?.stop());

  const rows = () => shop.booted.strapi.db.query('plugin::whatsapp.account' as never);
  const where = { documentId: '' };
  beforeEach(async () => {
    where.documentId = shop.accountId;
    delete shop.simulator.state.businessAccounts.get(SEED.businessAccount.id)!.sendingError;
    await rows().update({ where, data: { holds: null, holdReason: null } } as never);
  });

  const tell = (value: object, time = (told += 1)) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          time: NOW + time,
          changes: [{ field: 'account_update', value }],
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
  };
  const ban = (state: string) => ({
    event: 'DISABLED_UPDATE',
    ban_info: { waba_ban_state: state, waba_ban_date: 'November 30, 2026' },
  });
  const restrict = (...types: string[]) => ({
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: types.map((type) => ({
      restriction_type: `RESTRICTED_${type}`,
      expiration: NOW + 86_400,
    })),
  });
  const holdReason = async () => (await shop.whatsapp.accounts.findOne(shop.accountId)).holdReason;
  const alerts = async (): Promise<string[]> =>
    ((await shop.admin('get', '/alerts').expect(200)).body.data as Alert[]).map(({ kind }) => kind);

  const send = async () => {
    const { data } = await shop.whatsapp.templates.find({ _q: 'order_shipped' });
    const template = await shop.whatsapp.templates.findOne(data[0]!.languages[0]!.documentId);
    const order = await shop.createOrder();
    return shop.whatsapp.messages.sendTemplate({
      template: 'order_shipped',
      record: { uid: 'api::order.order', documentId: order.documentId },
      values: Object.fromEntries(
        template.content.variables.map(({ component, placeholder }) => [
          `${component}.${placeholder}`,
          'x',
        ]),
      ),
    });
  };

  test('a ban keeps messages until Meta takes it back; one that is only announced does not', async () => {
    await tell(ban('SCHEDULE_FOR_DISABLE'));
    expect(await holdReason()).toBeNull();
    await tell(ban('DISABLE'));
    expect(await holdReason()).toMatch(/Ask for a review/);
    const message = await send();
    expect(await shop.whatsapp.messages.findOne(message.documentId)).toMatchObject({
      state: 'queued',
      holdReason: expect.stringContaining('Ask for a review'),
    });
    // Repeated, and told late: it stays as it is.
    await tell(ban('DISABLE'), told);
    await tell(ban('REINSTATE'), 0);
    expect(await holdReason()).not.toBeNull();
    await tell(ban('REINSTATE'));
    expect(await holdReason()).toBeNull();
    await shop.reaches(message.documentId, 'accepted', 'sent', 'delivered');
    expect(await alerts()).toEqual([]);
  });

  test('a connection test ends a ban, but not while Meta says that the number may not send', async () => {
    await tell(ban('DISABLE'));
    const business = shop.simulator.state.businessAccounts.get(SEED.businessAccount.id)!;
    business.sendingError = 131031;
    await shop.whatsapp.accounts.test(shop.accountId);
    expect(await holdReason()).not.toBeNull();
    expect(await alerts()).toContain('account.disabled');
    delete business.sendingError;
    await shop.whatsapp.accounts.test(shop.accountId);
    expect(await holdReason()).toBeNull();
    expect(await alerts()).toEqual([]);
  });

  test('what stops it twice stops it until both are over', async () => {
    const { accounts } = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as {
      accounts: {
        hold(id: number, cause: string, words: string): Promise<boolean>;
        release(id: number, causes?: string[]): Promise<void>;
      };
    };
    const { id } = (await rows().findOne({ where } as never)) as { id: number };
    const held = await Promise.all(
      [1, 2, 3].map(() => accounts.hold(id, 'connection', 'The token has expired.')),
    );
    expect(held.filter(Boolean)).toHaveLength(1);
    await tell(ban('DISABLE'));
    expect(await holdReason()).toMatch(/^The token has expired\. .*review/);
    await tell(ban('REINSTATE'));
    expect(await holdReason()).toBe('The token has expired.');
    await accounts.release(id, ['connection']);
    expect(await holdReason()).toBeNull();
  });

  test('a restriction of everything stops it until its time is over', async () => {
    await tell(restrict('BIZ_INITIATED_MESSAGING'));
    expect(await holdReason()).toBeNull();
    await tell(restrict('BIZ_INITIATED_MESSAGING', 'CUSTOMER_INITIATED_MESSAGING'));
    expect(await holdReason()).not.toBeNull();
    // Whoever puts the alert away does not keep the account silent for ever.
    const { body } = await shop.admin('get', '/alerts').expect(200);
    for (const { documentId } of body.data as Alert[])
      await shop.admin('post', `/alerts/${documentId}/dismiss`).expect(200);
    const row = (await rows().findOne({ where } as never)) as {
      news: Record<string, Record<string, string>>;
    };
    const news = {
      ...row.news,
      restricted: { ...row.news.restricted, until: '2026-01-01T00:00:00.000Z' },
    };
    await rows().update({ where, data: { news } } as never);
    const upkeep = shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as {
      run(): Promise<void>;
    };
    await eventually('the account to send again', async () => {
      await upkeep.run();
      return (await holdReason()) === null ? true : undefined;
    });
  });

  test('a restriction of what the business begins keeps templates, and lets answers go', async () => {
    await tell(restrict('BIZ_INITIATED_MESSAGING'));
    const template = await send();
    const kept = await eventually('the template to wait', async () => {
      const message = await shop.whatsapp.messages.findOne(template.documentId);
      return message.holdReason ? message : undefined;
    });
    expect(kept).toMatchObject({
      state: 'queued',
      holdReason: expect.stringContaining('no conversations can be begun'),
    });
    expect(Date.parse(kept.dueAt!)).toBeGreaterThan(Date.now());
    // Who has written has opened the window for an answer.
    const { phone } = SEED.customers.lena;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const answer = await eventually('an answer that may be given', () =>
      shop.whatsapp.messages
        .send({ to: { phone: `+${phone}` }, content: { type: 'text', body: 'Here we are.' } })
        .catch(() => undefined),
    );
    await shop.reaches(answer.documentId, 'accepted', 'sent', 'delivered', 'read');
    await tell({ event: 'ACCOUNT_RESTRICTION', restriction_info: [] });
    const messages = shop.booted.strapi.db.query('plugin::whatsapp.message' as never);
    await messages.update({
      where: { documentId: template.documentId },
      data: { dueAt: new Date() },
    } as never);
    await shop.reaches(template.documentId, 'accepted', 'sent', 'delivered', 'read');
  });

  test('an account that was deleted at Meta is stopped', async () => {
    await tell({ event: 'ACCOUNT_DELETED' });
    expect(await holdReason()).toMatch(/deleted at Meta/);
    await shop.whatsapp.accounts.test(shop.accountId);
    expect(await holdReason()).toBeNull();
    expect(await alerts()).toEqual([]);
  });

  test('what Meta told stands in the history of the account', async () => {
    const { body } = await shop
      .admin('get', `/accounts/${shop.accountId}/history?pageSize=100`)
      .expect(200);
    const ofMeta = (body.data as { kind: string; actor: string | null }[])
      .filter(({ actor }) => actor === null)
      .map(({ kind }) => kind);
    expect(ofMeta[0]).toBe('deleted');
    expect(ofMeta).toEqual(expect.arrayContaining(['banned', 'ban-scheduled', 'reinstated']));
    expect(body.data.at(-1)).toMatchObject({ kind: 'created', actor: 'code' });
  });
});
