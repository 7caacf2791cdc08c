import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { SEED } from '../../simulator/src';
import { openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

interface Entry {
  id: string;
  time?: number;
  changes: { field: string; value: unknown }[];
}

const digits = SEED.realNumber.displayPhoneNumber.replace(/\D/g, '');

/** A delivery about our account and number, whatever the sample calls them. */
const forUs = (text: string): string =>
  text
    .replaceAll('320014458901177', SEED.businessAccount.id)
    .replaceAll('498221760034512', SEED.realNumber.id)
    .replaceAll('4915550102030', digits);

/** Some of each kind, which are always there. */
const OWN: [string, Entry[]][] = [
  ['account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } }],
  ['security', { display_phone_number: digits, event: 'PIN_RESET_REQUEST' }],
  ['business_capability_update', { max_daily_conversations_per_business: 250 }],
  ['field_of_tomorrow', { anything: ['at', { all: true }] }],
  [
    'messages',
    {
      metadata: { phone_number_id: SEED.realNumber.id },
      messages: [
        { from: '4917655509999', id: 'wamid.OWN', timestamp: '1795344000', type: 'text', text: {} },
      ],
      statuses: [{ id: 'wamid.NOBODYS', status: 'read', timestamp: '1795344000' }],
    },
  ],
  [
    'messages',
    {
      metadata: { phone_number_id: SEED.realNumber.id },
      contacts: ['4917655508888', '4917655507777'].map((wa_id) => ({
        profile: { name: `Somebody ${wa_id}` },
        wa_id,
      })),
      messages: [
        ['4917655508888', 'wamid.FIRST', '1795344001', 'First'],
        ['4917655507777', 'wamid.OTHERS', '1795344002', 'Of somebody else'],
        ['4917655508888', 'wamid.SECOND', '1795344003', 'Second'],
      ].map(([from, id, timestamp, body]) => ({
        ...{ from, id, timestamp, type: 'text' },
        text: { body },
      })),
      statuses: ['sent', 'delivered'].map((status) => ({
        ...{ id: 'wamid.NOBODYS', status, timestamp: '1795344000' },
      })),
    },
  ],
  [
    'user_preferences',
    {
      metadata: { phone_number_id: SEED.realNumber.id },
      user_preferences: ['4917655508888', '4917655507777'].map((wa_id) => ({
        ...{ wa_id, category: 'marketing_messages', value: 'stop', timestamp: 1795344004 },
      })),
    },
  ],
].map(([field, value]) => [
  `own-${String(field)}`,
  [{ id: SEED.businessAccount.id, changes: [{ field: String(field), value }] }],
]);

const SAMPLES = path.resolve(__dirname, '../../../shared/meta/webhook-samples');
const META: [string, Entry[]][] = existsSync(SAMPLES)
  ? readdirSync(SAMPLES)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        // Some samples share a message's id, which two messages never do.
        const text = forUs(readFileSync(path.join(SAMPLES, name), 'utf8')).replaceAll(
          'wamid.',
          `wamid.${name}.`,
        );
        return [name, (JSON.parse(text) as { entry: Entry[] }).entry];
      })
  : [];

/** Each told at a second of its own: of the same second nobody could say which is newer. */
const CASES: Entry[][] = [...OWN, ...META].map(([, entries], index) =>
  entries.map((entry) => ({ ...entry, time: 1_795_344_000 + index })),
);

/** The same order each time, which is none. */
function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The lists of a change of which each item stands for itself. */
const ITEMS = ['messages', 'statuses', 'message_echoes', 'user_preferences'];

type Value = Record<string, unknown>;

/** One change for each item of a change, with whom Meta names beside it. */
function cutChange({ field, value }: Entry['changes'][number]): Entry['changes'] {
  const whole = value as Value;
  const lists = ITEMS.filter((name) => Array.isArray(whole[name]));
  if (lists.length === 0 || whole.errors !== undefined) return [{ field, value }];
  const beside = Object.entries(whole).filter(([name]) => !lists.includes(name));
  return lists.flatMap((name) =>
    (whole[name] as unknown[]).map((item) => ({
      field,
      value: { ...Object.fromEntries(beside), [name]: [item] },
    })),
  );
}

/** The same in as many deliveries as it has items. */
const cut = (entries: Entry[]): Entry[][] =>
  entries.flatMap((entry) =>
    entry.changes.flatMap(cutChange).map((change) => [{ ...entry, changes: [change] }]),
  );

/** What nobody can read, beside what one can. */
const BROKEN = [
  { id: SEED.businessAccount.id, time: 1, changes: [{ field: 'messages', value: null }] },
  { id: SEED.businessAccount.id, time: 2, changes: [{ field: 'account_update', value: 'junk' }] },
  { id: SEED.businessAccount.id, time: 3, changes: [null] },
  { id: SEED.businessAccount.id, time: 4 },
  {
    id: SEED.businessAccount.id,
    time: 4,
    changes: [{ field: 'security', value: { event: 'half \ud83d and \u0000 and \\u0000' } }],
  },
  { id: SEED.businessAccount.id, time: 5, changes: [{ field: '__proto__', value: {} }] },
  {
    id: SEED.businessAccount.id,
    time: 6,
    changes: [{ field: 'messages', value: { messages: [null, 7], statuses: [[], {}] } }],
  },
];

const TABLES = [
  'history',
  'alert',
  'delivery',
  'media-download',
  'message',
  'consent-event',
  'conversation',
  'identity-change',
  'contact',
] as const;

describeOnEachDatabase(`replaying ${CASES.length} deliveries`, (database) => {
  let shop: Shop;
  let expected: Awaited<ReturnType<typeof state>>;

  const query = (name: string) => shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as never);
  const all = (name: string) =>
    query(name).findMany({ where: {} } as never) as Promise<Record<string, unknown>[]>;

  /** As Meta does, which repeats what was not stored: of two that do the same at once one may have to. */
  const deliver = async (entries: unknown[], tries = 5): Promise<void> => {
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: entries });
    const { status } = await shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set(
        'X-Hub-Signature-256',
        `sha256=${createHmac('sha256', SEED.app.secret).update(body).digest('hex')}`,
      )
      .send(body);
    if (status === 503 && tries > 1) return deliver(entries, tries - 1);
    expect(status).toBe(200);
  };

  /** Everything that deliveries have changed, in an order of its own. */
  async function state() {
    const [account] = await all('account');
    const list = async (name: string, tell: (row: Record<string, unknown>) => unknown) =>
      (await all(name)).map((row) => JSON.stringify(tell(row))).sort();
    return {
      account: {
        messagingLimit: account!.messagingLimit,
        throughputLevel: account!.throughputLevel,
        verifiedName: account!.verifiedName,
        news: account!.news,
      },
      alerts: await list('alert', ({ kind, resolvedAt }) => [kind, resolvedAt !== null]),
      history: await list('history', ({ kind, itemKey }) => [kind, itemKey]),
      deliveries: await list('delivery', ({ itemKey, verdict }) => [itemKey, verdict]),
      consents: await list('consent-event', ({ kind, at }) => [kind, at]),
      contacts: await list('contact', ({ phone, userId, optOutMarketingAt }) => [
        phone,
        userId,
        optOutMarketingAt,
      ]),
      conversations: await list('conversation', ({ lastInboundAt, unreadCount }) => [
        lastInboundAt,
        unreadCount,
      ]),
      messages: await list(
        'message',
        ({ wamid, direction, type, state, rendered, replyTo, raw, receivedAt, withdrawnAt }) => [
          wamid,
          direction,
          type,
          state,
          rendered,
          replyTo,
          raw !== null,
          receivedAt,
          withdrawnAt,
        ],
      ),
      downloads: await list('media-download', ({ mediaId }) => mediaId),
    };
  }

  const reset = async () => {
    for (const name of TABLES) await query(name).deleteMany({ where: {} });
    await query('account').updateMany({
      where: {},
      data: { news: null, messagingLimit: 'TIER_10K', throughputLevel: 'STANDARD' } as never,
    });
  };

  beforeAll(async () => {
    // The upkeep looks at what is parked; here nothing is to move by itself.
    shop = await openShop({ database, config: { queue: { worker: false } } });
    await shop.whatsapp.accounts.test(shop.accountId);
    await query('account').updateMany({ where: {}, data: { lastCheckedAt: null } as never });
    await reset();
    for (const entries of CASES) await deliver(entries);
    expected = await state();
  });
  beforeEach(reset);
  afterAll(() => shop?.stop());

  test('leaves something of every one', () => {
    expect(expected.history.length).toBeGreaterThanOrEqual(3);
    // The unknown field, and the status of a message that is not here.
    expect(expected.deliveries.length).toBeGreaterThanOrEqual(2);
    expect(expected.alerts.length).toBeGreaterThanOrEqual(3);
    expect(expected.conversations.length).toBeGreaterThanOrEqual(1);
    expect(expected.messages.length).toBeGreaterThanOrEqual(1);
  });

  test('each twice leaves the same as once', async () => {
    for (const entries of CASES) {
      await deliver(entries);
      await deliver([...entries, ...entries]);
    }
    expect(await state()).toEqual(expected);
  });

  test('all in one delivery, twice at the same moment, leave the same', async () => {
    await Promise.all([deliver(CASES.flat()), deliver(CASES.flat())]);
    expect(await state()).toEqual(expected);
  });

  test('cut into one delivery for each item they leave the same', async () => {
    const pieces = CASES.flatMap(cut);
    expect(pieces.length).toBeGreaterThan(CASES.length);
    for (const entries of pieces) await deliver(entries);
    expect(await state()).toEqual(expected);
  });

  test('whole and cut at the same moment they leave the same', async () => {
    for (const entries of CASES)
      await Promise.all([entries, ...cut(entries)].map((each) => deliver(each)));
    expect(await state()).toEqual(expected);
  });

  const seeds = database === 'sqlite' ? [1, 2, 3] : [4];

  test.each(seeds)('in another order (%i) they leave the same', async (seed) => {
    for (const entries of shuffled(CASES, seed)) await deliver(entries);
    const { alerts, ...rest } = await state();
    const { alerts: told, ...others } = expected;
    expect(rest).toEqual(others);
    // What was ended before it came is not opened.
    const open = (list: string[]) => list.filter((alert) => alert.endsWith('false]'));
    expect(open(alerts)).toEqual(open(told));
  });

  test('cut, in another order and batched anew they leave the same', async () => {
    const pieces = shuffled(CASES.flatMap(cut), 7);
    for (let start = 0; start < pieces.length; start += 5)
      await deliver(pieces.slice(start, start + 5).flat());
    const { alerts, ...rest } = await state();
    const { alerts: _, ...others } = expected;
    expect(rest).toEqual(others);
  });

  test('with broken ones inside the others leave the same, and these are kept', async () => {
    for (const entries of CASES) await deliver([BROKEN[0], ...entries, ...BROKEN]);
    const { deliveries, ...rest } = await state();
    const { deliveries: kept, ...others } = expected;
    expect(rest).toEqual(others);
    expect(deliveries).toEqual(expect.arrayContaining(kept));
    // The last one holds four items.
    expect(deliveries).toHaveLength(kept.length + BROKEN.length + 3);
  });
});
