import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { SEED } from '../../simulator/src';
import type { AccountWithVerifyToken, Registration } from '../../shared/contracts/accounts';
import type { Found } from '../../shared/contracts/connect';
import type { AppCallback } from '../../shared/contracts/webhooks';
import { actionId } from '../../shared/permissions';
import { TICKED_FIELDS } from '../../shared/domain/webhook-fields';
import { freePort } from '../ports';
import { openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

const PASTED = { accessToken: SEED.tokens.full, appSecret: SEED.app.secret };
const NUMBER = SEED.realNumber.id;

describeOnEachDatabase('connecting numbers', (database) => {
  let shop: Shop;
  let callbackUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    shop = await openShop({
      database,
      port,
      unconnected: true,
      asMeta: true,
      config: { publicUrl: `http://127.0.0.1:${port}` },
    });
    callbackUrl = `http://127.0.0.1:${port}/api/whatsapp/webhook`;
  });
  afterAll(() => shop?.stop());
  afterEach(async () => {
    shop.simulator.clearFaults();
    for (const { documentId } of await shop.whatsapp.accounts.find())
      await shop.whatsapp.accounts.delete(documentId);
  });

  const post = (path: string, body: object = {}) => shop.admin('post', path).send(body);
  const look = async (input: object = {}): Promise<Found> =>
    (await post('/connect/look', { ...PASTED, ...input }).expect(200)).body.data;
  const codes = ({ issues }: Found) => issues.map(({ code, severity }) => `${severity} ${code}`);
  const chosen = (phoneNumberId: string = NUMBER, name = 'Atlas Books') => ({
    phoneNumberId,
    name,
    defaultCountry: 'DE',
  });
  const connect = (input: object = {}) =>
    post('/connect', { ...PASTED, numbers: [chosen()], ...input });
  const connected = async (): Promise<AccountWithVerifyToken> =>
    (await connect().expect(200)).body.data[0];
  const issuesOf = (answer: { body: { error: { details: { issues: { code: string }[] } } } }) =>
    answer.body.error.details.issues.map(({ code }) => code);

  describe('what is pasted', () => {
    test('tells the app, the token and the numbers that it opens', async () => {
      const found = await look();
      expect(found).toMatchObject({
        app: { id: SEED.app.id, name: SEED.app.name },
        token: { kind: 'systemUser', expiresAt: null },
        issues: [],
        businessAccounts: [
          {
            id: SEED.businessAccount.id,
            name: SEED.businessAccount.name,
            owner: SEED.portfolio.name,
            issue: null,
          },
        ],
      });
      expect(found.businessAccounts[0]!.numbers).toMatchObject([
        { phoneNumberId: SEED.testNumber.id, account: null },
        {
          phoneNumberId: NUMBER,
          displayPhoneNumber: SEED.realNumber.displayPhoneNumber,
          verifiedName: SEED.realNumber.verifiedName,
          qualityRating: 'GREEN',
          country: 'DE',
          registration: { status: 'CONNECTED', isRegistered: true, issues: [] },
          account: null,
        },
      ]);
    });

    test('may have blanks around it, and is looked at without being stored or told again', async () => {
      const answer = await post('/connect/look', {
        accessToken: ` ${SEED.tokens.full}\n`,
        appSecret: `${SEED.app.secret} `,
      }).expect(200);
      expect(answer.text).not.toContain(SEED.tokens.full);
      expect(answer.text).not.toContain(SEED.app.secret);
      expect(await shop.whatsapp.accounts.find()).toEqual([]);
    });

    test('has to be there', async () => {
      const answer = await post('/connect/look', { accessToken: ' ', appSecret: '' }).expect(400);
      expect(issuesOf(answer)).toEqual(['account.missing', 'account.missing']);
    });

    test('is told as an account where a number is one already', async () => {
      const { documentId } = await connected();
      const [business] = (await look()).businessAccounts;
      expect(business!.numbers.map(({ account }) => account)).toEqual([
        null,
        { documentId, name: 'Atlas Books' },
      ]);
    });
  });

  describe('what is wrong is said before anything is stored:', () => {
    const now = () => Math.floor(Date.now() / 1000);
    const token = (input: object) => shop.simulator.addToken(input as never).value;

    test.each<[string, () => object, string[]]>([
      ['a token that nobody issued', () => ({ accessToken: 'EAAnobody' }), ['tokenInvalid']],
      ['a token that has ended', () => ({ accessToken: SEED.tokens.expired }), ['tokenExpired']],
      [
        'a token that may only manage',
        () => ({ accessToken: SEED.tokens.managementOnly }),
        ['scopeMissing'],
      ],
      [
        'a token that may only send',
        () => ({ accessToken: SEED.tokens.messagingOnly }),
        ['scopeMissing'],
      ],
      [
        'the token of the app itself',
        () => ({ accessToken: `${SEED.app.id}|${SEED.app.secret}` }),
        ['tokenOfApp'],
      ],
      [
        'a user that was assigned nothing',
        () => ({ accessToken: token({ businessAccountIds: [] }) }),
        ['nothingAssigned'],
      ],
      [
        'an account that was not assigned',
        () => ({
          accessToken: token({ businessAccountIds: ['77'] }),
          businessAccountId: SEED.businessAccount.id,
        }),
        ['notAssigned'],
      ],
      ['the secret of another app', () => ({ appSecret: 'f'.repeat(32) }), ['secretWrong']],
      ['the id of another app', () => ({ appId: '12345' }), ['otherApp']],
    ])('%s', async (_what, input, expected) => {
      const given = { ...PASTED, ...input() };
      const found = await look(given);
      expect(codes(found)).toEqual(expected.map((code) => `error connect.${code}`));
      expect(found.businessAccounts).toEqual([]);
      const refused = await post('/connect', { ...given, numbers: [chosen()] }).expect(400);
      expect(issuesOf(refused)).toEqual(expected.map((code) => `connect.${code}`));
      expect(await shop.whatsapp.accounts.find()).toEqual([]);
    });

    test('the token of another app, whose secret this is not', async () => {
      const other = shop.simulator.addApp({ name: 'Another app' });
      const found = await look({ accessToken: token({ appId: other.id }) });
      expect(found.issues).toMatchObject([
        { code: 'connect.secretWrong', params: { app: other.id, name: 'Another app' } },
      ]);
      expect(found.issues[0]!.message).toContain('“Another app”');
    });

    test('a temporary token is warned of, and can be gone on with', async () => {
      const accessToken = token({ type: 'USER', expiresAt: now() + 20 * 3_600 });
      const found = await look({ accessToken });
      expect(codes(found)).toEqual(['warning connect.temporary']);
      expect(found.token).toMatchObject({ kind: 'person' });
      await connect({ accessToken }).expect(200);
    });

    test('a token that ends one day is warned of', async () => {
      const found = await look({ accessToken: token({ expiresAt: now() + 60 * 86_400 }) });
      expect(codes(found)).toEqual(['warning connect.ends']);
    });

    test('Meta being out of reach is told as that', async () => {
      shop.simulator.setFaults({ serverError: { status: 502 } });
      const { body } = await post('/connect/look', PASTED).expect(400);
      expect(body.error.message).toContain('HTTP 502');
    });
  });

  describe('what Meta does not tell is asked for:', () => {
    test('the app, where a token may not look at itself', async () => {
      shop.simulator.setFaults({ error: { path: '/debug_token', code: 100, times: 1 } });
      expect(codes(await look())).toEqual(['error connect.needsApp']);

      shop.simulator.setFaults({ error: { path: '/debug_token', code: 100, times: 1 } });
      const found = await look({ appId: SEED.app.id });
      expect(codes(found)).toEqual([]);
      expect(found.businessAccounts).toHaveLength(1);
    });

    test('whether the secret is that of the app, where only its id was entered', async () => {
      const other = shop.simulator.addApp();
      shop.simulator.setFaults({ error: { path: '/debug_token', code: 100, times: 1 } });
      const wrong = await look({ appId: SEED.app.id, appSecret: 'f'.repeat(32) });
      expect(codes(wrong)).toEqual(['error appCallback.secretWrong']);

      shop.simulator.setFaults({ error: { path: '/debug_token', code: 100, times: 1 } });
      const strange = await look({ appId: other.id, appSecret: other.secret });
      expect(codes(strange)).toEqual(['error connect.tokenOfOtherApp']);
    });

    test('the WhatsApp account, where neither the token nor a business names one', async () => {
      const { value: accessToken } = shop.simulator.addToken({
        scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      });
      expect(codes(await look({ accessToken }))).toEqual(['error connect.needsBusinessAccount']);
      const businessAccountId = SEED.businessAccount.id;
      const found = await look({ accessToken, businessAccountId });
      expect(codes(found)).toEqual([]);
      expect(found.businessAccounts.map(({ id }) => id)).toEqual([businessAccountId]);
      await connect({ accessToken, businessAccountId }).expect(200);
    });

    test('an account that cannot be read fails alone', async () => {
      const { value: accessToken } = shop.simulator.addToken({
        businessAccountIds: [SEED.businessAccount.id, '404'],
      });
      const { businessAccounts } = await look({ accessToken });
      expect(businessAccounts).toMatchObject([
        { id: SEED.businessAccount.id, issue: null },
        { id: '404', numbers: [], issue: { code: 'connect.notAssigned', params: { id: '404' } } },
      ]);
    });

    test('what a business was lent is found as well', async () => {
      const lent = shop.simulator.addBusinessAccount({
        name: 'Lent',
        clientOf: [SEED.portfolio.id],
      });
      const { businessAccounts } = await look();
      expect(businessAccounts.find(({ id }) => id === lent.id)).toMatchObject({
        name: 'Lent',
        numbers: [],
        issue: { code: 'connect.noNumbers' },
      });
      shop.simulator.state.businessAccounts.delete(lent.id);
    });
  });

  describe('what is chosen', () => {
    test('is stored with everything that an account needs', async () => {
      const account = await connected();
      expect(account).toMatchObject({
        name: 'Atlas Books',
        environment: 'meta',
        phoneNumberId: NUMBER,
        businessAccountId: SEED.businessAccount.id,
        appId: SEED.app.id,
        defaultCountry: 'DE',
        isDefault: true,
        accessToken: { isSet: true, last4: SEED.tokens.full.slice(-4) },
        appSecret: { isSet: true },
      });
      expect(account.newVerifyToken).toMatch(/^[\w-]{20,}$/);
      const { data } = (await shop.admin('get', `/accounts/${account.documentId}/history`)).body;
      expect(data).toMatchObject([{ kind: 'created' }]);
    });

    test('is stored together, or not at all', async () => {
      const { documentId } = await connected();
      const both = { numbers: [chosen(SEED.testNumber.id, 'Test'), chosen()] };
      const answer = await connect(both).expect(400);
      expect(issuesOf(answer)).toEqual(['account.phoneTaken']);
      expect((await shop.whatsapp.accounts.find()).map((one) => one.documentId)).toEqual([
        documentId,
      ]);
    });

    test('must be something, with a name, that the token opens', async () => {
      expect(issuesOf(await connect({ numbers: [] }).expect(400))).toEqual([
        'connect.nothingChosen',
      ]);
      expect(issuesOf(await connect({ numbers: [chosen('999')] }).expect(400))).toEqual([
        'connect.numberNotFound',
      ]);
      expect(issuesOf(await connect({ numbers: [chosen(NUMBER, ' ')] }).expect(400))).toEqual([
        'account.missing',
      ]);
      expect(await shop.whatsapp.accounts.find()).toEqual([]);
    });
  });

  describe('the callback of the app', () => {
    const app = () => shop.simulator.state.apps.get(SEED.app.id)!;
    const set = (documentId: string, body: object = {}) =>
      post(`/accounts/${documentId}/callback`, body);
    afterEach(() => {
      delete app().webhook;
    });

    test('is set with every field, and Meta has proved that it answers', async () => {
      const { documentId, newVerifyToken } = await connected();
      const callback: AppCallback = (await set(documentId).expect(200)).body.data;
      expect(callback).toMatchObject({ url: callbackUrl, isOurs: true, missing: [] });
      expect(app().webhook).toEqual({
        callbackUrl,
        verifyToken: newVerifyToken,
        fields: [...TICKED_FIELDS],
      });
      const { data } = (await shop.admin('get', `/accounts/${documentId}/history`)).body;
      expect(data[0]).toMatchObject({ kind: 'callback', params: { callback: callbackUrl } });
      const { subscription } = (await shop.admin('get', `/accounts/${documentId}/receiving`)).body
        .data;
      expect(subscription.fields).toEqual([...TICKED_FIELDS]);
    });

    test('keeps what was ticked besides', async () => {
      const { documentId } = await connected();
      await set(documentId).expect(200);
      app().webhook!.fields = ['calls', 'messages'];
      await set(documentId).expect(200);
      expect(app().webhook!.fields).toEqual([...TICKED_FIELDS, 'calls']);
    });

    test('has each field that Meta offers, where it does not take all at once', async () => {
      const { documentId } = await connected();
      const asked = () =>
        shop.simulator.findRequests({ method: 'POST', path: '/subscriptions' }).length;
      const before = asked();
      shop.simulator.setFaults({
        error: { path: '/subscriptions', method: 'POST', code: 100, times: 1 },
      });
      const callback: AppCallback = (await set(documentId).expect(200)).body.data;
      expect(callback.missing).toEqual([]);
      expect(asked() - before).toBe(1 + TICKED_FIELDS.length);
    });

    test('of somebody else is named, and replaced only when somebody says so', async () => {
      const { documentId } = await connected();
      const url = 'https://crm.example/hook';
      app().webhook = { callbackUrl: url, verifyToken: 'theirs', fields: ['messages'] };
      const refused = await set(documentId).expect(400);
      expect(refused.body.error.details.issues).toMatchObject([
        { code: 'appCallback.replaces', params: { url } },
      ]);
      expect(app().webhook!.callbackUrl).toBe(url);

      await set(documentId, { replace: true }).expect(200);
      expect(app().webhook!.callbackUrl).toBe(callbackUrl);
      const { data } = (await shop.admin('get', `/accounts/${documentId}/history`)).body;
      expect(data[0].params).toEqual({ callback: callbackUrl, from: url });
    });

    test('that does not answer Meta is told in words, with what Meta said', async () => {
      const { documentId } = await connected();
      const message =
        '(#2200) Callback verification failed with the following errors: HTTP Status Code = 502';
      shop.simulator.setFaults({
        error: { path: '/subscriptions', method: 'POST', code: 2200, message },
      });
      const answer = await set(documentId).expect(400);
      expect(answer.body.error.details.issues).toMatchObject([
        { code: 'appCallback.refused', params: { url: callbackUrl, reason: message } },
      ]);
      expect(app().webhook).toBeUndefined();
    });

    test('needs the secret of this very app, and an account that is on', async () => {
      const { documentId } = await connected();
      const { accounts } = shop.whatsapp;
      await accounts.update(documentId, { appSecret: 'f'.repeat(32) });
      expect(issuesOf(await set(documentId).expect(400))).toEqual(['appCallback.secretWrong']);
      await accounts.update(documentId, { appSecret: SEED.app.secret, enabled: false });
      expect(issuesOf(await set(documentId).expect(400))).toEqual(['account.disabled']);
    });

    test('finds the app of an account that does not name it', async () => {
      const { documentId } = await connected();
      await shop.whatsapp.accounts.update(documentId, { appId: null });
      await set(documentId).expect(200);
      expect((await shop.whatsapp.accounts.findOne(documentId)).appId).toBe(SEED.app.id);
    });
  });

  describe('a number that is not registered', () => {
    const register = (documentId: string, pin: string) =>
      post(`/accounts/${documentId}/register`, { pin });
    const registration = async (documentId: string): Promise<Registration> =>
      (await shop.admin('get', `/accounts/${documentId}/registration`).expect(200)).body.data;
    beforeEach(() => {
      shop.simulator.changePhoneNumber(NUMBER, {
        registered: false,
        pin: null,
        codeVerificationStatus: 'VERIFIED',
      });
    });
    afterAll(() => {
      shop.simulator.changePhoneNumber(NUMBER, { registered: true, pin: null });
    });

    test('is shown as that, and registered with a PIN that is kept nowhere', async () => {
      const { documentId } = await connected();
      expect((await look()).businessAccounts[0]!.numbers[1]!.registration).toMatchObject({
        isRegistered: false,
      });
      expect(await registration(documentId)).toMatchObject({
        isRegistered: false,
        hasPin: false,
        issues: [],
      });
      const answer = await register(documentId, '739164').expect(200);
      expect(answer.body.data).toMatchObject({ isRegistered: true, hasPin: true });
      expect(shop.simulator.state.phoneNumbers.get(NUMBER)).toMatchObject({
        registered: true,
        pin: '739164',
      });
      const { text } = await shop.admin('get', `/accounts/${documentId}/history`);
      expect(text).toContain('registered');
      const row = await shop.booted.strapi.db
        .query('plugin::whatsapp.account')
        .findOne({ where: { documentId } });
      expect(answer.text + text + JSON.stringify(row)).not.toContain('739164');
    });

    test.each(['12345', '1234567', 'abcdef', ''])('takes no “%s” as a PIN', async (pin) => {
      const { documentId } = await connected();
      const asked = shop.simulator.findRequests({ path: '/register' }).length;
      expect(issuesOf(await register(documentId, pin).expect(400))).toEqual(['register.pin']);
      expect(shop.simulator.findRequests({ path: '/register' })).toHaveLength(asked);
    });

    test('keeps its PIN: another is refused in words', async () => {
      shop.simulator.changePhoneNumber(NUMBER, { pin: '111111' });
      const { documentId } = await connected();
      expect(await registration(documentId)).toMatchObject({ hasPin: true });
      const { body } = await register(documentId, '222222').expect(400);
      expect(body.error.details.meta).toMatchObject({ code: 133005 });
      expect(body.error.message).toContain('PIN');
      expect(JSON.stringify(body)).not.toContain('222222');
      shop.simulator.state.phoneNumbers.get(NUMBER)!.wrongPins = [];
    });

    test('that was not confirmed is warned of, and Meta says so too', async () => {
      shop.simulator.changePhoneNumber(NUMBER, { codeVerificationStatus: 'NOT_VERIFIED' });
      const { documentId } = await connected();
      expect((await registration(documentId)).issues).toMatchObject([
        { code: 'register.unverified', severity: 'warning' },
      ]);
      const { body } = await register(documentId, '739164').expect(400);
      expect(body.error.details.meta).toMatchObject({ code: 133006 });
    });

    test.each([133008, 133009, 133010, 133015, 133016])(
      'is told what Meta’s code %i means',
      async (code) => {
        const { documentId } = await connected();
        shop.simulator.setFaults({ error: { path: '/register', code, details: 'Wait 300 s.' } });
        const { body } = await register(documentId, '739164').expect(400);
        expect(body.error.details.meta).toMatchObject({ code, message: 'Wait 300 s.' });
        expect(body.error.message).not.toContain('Meta refused the message');
      },
    );
  });

  describe('the simulator', () => {
    const connectSimulator = () => post('/connect/simulator');

    test('is connected in one step, and nothing secret travels', async () => {
      const answer = await connectSimulator().expect(200);
      expect(answer.body.data).toMatchObject([
        { environment: 'sandbox', phoneNumberId: SEED.testNumber.id, isDefault: true },
        {
          environment: 'sandbox',
          phoneNumberId: NUMBER,
          name: 'Atlas Books',
          defaultCountry: 'DE',
        },
      ]);
      expect(answer.text).not.toContain(SEED.tokens.full);
      expect(answer.text).not.toContain(SEED.app.secret);
      const [, { documentId }] = answer.body.data as [unknown, { documentId: string }];
      await post(`/accounts/${documentId}/callback`).expect(200);
      await post(`/accounts/${documentId}/subscribe`).expect(200);
      const test = (await post(`/accounts/${documentId}/test`).expect(200)).body.data;
      expect(test.ok).toBe(true);

      const again = await connectSimulator().expect(400);
      expect(issuesOf(again)).toEqual(['connect.simulatorConnected']);
      delete shop.simulator.state.apps.get(SEED.app.id)!.webhook;
    });
  });

  test('tells nothing of an account that is limited to others', async () => {
    const account = await connected();
    await shop.whatsapp.accounts.update(account.documentId, { isRestricted: true });
    const token = await shop.booted.adminToken([actionId('accounts.manage')]);
    const ask = (path: string, body: object) =>
      shop.booted.request
        .post(`/whatsapp${path}`)
        .set('Authorization', `Bearer ${token}`)
        .send(body);
    const found: Found = (await ask('/connect/look', PASTED).expect(200)).body.data;
    expect(found.businessAccounts[0]!.numbers.map(({ phoneNumberId }) => phoneNumberId)).toEqual([
      SEED.testNumber.id,
    ]);
    const refused = await ask('/connect', { ...PASTED, numbers: [chosen()] }).expect(400);
    expect(issuesOf(refused)).toEqual(['connect.numberNotFound']);
    for (const verb of ['callback', 'register'])
      await ask(`/accounts/${account.documentId}/${verb}`, {}).expect(404);
  });

  test('is for those who may manage accounts', async () => {
    const token = await shop.booted.adminToken([actionId('accounts.read')]);
    for (const path of ['/connect', '/connect/look', '/connect/simulator'])
      await shop.booted.request
        .post(`/whatsapp${path}`)
        .set('Authorization', `Bearer ${token}`)
        .send(PASTED)
        .expect(403);
  });
});

describe('connecting where Meta cannot call', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ config: { publicUrl: 'http://shop.example' } });
  });
  afterAll(() => shop?.stop());

  test('says what is missing, and the simulator refuses the address as Meta does', async () => {
    const answer = await shop
      .admin('post', `/accounts/${shop.accountId}/callback`)
      .send({ replace: true })
      .expect(400);
    expect(answer.body.error.details.issues).toMatchObject([
      { code: 'appCallback.refused', params: { url: 'http://shop.example/api/whatsapp/webhook' } },
    ]);
    expect(answer.body.error.message).toContain('https');
  });

  test('asks nothing of Meta about an account of Meta’s', async () => {
    const { accounts } = shop.whatsapp;
    await accounts.update(shop.accountId, { environment: 'meta' });
    await expect(accounts.setCallback(shop.accountId)).rejects.toMatchObject({
      details: { issues: [{ code: 'webhook.notHttps' }] },
    });
    await accounts.update(shop.accountId, { environment: 'sandbox' });
  });

  test('tells that no simulator answers', async () => {
    const silent = http.createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as {
      config: { simulator: { url: string } };
    };
    const before = runtime.config.simulator.url;
    runtime.config.simulator.url = url;
    try {
      const answer = await shop.admin('post', '/connect/simulator').send({}).expect(400);
      expect(answer.body.error.details.issues).toMatchObject([
        { code: 'connect.noSimulator', params: { url } },
      ]);
    } finally {
      runtime.config.simulator.url = before;
      silent.close();
    }
  });
});
