import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WebhookEvent } from '../../../../server/src/webhook/events';
import { FIELDS } from '../../../../server/src/webhook/fields';
import { readDelivery } from '../../../../server/src/webhook/read-delivery';

const WABA = '320014458901177';
const TIME = 1_795_344_200;

const read = (field: string, value: unknown, time: number | undefined = TIME): WebhookEvent[] =>
  readDelivery(
    { entry: [{ id: WABA, ...(time && { time }), changes: [{ field, value }] }] },
    () => true,
  );

const NUMBER = { display_phone_number: '+49 155 50102030' };

/** Every form that is known, with what is to be understood. */
const UNDERSTOOD: [string, string, unknown, object][] = [
  [
    'a restriction with an end',
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_796_000_000 },
        { restriction_type: 'RESTRICTED_SOMETHING_NEW' },
      ],
    },
    {
      type: 'accountUpdate',
      event: 'ACCOUNT_RESTRICTION',
      restrictions: [
        { type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', until: new Date(1_796_000_000_000) },
        { type: 'RESTRICTED_SOMETHING_NEW', until: null },
      ],
    },
  ],
  [
    'a restriction that ends at no time',
    'account_update',
    {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED_UTILITY_TEMPLATES', expiration: 'never' }],
    },
    { restrictions: [{ type: 'RESTRICTED_UTILITY_TEMPLATES', until: null }] },
  ],
  [
    'that nothing is restricted any more',
    'account_update',
    { event: 'ACCOUNT_RESTRICTION', restriction_info: [] },
    { type: 'accountUpdate', restrictions: [] },
  ],
  ...['DISABLE', 'REINSTATE', 'SCHEDULE_FOR_DISABLE'].map(
    (state): [string, string, unknown, object] => [
      `the ban state ${state}`,
      'account_update',
      {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: state, waba_ban_date: 'November 30, 2026' },
      },
      { type: 'accountUpdate', banState: state, banDate: 'November 30, 2026' },
    ],
  ),
  [
    'a violation',
    'account_update',
    { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } },
    { type: 'accountUpdate', violation: 'SPAM' },
  ],
  [
    'a partner that was removed',
    'account_update',
    { event: 'PARTNER_REMOVED', disconnection_info: { reason: 'PRIMARY_INACTIVITY' } },
    { type: 'accountUpdate', event: 'PARTNER_REMOVED', reason: 'PRIMARY_INACTIVITY' },
  ],
  [
    'what changes nothing here',
    'account_update',
    { event: 'MM_LITE_TERMS_SIGNED' },
    { type: 'accountUpdate', event: 'MM_LITE_TERMS_SIGNED' },
  ],
  [
    'a notice about a number',
    'account_alerts',
    {
      entity_type: 'PHONE_NUMBER',
      entity_id: 498221760034512,
      alert_info: { alert_severity: 'CRITICAL', alert_status: 'NONE', alert_type: 'OBA_REJECTED' },
    },
    {
      type: 'accountNotice',
      phoneNumberId: '498221760034512',
      notice: 'OBA_REJECTED',
      severity: 'CRITICAL',
      isOver: true,
      description: null,
    },
  ],
  ...['APPROVED', 'REJECTED', 'PENDING', 'DEFERRED'].map(
    (decision): [string, string, unknown, object] => [
      `the review decision ${decision}`,
      'account_review_update',
      { decision },
      { type: 'accountReview', decision },
    ],
  ),
  [
    'settings of a number',
    'account_settings_update',
    {
      messaging_product: 'whatsapp',
      type: 'phone_number_settings',
      phone_number_settings: {
        phone_number_id: '498221760034512',
        calling: { status: 'ENABLED' },
      },
    },
    { type: 'accountSettings', phoneNumberId: '498221760034512', settings: ['calling'] },
  ],
  [
    'more throughput',
    'phone_number_quality_update',
    { ...NUMBER, event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_UNLIMITED' },
    {
      type: 'accountLimit',
      displayPhoneNumber: '4915550102030',
      limit: 'TIER_UNLIMITED',
      isUpgraded: true,
    },
  ],
  [
    'a number that begins',
    'phone_number_quality_update',
    { ...NUMBER, event: 'ONBOARDING', max_daily_conversations_per_business: 250 },
    { type: 'accountLimit', limit: 'TIER_250', isUpgraded: false },
  ],
  ...(
    [
      [2_000, 'TIER_2K'],
      ['2000', 'TIER_2K'],
      ['TIER_10K', 'TIER_10K'],
      [-1, 'TIER_UNLIMITED'],
      [777, '777'],
    ] as const
  ).map(([told, limit]): [string, string, unknown, object] => [
    `the limit ${JSON.stringify(told)}`,
    'business_capability_update',
    { max_daily_conversations_per_business: told },
    { type: 'accountLimit', limit, isUpgraded: false },
  ]),
  ...['APPROVED', 'DEFERRED', 'PENDING', 'REJECTED'].map(
    (decision): [string, string, unknown, object] => [
      `the name decision ${decision}`,
      'phone_number_name_update',
      {
        ...NUMBER,
        decision,
        requested_verified_name: 'Okafor Books',
        rejection_reason: decision === 'REJECTED' ? 'NAME_NOT_CONSISTENT' : 'NONE',
      },
      {
        type: 'accountName',
        decision,
        name: 'Okafor Books',
        reason: decision === 'REJECTED' ? 'NAME_NOT_CONSISTENT' : null,
      },
    ],
  ),
  [
    'a username',
    'business_username_update',
    { ...NUMBER, username: '@bluefinbooks', status: 'approved' },
    { type: 'accountUsername', username: 'bluefinbooks', status: 'approved' },
  ],
  ...['PIN_CHANGED', 'PIN_RESET_REQUEST', 'PIN_REQUEST_SUCCESS'].map(
    (event): [string, string, unknown, object] => [
      `the security event ${event}`,
      'security',
      { ...NUMBER, event, requester: '61500000000001' },
      { type: 'accountSecurity', event, displayPhoneNumber: '4915550102030' },
    ],
  ),
  [
    'that marketing is resumed, by somebody without a number',
    'user_preferences',
    {
      metadata: { phone_number_id: '498221760034512' },
      user_preferences: [
        {
          user_id: 'DE.40718822950173364418',
          category: 'marketing_messages',
          value: 'resume',
          timestamp: 1_795_344_300,
        },
      ],
    },
    {
      type: 'preference',
      wants: 'resume',
      waId: null,
      userId: 'DE.40718822950173364418',
      phoneNumberId: '498221760034512',
      at: new Date(1_795_344_300_000),
    },
  ],
];

describe('What Meta tells about accounts, numbers and wishes', () => {
  it.each(UNDERSTOOD)('%s is understood', (_what, field, value, expected) => {
    const events = read(field, value);
    expect(events).toEqual([expect.objectContaining(expected)]);
    expect(events[0]).toMatchObject({ businessAccountId: WABA });
  });

  it('carries the time of its entry, and what makes it the same when it comes again', () => {
    const value = { decision: 'APPROVED' };
    const [first] = read('account_review_update', value);
    const [again] = read('account_review_update', value);
    const [later] = read('account_review_update', value, TIME + 1);
    expect(first).toMatchObject({ at: new Date(TIME * 1000), raw: value });
    expect(again).toEqual(first);
    expect(later).not.toMatchObject({ itemKey: (first as { itemKey: string }).itemKey });
  });

  const OTHER_FORMS: [string, string, unknown][] = [
    ['an event that is new', 'account_update', { event: 'ACCOUNT_TELEPORTED' }],
    [
      'a ban state that is new',
      'account_update',
      { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'PAUSE' } },
    ],
    ['a ban without its state', 'account_update', { event: 'DISABLED_UPDATE' }],
    ['a restriction without its list', 'account_update', { event: 'ACCOUNT_RESTRICTION' }],
    [
      'a restriction without its type',
      'account_update',
      { event: 'ACCOUNT_RESTRICTION', restriction_info: [{}] },
    ],
    [
      'an alert status that is new',
      'account_alerts',
      { alert_info: { alert_type: 'OBA_APPROVED', alert_status: 'SLEEPING' } },
    ],
    ['an alert without its type', 'account_alerts', { alert_info: { alert_status: 'ACTIVE' } }],
    ['a decision that is new', 'account_review_update', { decision: 'MAYBE' }],
    ['settings without their object', 'account_settings_update', { type: 'phone_number_settings' }],
    [
      'a quality event that is new',
      'phone_number_quality_update',
      { ...NUMBER, event: 'DOWNGRADE' },
    ],
    ['a quality event of no number', 'phone_number_quality_update', { event: 'ONBOARDING' }],
    [
      'a capability without a limit',
      'business_capability_update',
      { max_phone_numbers_per_waba: 25 },
    ],
    ['a name decision that is new', 'phone_number_name_update', { ...NUMBER, decision: 'MAYBE' }],
    ['a username without its status', 'business_username_update', { ...NUMBER, username: 'a' }],
    ['a security event that is new', 'security', { ...NUMBER, event: 'PIN_EATEN' }],
    ['preferences without any', 'user_preferences', { user_preferences: [] }],
    ['echoes without any', 'message_echoes', { message_echoes: {} }],
  ];

  it.each(OTHER_FORMS)('%s is kept whole as unknown', (_what, field, value) => {
    expect(read(field, value)).toEqual([
      expect.objectContaining({ type: 'kept', verdict: 'unknown', field, raw: value }),
    ]);
  });

  const JUNK = [null, 0, '', 'text', [], [[]], {}, { event: {} }, { user_preferences: [null, 7] }];

  it.each(Object.keys(FIELDS))('nothing of any broken %s is lost', (field) => {
    for (const value of JUNK) {
      const events = read(field, value);
      expect(events.length).toBeGreaterThan(0);
      expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['kept']));
    }
  });

  it('one preference that is not understood does not harm its neighbours', () => {
    const stop = { wa_id: '49176', category: 'marketing_messages', value: 'stop', timestamp: 1 };
    const events = read('user_preferences', {
      user_preferences: [
        stop,
        { ...stop, value: 'pause' },
        { ...stop, category: 'calls' },
        null,
        stop,
      ],
    });
    expect(events.map(({ type }) => type)).toEqual([
      'preference',
      'kept',
      'kept',
      'kept',
      'preference',
    ]);
    expect(new Set(events.map((event) => (event as { itemKey: string }).itemKey)).size).toBe(4);
  });

  it('an echo is read, and kept whole beside it', () => {
    const echo = {
      from: '4915550102030',
      to: '4917655501234',
      id: 'wamid.ECHO',
      timestamp: '1795344260',
      type: 'text',
      text: { body: 'Answered by hand' },
    };
    const events = read('message_echoes', {
      metadata: { phone_number_id: '498221760034512' },
      message_echoes: [echo, { id: 'wamid.NOBODY' }, {}],
    });
    expect(events).toMatchObject([
      {
        type: 'echo',
        wamid: 'wamid.ECHO',
        to: '4917655501234',
        kind: 'text',
        at: new Date(1_795_344_260_000),
      },
      { type: 'kept', verdict: 'kept' },
      { type: 'kept', verdict: 'unknown' },
    ]);
  });
});

const SAMPLES = path.resolve(__dirname, '../../../../../shared/meta/webhook-samples');
const names = existsSync(SAMPLES)
  ? readdirSync(SAMPLES).filter((name) => /^(account|business|phone|security|smb|user)/.test(name))
  : [];

(names.length > 0 ? describe : describe.skip)('Meta’s own samples', () => {
  it.each(names.length > 0 ? names : ['none'])('%s is understood', (name) => {
    const sample: unknown = JSON.parse(readFileSync(path.join(SAMPLES, name), 'utf8'));
    const types = readDelivery(sample, () => true).map(({ type }) => type);
    expect(types).toContainEqual(expect.stringMatching(/^(account[A-Z]|preference|echo)/));
  });
});
