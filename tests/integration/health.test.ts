import type { Alert } from '../../shared/contracts/alerts';
import type { Health } from '../../shared/contracts/health';
import type { CheckId } from '../../shared/domain/health/check';
import { SEED } from '../../simulator/src';
import { ACCOUNT, eventually, openShop, type Shop } from './shop';
import { configOf } from './strapi';

const WABA = SEED.businessAccount.id;
const NUMBER = SEED.realNumber.id;
const SECONDS = () => Math.floor(Date.now() / 1000);

describe('the health of an account', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.stop());

  const path = (verb: string) => `/accounts/${shop.accountId}/${verb}`;
  const find = async () =>
    (await shop.admin('get', path('health')).expect(200)).body.data as Health;
  const check = async (only?: CheckId[]) =>
    (
      await shop
        .admin('post', path('health'))
        .send(only ? { only } : {})
        .expect(200)
    ).body.data as Health;
  const one = (health: Health, id: CheckId) => health.checks.find((item) => item.id === id)!;
  const stateOf = (health: Health, step: string) =>
    health.steps.find(({ id }) => id === step)!.state;
  const update = (data: object) =>
    shop.admin('put', `/accounts/${shop.accountId}`).send(data).expect(200);
  const rows = () => shop.booted.strapi.db.query('plugin::whatsapp.account' as never);
  const write = (data: object) =>
    rows().update({ where: { documentId: shop.accountId } as never, data: data as never });

  test('is known without asking Meta only once it was asked', async () => {
    const before = await find();
    expect(before.isAsked).toBe(false);
    expect(one(before, 'token')).toMatchObject({ status: 'unknown', checkedAt: null });
    shop.simulator.clearRequests();
    await find();
    expect(shop.simulator.findRequests()).toEqual([]);

    const after = await check();
    expect(after.isAsked).toBe(true);
    const wrong = after.checks.filter(({ status }) => status === 'problem');
    expect(wrong.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
    expect((await find()).checks.map(({ id, code }) => [id, code])).toEqual(
      after.checks.map(({ id, code }) => [id, code]),
    );
  });

  test('a number that is known to be a real one is not offered what only test numbers may send', async () => {
    const offered = async () =>
      JSON.stringify(
        (await shop.admin('get', '/templates/usable?anyCollection=true').expect(200)).body,
      ).includes('"hello_world"');
    await shop.admin('post', path('sync-templates')).send({});
    await write({ asked: null });
    await eventually('the template of Meta’s', async () => ((await offered()) ? true : undefined));
    const unknown = await offered();
    await check(['phoneNumber']);
    const real = await offered();
    await update({ phoneNumberId: SEED.testNumber.id });
    await check(['phoneNumber']);
    const test = await offered();
    await update({ phoneNumberId: NUMBER });
    expect({ unknown, real, test }).toEqual({ unknown: true, real: false, test: true });
  });

  test('keeps what each of several looks at once has found', async () => {
    await write({ asked: null, confirmed: null });
    const questions: CheckId[] = ['token', 'phoneNumber', 'appSecret', 'callback'];
    await Promise.all([
      ...questions.map((id) => check([id])),
      shop.admin('post', path('confirm')).send({ what: 'paymentMethod', isSo: true }).expect(200),
      shop.admin('post', path('confirm')).send({ what: 'appIsLive', isSo: true }).expect(200),
    ]);
    const health = await find();
    const unknown = questions.filter((id) => one(health, id).status === 'unknown');
    expect(unknown).toEqual([]);
    expect(Object.keys(health.confirmed).sort()).toEqual(['appIsLive', 'paymentMethod']);
    await write({ confirmed: null });
  });

  describe('with each thing wrong in turn', () => {
    interface Wrong {
      what: string;
      id: CheckId;
      code: string;
      status: 'hint' | 'warning' | 'problem';
      /** Breaks it; answers what is needed to mend it. */
      breaks: () => Promise<unknown> | unknown;
      mends: () => Promise<unknown> | unknown;
    }
    const tokenOf = (input: object) => shop.simulator.addToken(input as never).value;
    const useToken = (input: object) => update({ accessToken: tokenOf(input) });
    const goodToken = () => update({ accessToken: SEED.tokens.full });
    const number = (changes: object) => shop.simulator.changePhoneNumber(NUMBER, changes as never);
    const business = (changes: object) =>
      shop.simulator.changeBusinessAccount(WABA, changes as never);

    const WRONG: Wrong[] = [
      {
        what: 'an expired token',
        id: 'token',
        code: 'health.token.expired',
        status: 'problem',
        breaks: () => update({ accessToken: SEED.tokens.expired }),
        mends: goodToken,
      },
      {
        what: 'a revoked token',
        id: 'token',
        code: 'health.token.revoked',
        status: 'problem',
        breaks: async () => {
          const value = tokenOf({});
          await update({ accessToken: value });
          shop.simulator.removeToken(value);
        },
        mends: goodToken,
      },
      {
        what: 'the temporary token of API Setup',
        id: 'token',
        code: 'health.token.temporary',
        status: 'warning',
        breaks: () => useToken({ type: 'USER', expiresAt: SECONDS() + 23 * 3_600 }),
        mends: goodToken,
      },
      {
        what: 'a token that ends this week',
        id: 'token',
        code: 'health.token.expiresSoon',
        status: 'warning',
        breaks: () => useToken({ expiresAt: SECONDS() + 5 * 86_400 }),
        mends: goodToken,
      },
      {
        what: 'a token that may only send',
        id: 'scopes',
        code: 'health.scopes.missing',
        status: 'problem',
        breaks: () => update({ accessToken: SEED.tokens.messagingOnly }),
        mends: goodToken,
      },
      {
        what: 'a token without the recommended permissions',
        id: 'scopes',
        code: 'health.scopes.recommended',
        status: 'hint',
        breaks: () =>
          useToken({ scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'] }),
        mends: goodToken,
      },
      {
        what: 'a system user to whom the account was not assigned',
        id: 'businessAccount',
        code: 'health.businessAccount.notAssigned',
        status: 'problem',
        breaks: () =>
          useToken({ businessAccountIds: [shop.simulator.addBusinessAccount({} as never).id] }),
        mends: goodToken,
      },
      {
        what: 'the id of another WhatsApp Business Account',
        id: 'businessAccount',
        code: 'health.businessAccount.notSeen',
        status: 'problem',
        breaks: () => update({ businessAccountId: '123456789' }),
        mends: () => update({ businessAccountId: WABA }),
      },
      {
        what: 'a WhatsApp Business Account with other numbers',
        id: 'businessAccount',
        code: 'health.businessAccount.otherNumber',
        status: 'problem',
        breaks: () =>
          update({ businessAccountId: shop.simulator.addBusinessAccount({} as never).id }),
        mends: () => update({ businessAccountId: WABA }),
      },
      {
        what: 'the number itself in place of its id',
        id: 'phoneNumber',
        code: 'health.phoneNumber.notSeen',
        status: 'problem',
        breaks: () => update({ phoneNumberId: '493055501020' }),
        mends: () => update({ phoneNumberId: NUMBER }),
      },
      {
        what: 'a number that is not registered',
        id: 'registration',
        code: 'health.registration.missing',
        status: 'problem',
        breaks: () => number({ registered: false }),
        mends: () => shop.admin('post', path('register')).send({ pin: '123456' }).expect(200),
      },
      {
        what: 'the app secret of another app',
        id: 'appSecret',
        code: 'health.appSecret.wrong',
        status: 'problem',
        breaks: () => update({ appSecret: 'b'.repeat(32) }),
        mends: () => update({ appSecret: SEED.app.secret }),
      },
      {
        what: 'an app that is not subscribed',
        id: 'subscription',
        code: 'health.subscription.missing',
        status: 'problem',
        breaks: () => shop.admin('post', path('unsubscribe')).expect(200),
        mends: () => shop.admin('post', path('subscribe')).send({}).expect(200),
      },
      {
        what: 'another callback',
        id: 'callback',
        code: 'health.callback.other',
        status: 'problem',
        breaks: () => {
          shop.simulator.state.apps.get(SEED.app.id)!.webhook!.callbackUrl =
            'https://other.example.com/hook';
        },
        mends: async () => {
          await shop.admin('post', path('callback')).send({}).expect(400);
          await shop.admin('post', path('callback')).send({ replace: true }).expect(200);
        },
      },
      {
        what: 'an override that takes the number away',
        id: 'callback',
        code: 'health.callback.override',
        status: 'problem',
        breaks: () => {
          shop.simulator.state.phoneNumbers.get(NUMBER)!.overrideCallbackUri =
            'https://other.example.com/hook';
        },
        mends: () =>
          shop
            .admin('post', path('subscribe'))
            .send({ callback: 'app', replace: true })
            .expect(200),
      },
      {
        what: 'a field that is not ticked',
        id: 'fields',
        code: 'health.fields.missing',
        status: 'warning',
        breaks: () => {
          const { webhook } = shop.simulator.state.apps.get(SEED.app.id)!;
          webhook!.fields = webhook!.fields.filter((name) => name !== 'security');
        },
        mends: () => shop.admin('post', path('callback')).send({}).expect(200),
      },
      {
        what: 'a display name that was declined',
        id: 'displayName',
        code: 'health.displayName.declined',
        status: 'problem',
        breaks: () => number({ nameStatus: 'DECLINED' }),
        mends: () => number({ nameStatus: 'APPROVED' }),
      },
      {
        what: 'a red quality',
        id: 'quality',
        code: 'health.quality.red',
        status: 'problem',
        breaks: () => number({ qualityRating: 'RED' }),
        mends: () => number({ qualityRating: 'GREEN' }),
      },
      {
        what: 'a payment problem',
        id: 'payment',
        code: 'health.payment.problem',
        status: 'problem',
        breaks: () =>
          business({
            healthErrors: [
              {
                entity: 'WABA',
                code: 141006,
                description: 'There is an error with the payment method.',
                solution: 'Add a new payment method.',
              },
            ],
          }),
        mends: () => business({ healthErrors: null }),
      },
      {
        what: 'a number that Meta has stopped',
        id: 'healthStatus',
        code: 'health.healthStatus.blocked',
        status: 'problem',
        breaks: () => business({ sendingError: 131031 }),
        mends: () => business({ sendingError: null }),
      },
      {
        what: 'a business that is not verified',
        id: 'verification',
        code: 'health.verification.not',
        status: 'hint',
        breaks: () => business({ businessVerificationStatus: 'not_verified' }),
        mends: () => business({ businessVerificationStatus: 'verified' }),
      },
      {
        what: 'a clock that is ahead of Meta’s',
        id: 'clock',
        code: 'health.clock.ahead',
        status: 'problem',
        breaks: () => shop.simulator.setClock({ offsetSeconds: -900 }),
        mends: () => shop.simulator.setClock({ offsetSeconds: 0 }),
      },
      {
        what: 'an account that is switched off',
        id: 'sending',
        code: 'health.sending.disabled',
        status: 'problem',
        breaks: () => update({ enabled: false }),
        mends: () => update({ enabled: true }),
      },
      {
        what: 'the database of another installation',
        id: 'installation',
        code: 'health.installation.copied',
        status: 'problem',
        breaks: () => write({ installationId: 'https://elsewhere.example.com' }),
        mends: () => shop.admin('post', path('take-over')).send({ waiting: 'send' }).expect(200),
      },
      {
        what: 'a version of the API that ends',
        id: 'graphVersion',
        code: 'health.graphVersion.ended',
        status: 'problem',
        breaks: () => {
          graph().version = 'v20.0';
        },
        mends: () => {
          graph().version = 'v26.0';
        },
      },
      {
        what: 'an address that nobody knows',
        id: 'address',
        code: 'webhook.unknownAddress',
        status: 'problem',
        breaks: () => {
          kept = {
            absoluteUrl: shop.booted.strapi.config.get('server.absoluteUrl'),
            publicUrl: config().publicUrl,
          };
          shop.booted.strapi.config.set('server.absoluteUrl', '');
          config().publicUrl = null;
        },
        mends: () => {
          shop.booted.strapi.config.set('server.absoluteUrl', kept.absoluteUrl);
          config().publicUrl = kept.publicUrl;
        },
      },
      {
        what: 'an encryption key that was lost',
        id: 'encryptionKey',
        code: 'encryption.noKey',
        status: 'problem',
        breaks: () => {
          key = shop.booted.strapi.config.get('admin.secrets.encryptionKey');
          shop.booted.strapi.config.set('admin.secrets.encryptionKey', '');
        },
        mends: () => {
          shop.booted.strapi.config.set('admin.secrets.encryptionKey', key);
        },
      },
    ];
    let key: unknown;
    let kept: { absoluteUrl: unknown; publicUrl: string | null };
    const config = () => configOf(shop.booted.strapi);
    const graph = () => config().graph;

    test.each(WRONG)(
      '$what is named, and the fix works',
      async ({ id, code, status, breaks, mends }) => {
        await breaks();
        const broken = one(await check(), id);
        expect(broken).toMatchObject({ code, status });
        expect(broken.message).not.toMatch(/[{}]/);
        await mends();
        const mended = await check();
        expect(one(mended, id)).toMatchObject({ status: 'ok' });
        expect(
          mended.checks.filter((item) => item.status === 'problem').map((item) => item.id),
        ).toEqual([]);
      },
    );

    test('a Meta that cannot be reached is named as that, and one check alone is made again', async () => {
      shop.simulator.setFaults({ resetBeforeRead: { path: 'debug_token', times: 1 } } as never);
      expect(one(await check(['token']), 'token')).toMatchObject({
        code: 'health.unreachable',
        who: 'operator',
      });
      shop.simulator.clearFaults();
      shop.simulator.clearRequests();
      expect(one(await check(['token']), 'token').status).toBe('ok');
      expect(shop.simulator.findRequests().map(({ path: asked }) => asked)).toEqual([
        expect.stringContaining('debug_token'),
      ]);
    });

    test('forged calls are counted, and named for what they mostly are', async () => {
      const since = one(await find(), 'signatures');
      expect(since.status).toBe('ok');
      for (let count = 0; count < 6; count += 1)
        shop.simulator.sendWebhook({ field: 'messages', value: {}, signature: 'wrong' });
      await eventually('the forged calls', async () =>
        one(await find(), 'signatures').params.count === 6 ? true : undefined,
      );
      expect(one(await find(), 'signatures')).toMatchObject({
        code: 'health.signatures.many',
        status: 'warning',
      });
    });

    test('messages of which Meta tells nothing are named', async () => {
      await write({ lastDeliveryAt: new Date(Date.now() - 5 * 3_600_000) });
      const [account] = (await rows().findMany({ limit: 1 } as never)) as { id: number }[];
      await shop.booted.strapi.db.query('plugin::whatsapp.message' as never).create({
        data: {
          account: account!.id,
          direction: 'out',
          type: 'text',
          state: 'accepted',
          phase: 'accepted',
          acceptedAt: new Date(Date.now() - 3 * 3_600_000),
        } as never,
      });
      expect(one(await find(), 'lastDelivery')).toMatchObject({
        code: 'health.lastDelivery.noTicks',
        params: { count: 1 },
      });
      await write({ lastDeliveryAt: new Date() });
      expect(one(await find(), 'lastDelivery').status).toBe('ok');
    });
  });

  describe('what only a person can know', () => {
    test('is remembered with who said it, until it is taken back', async () => {
      await write({ environment: 'meta' });
      const said = await shop
        .admin('post', path('confirm'))
        .send({ what: 'privacyPolicy', isSo: true })
        .expect(200);
      expect(said.body.data.confirmed).toEqual({
        privacyPolicy: { by: expect.stringContaining('Person'), at: expect.any(String) },
      });
      expect((await find()).confirmed.privacyPolicy).toBeDefined();
      await shop.admin('post', path('confirm')).send({ what: 'privacyPolicy', isSo: false });
      expect((await find()).confirmed).toEqual({});
      await shop.admin('post', path('confirm')).send({ what: 'weather', isSo: true }).expect(400);
      await write({ environment: 'sandbox' });
    });
  });

  test('a report names versions and findings, and no secret, name or address', async () => {
    const { text } = (await shop.admin('get', path('diagnostics')).expect(200)).body.data as {
      text: string;
    };
    expect(text).toMatch(/^strapi-plugin-whatsapp \d/);
    expect(text).toContain(`Strapi ${shop.booted.strapi.config.get('info.strapi')}`);
    expect(text).toMatch(/Database \w+ \d/);
    expect(text).toContain('- token: ok (health.token.lasting)');
    for (const secret of [
      ACCOUNT.accessToken,
      ACCOUNT.appSecret,
      ACCOUNT.name,
      NUMBER,
      WABA,
      shop.booted.url,
      SEED.realNumber.displayPhoneNumber,
    ])
      expect(text).not.toContain(secret);
  });

  test('sandboxes are named to whoever sees a page', async () => {
    const token = await shop.booted.adminToken(['plugin::whatsapp.inbox.read']);
    const { body } = await shop.booted.request
      .get('/whatsapp/sandboxes')
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(body.data).toEqual([ACCOUNT.name]);
  });

  describe('looked at once a day', () => {
    const mails: { to: string; subject: string; text: string }[] = [];
    const watch = () =>
      shop.booted.strapi.plugin('whatsapp').service('health-watch') as unknown as {
        run(): Promise<void>;
      };
    const told = async () => {
      const service = shop.booted.strapi.plugin('whatsapp').service('notifications') as unknown as {
        idle(): Promise<void>;
      };
      await service.idle();
      return mails.map(({ text }) => text);
    };
    const isDue = () => write({ checkDueAt: new Date(Date.now() - 1_000) });
    const dueAt = async () =>
      (
        (await rows().findOne({ where: { documentId: shop.accountId } as never })) as {
          checkDueAt: string | Date | null;
        }
      ).checkDueAt;
    const kinds = async () =>
      ((await shop.admin('get', '/alerts')).body as { data: Alert[] }).data
        .map(({ kind }) => kind)
        .filter((kind) => kind.startsWith('account.'));

    beforeAll(async () => {
      const { strapi } = shop.booted;
      strapi.config.set('plugin::email', {
        provider: 'test',
        settings: { defaultFrom: 'cms@example.com' },
      });
      (strapi.plugin('email') as unknown as { provider: object }).provider = {
        send: async (mail: (typeof mails)[number]) => void mails.push(mail),
      };
      await shop.booted.adminToken(['plugin::whatsapp.accounts.read']);
      const [user] = (await strapi.db
        .query('admin::user')
        .findMany({ orderBy: { id: 'desc' }, limit: 1 })) as { id: number }[];
      await update({ notifyUsers: [user!.id] });
    });
    beforeEach(() => {
      mails.length = 0;
    });

    test('plans the first look, and claims each', async () => {
      await write({ checkDueAt: null });
      shop.simulator.clearRequests();
      await watch().run();
      expect(shop.simulator.findRequests()).toEqual([]);
      const first = new Date((await dueAt())!).getTime() - Date.now();
      expect(first).toBeGreaterThan(3 * 3_600_000);
      expect(first).toBeLessThan(25 * 3_600_000);

      await isDue();
      await watch().run();
      expect(shop.simulator.findRequests({ path: 'debug_token' })).toHaveLength(1);
      expect(new Date((await dueAt())!).getTime() - Date.now()).toBeGreaterThan(20 * 3_600_000);
      await watch().run();
      expect(shop.simulator.findRequests({ path: 'debug_token' })).toHaveLength(1);
    });

    test('a token that ends is told a week and a day before, each once, and is over with a new one', async () => {
      const ends = (seconds: number) =>
        update({
          accessToken: shop.simulator.addToken({ expiresAt: SECONDS() + seconds } as never).value,
        });
      await ends(6 * 86_400);
      for (let time = 0; time < 2; time += 1) {
        await isDue();
        await watch().run();
      }
      expect(await kinds()).toEqual(['account.tokenEndsSoon']);
      expect(await told()).toEqual([expect.stringContaining('Make one that never expires')]);

      await ends(3_600 * 20);
      await isDue();
      await watch().run();
      expect(await kinds()).toEqual(['account.tokenEndsNow']);
      expect(await told()).toHaveLength(2);

      await update({ accessToken: SEED.tokens.full });
      // Whoever looks: nobody has to wait for the next day.
      await check();
      expect(await kinds()).toEqual([]);
    });

    test('a token that was revoked holds the account until a good one is entered', async () => {
      const { value } = shop.simulator.addToken({} as never);
      await update({ accessToken: value });
      shop.simulator.removeToken(value);
      await isDue();
      await watch().run();
      expect(await kinds()).toEqual(['account.held']);
      expect(await told()).toHaveLength(1);
      expect(one(await find(), 'sending').code).toBe('health.sending.held');

      await update({ accessToken: SEED.tokens.full });
      expect(one(await check(), 'sending').status).toBe('ok');
      expect(await kinds()).toEqual([]);
    });

    test('an app that was unsubscribed, and a callback that was changed, are told until they are mended', async () => {
      await shop.admin('post', path('unsubscribe')).expect(200);
      shop.simulator.state.phoneNumbers.get(NUMBER)!.overrideCallbackUri =
        'https://other.example.com/hook';
      await isDue();
      await watch().run();
      expect((await kinds()).sort()).toEqual(['account.callbackChanged', 'account.notSubscribed']);
      expect((await told()).join()).toContain('https://other.example.com/hook');

      await shop.admin('post', path('subscribe')).send({ replace: true }).expect(200);
      expect((await kinds()).sort()).toEqual(['account.callbackChanged', 'account.notSubscribed']);
      await check(['subscription', 'callback']);
      expect(await kinds()).toEqual([]);
    });

    test('the end of a version of the API is told', async () => {
      const { graph } = configOf(shop.booted.strapi);
      graph.version = 'v20.0';
      await isDue();
      await watch().run();
      expect(await kinds()).toEqual(['account.graphVersion']);
      graph.version = 'v26.0';
      await check(['graphVersion']);
      expect(await kinds()).toEqual([]);
    });
  });

  test('the guide goes from the first step to the last, with a message that arrives', async () => {
    const before = await check();
    expect(stateOf(before, 'firstMessage')).toBe('todo');
    shop.simulator.addTemplate({
      name: 'first_hello',
      components: [{ type: 'BODY', text: 'Hello from the shop, we are glad that you are here.' }],
    } as never);
    await shop.whatsapp.templates.syncAccount(shop.accountId);
    await shop.whatsapp.messages.sendTemplate({
      template: 'first_hello',
      account: shop.accountId,
      to: { phone: `+${SEED.customers.lena.phone}` },
    });
    await eventually('the guide', async () =>
      (await find()).steps.every(({ state }) => state === 'done') ? true : undefined,
    );
  });
});
