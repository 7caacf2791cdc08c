import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type {
  IdentityEvent,
  StatusEvent,
  WebhookEvent,
} from '../../../../server/src/webhook/events';
import { itemKey } from '../../../../server/src/webhook/item-key';
import { readDelivery } from '../../../../server/src/webhook/read-delivery';

type Json = Record<string, unknown>;

const WABA = '320014458901177';
const everyAccount = () => true;

const deliveryOf = (...changes: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: WABA, time: 1_795_344_000, changes }],
});

const status = (id: string, state: string, more: object = {}) => ({
  id,
  status: state,
  timestamp: '1795344100',
  recipient_id: '4917655501234',
  ...more,
});

const message = (id: string, more: object = {}) => ({
  from: '4917655501234',
  id,
  timestamp: '1795344000',
  type: 'text',
  text: { body: 'Hello' },
  ...more,
});

const messages = (value: object) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '4915550102030', phone_number_id: '498221760034512' },
    ...value,
  },
});

const statusesOf = (...statuses: unknown[]) =>
  readDelivery(deliveryOf(messages({ statuses })), everyAccount);

type Item = Exclude<WebhookEvent, IdentityEvent>;

/** One event for each item of a delivery; that somebody has other names now is told besides. */
const itemsOf = (...given: Parameters<typeof readDelivery>): Item[] =>
  readDelivery(...given).filter((event): event is Item => event.type !== 'identity');

/** What makes an event the same event when it comes again. */
const identityOf = (event: WebhookEvent): string => {
  switch (event.type) {
    case 'status':
      return itemKey('status', [event.wamid, event.state]);
    case 'templateStatus':
      return [event.metaId, event.name, event.language, event.event].join();
    default:
      return event.itemKey;
  }
};

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

describe('A status', () => {
  it('is read with everything that it tells', () => {
    const raw = status('wamid.OUT', 'sent', {
      recipient_user_id: 'DE.40718822950173364418',
      recipient_parent_user_id: 'DE.ENT.118',
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
      biz_opaque_callback_data: 'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-1',
    });
    expect(statusesOf(raw)).toEqual([
      {
        type: 'status',
        businessAccountId: WABA,
        wamid: 'wamid.OUT',
        state: 'sent',
        at: new Date('2026-11-22T10:41:40.000Z'),
        callbackData: 'saw1-k3v8w2m9x5c7b1n4q6z0a8d2-1',
        error: null,
        pricing: { category: 'utility', billable: true },
        recipient: {
          waId: '4917655501234',
          userId: 'DE.40718822950173364418',
          parentUserId: 'DE.ENT.118',
        },
        raw,
      },
    ]);
  });

  it('that is a failure is read with its reason', () => {
    const errors = [
      {
        code: 131049,
        title: 'Not delivered',
        message: 'Not delivered',
        error_data: { details: 'To maintain healthy ecosystem engagement' },
      },
    ];
    const [event] = statusesOf(status('wamid.OUT', 'failed', { errors }));
    expect(event).toMatchObject({
      state: 'failed',
      error: {
        code: 131049,
        title: 'Not delivered',
        details: 'To maintain healthy ecosystem engagement',
      },
    });
  });

  it('to somebody with a user name has no number', () => {
    const [event] = statusesOf({
      id: 'wamid.OUT',
      status: 'delivered',
      timestamp: '1795344100',
      recipient_user_id: 'DE.407',
    });
    expect(event).toMatchObject({
      recipient: { waId: null, userId: 'DE.407', parentUserId: null },
    });
  });

  it.each(['sent', 'delivered', 'read', 'played', 'failed'])('may be %s', (state) => {
    expect(statusesOf(status('wamid.OUT', state))).toMatchObject([{ type: 'status', state }]);
  });

  it.each([
    ['of a state that nobody knows yet', status('wamid.OUT', 'deleted')],
    ['without an id', { status: 'sent', timestamp: '1795344100' }],
    ['without a state', { id: 'wamid.OUT', timestamp: '1795344100' }],
  ])('%s is kept as it came', (_title, raw) => {
    expect(statusesOf(raw)).toEqual([
      expect.objectContaining({
        type: 'kept',
        field: 'messages.statuses',
        verdict: 'unknown',
        itemKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        raw,
      }),
    ]);
  });

  it.each<unknown>([
    undefined,
    null,
    '',
    'soon',
    '-5',
    '0',
    {},
    [],
    true,
    1e300,
    '99999999999999999999',
    { toString: 1, valueOf: 1 },
  ])('with the time %j still has a time', (timestamp) => {
    const [event] = statusesOf(status('wamid.OUT', 'sent', { timestamp }));
    expect(event).toMatchObject({ type: 'status', wamid: 'wamid.OUT' });
    expect(Number.isFinite((event as StatusEvent).at.getTime())).toBe(true);
  });

  it('takes its time also where it is a number', () => {
    const [event] = statusesOf(status('wamid.OUT', 'sent', { timestamp: 1_795_344_100 }));
    expect((event as StatusEvent).at).toEqual(new Date('2026-11-22T10:41:40.000Z'));
  });
});

describe('A message of a person', () => {
  it('that nobody wrote is kept with what is needed to understand it later', () => {
    const contacts = [{ profile: { name: 'Ines Okafor' }, wa_id: '4917655501234' }];
    const group = { group_id: 'g1' };
    const change = messages({
      contacts,
      messages: [message('wamid.A', group), message('wamid.B')],
    });
    expect(itemsOf(deliveryOf(change), everyAccount)).toMatchObject([
      {
        type: 'kept',
        field: 'messages',
        verdict: 'kept',
        itemKey: itemKey('message', ['wamid.A']),
        raw: { contacts, metadata: change.value.metadata, message: message('wamid.A', group) },
      },
      {
        type: 'inbound',
        itemKey: itemKey('message', ['wamid.B']),
        raw: { message: message('wamid.B') },
      },
    ]);
  });

  it('does not hide the statuses and the errors that stand beside it', () => {
    const change = messages({
      messages: [message('wamid.A')],
      statuses: [status('wamid.OUT', 'read')],
      errors: [{ code: 130429, title: 'Rate limit hit' }],
    });
    const events = itemsOf(deliveryOf(change), everyAccount);
    expect(events.map(({ type }) => type)).toEqual(['status', 'inbound', 'kept']);
    expect(events[2]).toMatchObject({ verdict: 'unknown', raw: change.value });
  });

  const inboundOf = (value: object) =>
    readDelivery(deliveryOf(messages(value)), everyAccount).filter(
      ({ type }) => type === 'inbound',
    );

  it('tells besides who wrote, when and to which number', () => {
    const contacts = [
      { profile: { name: 'Somebody else' }, wa_id: '447400123456' },
      {
        profile: { name: 'Ines Okafor', username: '@ines.okafor' },
        wa_id: '4917655501234',
        user_id: 'DE.407',
        parent_user_id: 'DE.ENT.118',
      },
    ];
    const from = { from_user_id: 'DE.407' };
    expect(inboundOf({ contacts, messages: [message('wamid.A', from)] })).toEqual([
      {
        type: 'inbound',
        businessAccountId: WABA,
        phoneNumberId: '498221760034512',
        itemKey: itemKey('message', ['wamid.A']),
        wamid: 'wamid.A',
        at: new Date('2026-11-22T10:40:00.000Z'),
        from: '4917655501234',
        fromUserId: 'DE.407',
        fromParentUserId: 'DE.ENT.118',
        profileName: 'Ines Okafor',
        username: 'ines.okafor',
        kind: 'text',
        content: { type: 'text', body: 'Hello' },
        text: 'Hello',
        payload: null,
        replyToWamid: null,
        raw: expect.objectContaining({ contacts, message: message('wamid.A', from) }),
      },
    ]);
  });

  it('of somebody without a number tells the user id alone', () => {
    const contacts = [{ profile: { username: 'noor.writes' }, user_id: 'NL.952' }];
    const hidden = { from: undefined, from_user_id: 'NL.952' };
    expect(inboundOf({ contacts, messages: [message('wamid.A', hidden)] })).toMatchObject([
      { from: null, fromUserId: 'NL.952', profileName: null, username: 'noor.writes' },
    ]);
  });

  it.each<[string, object, object]>([
    ['system messages', { type: 'system' }, {}],
    ['edits', { type: 'edit' }, {}],
    ['withdrawals', { type: 'revoke' }, {}],
    ['messages in a group', { group_id: 'g1' }, {}],
    ['messages of nobody', { from: undefined }, {}],
    ['messages without an id', { id: '' }, {}],
    ['messages to no number', {}, { metadata: null }],
  ])('tells nobody wrote for %s', (_title, more, value) => {
    expect(inboundOf({ messages: [message('wamid.A', more)], ...value })).toEqual([]);
  });
});

describe('What Meta says about a template', () => {
  const about = (field: string, value: object) => ({
    field,
    value: {
      message_template_id: 1_689_556_908_129_999,
      message_template_name: 'order_ready_v2',
      message_template_language: 'pt-BR',
      ...value,
    },
  });
  const read = (field: string, value: object) =>
    readDelivery(deliveryOf(about(field, value)), everyAccount);
  const TEMPLATE = {
    businessAccountId: WABA,
    metaId: '1689556908129999',
    name: 'order_ready_v2',
    language: 'pt_BR',
    at: new Date(1_795_344_000_000),
  };

  it('about its quality is read', () => {
    const score = { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' };
    expect(read('message_template_quality_update', score)).toMatchObject([
      { ...TEMPLATE, type: 'templateQuality', previous: 'GREEN', quality: 'YELLOW' },
    ]);
  });

  it('about its category is read: the notice, and the deed', () => {
    const notice = {
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: 1_795_430_600,
    };
    expect(read('template_category_update', notice)).toMatchObject([
      {
        ...TEMPLATE,
        type: 'templateCategory',
        category: 'UTILITY',
        coming: 'MARKETING',
        effectiveAt: new Date(1_795_430_600_000),
      },
    ]);
    const deed = { previous_category: 'UTILITY', new_category: 'MARKETING' };
    expect(read('template_category_update', deed)).toMatchObject([
      { category: 'MARKETING', previous: 'UTILITY', coming: null, effectiveAt: null },
    ]);
    // A notice of what is so already announces nothing.
    const same = { new_category: 'UTILITY', correct_category: 'UTILITY' };
    expect(read('template_category_update', same)).toMatchObject([{ coming: null }]);
  });

  it('about its words is read as a reason to look', () => {
    expect(
      read('message_template_components_update', { message_template_element: 'Hi' }),
    ).toMatchObject([{ ...TEMPLATE, type: 'templateComponents' }]);
  });

  it.each([
    ['message_template_quality_update', { previous_quality_score: 'GREEN' }],
    ['message_template_quality_update', { new_quality_score: 3 }],
    ['template_category_update', { correct_category: 'MARKETING' }],
    ['template_category_update', { message_template_language: '' }],
    ['message_template_components_update', { message_template_name: null }],
  ])('in an unknown form is kept as it came: %s %j', (field, value) => {
    const change = about(field, value);
    expect(readDelivery(deliveryOf(change), everyAccount)).toMatchObject([
      { type: 'kept', verdict: 'unknown', field, raw: change.value },
    ]);
  });
});

describe('A decision on a template', () => {
  const decision = (value: object) => ({
    field: 'message_template_status_update',
    value: {
      event: 'APPROVED',
      message_template_id: 1_689_556_908_129_999,
      message_template_name: 'order_ready_v2',
      message_template_language: 'en-US',
      reason: 'NONE',
      ...value,
    },
  });

  it('is read with the language as it is stored here', () => {
    const change = decision({ message_template_category: 'UTILITY' });
    expect(readDelivery(deliveryOf(change), everyAccount)).toEqual([
      {
        type: 'templateStatus',
        businessAccountId: WABA,
        metaId: '1689556908129999',
        name: 'order_ready_v2',
        language: 'en_US',
        event: 'APPROVED',
        category: 'UTILITY',
        reason: null,
        explanation: null,
        recommendation: null,
        title: null,
        description: null,
        disableDate: null,
        field: 'message_template_status_update',
        at: new Date(1_795_344_000_000),
        itemKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        raw: change.value,
      },
    ]);
  });

  it.each([
    ['INVALID_FORMAT', { reason: 'INVALID_FORMAT' }],
    [
      'INVALID_FORMAT',
      {
        reason: 'INVALID_FORMAT',
        rejection_info: { reason: 'The format is wrong.', recommendation: 'Write it anew.' },
      },
    ],
    [
      'The format is wrong. Write it anew.',
      {
        reason: 'NONE',
        rejection_info: { reason: 'The format is wrong.', recommendation: 'Write it anew.' },
      },
    ],
    [null, { reason: null }],
    [null, { reason: 'NONE', rejection_info: null }],
  ])('tells the code of a rejection, or else Meta’s words: %s', (reason, value) => {
    expect(readDelivery(deliveryOf(decision(value)), everyAccount)).toMatchObject([
      { type: 'templateStatus', reason },
    ]);
  });

  it.each([
    { event: null },
    { message_template_name: '' },
    { message_template_language: undefined },
    { event: { name: 'APPROVED' } },
  ])('that lacks what tells it apart is kept as it came: %j', (value) => {
    const change = decision(value);
    expect(readDelivery(deliveryOf(change), everyAccount)).toMatchObject([
      { type: 'kept', verdict: 'unknown', raw: change.value },
    ]);
  });

  it.each([1e300, -1e300])('has a time whatever its entry says: %d', (time) => {
    const delivery = { entry: [{ id: WABA, time, changes: [decision({})] }] };
    const [event] = readDelivery(delivery, everyAccount);
    expect(Number.isFinite((event as { at: Date }).at.getTime())).toBe(true);
  });
});

describe('A delivery', () => {
  it('for an account that is not ours is kept, and nothing of it is applied', () => {
    const change = messages({ statuses: [status('wamid.OUT', 'read')] });
    expect(readDelivery(deliveryOf(change), (id) => id !== WABA)).toEqual([
      {
        type: 'kept',
        businessAccountId: WABA,
        field: 'messages',
        itemKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        verdict: 'unknown',
        raw: change.value,
      },
    ]);
  });

  it.each(['', 'not_yet_known', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'of a field that nobody reads is kept: “%s”',
    (field) => {
      const value = { event: 'SOMETHING' };
      expect(readDelivery(deliveryOf({ field, value }), everyAccount)).toMatchObject([
        { type: 'kept', field, verdict: 'unknown', raw: value },
      ]);
    },
  );

  it.each([null, 7, 'text', [], {}, { entry: 'x' }, { entry: [] }])(
    'of another form is kept as a whole: %j',
    (body) => {
      expect(readDelivery(body, everyAccount)).toMatchObject([
        { type: 'kept', businessAccountId: '', verdict: 'unknown', raw: body },
      ]);
    },
  );

  it('keeps an entry without changes and a change without value beside good ones', () => {
    const good = { field: 'messages', value: { messages: [{ id: 'wamid.GOOD' }] } };
    const body = {
      entry: [null, { id: WABA, standby: ['x'] }, { id: WABA, changes: [{ field: 'odd' }, good] }],
    };
    expect(readDelivery(body, everyAccount)).toMatchObject([
      { type: 'kept', raw: null },
      { type: 'kept', businessAccountId: WABA, raw: { standby: ['x'] } },
      { type: 'kept', field: 'odd', raw: { field: 'odd' } },
      { type: 'kept', field: 'messages', raw: { message: { id: 'wamid.GOOD' } } },
    ]);
  });

  it('of whatever JSON never makes reading fail, and is never lost', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readDelivery(body, everyAccount).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('Something broken in a delivery', () => {
  const JUNK: unknown[] = [
    null,
    0,
    -1,
    1e300,
    true,
    '',
    'text',
    [],
    [null],
    {},
    { id: 7 },
    { toString: 1, valueOf: 1 },
  ];
  const junk = fc.constantFrom(...JUNK);
  const place = fc.nat({ max: 1 });

  /** Two entries of two changes, each with two statuses and two messages of their own. */
  const whole = () => ({
    object: 'whatsapp_business_account',
    entry: [0, 1].map((entry) => ({
      id: WABA,
      time: 1_795_344_000,
      changes: [0, 1].map((change) =>
        messages({
          statuses: [0, 1].map((at) => status(`wamid.S${entry}${change}${at}`, 'read')),
          messages: [0, 1].map((at) => message(`wamid.M${entry}${change}${at}`)),
        }),
      ),
    })),
  });

  const idsOf = (events: Item[]) =>
    events.flatMap((event) => {
      if (event.type === 'status') return [event.wamid];
      const inner = (event.raw as { message?: { id?: unknown } } | undefined)?.message;
      return typeof inner?.id === 'string' ? [inner.id] : [];
    });

  const ALL = idsOf(itemsOf(whole(), everyAccount));

  it('leaves every item in a whole one readable', () => {
    expect(new Set(ALL).size).toBe(16);
  });

  it('in place of an entry or a change does not harm the others', () => {
    fc.assert(
      fc.property(place, fc.option(place), junk, (entry, change, broken) => {
        const delivery = whole();
        if (change === null) (delivery.entry as unknown[])[entry] = broken;
        else (delivery.entry[entry]!.changes as unknown[])[change] = broken;
        const lost = change === null ? [`${entry}0`, `${entry}1`] : [`${entry}${change}`];
        const expected = ALL.filter((id) => !lost.some((part) => id.slice(7, 9) === part));
        expect(idsOf(itemsOf(delivery, everyAccount))).toEqual(expected);
      }),
    );
  });

  it('in place of a status or a message is kept, and does not harm the others', () => {
    const list = fc.constantFrom('statuses' as const, 'messages' as const);
    fc.assert(
      fc.property(list, place, junk, (name, at, broken) => {
        const delivery = whole();
        const value = delivery.entry[0]!.changes[0]!.value as unknown as Record<string, unknown[]>;
        value[name]![at] = broken;
        const events = itemsOf(delivery, everyAccount);
        const lost = `wamid.${name === 'statuses' ? 'S' : 'M'}00${at}`;
        expect(idsOf(events)).toEqual(ALL.filter((id) => id !== lost));
        expect(events).toHaveLength(ALL.length);
      }),
    );
  });

  it('in any part of a status leaves the rest of it, and the others', () => {
    const parts = [
      'timestamp',
      'recipient_id',
      'recipient_user_id',
      'pricing',
      'errors',
      'biz_opaque_callback_data',
      'conversation',
    ];
    fc.assert(
      fc.property(fc.subarray(parts, { minLength: 1 }), junk, (names, broken) => {
        const delivery = whole();
        const value = delivery.entry[0]!.changes[0]!.value as unknown as { statuses: Json[] };
        for (const name of names) value.statuses[0]![name] = broken;
        const events = itemsOf(delivery, everyAccount);
        expect(idsOf(events)).toEqual(ALL);
        expect(events.filter(({ type }) => type === 'status')).toHaveLength(8);
      }),
    );
  });

  it('in place of the account’s id is no account of ours', () => {
    fc.assert(
      fc.property(junk, (id) => {
        const delivery = { entry: [{ ...whole().entry[0], id }, whole().entry[1]] };
        const events = itemsOf(delivery, (businessAccountId) => businessAccountId === WABA);
        expect(idsOf(events)).toEqual(ALL.slice(8));
        expect(events.filter(({ type }) => type === 'kept')).toHaveLength(2);
      }),
    );
  });

  it('never makes two different broken items look like one', () => {
    const keys = JUNK.map((broken) => identityOf(statusesOf(broken)[0]!));
    expect(new Set(keys).size).toBe(JUNK.length);
  });
});

/** Deliveries in all forms that Meta’s documentation shows, where they lie beside the repository. */
const SAMPLES = path.resolve(__dirname, '../../../../../shared/meta/webhook-samples');
const samples = existsSync(SAMPLES)
  ? readdirSync(SAMPLES)
      .filter((name) => name.endsWith('.json'))
      .map((name): [string, Json] => [
        name,
        JSON.parse(readFileSync(path.join(SAMPLES, name), 'utf8')) as Json,
      ])
  : [];

const describeSamples = samples.length > 0 ? describe : describe.skip;

describeSamples(`Each of Meta’s ${samples.length} samples`, () => {
  const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

  /** How many events a sample must yield: one for each item, and one for what stands beside them. */
  const countOf = (sample: Json): number =>
    listOf(sample.entry)
      .flatMap((entry) => listOf(entry.changes))
      .map((change) => {
        const value = change.value as Json;
        if (change.field !== 'messages') return 1;
        const items = listOf(value.statuses).length + listOf(value.messages).length;
        return items + (value.errors !== undefined || items === 0 ? 1 : 0);
      })
      .reduce((sum, count) => sum + count, 0);

  const cases = samples.length > 0 ? samples : [['none', {}] as [string, Json]];

  it.each(cases)('%s is read item by item, and nothing of it is lost', (_name, sample) => {
    const events = itemsOf(sample, everyAccount);
    expect(countOf(sample)).toBeGreaterThan(0);
    expect(events).toHaveLength(countOf(sample));
    events.forEach(({ raw }) => expect(raw).toBeTruthy());
  });

  it.each(cases)(
    '%s says the same when it comes again in another order of keys',
    (_name, sample) => {
      const first = itemsOf(sample, everyAccount).map(identityOf);
      const again = itemsOf(turned(sample), everyAccount).map(identityOf);
      const entry = listOf(sample.entry);
      const doubled = itemsOf({ ...sample, entry: [...entry, ...entry] }, everyAccount);
      expect(again).toEqual(first);
      expect(doubled.map(identityOf)).toEqual([...first, ...first]);
      expect(new Set(first).size).toBe(first.length);
    },
  );

  it.each(cases)('%s is kept and not applied when it is not for us', (_name, sample) => {
    const events = readDelivery(sample, () => false);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['kept']));
  });

  it('with a status is understood', () => {
    const states = cases
      .filter(([name]) => name.startsWith('status-'))
      .flatMap(([, sample]) => readDelivery(sample, everyAccount))
      .map((event) => (event.type === 'status' ? event.state : event.type));
    expect(new Set(states)).toEqual(new Set(['sent', 'delivered', 'read', 'played', 'failed']));
  });

  it('with what else Meta says about a template is understood', () => {
    const told = Object.fromEntries(
      cases
        .filter(([name]) => /^(message_template_(quality|components)|template_category)/.test(name))
        .map(([name, sample]) => [name.replace('.json', ''), readDelivery(sample, everyAccount)]),
    );
    expect(told).toMatchObject({
      message_template_quality_update: [{ type: 'templateQuality' }],
      message_template_components_update: [{ type: 'templateComponents' }],
      // In the notice the present category is called new.
      'template_category_update-impending': [
        {
          type: 'templateCategory',
          coming: expect.stringMatching(/^[A-Z]+$/),
          effectiveAt: expect.any(Date),
          previous: null,
        },
      ],
      'template_category_update-done': [
        { type: 'templateCategory', coming: null, previous: expect.stringMatching(/^[A-Z]+$/) },
      ],
    });
  });

  it('with a decision on a template is understood', () => {
    const decided = cases
      .filter(([name]) => name.startsWith('message_template_status_update'))
      .flatMap(([, sample]) => readDelivery(sample, everyAccount))
      .map((event) => (event.type === 'templateStatus' ? event.event : event.type));
    expect(decided.sort()).toEqual([
      'APPROVED',
      'DISABLED',
      'PAUSED',
      'PENDING_DELETION',
      'REJECTED',
    ]);
  });
});
