import { routes } from '../../server/src/routes';
import type { Account } from '../../shared/contracts/accounts';
import { actionId, PERMISSIONS, type PermissionName } from '../../shared/permissions';
import { listen } from './listen';
import { hire, type Colleague } from './office';
import { ACCOUNT, openShop, type Shop } from './shop';
import type { Permission } from './strapi';

const ORDER = 'api::order.order';

/** Stands in everything that belongs to the account which is limited to others. */
const SECRET = 'Zephyrine';
const SECRET_DIGITS = '15112340987';
const TELLS = new RegExp(`${SECRET}|${SECRET_DIGITS}`, 'i');

const EVERYTHING = (Object.keys(PERMISSIONS) as PermissionName[]).map(actionId);

const READ_ORDERS: Permission = {
  action: 'plugin::content-manager.explorer.read',
  subject: ORDER,
  properties: { fields: ['number', 'customer'], locales: ['en'] },
  conditions: [],
};

/** By the first part of an address: what stands for `:documentId` in it. */
type Things = Record<string, string>;

describe('an account that is limited to certain people', () => {
  let shop: Shop;
  let outsider: Colleague;
  let insider: Colleague;
  let role: number;
  let things: Things;
  let order: string;

  const rows = (name: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as never);
  const create = async (name: string, data: object): Promise<{ id: number; documentId: string }> =>
    (await rows(name).create({ data } as never)) as never;

  /** A number of its own business, with one of everything that there can be. */
  async function connectSecretBusiness(): Promise<Things> {
    const account = await shop.whatsapp.accounts.create({
      ...ACCOUNT,
      name: `${SECRET} account`,
      phoneNumberId: '111222333444555',
      businessAccountId: '999888777666',
      allowedRoles: [role],
    });
    const { id } = (await rows('account').findOne({
      where: { documentId: account.documentId },
    } as never)) as { id: number };
    const contact = await create('contact', {
      portfolioId: '999888777666',
      phone: `+49${SECRET_DIGITS}`,
      waId: `49${SECRET_DIGITS}`,
      profileName: `${SECRET} Kramer`,
    });
    const conversation = await create('conversation', {
      account: id,
      contact: contact.id,
      status: 'open',
      unreadCount: 1,
      lastInboundAt: new Date(),
    });
    const campaign = await create('campaign', {
      name: `${SECRET} spring`,
      status: 'done',
      account: id,
      input: { audience: { type: 'records', uid: ORDER, documentIds: [] } },
      ownerSource: 'code',
      excluded: 0,
      handed: 0,
      handedTo: 0,
      checkDone: 0,
    });
    const message = await create('message', {
      account: id,
      contact: contact.id,
      conversation: conversation.id,
      campaign: campaign.id,
      direction: 'in',
      type: 'text',
      state: 'received',
      phase: 'received',
      rendered: `${SECRET} writes`,
      wamid: `wamid.${SECRET}`,
      attempt: 0,
      tries: 0,
      recordUid: ORDER,
      recordDocumentId: order,
      content: { blocks: { body: `${SECRET} writes` } },
    });
    const template = await create('template', {
      account: id,
      businessAccountId: '999888777666',
      name: `${SECRET.toLowerCase()}_offer`,
      label: `${SECRET} offer`,
      language: 'en',
      category: 'UTILITY',
      parameterFormat: 'NAMED',
      status: 'APPROVED',
      body: `${SECRET} offers`,
    });
    const automation = await create('automation', {
      name: `${SECRET} welcomes`,
      status: 'off',
      account: id,
      trigger: { type: 'keyword', words: ['hi'] },
      steps: [],
      limits: {},
    });
    await create('automation-run', {
      automation: automation.id,
      key: `run-${SECRET}`,
      state: 'done',
      triggerType: 'keyword',
      phone: `+49${SECRET_DIGITS}`,
      recordUid: ORDER,
      recordDocumentId: order,
      steps: [],
      log: [],
      before: SECRET,
    });
    const alert = await create('alert', {
      account: id,
      kind: 'account.held',
      severity: 'danger',
      messageKey: 'account.notFound',
      params: {},
      openedAt: new Date(),
    });
    const delivery = await create('delivery', {
      receivedAt: new Date(),
      field: 'messages',
      wabaId: '999888777666',
      itemKey: `item-${SECRET}`,
      verdict: 'parked',
      body: { text: SECRET },
    });
    const quickReply = await create('quick-reply', {
      shortcut: SECRET.toLowerCase(),
      text: SECRET,
      account: id,
    });
    return {
      accounts: account.documentId,
      messages: message.documentId,
      conversations: conversation.documentId,
      campaigns: campaign.documentId,
      templates: template.documentId,
      automations: automation.documentId,
      alerts: alert.documentId,
      contacts: contact.documentId,
      'webhook-log': delivery.documentId,
      'quick-replies': quickReply.documentId,
      records: order,
    };
  }

  const addressOf = (path: string): string =>
    path
      .replace(':documentId', things[path.split('/')[1]!] ?? 'nothing-here')
      .replace(':account', things.accounts!)
      .replace(':message', things.messages!)
      .replace(/:(?!uid)\w+/g, '1')
      .replace(':uid', ORDER);

  beforeAll(async () => {
    shop = await openShop();
    order = (await shop.createOrder()).documentId;
    outsider = await hire(shop, [...EVERYTHING, READ_ORDERS]);
    insider = await hire(shop, [...EVERYTHING, READ_ORDERS]);
    const { roles } = (await shop.booted.strapi.db.query('admin::user').findOne({
      where: { id: insider.id },
      populate: ['roles'],
    })) as { roles: { id: number }[] };
    role = roles[0]!.id;
    things = await connectSecretBusiness();
  });
  afterAll(() => shop?.stop());

  const all = routes.admin.routes
    // A stream does not end; what it tells is looked at below.
    .filter(({ path }) => path !== '/inbox/events')
    .map(({ method, path, config }) => ({
      method: method.toLowerCase() as 'get' | 'post' | 'put' | 'delete',
      path,
      subject: (config.policies[2] as { config: { subject: object | null } }).config.subject,
    }));

  describe.each(all)('$method $path', ({ method, path, subject }) => {
    test('tells whoever is not among them nothing of it', async () => {
      const body = { account: things.accounts, accountDocumentId: things.accounts };
      const asked = outsider.ask(method, addressOf(path));
      const { status, text } = method === 'get' ? await asked : await asked.send(body);
      expect(text).not.toMatch(TELLS);
      if (subject) expect(status).toBe(404);
      else if (method !== 'get') expect([400, 404]).toContain(status);
    });

    // What is hidden is there: those who are among them are told.
    if (subject && method === 'get' && !path.includes('/media/'))
      test('lets in who is among them', async () => {
        const { status } = await insider.ask(method, addressOf(path));
        expect([200, 400]).toContain(status);
      });
  });

  test.each([
    '/accounts',
    '/messages',
    '/messages/export',
    '/conversations',
    '/inbox/conversations',
    '/inbox',
    '/campaigns',
    '/templates',
    '/contacts',
    '/automations',
    '/automations/runs',
    '/alerts',
    '/webhook-log',
    '/quick-replies',
    `/records/${ORDER}/:record/messages`,
    `/records/${ORDER}/:record/automations`,
  ])('%s tells of it whoever is among them', async (path) => {
    const { text } = await insider.ask('get', path.replace(':record', order)).expect(200);
    expect(text).toMatch(new RegExp(`${SECRET}|${things.alerts}`, 'i'));
  });

  test('super admins see it', async () => {
    const { text } = await shop.admin('get', '/accounts').expect(200);
    expect(text).toContain(SECRET);
  });

  test('is counted nowhere for others', async () => {
    const counts = async ({ ask }: Colleague) => {
      const inbox = (await ask('get', '/inbox/counts').expect(200)).body as {
        data: { tabs: { all: number }; badge: number };
      };
      const totalOf = async (path: string) =>
        (
          (await ask('get', path).expect(200)).body as {
            meta: { pagination: { total: number } };
          }
        ).meta.pagination.total;
      return [
        inbox.data.tabs.all,
        inbox.data.badge,
        await totalOf('/messages'),
        await totalOf('/contacts'),
        await totalOf('/campaigns'),
        await totalOf('/templates'),
      ];
    };
    const seen = await counts(insider);
    expect(await counts(outsider)).toEqual(seen.map((count) => count - 1));
  });

  test('nobody sends with it who is not among them, by its name or by its template', async () => {
    const named = await outsider
      .ask('post', '/messages')
      .send({
        template: `${SECRET.toLowerCase()}_offer`,
        account: things.accounts,
        to: { phone: '+4917655501234' },
      })
      .expect(400);
    expect(named.body.error.message).toBe('This account does not exist.');
    for (const template of [things.templates, `${SECRET.toLowerCase()}_offer`]) {
      const { body } = await outsider
        .ask('post', '/messages/preview')
        .send({ template, to: { phone: '+4917655501234' } })
        .expect(200);
      const { issues, ...shown } = body.data as { issues: { code: string }[] };
      expect(issues.map(({ code }) => code)).toContain('template.notFound');
      expect(JSON.stringify(shown)).not.toMatch(TELLS);
    }
    const usable = await outsider.ask('get', '/templates/usable?anyCollection=true').expect(200);
    expect(usable.text).not.toMatch(TELLS);
  });

  test('nobody has an automation send it who is not among them', async () => {
    const automation = {
      name: 'Says hello',
      trigger: { type: 'keyword', words: ['hello'] },
      steps: [{ type: 'sendTemplate', template: `${SECRET.toLowerCase()}_offer` }],
    };
    const { body } = await outsider.ask('post', '/automations').send(automation).expect(400);
    expect(body.error.details.issues).toMatchObject([{ code: 'template.notFound' }]);
    const made = await insider.ask('post', '/automations').send(automation).expect(200);
    await insider.ask('delete', `/automations/${made.body.data.documentId}`).expect(200);
  });

  test('is not heard of by a line that is open', async () => {
    const [theirs, ours] = [
      await listen(shop.booted.url, outsider.token),
      await listen(shop.booted.url, insider.token),
    ];
    await rows('conversation').update({
      where: { documentId: things.conversations },
      data: { unreadCount: 2, updatedAt: new Date() },
    } as never);
    await ours.heard(
      'conversation',
      ({ conversation }) => conversation.documentId === things.conversations,
    );
    await theirs.heard('gone', ({ documentId }) => documentId === things.conversations);
    expect(JSON.stringify(theirs.events)).not.toMatch(TELLS);
    await Promise.all([theirs.hangUp(), ours.hangUp()]);
  });

  test('is not named beside an account that they see, by its WhatsApp Business Account', async () => {
    const hidden = '999888777666';
    await shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`)
      .send({ object: 'whatsapp_business_account', entry: [{ id: hidden }] })
      .expect(401);
    // The token of the account that they see is for the hidden business alone.
    await rows('account').update({
      where: { documentId: shop.accountId },
      data: {
        asked: {
          token: {
            at: new Date().toISOString(),
            value: {
              isValid: true,
              appId: null,
              appName: null,
              kind: 'SYSTEM_USER',
              expiresAt: null,
              scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
              targets: {
                whatsapp_business_messaging: [hidden],
                whatsapp_business_management: [hidden],
              },
              fault: null,
            },
          },
        },
      },
    } as never);
    const told = async (colleague: Colleague) => {
      const of = `/accounts/${shop.accountId}`;
      const answers = [
        await colleague.ask('get', `${of}/receiving`).expect(200),
        await colleague.ask('get', `${of}/health`).expect(200),
      ];
      return answers.map(({ text }) => text.includes(hidden));
    };
    expect(await told(insider)).toEqual([true, true]);
    expect(await told(outsider)).toEqual([false, false]);
  });

  test('nobody takes it from themselves, and it opens only when that is said', async () => {
    const { body } = await insider
      .ask('put', `/accounts/${things.accounts}`)
      .send({ isRestricted: true, allowedRoles: [], allowedUsers: [outsider.id] })
      .expect(400);
    expect(body.error.details.issues).toMatchObject([{ code: 'account.lockedOut' }]);

    const emptied = await shop
      .admin('put', `/accounts/${things.accounts}`)
      .send({ allowedRoles: [], allowedUsers: [] })
      .expect(200);
    expect(emptied.body.data as Account).toMatchObject({ isRestricted: true });
    await insider.ask('get', `/accounts/${things.accounts}`).expect(404);

    await shop
      .admin('put', `/accounts/${things.accounts}`)
      .send({ isRestricted: false })
      .expect(200);
    await outsider.ask('get', `/accounts/${things.accounts}`).expect(200);
    await shop
      .admin('put', `/accounts/${things.accounts}`)
      .send({ allowedRoles: [role] })
      .expect(200);
    await outsider.ask('get', `/accounts/${things.accounts}`).expect(404);
  });

  describe('of a business that has others', () => {
    let other: string;
    let both: { id: number; documentId: string };
    let alone: { id: number; documentId: string };
    beforeAll(async () => {
      const account = await shop.whatsapp.accounts.create({
        ...ACCOUNT,
        name: 'Back office',
        phoneNumberId: '111222333444666',
        allowedRoles: [role],
      });
      other = account.documentId;
      const idOf = async (documentId: string) =>
        (
          (await rows('account').findOne({ where: { documentId } } as never)) as {
            id: number;
            portfolioId: string;
          }
        ).id;
      const { portfolioId } = (await rows('account').findOne({
        where: { documentId: shop.accountId },
      } as never)) as { portfolioId: string };
      await rows('account').update({
        where: { documentId: other },
        data: { portfolioId },
      } as never);
      const [open, limited] = [await idOf(shop.accountId), await idOf(other)];
      both = await create('contact', { portfolioId, phone: '+4915555500001', profileName: 'Both' });
      alone = await create('contact', {
        portfolioId,
        phone: '+4915555500002',
        profileName: 'Alone',
      });
      for (const [account, contact] of [
        [open, both.id],
        [limited, both.id],
        [limited, alone.id],
      ] as const)
        await create('conversation', {
          account,
          contact,
          status: 'open',
          lastInboundAt: new Date(),
        });
    });

    test('whoever wrote to it alone is not there for others, and to others they are', async () => {
      const { body } = await outsider.ask('get', '/contacts?pageSize=100').expect(200);
      const names = (body.data as { profileName: string | null }[]).map(
        ({ profileName }) => profileName,
      );
      expect(names).toContain('Both');
      expect(names).not.toContain('Alone');
      await outsider.ask('get', `/contacts/${alone.documentId}`).expect(404);

      const seen = await outsider.ask('get', `/contacts/${both.documentId}`).expect(200);
      expect(seen.body.data.conversations).toHaveLength(1);
      expect(seen.text).not.toContain('Back office');
    });

    test('what is kept of somebody is given out whole or not at all', async () => {
      await outsider.ask('get', `/contacts/${both.documentId}/export`).expect(403);
      await insider.ask('get', `/contacts/${both.documentId}/export`).expect(200);
    });

    test('its templates are those of the business, and another account sends them', async () => {
      const { body } = await outsider
        .ask('get', '/templates/usable?anyCollection=true')
        .expect(200);
      const accounts = (body.data as { accountDocumentId: string }[]).map(
        ({ accountDocumentId }) => accountDocumentId,
      );
      expect(accounts.length).toBeGreaterThan(0);
      expect(accounts).not.toContain(other);
    });
  });
});
