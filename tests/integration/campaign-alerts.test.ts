import type { Alert } from '../../shared/contracts/alerts';
import type { Campaign } from '../../shared/contracts/campaigns';
import { UIDS } from '../../server/src/store/uids';
import { actionId } from '../../shared/permissions';
import {
  clearCampaigns,
  CUSTOMER,
  EVERYBODY,
  openCampaignShop,
  type CampaignShop,
} from './campaign-shop';
import { describeOnEachDatabase } from './services';
import { eventually } from './shop';

describeOnEachDatabase('a campaign that pauses itself', (database) => {
  let shop: CampaignShop;
  const mails: { to: string; subject: string; text: string }[] = [];
  const told: { kind: string; campaignDocumentId: string | null }[] = [];
  beforeAll(async () => {
    shop = await openCampaignShop({ database });
    const { strapi } = shop.booted;
    strapi.config.set('plugin::email', {
      provider: 'test',
      settings: { defaultFrom: 'cms@example.com' },
    });
    strapi.config.set('admin.absoluteUrl', 'https://cms.example.com/admin');
    (strapi.plugin('email') as unknown as { provider: object }).provider = {
      send: async (mail: (typeof mails)[number]) => void mails.push(mail),
    };
    strapi.eventHub.on('whatsapp.account.alert', (alert: unknown) => {
      told.push(alert as (typeof told)[number]);
      return Promise.resolve();
    });
  });
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    await clearCampaigns(shop);
    shop.simulator.clearFaults();
    mails.length = 0;
    told.length = 0;
  });

  const campaigns = () => shop.whatsapp.campaigns;
  const open = (token?: string): Promise<Alert[]> =>
    token
      ? shop.ask<Alert[]>(token, 'GET', '/alerts')
      : shop.admin('get', '/alerts').then(({ body }) => (body as { data: Alert[] }).data);
  const lastUser = async () =>
    (
      (await shop.booted.strapi.db
        .query('admin::user')
        .findMany({ orderBy: { id: 'desc' }, limit: 1 })) as { id: number; email: string }[]
    )[0]!;
  const mailed = async () => {
    const service = shop.booted.strapi.plugin('whatsapp').service('notifications') as unknown as {
      idle(): Promise<void>;
    };
    await service.idle();
    return mails;
  };

  /** So few messages are enough for the rule. */
  const FRAGILE = { stopRule: { percent: 10, of: 2 } };

  async function paused(): Promise<Campaign> {
    await shop.createCustomers(3);
    const { documentId } = await shop.checked({ name: 'Doomed sale', ...FRAGILE });
    shop.simulator.setFaults({ error: { code: 131026, path: '/messages', times: 1000 } });
    await campaigns().start(documentId, { recipients: 3 });
    const campaign = await shop.becomes(documentId, 'paused');
    shop.simulator.clearFaults();
    return campaign;
  }

  test('says so where alerts stand, to whom the account names and to whoever made it', async () => {
    const read = {
      action: 'plugin::content-manager.explorer.read',
      subject: CUSTOMER,
      properties: { fields: ['firstName', 'phone', 'whatsappOptIn'] },
      conditions: [],
    };
    const maker = await shop.booted.adminToken([actionId('messages.send-bulk'), read]);
    const makerUser = await lastUser();
    const stranger = await shop.booted.adminToken([actionId('messages.send-bulk')]);
    const keeper = await shop.booted.adminToken([actionId('accounts.read')]);
    const keeperUser = await lastUser();
    await shop.booted.adminToken([actionId('messages.read')]);
    const outsider = await lastUser();
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: [keeperUser.id, outsider.id] })
      .expect(200);

    await shop.createCustomers(3);
    const { documentId } = await shop.ask<Campaign>(maker, 'POST', '/campaigns', {
      name: 'Doomed sale',
      template: shop.template,
      audience: EVERYBODY,
      ...FRAGILE,
    });
    await shop.ask(maker, 'POST', `/campaigns/${documentId}/check`);
    await shop.becomes(documentId, 'checked');
    shop.simulator.setFaults({ error: { code: 131026, path: '/messages', times: 1000 } });
    await shop.ask(maker, 'POST', `/campaigns/${documentId}/start`, { recipients: 3 });
    const { pauseReason, pauseText } = await shop.becomes(documentId, 'paused');
    expect(pauseReason).toBe('failures');

    const [alert, ...others] = await open();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'campaign.paused',
      severity: 'danger',
      accountDocumentId: shop.accountId,
      templateDocumentId: null,
      campaignDocumentId: documentId,
      canDismiss: true,
    });
    expect(alert!.message).toContain('“Doomed sale”');
    expect(alert!.message).toContain(pauseText!);
    expect(await open(maker)).toMatchObject([{ campaignDocumentId: documentId, canDismiss: true }]);
    expect(await open(stranger)).toEqual([]);
    // Who looks after accounts hears of it, and gets no way to what they may not open.
    expect(await open(keeper)).toMatchObject([{ campaignDocumentId: null, canDismiss: false }]);
    await expect(
      shop.ask(stranger, 'POST', `/alerts/${alert!.documentId}/dismiss`),
    ).rejects.toThrow('404');

    const sent = await mailed();
    expect(sent.map(({ to }) => to).sort()).toEqual([makerUser.email, keeperUser.email].sort());
    for (const { subject, text } of sent) {
      expect(subject).toContain('“Doomed sale”');
      expect(text).toContain(
        `https://cms.example.com/admin/plugins/whatsapp/campaigns/${documentId}`,
      );
    }
    expect(told).toMatchObject([{ kind: 'campaign.paused', campaignDocumentId: documentId }]);

    await shop.ask(maker, 'POST', `/alerts/${alert!.documentId}/dismiss`);
    expect(await open()).toEqual([]);
  });

  test('says so no longer once somebody lets it go on', async () => {
    const { documentId } = await paused();
    expect(await open()).toHaveLength(1);
    await campaigns().resume(documentId);
    expect(await open()).toEqual([]);
    await shop.becomes(documentId, 'done');
    expect(await open()).toEqual([]);
  });

  test('says so no longer once the rest is cancelled', async () => {
    const { documentId } = await paused();
    expect(await open()).toHaveLength(1);
    await campaigns().cancel(documentId);
    expect(await open()).toEqual([]);
    await campaigns().delete(documentId);
  });

  test('tells of itself alone, also when its template is what is wrong', async () => {
    const first = await paused();
    const templates = shop.booted.strapi.db.query('plugin::whatsapp.template' as never);
    await shop.createCustomers(1);
    const { documentId, recipients } = await shop.checked({ name: 'Second sale' });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    await campaigns().start(documentId, { recipients, sendAt });
    const change = (status: string) =>
      templates.update({ where: { documentId: shop.template }, data: { status } } as never);
    await change('PAUSED');
    await shop.booted.strapi.db
      .query(UIDS.campaign as never)
      .update({ where: { documentId }, data: { sendAt: new Date() } } as never);
    await shop.becomes(documentId, 'paused');
    await change('APPROVED');
    expect((await open()).map(({ campaignDocumentId }) => campaignDocumentId).sort()).toEqual(
      [first.documentId, documentId].sort(),
    );
    await campaigns().cancel(first.documentId);
    expect(await open()).toMatchObject([{ campaignDocumentId: documentId }]);
    await campaigns().cancel(documentId);
    expect(await open()).toEqual([]);
  });

  test('says nothing when somebody pauses it', async () => {
    await shop.createCustomers(1);
    const { documentId } = await shop.checked();
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    await campaigns().start(documentId, { recipients: 1, sendAt });
    await campaigns().pause(documentId);
    await eventually('the pause', async () =>
      (await campaigns().findOne(documentId)).status === 'paused' ? true : undefined,
    );
    expect(await open()).toEqual([]);
    expect(await mailed()).toEqual([]);
    await campaigns().cancel(documentId);
  });
});
