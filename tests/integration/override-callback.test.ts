import { SEED } from '../../simulator/src';
import type { Receiving, SubscribeInput } from '../../shared/contracts/webhooks';
import { freePort } from '../ports';
import { openShop, type Shop } from './shop';
import { configOf } from './strapi';

const CRM = 'https://crm.example/hook';

describe('a Meta app that several systems share', () => {
  let shop: Shop;
  beforeAll(async () => {
    const port = await freePort();
    shop = await openShop({ port, config: { publicUrl: `http://127.0.0.1:${port}` } });
  });
  afterAll(() => shop?.stop());

  /** As another system, whose address the simulator need not reach. */
  const business = () => shop.simulator.state.businessAccounts.get(SEED.businessAccount.id)!;
  const number = () => shop.simulator.state.phoneNumbers.get(SEED.realNumber.id)!;
  const override = () =>
    business().subscriptions.find(({ appId }) => appId === SEED.app.id)?.overrideCallbackUri;
  const ours = () => `${shop.booted.url}/api/whatsapp/webhook`;

  const subscribe = (input: SubscribeInput) =>
    shop.admin('post', `/accounts/${shop.accountId}/subscribe`).send(input);
  const done = async (input: SubscribeInput): Promise<Receiving> =>
    (await subscribe(input).expect(200)).body.data;
  const stateOf = ({ fields }: Receiving, name: string) =>
    fields.find((field) => field.name === name)!.state;

  beforeEach(() => {
    business().subscriptions = [{ appId: SEED.app.id }];
    delete number().overrideCallbackUri;
    shop.simulator.state.apps.get(SEED.app.id)!.webhook!.callbackUrl = ours();
  });

  test('calls this Strapi alone for one business account, and says what does not follow', async () => {
    shop.simulator.state.apps.get(SEED.app.id)!.webhook!.callbackUrl = CRM;
    const shared = await done({ callback: 'businessAccount' });
    expect(override()).toBe(ours());
    expect(shared.subscription!.callbacks).toEqual({
      app: CRM,
      businessAccount: ours(),
      number: null,
    });
    expect(stateOf(shared, 'messages')).toBe('never');
    expect(stateOf(shared, 'account_settings_update')).toBe('never');
    for (const name of ['message_template_status_update', 'account_update', 'user_preferences'])
      expect(stateOf(shared, name)).toBe('elsewhere');
    const reset = await done({ callback: 'app' });
    expect(override()).toBeUndefined();
    expect(stateOf(reset, 'messages')).toBe('elsewhere');
  });

  test('calls this Strapi alone for one number', async () => {
    const mine = await done({ callback: 'number' });
    expect(number().overrideCallbackUri).toBe(ours());
    expect(mine.subscription!.callbacks.number).toBe(ours());
    await done({});
    expect(number().overrideCallbackUri).toBeUndefined();
  });

  test('a number that gets a callback keeps that of its business account, and subscribes if need be', async () => {
    business().subscriptions = [{ appId: SEED.app.id, overrideCallbackUri: CRM }];
    await done({ callback: 'number' });
    expect(override()).toBe(CRM);
    business().subscriptions = [];
    await done({ callback: 'number' });
    expect(business().subscriptions).toEqual([{ appId: SEED.app.id }]);
  });

  test.each(['app', 'businessAccount'] as const)(
    'another system is not cut off by %s before somebody has said so',
    async (callback) => {
      business().subscriptions = [{ appId: SEED.app.id, overrideCallbackUri: CRM }];
      number().overrideCallbackUri = `${CRM}/number`;
      const refused = await subscribe({ callback }).expect(400);
      expect(refused.body.error).toMatchObject({
        message: expect.stringContaining(`${CRM}/number, ${CRM}`),
        details: { issues: [{ code: 'subscription.replaces', path: 'replace' }] },
      });
      expect(override()).toBe(CRM);
      expect(number().overrideCallbackUri).toBe(`${CRM}/number`);
      await done({ callback, replace: true });
      expect(override()).toBe(callback === 'app' ? undefined : ours());
      expect(number().overrideCallbackUri).toBeUndefined();
    },
  );

  test('what Meta refuses is told in its words, and nothing is noted as done', async () => {
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: false });
    const before = (await shop.whatsapp.accounts.findHistory(shop.accountId)).meta.pagination.total;
    // The handshake finds no enabled account with this verify token.
    const { body } = await subscribe({ callback: 'businessAccount' }).expect(400);
    expect(body.error.details.meta).toMatchObject({ code: expect.any(Number) });
    await shop.whatsapp.accounts.update(shop.accountId, { enabled: true });
    const { data, meta } = await shop.whatsapp.accounts.findHistory(shop.accountId);
    // Switched off before it was counted, and on again after.
    expect(meta.pagination.total).toBe(before + 1);
    expect(data[0]).toMatchObject({ kind: 'changed', params: { fields: 'enabled' } });
  });

  test('an address that is not known cannot be subscribed', async () => {
    const config = configOf(shop.booted.strapi);
    const { publicUrl } = config;
    const absoluteUrl: unknown = shop.booted.strapi.config.get('server.absoluteUrl');
    shop.booted.strapi.config.set('server.absoluteUrl', '');
    config.publicUrl = null;
    const refused = await subscribe({ callback: 'number' }).expect(400);
    expect(refused.body.error.details.issues).toMatchObject([{ code: 'webhook.unknownAddress' }]);
    config.publicUrl = `http://127.0.0.1:1/${'x'.repeat(200)}`;
    const tooLong = await subscribe({ callback: 'number' }).expect(400);
    expect(tooLong.body.error.details.issues).toMatchObject([{ code: 'subscription.tooLong' }]);
    config.publicUrl = publicUrl;
    shop.booted.strapi.config.set('server.absoluteUrl', absoluteUrl);
    await subscribe({ callback: 'elsewhere' as never }).expect(400);
  });

  test('who subscribed what stands in the history of the account', async () => {
    await done({ callback: 'number' });
    const { body } = await shop
      .admin('get', `/accounts/${shop.accountId}/history?pageSize=1`)
      .expect(200);
    expect(body.data).toMatchObject([
      { kind: 'subscribed', params: { callback: 'number' }, actor: expect.any(String) },
    ]);
    expect(body.meta.pagination).toMatchObject({ page: 1, pageSize: 1 });
    expect(body.meta.pagination.pageCount).toBe(body.meta.pagination.total);
  });
});
