import { SEED } from '../../../simulator/src/index';
import { startHarness, type Harness } from './harness';

const WABA = SEED.businessAccount.id;
const NUMBER = SEED.realNumber.id;
const APP_TOKEN = `${SEED.app.id}|${SEED.app.secret}`;

describe('what is asked of Meta to connect a number', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const debug = async (input: string, token = input) =>
    (await harness.graph('GET', `debug_token?input_token=${input}`, undefined, token)).body;

  describe('a token', () => {
    it('tells its app, its kind, what it may do and that it never ends', async () => {
      const { data } = await debug(SEED.tokens.full);
      expect(data).toMatchObject({
        app_id: SEED.app.id,
        application: SEED.app.name,
        type: 'SYSTEM_USER',
        is_valid: true,
        expires_at: 0,
        data_access_expires_at: 0,
      });
      expect(data.granular_scopes).toEqual(
        [
          'whatsapp_business_messaging',
          'whatsapp_business_management',
          'business_management',
          'whatsapp_business_manage_events',
        ].map((scope) => ({ scope })),
      );
    });

    it('names the accounts that its user was assigned, and none where that is none', async () => {
      const { value } = harness.simulator.addToken({ businessAccountIds: [WABA] });
      const { granular_scopes: granular } = (await debug(value)).data;
      expect(granular).toContainEqual({
        scope: 'whatsapp_business_management',
        target_ids: [WABA],
      });
      expect(granular).toContainEqual({
        scope: 'business_management',
        target_ids: [SEED.portfolio.id],
      });
      const { value: nobody } = harness.simulator.addToken({ businessAccountIds: [] });
      expect((await debug(nobody)).data.granular_scopes[0].target_ids).toEqual([]);
      expect((await harness.graph('GET', WABA, undefined, nobody)).body.error.code).toBe(100);
    });

    it('of a person ends', async () => {
      const expiresAt = Math.floor(Date.now() / 1000) + 3_600;
      const { value } = harness.simulator.addToken({ type: 'USER', expiresAt });
      expect((await debug(value)).data).toMatchObject({ type: 'USER', expires_at: expiresAt });
    });

    it('that has ended says so to its app', async () => {
      const { data } = await debug(SEED.tokens.expired, APP_TOKEN);
      expect(data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } });
    });

    it('is shown to no other app', async () => {
      const other = harness.simulator.addApp();
      const { error } = await debug(SEED.tokens.full, `${other.id}|${other.secret}`);
      expect(error).toMatchObject({ code: 100 });
    });
  });

  describe('an app', () => {
    it('sees itself with its own token, and not with another secret', async () => {
      const { body } = await harness.graph('GET', SEED.app.id, undefined, APP_TOKEN);
      expect(body).toEqual({ id: SEED.app.id, name: SEED.app.name });
      const refused = await harness.graph('GET', SEED.app.id, undefined, `${SEED.app.id}|wrong`);
      expect([refused.status, refused.body.error.code]).toEqual([401, 190]);
      expect(refused.body.error.message).toBe('Invalid OAuth access token signature.');
    });

    const subscribe = (callbackUrl: string, verifyToken = 'verify-me', token = APP_TOKEN) =>
      harness.graph(
        'POST',
        `${SEED.app.id}/subscriptions`,
        {
          object: 'whatsapp_business_account',
          callback_url: callbackUrl,
          verify_token: verifyToken,
          fields: 'messages,account_update',
        },
        token,
      );

    it('takes a callback that answers the handshake, with its fields', async () => {
      expect((await subscribe(harness.receiver.url)).body).toEqual({ success: true });
      const { body } = await harness.graph(
        'GET',
        `${SEED.app.id}/subscriptions`,
        undefined,
        APP_TOKEN,
      );
      expect(body.data).toMatchObject([
        {
          callback_url: harness.receiver.url,
          active: true,
          fields: [{ name: 'messages' }, { name: 'account_update' }],
        },
      ]);
    });

    it('keeps the callback that it had where the new one is refused', async () => {
      await subscribe(harness.receiver.url);
      const plain = await subscribe('http://shop.example/api/whatsapp/webhook');
      expect(plain.body.error).toMatchObject({
        code: 2200,
        message: expect.stringContaining('https'),
      });
      const stranger = await subscribe(harness.receiver.url, 'another');
      expect(stranger.body.error).toMatchObject({
        code: 2200,
        message: expect.stringContaining('HTTP Status Code = 403'),
      });
      expect(
        (await subscribe(harness.receiver.url, 'verify-me', SEED.tokens.full)).body.error.code,
      ).toBe(15);
      expect(harness.simulator.state.apps.get(SEED.app.id)!.webhook!.callbackUrl).toBe(
        harness.receiver.url,
      );
    });
  });

  describe('a business', () => {
    const ids = async (path: string, token?: string) =>
      (await harness.graph('GET', path, undefined, token)).body.data.map(
        ({ id }: { id: string }) => id,
      );

    it('lists what it owns apart from what was shared with it', async () => {
      const lent = harness.simulator.addBusinessAccount({ clientOf: [SEED.portfolio.id] });
      expect(await ids('me/businesses')).toEqual([SEED.portfolio.id]);
      expect(await ids(`${SEED.portfolio.id}/owned_whatsapp_business_accounts`)).toEqual([WABA]);
      expect(await ids(`${SEED.portfolio.id}/client_whatsapp_business_accounts`)).toEqual([
        lent.id,
      ]);
    });

    it('shows a user only what was assigned to it, and nothing without the scope', async () => {
      const { value } = harness.simulator.addToken({ businessAccountIds: [] });
      const owned = `${SEED.portfolio.id}/owned_whatsapp_business_accounts`;
      expect(await ids(owned, value)).toEqual([]);
      const { body } = await harness.graph('GET', owned, undefined, SEED.tokens.managementOnly);
      expect(body.error.code).toBe(200);
    });
  });

  describe('registering a number', () => {
    const register = async (pin: string) =>
      (
        await harness.graph('POST', `${NUMBER}/register`, {
          messaging_product: 'whatsapp',
          pin,
        })
      ).body;
    const standing = async () =>
      (
        await harness.graph(
          'GET',
          `${NUMBER}?fields=status,platform_type,code_verification_status,is_pin_enabled`,
        )
      ).body;

    it('sets its PIN, and connects it', async () => {
      harness.simulator.changePhoneNumber(NUMBER, { registered: false });
      expect(await standing()).toMatchObject({
        status: 'PENDING',
        platform_type: 'NOT_APPLICABLE',
        is_pin_enabled: false,
      });
      expect(await register('012345')).toEqual({ success: true });
      expect(await standing()).toMatchObject({
        status: 'CONNECTED',
        platform_type: 'CLOUD_API',
        is_pin_enabled: true,
      });
    });

    it('needs a number that was confirmed', async () => {
      harness.simulator.changePhoneNumber(NUMBER, {
        registered: false,
        codeVerificationStatus: 'NOT_VERIFIED',
      });
      expect((await register('012345')).error.code).toBe(133006);
      expect((await standing()).platform_type).toBe('NOT_APPLICABLE');
    });

    it('looks at no PIN after five wrong ones, until an hour is over', async () => {
      harness.simulator.changePhoneNumber(NUMBER, { pin: '012345' });
      for (let guess = 0; guess < 5; guess += 1)
        expect((await register('999999')).error.code).toBe(133005);
      expect((await register('012345')).error.code).toBe(133008);
      harness.simulator.advanceClock({ advanceSeconds: 3_601 });
      expect(await register('012345')).toEqual({ success: true });
    });

    it('is possible ten times in three days', async () => {
      for (let turn = 0; turn < 10; turn += 1)
        expect(await register('012345')).toEqual({ success: true });
      expect((await register('012345')).error.code).toBe(133016);
      harness.simulator.advanceClock({ advanceSeconds: 72 * 3_600 + 1 });
      expect(await register('012345')).toEqual({ success: true });
    });
  });
});
