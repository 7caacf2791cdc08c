import { SEED } from '../../simulator/src';
import type { Account } from '../../shared/contracts/accounts';
import type { Alert } from '../../shared/contracts/alerts';
import { ACCOUNT, eventually, later, openShop, type Shop } from './shop';
import { bootStrapi } from './strapi';

const PAGES = [
  '/setup',
  '/accounts',
  '/templates',
  '/messages',
  '/alerts',
  '/automations',
  '/campaigns',
  '/contacts',
  '/preferences',
  '/inbox/conversations',
];

describe('a lost encryption key', () => {
  let shop: Shop;
  let former: string | undefined;
  beforeAll(async () => {
    // The number from which hello_world goes.
    shop = await openShop({ number: 'testNumber' });
    former = process.env.ENCRYPTION_KEY;
  });
  afterAll(() => shop?.stop());

  async function restartWith(key: string | undefined): Promise<void> {
    await shop.booted.pause();
    if (key === undefined) delete process.env.ENCRYPTION_KEY;
    else process.env.ENCRYPTION_KEY = key;
    await shop.booted.resume();
  }

  const account = async (): Promise<Account> => {
    const { body } = await shop.admin('get', `/accounts/${shop.accountId}`).expect(200);
    return body.data as Account;
  };
  const alerts = async () => {
    const { body } = await shop.admin('get', '/alerts').expect(200);
    return (body.data as Alert[]).filter(({ kind }) => kind === 'account.secrets');
  };
  const signed = () =>
    shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`)
      .send('{}');

  test.each([
    ['another one', 'a-completely-different-key'],
    ['none', undefined],
  ])('that is %s asks for the secrets again, and stops nothing else', async (_what, key) => {
    await restartWith(key);
    for (const page of PAGES) {
      const { status } = await shop.admin('get', page);
      expect([page, status]).toEqual([page, 200]);
    }
    const { accessToken, appSecret, webhookVerifyToken } = await account();
    for (const secret of [accessToken, appSecret, webhookVerifyToken])
      expect(secret).toMatchObject({ isUnreadable: true, last4: null });
    expect(accessToken.isSet).toBe(false);
    expect(await alerts()).toMatchObject([
      { severity: 'danger', params: { account: 'Atlas Books' } },
    ]);
    await signed().expect(401);
    const tested = await shop.admin('post', `/accounts/${shop.accountId}/test`).expect(200);
    expect(JSON.stringify(tested.body)).toMatch(
      /were encrypted with another key|cannot be read without an encryption key/,
    );
  });

  test('holds what is to be sent until they are entered, which mends it', async () => {
    await restartWith('a-third-key');
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      template: 'hello_world',
      to: { phone: '+4917655501234' },
    });
    await eventually('the message being held', async () => {
      const { state, holdReason } = await shop.whatsapp.messages.findOne(documentId);
      return state === 'queued' && holdReason?.includes('cannot be decrypted') ? true : undefined;
    });
    expect(shop.simulator.findRequests({ method: 'POST', path: '/messages' })).toEqual([]);

    await shop.whatsapp.accounts.update(shop.accountId, { accessToken: SEED.tokens.full });
    expect(await alerts()).toHaveLength(1);
    await shop.whatsapp.accounts.update(shop.accountId, { appSecret: SEED.app.secret });
    expect(await alerts()).toEqual([]);
    expect(await account()).toMatchObject({
      accessToken: { isSet: true, isUnreadable: false },
      // What cannot be read is no second secret that counts for two days.
      previousAppSecretUntil: null,
    });
    await shop.comesDue(documentId);
    await shop.reaches(documentId, 'delivered', 'read');
  });

  test('that comes back opens what it closed', async () => {
    await restartWith(former);
    const { documentId } = await shop.whatsapp.accounts.create({
      ...ACCOUNT,
      phoneNumberId: SEED.realNumber.id,
    });
    await restartWith('a-fourth-key');
    expect(await alerts()).not.toEqual([]);
    await restartWith(former);
    expect(await shop.whatsapp.accounts.findOne(documentId)).toMatchObject({
      accessToken: { isSet: true, last4: SEED.tokens.full.slice(-4) },
    });
  });
});

describe('secrets from config/plugins', () => {
  const ofNumber = { accessToken: SEED.tokens.full, appSecret: SEED.app.secret };

  test('win over what is stored, are never stored, and are changed there alone', async () => {
    const shop = await openShop({
      unconnected: true,
      config: { accounts: { [SEED.testNumber.id]: ofNumber } },
    });
    try {
      const { accessToken: _token, appSecret: _secret, ...plain } = ACCOUNT;
      const { body } = await shop
        .admin('post', '/accounts')
        .send({ ...plain, phoneNumberId: SEED.testNumber.id })
        .expect(200);
      const { documentId, newVerifyToken, accessToken } = body.data as Account & {
        newVerifyToken: string;
      };
      expect(accessToken).toEqual({
        isSet: true,
        last4: SEED.tokens.full.slice(-4),
        isConfigured: true,
        isUnreadable: false,
      });
      expect(JSON.stringify(body)).not.toContain(SEED.tokens.full);
      const rows = (await shop.booted.strapi.db
        .query('plugin::whatsapp.account')
        .findMany({})) as Record<string, unknown>[];
      expect(rows).toMatchObject([{ accessToken: null, appSecret: null }]);

      const refused = await shop
        .admin('put', `/accounts/${documentId}`)
        .send({ appSecret: 'another' })
        .expect(400);
      expect(refused.body.error.message).toMatch(/set in code/);

      await shop.simulator.setWebhook({
        callbackUrl: `${shop.booted.url}/api/whatsapp/webhook`,
        verifyToken: newVerifyToken,
      });
      await shop.whatsapp.accounts.subscribe(documentId);
      await shop.whatsapp.templates.syncAccount(documentId);
      const message = await shop.whatsapp.messages.sendTemplate({
        template: 'hello_world',
        to: { phone: '+4917655501234' },
        sendAt: later(),
      });
      await shop.comesDue(message.documentId);
      // Its ticks come by webhooks that are signed with the configured app secret.
      await shop.reaches(message.documentId, 'delivered', 'read');
    } finally {
      await shop.stop();
    }
  });

  test('that are written wrongly stop the boot, without being repeated', async () => {
    const boot = bootStrapi({
      config: {
        accounts: {
          '49 176': ofNumber,
          '1': { token: 'do-not-repeat-me' },
          '2': { accessToken: '' },
        },
      },
    });
    await expect(boot).rejects.toThrow(/digits only/);
    await expect(boot).rejects.toThrow(/accounts\['1'\]\.token is not a known key/);
    await expect(boot).rejects.toThrow(/accounts\['2'\]\.accessToken must be text/);
    await expect(boot).rejects.not.toThrow(/do-not-repeat-me/);
  });
});
