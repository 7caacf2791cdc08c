import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

/** Meta tells times in seconds; these are later than anything that the test does. */
const NOW = Math.floor(Date.now() / 1000) + 1_000;

const UPDATE = 'account_update';

describeOnEachDatabase('what Meta tells about accounts', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database });
    await shop.whatsapp.accounts.test(shop.accountId);
  });
  afterAll(() => shop?.stop());

  const query = (name: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as never);
  const account = () =>
    query('account').findOne({ where: { documentId: shop.accountId } } as never) as Promise<
      Record<string, unknown>
    >;

  beforeEach(async () => {
    for (const name of ['history', 'alert', 'delivery', 'consent-event'])
      await query(name).deleteMany({ where: {} });
    await query('account').update({
      where: { documentId: shop.accountId } as never,
      data: { news: null, messagingLimit: 'TIER_2K', throughputLevel: 'STANDARD' } as never,
    });
  });

  /** Delivers changes, signed, and waits until they are durable. */
  const deliver = (entries: object[]) => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: entries });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  };
  const entry = (field: string, value: object, time: number | undefined) => ({
    id: SEED.businessAccount.id,
    ...(time && { time }),
    changes: [{ field, value }],
  });
  const tell = (field: string, value: object, time: number = NOW) =>
    deliver([entry(field, value, time)]);
  const ours = { display_phone_number: SEED.realNumber.displayPhoneNumber.replace(/\D/g, '') };

  const alerts = async (): Promise<Alert[]> =>
    (await shop.admin('get', '/alerts').expect(200)).body.data;
  const history = async (): Promise<string[]> =>
    (
      (await query('history').findMany({
        where: { subject: 'account' },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      } as never)) as { kind: string }[]
    ).map(({ kind }) => kind);
  const kept = () =>
    query('delivery').findMany({ where: {} } as never) as Promise<Record<string, unknown>[]>;

  const restricted = {
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: [
      { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: NOW + 86_400 },
    ],
  };
  const banned = (state: string) => ({
    event: 'DISABLED_UPDATE',
    ban_info: { waba_ban_state: state, waba_ban_date: 'November 30, 2026' },
  });

  test('a restriction opens one alert, however often it comes, and a reinstatement ends it', async () => {
    await Promise.all([1, 2, 3].map(() => tell(UPDATE, restricted)));
    await tell(UPDATE, restricted);
    expect(await alerts()).toMatchObject([
      {
        kind: 'account.restricted',
        severity: 'danger',
        accountDocumentId: shop.accountId,
        message: expect.stringContaining('no conversations can be begun'),
      },
    ]);
    expect(await history()).toEqual(['restricted']);
    await tell(UPDATE, banned('REINSTATE'), NOW + 1);
    expect(await alerts()).toEqual([]);
    // Repeated by Meta long after: nothing opens again.
    await tell(UPDATE, restricted);
    expect(await alerts()).toEqual([]);
    expect(await history()).toEqual(['restricted', 'reinstated']);
    expect(await kept()).toEqual([]);
  });

  test('a restriction ends by itself when its time has come', async () => {
    const until = (seconds: number) => ({
      ...restricted,
      restriction_info: [{ ...restricted.restriction_info[0], expiration: seconds }],
    });
    const upkeep = shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as {
      run(): Promise<void>;
    };
    await tell(UPDATE, until(NOW + 86_400));
    await upkeep.run();
    expect(await alerts()).toHaveLength(1);
    await tell(UPDATE, until(1_700_000_000), NOW + 1);
    await eventually('the restriction to be over', async () => {
      await upkeep.run();
      return (await alerts()).length === 0 ? true : undefined;
    });
  });

  test('the newest entry counts, whatever the order of arrival', async () => {
    await tell(UPDATE, banned('REINSTATE'), NOW + 10);
    await tell(UPDATE, banned('DISABLE'), NOW + 5);
    expect(await alerts()).toEqual([]);
    expect(await history()).toEqual(['banned', 'reinstated']);
    await tell(UPDATE, banned('SCHEDULE_FOR_DISABLE'), NOW + 11);
    expect(await alerts()).toMatchObject([
      { kind: 'account.disabled', message: expect.stringContaining('November 30, 2026') },
    ]);
    await tell(UPDATE, banned('DISABLE'), NOW + 12);
    expect(await alerts()).toMatchObject([{ kind: 'account.disabled', severity: 'danger' }]);
  });

  test('what was dismissed stays so when the same comes again', async () => {
    await tell(UPDATE, { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } });
    const [alert] = await alerts();
    expect(alert).toMatchObject({ kind: 'account.violation', severity: 'warning' });
    await shop.admin('post', `/alerts/${alert!.documentId}/dismiss`).expect(200);
    await tell(UPDATE, { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } });
    expect(await alerts()).toEqual([]);
  });

  test('a partner that is removed and added again opens and ends one alert', async () => {
    await tell(UPDATE, {
      event: 'PARTNER_REMOVED',
      disconnection_info: { reason: 'PRIMARY_INACTIVITY' },
    });
    expect(await alerts()).toMatchObject([
      {
        kind: 'account.disconnected',
        message: expect.stringContaining('PRIMARY_INACTIVITY'),
      },
    ]);
    await tell(UPDATE, { event: 'PARTNER_ADDED' }, NOW + 1);
    expect(await alerts()).toEqual([]);
  });

  test('a lowered messaging limit is stored and told, a raised one ends that', async () => {
    await tell('business_capability_update', { max_daily_conversations_per_business: 250 });
    expect(await account()).toMatchObject({ messagingLimit: 'TIER_250' });
    expect(await alerts()).toMatchObject([{ kind: 'account.limit', severity: 'warning' }]);
    await tell(
      'business_capability_update',
      { max_daily_conversations_per_business: 250 },
      NOW + 1,
    );
    expect(await alerts()).toHaveLength(1);
    const raised = { ...ours, event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_UNLIMITED' };
    await tell('phone_number_quality_update', raised, NOW + 2);
    expect(await account()).toMatchObject({
      messagingLimit: 'TIER_UNLIMITED',
      throughputLevel: 'HIGH',
    });
    expect(await alerts()).toEqual([]);
    // Told late: a newer limit is known.
    await tell('business_capability_update', { max_daily_conversations_per_business: 1_000 }, NOW);
    expect(await account()).toMatchObject({ messagingLimit: 'TIER_UNLIMITED' });
  });

  test('what is older than the last test of the connection changes no facts', async () => {
    await query('account').update({
      where: { documentId: shop.accountId } as never,
      data: { lastCheckedAt: new Date((NOW - 50) * 1000) } as never,
    });
    await tell(
      'business_capability_update',
      { max_daily_conversations_per_business: 250 },
      NOW - 100,
    );
    expect(await account()).toMatchObject({ messagingLimit: 'TIER_2K' });
  });

  test('a display name is told when it is rejected, and stored when it is approved', async () => {
    const decision = (word: string, name: string) => ({
      ...ours,
      decision: word,
      requested_verified_name: name,
      rejection_reason: word === 'REJECTED' ? 'NAME_NOT_CONSISTENT' : 'NONE',
    });
    const { verifiedName } = await account();
    await tell('phone_number_name_update', decision('REJECTED', 'Bluefin'));
    expect(await account()).toMatchObject({ verifiedName });
    expect(await alerts()).toMatchObject([
      { kind: 'account.name', message: expect.stringMatching(/Bluefin.*NAME_NOT_CONSISTENT/) },
    ]);
    await tell('phone_number_name_update', decision('APPROVED', 'Bluefin Books'), NOW + 1);
    expect(await account()).toMatchObject({ verifiedName: 'Bluefin Books' });
    expect(await alerts()).toEqual([]);
  });

  test('each step of a PIN replaces the alert of the one before', async () => {
    await tell('security', { ...ours, event: 'PIN_RESET_REQUEST' });
    expect(await alerts()).toMatchObject([{ kind: 'account.pin', severity: 'danger' }]);
    await tell('security', { ...ours, event: 'PIN_CHANGED' }, NOW + 1);
    expect(await alerts()).toMatchObject([{ kind: 'account.pin', severity: 'warning' }]);
    expect(await history()).toEqual(['pin-reset', 'pin-changed']);
  });

  test('a rejected review and notices of Meta’s stay open until Meta takes them back', async () => {
    const notice = (type: string, status: string) => ({
      entity_type: 'BUSINESS',
      entity_id: '700122334455',
      alert_info: {
        alert_severity: 'INFORMATIONAL',
        alert_status: status,
        alert_type: type,
        alert_description: 'Limits cannot be increased yet.',
      },
    });
    await tell('account_review_update', { decision: 'REJECTED' });
    await tell('account_alerts', notice('INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED', 'ACTIVE'));
    await tell('account_alerts', notice('OBA_REJECTED', 'ACTIVE'));
    expect((await alerts()).map(({ kind }) => kind).sort()).toEqual([
      'account.notice.increased_capabilities_eligibility_deferred',
      'account.notice.oba_rejected',
      'account.review',
    ]);
    await tell('account_review_update', { decision: 'APPROVED' }, NOW + 1);
    await tell('account_alerts', notice('OBA_REJECTED', 'NONE'), NOW + 1);
    expect(await alerts()).toMatchObject([
      { severity: 'info', message: expect.stringContaining('Limits cannot be increased yet.') },
    ]);
  });

  test('a username is remembered, and settings are noted and kept', async () => {
    const username = { ...ours, username: 'atlasbooks', status: 'approved' };
    await tell('business_username_update', username);
    expect(await account()).toMatchObject({
      news: { username: { username: 'atlasbooks', status: 'approved' } },
    });
    const settings = {
      type: 'phone_number_settings',
      phone_number_settings: {
        phone_number_id: SEED.realNumber.id,
        calling: { status: 'ENABLED' },
      },
    };
    await tell('account_settings_update', settings);
    await tell('account_settings_update', settings);
    expect(await history()).toEqual(['username', 'settings']);
    expect(await kept()).toMatchObject([{ verdict: 'kept', body: settings }]);
    expect(await alerts()).toEqual([]);
  });

  test('news of a number that is not here are parked, and unknown ones are kept whole', async () => {
    const foreign = { display_phone_number: '15550001111', event: 'PIN_CHANGED' };
    await tell('security', foreign);
    await tell(UPDATE, { event: 'ACCOUNT_TELEPORTED', to: 'Mars' });
    const rows = await kept();
    expect(rows.map(({ verdict }) => verdict).sort()).toEqual(['parked', 'unknown']);
    expect(rows.map(({ body }) => body)).toEqual(
      expect.arrayContaining([foreign, { event: 'ACCOUNT_TELEPORTED', to: 'Mars' }]),
    );
    expect(await alerts()).toEqual([]);
  });

  describe('what people choose about marketing', () => {
    const wish = (waId: string, value: string, timestamp: number) => ({
      messaging_product: 'whatsapp',
      metadata: { phone_number_id: SEED.realNumber.id },
      contacts: [{ wa_id: waId }],
      user_preferences: [
        { wa_id: waId, category: 'marketing_messages', value, timestamp, detail: 'Asked for' },
      ],
    });
    const choose = (waId: string, value: string, timestamp: number) =>
      deliver([entry('user_preferences', wish(waId, value, timestamp), undefined)]);
    const consent = (phone: string) => shop.whatsapp.contacts.findConsent({ phone });

    test('stop and resume count by their time, each recorded once', async () => {
      await choose('4917655500001', 'resume', 1_795_344_300);
      await Promise.all([1, 2].map(() => choose('4917655500001', 'stop', 1_795_344_200)));
      expect(await consent('+4917655500001')).toMatchObject({
        optOutMarketingAt: null,
        optInMarketingAt: '2026-11-22T10:45:00.000Z',
        history: [
          { kind: 'opt-in', purpose: 'marketing', source: 'webhook', note: 'Asked for' },
          { kind: 'opt-out', purpose: 'marketing', source: 'webhook', actor: null },
        ],
      });
      await choose('4917655500001', 'stop', 1_795_344_400);
      expect(await consent('+4917655500001')).toMatchObject({
        optOutMarketingAt: '2026-11-22T10:46:40.000Z',
        optOutAllAt: null,
      });
    });

    test('to resume marketing does not end the wish to hear nothing at all', async () => {
      await shop.whatsapp.contacts.optOut({
        phone: '+4917655500002',
        purpose: 'all',
        at: '2026-11-01T10:00:00.000Z',
      });
      await choose('4917655500002', 'resume', 1_795_344_300);
      expect(await consent('+4917655500002')).toMatchObject({
        optOutAllAt: '2026-11-01T10:00:00.000Z',
      });
    });
  });
});
