import type { Preferences, QueueTest } from '../../shared/contracts/preferences';
import { approveTemplate } from './approved-template';
import { describeOnEachDatabase } from './services';
import { openShop, orderTemplate, type Shop } from './shop';

describe('what the admin sets', () => {
  let shop: Shop;
  beforeAll(async () => {
    // Undo is set in code by every shop; the rest is the admin's.
    shop = await openShop({ config: { retention: { mediaDays: 90 } } });
    await approveTemplate(shop, {
      ...orderTemplate(shop.accountId).content,
      category: 'MARKETING',
    });
  });
  afterAll(() => shop?.stop());

  const get = async () =>
    ((await shop.admin('get', '/preferences').expect(200)).body as { data: Preferences }).data;
  const put = (settings: object) => shop.admin('put', '/preferences').send({ settings });
  const preview = async () =>
    (
      (
        await shop
          .admin('post', '/messages/preview')
          .send({
            template: 'order_ready',
            to: { phone: '+4917655509999' },
            values: { 'body.first_name': 'Lena', 'body.number': 'A-2' },
          })
          .expect(200)
      ).body as { data: { issues: { code: string; severity: string }[] } }
    ).data.issues.filter(({ code }) => code.startsWith('consent.'));

  test('is what is usual where neither code nor the admin has set it', async () => {
    const { settings } = await get();
    expect(settings['sending.consent.marketing']).toEqual({
      value: 'require',
      standard: 'require',
      isLocked: false,
      range: null,
    });
    expect(settings['retention.historyDays']).toMatchObject({ value: 365, isLocked: false });
  });

  test('is locked where code has set it, also to what is usual', async () => {
    const { settings } = await get();
    expect(settings['sending.undoSeconds']).toMatchObject({ value: 0, isLocked: true });
    expect(settings['retention.mediaDays']).toMatchObject({ value: 90, isLocked: true });
    const { body } = await put({ 'retention.mediaDays': 30 }).expect(400);
    expect(body.error.details.issues).toMatchObject([
      { code: 'preference.locked', path: 'settings.retention.mediaDays' },
    ]);
    // The form sends everything that it shows.
    await put({ 'retention.mediaDays': 90 }).expect(200);
  });

  test('holds at once, and after a restart', async () => {
    expect(await preview()).toMatchObject([{ severity: 'error' }]);
    await put({ 'sending.consent.marketing': 'warn' }).expect(200);
    expect(await preview()).toMatchObject([{ severity: 'warning' }]);
    await shop.booted.restart();
    expect(await preview()).toMatchObject([{ severity: 'warning' }]);
    await put({ 'sending.consent.marketing': 'off' }).expect(200);
    expect(await preview()).toEqual([]);
  });

  test('is refused where it is not right, by the field', async () => {
    const { body } = await put({
      'sending.confirmFrom': 0,
      'retention.historyDays': 'long',
      'queue.engine': 'redis',
    }).expect(400);
    expect(
      (body.error.details.issues as { code: string; path: string }[]).map(
        ({ code, path }) => `${path} ${code}`,
      ),
    ).toEqual([
      'settings.sending.confirmFrom preference.number',
      'settings.retention.historyDays preference.number',
      'settings.queue.engine preference.unknown',
    ]);
  });

  test('is refused where it is too large to reckon time with, and says how far it may go', async () => {
    const { body } = await put({ 'retention.historyDays': 1e15 }).expect(400);
    expect(body.error.message).toContain('Give a whole number from 1 to 36500.');
  });

  test('is followed by a process that has not set it', async () => {
    const { strapi } = shop.booted;
    const place = { type: 'plugin', name: 'whatsapp', key: 'preferences' };
    const stored = (await strapi.store!.get(place)) as { settings: object };
    await strapi.store!.set({
      ...place,
      value: { ...stored, settings: { ...stored.settings, 'sending.confirmFrom': 7 } },
    });
    const preferences = strapi.plugin('whatsapp').service('preferences') as {
      settings: { load(): Promise<void> };
    };
    await preferences.settings.load();
    expect((await get()).settings['sending.confirmFrom'].value).toBe(7);
  });

  test('of the queue only a test can be made, which says what waits', async () => {
    await shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      to: { phone: '+4917655509999' },
      values: { 'body.first_name': 'Lena', 'body.number': 'A-2' },
      sendAt: new Date(Date.now() + 3_600_000),
    });
    const { body } = await shop.admin('post', '/preferences/queue-test').expect(200);
    expect(body.data as QueueTest).toMatchObject({
      checks: [{ id: 'database', isOk: true, problem: null }],
      waiting: 1,
      dueSince: null,
      isWorking: true,
    });
  });
});

describeOnEachDatabase('preferences that two set at once', (database) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ database, unconnected: true });
  });
  afterAll(() => shop?.stop());

  test('are all kept', async () => {
    const put = (input: object) => shop.admin('put', '/preferences').send(input).expect(200);
    await Promise.all([
      put({ settings: { 'sending.confirmFrom': 11 } }),
      put({ settings: { 'retention.historyDays': 12 } }),
      put({ inbox: { showTyping: false } }),
      put({ inbox: { readReceipts: 'never' } }),
      put({ trackLinks: true }),
      put({ consentWords: { confirms: false } }),
    ]);
    const { body } = await shop.admin('get', '/preferences').expect(200);
    expect(body.data).toMatchObject({
      trackLinks: true,
      consentWords: { confirms: false },
      inbox: { showTyping: false, readReceipts: 'never' },
      settings: {
        'sending.confirmFrom': { value: 11 },
        'retention.historyDays': { value: 12 },
      },
    });
  });
});
