import type { Alert } from '../../shared/contracts/alerts';
import type { ConnectionTest } from '../../shared/contracts/accounts';
import { SEED } from '../../simulator/src';
import { approveTemplate } from './approved-template';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

describe('what stops an account', () => {
  let shop: Shop;
  const mails: { to: string; subject: string; text: string }[] = [];
  beforeAll(async () => {
    shop = await openShop();
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    const { strapi } = shop.booted;
    strapi.config.set('plugin::email', {
      provider: 'test',
      settings: { defaultFrom: 'cms@example.com' },
    });
    (strapi.plugin('email') as unknown as { provider: object }).provider = {
      send: async (mail: (typeof mails)[number]) => void mails.push(mail),
    };
  });
  beforeEach(() => {
    mails.length = 0;
  });
  afterEach(() => shop.simulator.clearFaults());
  afterAll(() => shop?.stop());

  const send = async (number: string) => {
    const { documentId } = await shop.createOrder({ number });
    return shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      record: { uid: 'api::order.order', documentId },
    });
  };
  const alerts = async () => ((await shop.admin('get', '/alerts')).body as { data: Alert[] }).data;
  const kinds = async () => (await alerts()).map(({ kind }) => kind);
  const reach = (what: string, kind: string, isOpen: boolean) =>
    eventually(what, async () => ((await kinds()).includes(kind) === isOpen ? true : undefined));
  const testConnection = async () =>
    (await shop.admin('post', `/accounts/${shop.accountId}/test`).expect(200)).body
      .data as ConnectionTest;
  const told = async () => {
    const service = shop.booted.strapi.plugin('whatsapp').service('notifications') as unknown as {
      idle(): Promise<void>;
    };
    await service.idle();
    return mails;
  };
  const refuse = (code: number, times = 1000) =>
    shop.simulator.setFaults({ error: { code, path: '/messages', times } });

  test.each([
    [131042, 'account.payment', 'danger', 'payment problem'],
    [131044, 'account.payment', 'danger', 'payment problem'],
    [131048, 'account.spam', 'warning', 'people block or report'],
    [131031, 'account.locked', 'danger', 'has locked'],
    [368, 'account.policy', 'danger', 'breaking its policy'],
    [133010, 'account.unregistered', 'danger', 'is not registered'],
    [131045, 'account.unregistered', 'danger', 'is not registered'],
    [131037, 'account.displayName', 'danger', 'display name'],
  ])(
    '%i opens %s once, however many meet it; a message that goes through ends it',
    async (code, kind, severity, words) => {
      refuse(code);
      const failing = await Promise.all([1, 2, 3].map((each) => send(`A${each}-${code}`)));
      for (const { documentId } of failing) await shop.reaches(documentId, 'failed');
      const { documentId } = await send(`B-${code}`);
      await shop.reaches(documentId, 'failed');
      await reach('the alert', kind, true);
      expect(await alerts()).toMatchObject([
        {
          kind,
          severity,
          accountDocumentId: shop.accountId,
          message: expect.stringContaining(words),
        },
      ]);

      shop.simulator.clearFaults();
      await shop.reaches((await send(`C-${code}`)).documentId, 'delivered');
      await reach('the end of the alert', kind, false);
      expect(await alerts()).toEqual([]);
    },
  );

  test('a code that tells of one message alone opens nothing', async () => {
    refuse(131026);
    await shop.reaches((await send('ONE')).documentId, 'failed');
    expect(await alerts()).toEqual([]);
  });

  test('what Meta takes and fails afterwards is not ended by what it takes', async () => {
    shop.simulator.setFaults({ webhooks: { failStatus: { code: 131042 } } });
    await shop.reaches((await send('S-1')).documentId, 'failed');
    await reach('the alert', 'account.payment', true);
    const second = await send('S-2');
    await shop.reaches(second.documentId, 'failed');
    expect((await shop.whatsapp.messages.findOne(second.documentId)).times.acceptedAt).toBeTruthy();
    expect(await kinds()).toEqual(['account.payment']);

    shop.simulator.clearFaults();
    await shop.reaches((await send('S-3')).documentId, 'delivered');
    await reach('the end of the alert', 'account.payment', false);
  });

  test('the connection test ends it, unless Meta says that the number may not send', async () => {
    refuse(131042, 1);
    await shop.reaches((await send('T-1')).documentId, 'failed');
    await reach('the alert', 'account.payment', true);
    shop.simulator.changeBusinessAccount(SEED.businessAccount.id, { sendingError: 131042 });
    const blocked = await testConnection();
    expect(blocked.checks).toContainEqual(
      expect.objectContaining({
        id: 'healthStatus',
        status: 'problem',
        notes: [expect.objectContaining({ about: 'WABA', code: 131042 })],
      }),
    );
    expect(await kinds()).toEqual(['account.payment']);

    shop.simulator.changeBusinessAccount(SEED.businessAccount.id, {
      sendingError: null,
    } as never);
    expect((await testConnection()).checks).toContainEqual(
      expect.objectContaining({ id: 'healthStatus', status: 'ok' }),
    );
    expect(await alerts()).toEqual([]);
  });

  test('is dismissed by hand', async () => {
    refuse(368);
    await shop.reaches((await send('D-1')).documentId, 'failed');
    await reach('the alert', 'account.policy', true);
    const [alert] = await alerts();
    await shop.admin('post', `/alerts/${alert!.documentId}/dismiss`).expect(200);
    expect(await alerts()).toEqual([]);
  });

  test('is told by e-mail to those whom the account names, once for a while', async () => {
    await shop.booted.adminToken(['plugin::whatsapp.accounts.read']);
    await shop.booted.adminToken(['plugin::whatsapp.messages.read']);
    const users = (await shop.booted.strapi.db
      .query('admin::user')
      .findMany({ orderBy: { id: 'desc' }, limit: 2 })) as { id: number; email: string }[];
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: users.map(({ id }) => id) })
      .expect(200);
    const rows = shop.booted.strapi.db.query('plugin::whatsapp.alert' as never);
    await rows.deleteMany({ where: {} } as never);

    refuse(131031);
    for (const number of ['M-1', 'M-2'])
      await shop.reaches((await send(number)).documentId, 'failed');
    await reach('the alert', 'account.locked', true);
    // Who may not see accounts is told nothing about them.
    expect((await told()).map(({ to }) => to)).toEqual([users[1]!.email]);
    expect(mails[0]).toMatchObject({
      subject: 'WhatsApp account “Atlas Books” needs attention',
      text: expect.stringContaining('has locked'),
    });
    expect(mails[0]!.text).toContain(`/admin/settings/whatsapp/accounts/${shop.accountId}`);

    shop.simulator.clearFaults();
    await shop.reaches((await send('M-3')).documentId, 'delivered');
    await reach('the end of the alert', 'account.locked', false);
    refuse(131031);
    await shop.reaches((await send('M-4')).documentId, 'failed');
    await reach('the alert again', 'account.locked', true);
    expect(await told()).toHaveLength(1);
  });

  test('a held account is told by e-mail too', async () => {
    refuse(190);
    await send('HELD');
    await reach('the alert', 'account.held', true);
    expect((await told()).map(({ text }) => text)).toEqual([
      expect.stringContaining('The access token has expired'),
    ]);
    shop.simulator.clearFaults();
    await testConnection();
    expect(await kinds()).not.toContain('account.held');
  });

  test('a number that the Business app uses too is known to be slower', async () => {
    const { phoneNumberId } = await shop.whatsapp.accounts.findOne(shop.accountId);
    expect((await testConnection()).account.throughputLevel).toBe('STANDARD');
    shop.simulator.changePhoneNumber(phoneNumberId, { onBusinessApp: true });
    expect((await testConnection()).account.throughputLevel).toBe('COEXISTENCE');
    shop.simulator.changePhoneNumber(phoneNumberId, { onBusinessApp: false });
    expect((await testConnection()).account.throughputLevel).toBe('STANDARD');
  });
});
