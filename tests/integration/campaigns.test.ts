import { CAMPAIGN_STATUSES } from '../../shared/domain/campaign';
import { actionId } from '../../shared/permissions';
import type { Campaign, CampaignInput, CampaignPlan } from '../../shared/contracts/campaigns';
import { UIDS } from '../../server/src/store/uids';
import {
  clearCampaigns,
  CUSTOMER,
  EVERYBODY,
  openCampaignShop,
  type CampaignShop,
} from './campaign-shop';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';
import type { Permission } from './strapi';

const read = (fields: string[], conditions: string[] = []): Permission => ({
  action: 'plugin::content-manager.explorer.read',
  subject: CUSTOMER,
  properties: { fields },
  conditions,
});

describeOnEachDatabase('campaigns', (database) => {
  let shop: CampaignShop;
  beforeAll(async () => {
    shop = await openCampaignShop({ database });
  });
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    await clearCampaigns(shop);
    shop.simulator.clearFaults();
    shop.simulator.state.messages.clear();
  });

  const campaigns = () => shop.whatsapp.campaigns;
  const messagesOf = async (): Promise<{ state: string; phone: string }[]> =>
    (
      (await shop.booted.strapi.db.query(UIDS.message as never).findMany({
        where: { direction: 'out' },
        populate: ['contact'],
        orderBy: { id: 'asc' },
      } as never)) as { state: string; contact: { phone: string } }[]
    ).map(({ state, contact }) => ({ state, phone: contact.phone }));

  test('go to everybody whom their filter finds, once, with values of their own', async () => {
    await shop.createCustomers(30);
    const campaign = await shop.checked({
      audience: { ...EVERYBODY, filters: { $and: [{ firstName: { $ne: 'Customer 3' } }] } },
    });
    const before = await shop.recipients(campaign.documentId);
    expect(before).toHaveLength(campaign.recipients);
    expect(new Set(before.map(({ verdict }) => verdict))).toEqual(new Set(['ready']));
    expect(campaign.check).toMatchObject({ done: campaign.recipients, problem: null });

    await campaigns().start(campaign.documentId, { recipients: campaign.recipients });
    const done = await shop.becomes(campaign.documentId, 'done');
    expect(done.counts.waiting).toBe(0);
    const received = shop.received();
    expect(received.size).toBe(campaign.recipients);
    for (const { phone, name } of before) {
      expect(received.get(phone!)).toHaveLength(1);
      expect(received.get(phone!)![0]).toContain(name);
    }
    const after = await shop.recipients(campaign.documentId);
    expect(after.every(({ message }) => message !== null)).toBe(true);
  });

  test('tell of everybody what speaks against writing to them', async () => {
    await shop.createCustomers(2);
    const [first, second] = (await messagesOfCustomers()).map(({ phone }) => phone);
    await shop.createCustomers(1, () => ({ phone: first }));
    await shop.createCustomers(1, () => ({ phone: '0176 5550 1299' }));
    await shop.createCustomers(1, () => ({ phone: '12' }));
    await shop.createCustomers(1, () => ({ phone: null }));
    await shop.createCustomers(1, () => ({ whatsappOptIn: false }));
    await shop.createCustomers(1, () => ({ firstName: ' ' }));
    await shop.whatsapp.contacts.optOut({ phone: second!, purpose: 'marketing' } as never);
    const campaign = await shop.checked();
    const verdicts = (await shop.recipients(campaign.documentId)).map(({ verdict }) => verdict);
    expect(verdicts).toEqual([
      'ready',
      'optedOut',
      'duplicate',
      'fixed',
      'invalid',
      'missing',
      'noConsent',
      'missing',
    ]);
    expect(campaign.recipients).toBe(2);
    expect(campaign.check!.counts).toMatchObject({ ready: 1, fixed: 1, missing: 2, duplicate: 1 });
  });

  const messagesOfCustomers = async () =>
    (await shop.booted.strapi.db.query(CUSTOMER).findMany({ orderBy: { id: 'asc' } } as never)) as {
      phone: string;
      documentId: string;
    }[];

  describe('with the rights of whoever makes them', () => {
    const SEND = [actionId('messages.send-bulk'), actionId('messages.send')];
    const hire = (permissions: (string | Permission)[]) =>
      shop.booted.adminToken([...SEND, ...permissions]);
    const make = async (token: string, input: Partial<CampaignInput> = {}) => {
      const { documentId } = await shop.ask<Campaign>(token, 'POST', '/campaigns', {
        template: shop.template,
        audience: EVERYBODY,
        ...input,
      });
      await shop.ask(token, 'POST', `/campaigns/${documentId}/check`);
      return shop.becomes(documentId, 'checked', 'draft');
    };

    test('a field that somebody may not read is neither sent, shown, nor searched by', async () => {
      await shop.createCustomers(2, (index) => ({ firstName: `Secret ${index}` }));
      const token = await hire([read(['phone', 'lastName'])]);
      const campaign = await make(token);
      expect(campaign.recipients).toBe(0);
      expect(campaign.check!.counts.notAllowed).toBe(2);
      const shown = await shop.ask<object>(
        token,
        'POST',
        `/campaigns/${campaign.documentId}/preview`,
        { position: 1 },
      );
      expect(JSON.stringify(shown)).not.toContain('Secret');
      expect(JSON.stringify(await shop.recipients(campaign.documentId))).not.toContain('Secret');

      for (const audience of [
        { ...EVERYBODY, filters: { firstName: { $startsWith: 'S' } } },
        { ...EVERYBODY, filters: { $and: [{ $or: [{ firstName: 'x' }, { id: 1 }] }] } },
        { ...EVERYBODY, filters: { orders: { total: { $gt: 1 } } } },
      ])
        await expect(shop.ask(token, 'POST', '/campaigns/audience', { audience })).rejects.toThrow(
          '400',
        );
      const byName = await shop.ask<{ total: number }>(token, 'POST', '/campaigns/audience', {
        audience: { ...EVERYBODY, _q: 'Secret' },
      });
      expect(byName.total).toBe(0);
      const byPhone = await shop.ask<{ total: number }>(token, 'POST', '/campaigns/audience', {
        audience: { ...EVERYBODY, filters: { lastName: { $eq: 'Okafor' } } },
      });
      expect(byPhone.total).toBe(2);
    });

    test('records that their role keeps from them get nothing', async () => {
      await shop.createCustomers(3);
      const token = await hire([read(['firstName', 'phone'], ['admin::is-creator'])]);
      const all = (await messagesOfCustomers()).map(({ documentId }) => documentId);
      const byFilter = await make(token);
      expect(byFilter.check).toMatchObject({ done: 0, problem: null });
      const byName = await make(token, {
        audience: { type: 'records', uid: CUSTOMER, documentIds: all },
      });
      expect(byName.recipients).toBe(0);
      expect(byName.check!.counts.notAllowed).toBe(3);
    });

    test('campaigns of others are no audience for who may not see them', async () => {
      const { documentId } = await campaigns().create({
        template: shop.template,
        audience: EVERYBODY,
      });
      const audience = { type: 'campaign', campaign: documentId, who: 'notRead' };
      const token = await hire([]);
      for (const path of ['/campaigns', '/campaigns/audience'])
        await expect(shop.ask(token, 'POST', path, { audience })).rejects.toThrow('400');
      const reader = await hire([actionId('campaigns.read')]);
      await shop.ask(reader, 'POST', '/campaigns', { audience });
    });

    test('whoever is blocked meanwhile has nothing checked', async () => {
      await shop.createCustomers(1);
      const token = await hire([read(['firstName', 'phone'])]);
      const { documentId } = await shop.ask<Campaign>(token, 'POST', '/campaigns', {
        template: shop.template,
        audience: EVERYBODY,
      });
      const { ownerId } = (await shop.booted.strapi.db
        .query(UIDS.campaign as never)
        .findOne({ where: { documentId } } as never)) as { ownerId: number };
      await shop.booted.strapi.db
        .query('admin::user')
        .update({ where: { id: ownerId }, data: { blocked: true } } as never);
      await expect(campaigns().check(documentId)).rejects.toThrow('not here any more');
    });

    test('others may neither see nor change them', async () => {
      const [mine, theirs] = [await hire([read(['firstName'])]), await hire([])];
      const { documentId } = await shop.ask<Campaign>(mine, 'POST', '/campaigns', {
        template: shop.template,
        audience: EVERYBODY,
      });
      await expect(shop.ask(theirs, 'GET', `/campaigns/${documentId}`)).rejects.toThrow('404');
      const reader = await shop.booted.adminToken([actionId('campaigns.read')]);
      const seen = await shop.ask<Campaign>(reader, 'GET', `/campaigns/${documentId}`);
      expect(Object.values(seen.can)).toEqual(Object.values(seen.can).map(() => false));
      await expect(shop.ask(reader, 'GET', `/campaigns/${documentId}/plan`)).rejects.toThrow('403');
    });
  });

  test('send what was checked, whatever becomes of records and filter after that', async () => {
    await shop.createCustomers(2, (index) => ({ firstName: `Before ${index}` }));
    const campaign = await shop.checked();
    for (const { documentId } of await messagesOfCustomers())
      await shop.booted.strapi
        .documents(CUSTOMER)
        .update({ documentId, data: { firstName: 'After', phone: '+4915112345678' } as never });
    await shop.createCustomers(1);
    await campaigns().start(campaign.documentId, { recipients: 2 });
    await shop.becomes(campaign.documentId, 'done');
    const texts = [...shop.received().values()].flat().join();
    expect(shop.received().size).toBe(2);
    expect(texts).toContain('Before 0');
    expect(texts).not.toContain('After');
  });

  test('reach nobody who has opted out since the check', async () => {
    await shop.createCustomers(2);
    const [first] = await messagesOfCustomers();
    const campaign = await shop.checked();
    await shop.whatsapp.contacts.optOut({ phone: first!.phone } as never);
    await campaigns().start(campaign.documentId, { recipients: 2 });
    const done = await shop.becomes(campaign.documentId, 'done');
    expect(done.counts.failed).toBe(1);
    expect(shop.received().has(first!.phone)).toBe(false);
  });

  test('start with the number that was seen, once what was checked still holds', async () => {
    await shop.createCustomers(3);
    const { documentId } = await shop.checked();
    await expect(campaigns().start(documentId, { recipients: 4 })).rejects.toThrow('3 people');
    const [one] = await shop.recipients(documentId);
    const left = await campaigns().exclude(documentId, {
      recipients: [one!.documentId],
      excluded: true,
    });
    expect(left.recipients).toBe(2);
    const plan: CampaignPlan = await campaigns().plan(documentId);
    expect(plan).toMatchObject({
      recipients: 2,
      perSecond: 80,
      countries: [{ country: 'DE', count: 2 }],
      languages: [{ language: 'en', count: 2 }],
      issues: [],
    });
    const renamed = await campaigns().update(documentId, {
      template: shop.template,
      audience: EVERYBODY,
      name: 'Another name',
      // As the wizard says what it leaves open.
      values: {},
      account: null,
    });
    expect(renamed.status).toBe('checked');
    const edited = await campaigns().update(documentId, {
      template: shop.template,
      audience: EVERYBODY,
      values: { '1': 'all of you' },
    });
    expect(edited).toMatchObject({ status: 'draft', check: null, recipients: 0 });
    await expect(campaigns().start(documentId, { recipients: 2 })).rejects.toThrow('draft');
  });

  test('stand still, go on, and are cancelled', async () => {
    await shop.createCustomers(100);
    const single = '+4915155501234';
    await shop.whatsapp.contacts.optIn({ phone: single, purpose: 'marketing' });
    const reached = () => [...shop.received().keys()].filter((phone) => phone !== single).length;
    const slow = (ms: number) =>
      shop.simulator.setFaults({ slow: { path: '/messages', ms, when: 'before' } });
    const isOver = async (...states: string[]) =>
      (await messagesOf()).some(({ state }) => states.includes(state)) ? undefined : true;

    slow(400);
    const { documentId } = await shop.checked();
    await campaigns().start(documentId, { recipients: 100 });
    await eventually('a message', () => (reached() > 0 ? true : undefined));
    const paused = await campaigns().pause(documentId);
    expect(paused).toMatchObject({ status: 'paused', pauseReason: 'person' });
    await eventually('nothing under way', () => isOver('sending'));
    const standing = reached();
    expect(standing).toBeLessThan(100);
    const queued = (await shop.whatsapp.messages.find({ state: 'queued', pageSize: 100 })).data;
    expect(queued).toHaveLength(100 - standing);
    expect(queued[0]).toMatchObject({ holdReason: expect.stringContaining('stands still') });
    expect(queued[0]!.dueAt).toBeNull();

    // What goes to somebody else passes them: the worker has looked.
    const message = await shop.whatsapp.messages.sendTemplate({
      template: shop.template,
      to: { phone: single },
      values: { '1': 'you' },
    });
    await shop.reaches(message.documentId, 'delivered');
    expect(reached()).toBe(standing);

    shop.simulator.clearFaults();
    slow(300);
    await campaigns().resume(documentId);
    await eventually('more', () => (reached() > standing ? true : undefined));
    const cancelled = await campaigns().cancel(documentId);
    expect(cancelled.status).toBe('cancelled');
    await eventually('an end', () => isOver('queued', 'sending'));
    const { counts } = await campaigns().findOne(documentId);
    expect(counts.waiting).toBe(0);
    expect((counts.cancelled ?? 0) + counts.notSent + reached()).toBe(100);
  });

  test('stand still by themselves when too many fail', async () => {
    await shop.createCustomers(30);
    shop.simulator.setFaults({ error: { path: '/messages', code: 131008, times: 6 } });
    const campaign = await shop.checked({ stopRule: { percent: 10, of: 20 } });
    await campaigns().start(campaign.documentId, { recipients: 30 });
    const paused = await shop.becomes(campaign.documentId, 'paused');
    expect(paused.pauseReason).toBe('failures');
    expect(paused.pauseText).toMatch(/of \d+ messages failed/);
    await campaigns().resume(campaign.documentId);
    const done = await shop.becomes(campaign.documentId, 'done');
    expect(done.counts.failed).toBe(6);
    expect(shop.received().size).toBe(24);
  });

  test('begin at their time', async () => {
    await shop.createCustomers(2);
    const campaign = await shop.checked();
    const sendAt = new Date(Date.now() + 2_500);
    const scheduled = await campaigns().start(campaign.documentId, {
      recipients: 2,
      sendAt: sendAt.toISOString(),
    });
    expect(scheduled).toMatchObject({ status: 'scheduled', sendAt: sendAt.toISOString() });
    expect(await messagesOf()).toEqual([]);
    const done = await shop.becomes(campaign.documentId, 'done');
    expect(new Date(done.startedAt!) >= sendAt).toBe(true);
    expect(shop.received().size).toBe(2);
  });

  test('wait for another time, or begin at once, until they have begun', async () => {
    await shop.createCustomers(2);
    const campaign = await shop.checked();
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const { documentId } = campaign;
    const path = `/campaigns/${documentId}/reschedule`;
    await expect(campaigns().reschedule(documentId, tomorrow)).rejects.toThrow('checked');
    await campaigns().start(documentId, { recipients: 2, sendAt: inAnHour });
    const { body } = await shop.admin('post', path).send({ sendAt: tomorrow }).expect(200);
    expect(body.data).toMatchObject({
      status: 'scheduled',
      sendAt: tomorrow,
      can: { reschedule: true },
    });
    await shop
      .admin('post', path)
      .send({ sendAt: new Date(Date.now() - 60_000).toISOString() })
      .expect(400);
    const manager = await shop.booted.adminToken(
      (['campaigns.read', 'campaigns.manage'] as const).map(actionId),
    );
    await shop
      .admin('post', path)
      .set('Authorization', `Bearer ${manager}`)
      .send({ sendAt: null })
      .expect(403);
    expect((await campaigns().findOne(documentId)).sendAt).toBe(tomorrow);
    await shop.admin('post', path).send({ sendAt: null }).expect(200);
    await shop.becomes(documentId, 'done');
    expect(shop.received().size).toBe(2);
    await expect(campaigns().reschedule(documentId, tomorrow)).rejects.toThrow('done');
  });

  test('stand still when their account is switched off', async () => {
    await shop.createCustomers(2);
    const campaign = await shop.checked();
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: false });
    const plan = await campaigns().plan(campaign.documentId);
    expect(plan.issues.map(({ severity }) => severity)).toEqual(['error']);
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: true });
    await campaigns().start(campaign.documentId, {
      recipients: 2,
      sendAt: new Date(Date.now() + 1_500).toISOString(),
    });
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: false });
    const paused = await shop.becomes(campaign.documentId, 'paused');
    expect(paused).toMatchObject({ pauseReason: 'account' });
    await expect(campaigns().resume(campaign.documentId)).rejects.toThrow('switched off');
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: true });
    await campaigns().resume(campaign.documentId);
    await shop.becomes(campaign.documentId, 'done');
    expect(shop.received().size).toBe(2);
  });

  test('go on after a restart, in their check and in their run', async () => {
    await shop.createCustomers(40);
    const { documentId } = await campaigns().create({
      template: shop.template,
      audience: EVERYBODY,
    });
    await campaigns().check(documentId);
    await shop.booted.restart();
    const checked = await shop.becomes(documentId, 'checked');
    expect(checked.recipients).toBe(40);
    shop.simulator.setFaults({ slow: { path: '/messages', ms: 200, when: 'before' } });
    await campaigns().start(documentId, { recipients: 40 });
    await eventually('a message', () => (shop.received().size > 0 ? true : undefined));
    await shop.booted.restart();
    shop.simulator.clearFaults();
    await shop.becomes(documentId, 'done');
    const received = shop.received();
    expect(received.size).toBe(40);
    expect([...received.values()].every(({ length }) => length === 1)).toBe(true);
  });

  test('are listed by status and name', async () => {
    await campaigns().create({ name: 'Spring', audience: EVERYBODY });
    await campaigns().create({ name: 'Summer', audience: EVERYBODY });
    const all = await campaigns().find({ sort: 'name:asc' });
    expect(all.data.map(({ name }) => name)).toEqual(['Spring', 'Summer']);
    expect((await campaigns().find({ _q: 'umm' })).data.map(({ name }) => name)).toEqual([
      'Summer',
    ]);
    const others = CAMPAIGN_STATUSES.filter((status) => status !== 'draft').join(',');
    expect((await campaigns().find({ status: others })).data).toEqual([]);
    await campaigns().delete(all.data[0]!.documentId);
    expect((await campaigns().find()).meta.pagination.total).toBe(1);
  });
});
