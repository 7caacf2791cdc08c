import type { Attention } from '../../shared/contracts/home';
import type { Week } from '../../shared/domain/home-week';
import { hire, MAY, type Colleague } from './office';
import { openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

const may = (...names: string[]) => names.map((name) => `plugin::whatsapp.${name}`);

describeOnEachDatabase('the home page', (database) => {
  let shop: Shop;
  let account: number;
  let contact: number;
  let reader: Colleague;

  const rows = (name: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as never);
  const create = async (name: string, data: object): Promise<{ id: number }> =>
    (await rows(name).create({ data } as never)) as never;
  const message = (data: object) =>
    create('message', {
      account,
      contact,
      direction: 'out',
      type: 'template',
      state: 'delivered',
      phase: 'accepted',
      attempt: 1,
      tries: 0,
      pricingCategory: 'utility',
      ...data,
    });
  const attentionOf = (colleague: Colleague) =>
    colleague.get<Attention>('/home/attention?timeZone=Europe/Berlin');

  beforeAll(async () => {
    shop = await openShop({ database });
    account = (
      (await rows('account').findOne({ where: { documentId: shop.accountId } } as never)) as {
        id: number;
      }
    ).id;
    contact = (await create('contact', { portfolioId: 'P', phone: '+4917655501234' })).id;
    reader = await hire(
      shop,
      may(
        'messages.read',
        'inbox.read',
        'templates.read',
        'campaigns.read',
        'automations.read',
        'accounts.read',
        'analytics.read',
      ),
    );
  });
  afterAll(() => shop?.stop());

  test('is calm while nothing is wrong', async () => {
    const { failed, uncertain, unanswered, campaigns, automations, alerts } =
      await attentionOf(reader);
    expect(
      [failed, uncertain, unanswered, campaigns, automations].map((one) => one?.count),
    ).toEqual([0, 0, 0, 0, 0]);
    expect(alerts).toEqual([]);
  });

  test('tells what needs somebody, with why messages failed', async () => {
    const failed = { state: 'failed', phase: 'failed', failureType: 'undelivered' };
    await message({ ...failed, errorCode: 131026 });
    await message({ ...failed, errorCode: 131026 });
    await message({ ...failed, errorCode: 131049 });
    await message({
      ...failed,
      errorCode: 131026,
      createdAt: new Date(Date.now() - 3 * 86_400_000),
    });
    await message({ state: 'uncertain', phase: 'uncertain' });
    await create('conversation', {
      account,
      contact,
      status: 'open',
      lastInboundAt: new Date(),
      waitingSince: new Date(),
    });
    await create('automation', {
      name: 'Stands',
      status: 'paused',
      trigger: {},
      steps: [],
      limits: {},
    });
    await create('alert', {
      account,
      kind: 'account.payment',
      severity: 'danger',
      messageKey: 'alert.account.payment',
      params: { account: 'Atlas Books' },
      openedAt: new Date(),
    });
    const seen = await attentionOf(reader);
    expect(seen).toMatchObject({
      uncertain: { count: 1 },
      unanswered: { count: 1 },
      automations: { count: 1 },
      failed: { count: 3, isCapped: false },
    });
    expect(seen.failed!.reasons.map(({ count }) => count)).toEqual([2, 1]);
    expect(seen.alerts.map(({ kind }) => kind)).toEqual(['account.payment']);
  });

  test('tells nobody what they may not see', async () => {
    const agent = await hire(shop, [MAY.read]);
    expect(await attentionOf(agent)).toMatchObject({
      failed: null,
      uncertain: null,
      unanswered: { count: 1 },
      templates: null,
      campaigns: null,
      automations: null,
      alerts: [],
    });
    await agent.ask('get', '/home/week').expect(403);
    await (await hire(shop, [])).ask('get', '/home/attention').expect(403);
  });

  test('tells the week day by day, and what Meta bills by category and country', async () => {
    await message({ state: 'read', pricingCategory: 'marketing' });
    await message({});
    await message({ state: 'sent' });
    const week = await reader.get<Week>('/home/week?timeZone=Europe/Berlin');
    expect(week.days).toHaveLength(7);
    expect(week.total).toEqual({ sent: 3, delivered: 2, read: 1, failed: 4 });
    expect(week.days.at(-1)).toMatchObject({ sent: 3, delivered: 2, read: 1, failed: 3 });
    expect(week.billed).toEqual(
      expect.arrayContaining([
        { category: 'marketing', country: 'DE', count: 1 },
        { category: 'utility', country: 'DE', count: 1 },
      ]),
    );
    await reader.ask('get', '/home/week?timeZone=Nowhere').expect(400);
  });

  test('counts nothing of accounts that somebody may not see', async () => {
    await shop.admin('put', `/accounts/${shop.accountId}`).send({ isRestricted: true }).expect(200);
    const seen = await attentionOf(reader);
    expect([seen.failed, seen.uncertain, seen.unanswered].map((one) => one?.count)).toEqual([
      0, 0, 0,
    ]);
    expect(seen.alerts).toEqual([]);
    expect((await reader.get<Week>('/home/week')).total.sent).toBe(0);
  });
});
