import { config, DEFAULTS, readConfig } from '../../../server/src/config';

/** The faults of a configuration, or none. */
function faultsOf(value: unknown): string[] {
  try {
    config.validator(value);
    return [];
  } catch (failure) {
    return (failure as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ *- /, ''));
  }
}

describe('The configuration', () => {
  it('is right as it comes', () => {
    expect(faultsOf(config.default)).toEqual([]);
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    { publicUrl: 'https://cms.example.com' },
    { publicUrl: 'http://localhost:1337/cms' },
    { publicUrl: null },
    { publicUrl: undefined },
    { graph: { baseUrl: 'http://127.0.0.1:4010', version: 'v27.0', timeoutMs: 1 } },
    { simulator: { url: 'http://127.0.0.1:4010' } },
    { queue: { worker: false, concurrency: 1 } },
    { queue: { worker: true } },
    { queue: { engine: 'redis', redis: 'rediss://user:secret@redis.example.com:6380/1' } },
    { queue: { engine: 'redis', redis: { host: 'redis', password: 'secret' }, prefix: 'shop' } },
    { sending: { uncertainAfterSeconds: 0, allowedRecipients: ['+4917655501234'] } },
    { sending: { allowedRecipients: [] } },
    { sending: { consent: { marketing: 'require', utility: 'warn', authentication: 'off' } } },
    { sending: { consent: { utility: 'off' } } },
    { webhook: { maxBodyBytes: 1_024 } },
    { links: { track: true } },
    {
      automations: [
        {
          key: 'shipping',
          name: 'Shipping',
          enabled: true,
          trigger: { type: 'fieldChanged', uid: 'api::order.order', field: 'status', to: null },
          condition: { and: [{ or: [{ '!': [{ '>': [{ var: 'record.total' }, 3] }] }] }] },
          steps: [{ type: 'sendTemplate', template: 'x', wait: { amount: 1, unit: 'days' } }],
          limits: { oncePerRecord: true },
        },
      ],
    },
    { links: { track: null } },
    { retention: { deliveriesDays: 1, messageBodiesDays: 365, mediaDays: null } },
    { retention: { campaignDraftsDays: null } },
    { collections: {} },
    { collections: { 'api::order.order': { phoneField: 'customer.phone' } } },
    { collections: { 'api::order.order': { enabled: false } } },
    {
      collections: {
        'api::order.order': {
          enabled: true,
          phoneField: 'phone',
          nameField: 'name',
          localeField: 'locale',
          consentField: 'consent',
          portalUrl: 'https://shop.example',
          valuesFrom: 'draft',
        },
      },
    },
  ])('may be %j', (value) => {
    expect(faultsOf(value)).toEqual([]);
  });

  const URL_FAULT = 'must be a URL like https://cms.example.com, without a slash at its end';
  it.each<[unknown, string]>([
    [{ publicUrl: 'cms.example.com' }, `publicUrl ${URL_FAULT}`],
    [{ publicUrl: 'https://cms.example.com/' }, `publicUrl ${URL_FAULT}`],
    [{ publicUrl: 'ftp://cms.example.com' }, `publicUrl ${URL_FAULT}`],
    [{ publicUrl: 7 }, `publicUrl ${URL_FAULT}`],
    [{ graph: { baseUrl: null } }, `graph.baseUrl ${URL_FAULT}`],
    [{ graph: { version: '26' } }, 'graph.version must look like v26.0'],
    [{ graph: { version: 'v26' } }, 'graph.version must look like v26.0'],
    [{ graph: { version: 26 } }, 'graph.version must look like v26.0'],
    [{ graph: { timeoutMs: 0 } }, 'graph.timeoutMs must be a whole number from 1 to 600000'],
    [{ graph: { timeoutMs: '30' } }, 'graph.timeoutMs must be a whole number from 1 to 600000'],
    [{ graph: { timeoutMs: 1.5 } }, 'graph.timeoutMs must be a whole number from 1 to 600000'],
    [{ graph: { timeout: 30 } }, 'graph.timeout is not a known key'],
    [{ simulator: { url: '127.0.0.1:4010' } }, `simulator.url ${URL_FAULT}`],
    [{ queue: { worker: 'yes' } }, 'queue.worker must be "auto", true or false'],
    [{ queue: { worker: null } }, 'queue.worker must be "auto", true or false'],
    [{ queue: { engine: 'kafka' } }, 'queue.engine must be "database" or "redis"'],
    [
      { queue: { engine: 'redis', redis: null } },
      'queue.redis must say where Redis is, such as redis://localhost:6379, because queue.engine is "redis"',
    ],
    [
      { queue: { redis: 'https://user:secret@redis.example.com' } },
      'queue.redis must be a URL like redis://localhost:6379, or an object of options',
    ],
    [
      { queue: { redis: 6379 } },
      'queue.redis must be a URL like redis://localhost:6379, or an object of options',
    ],
    [
      { queue: { redis: { host: 'redis', keyPrefix: 'shop:' } } },
      'queue.redis must not have a keyPrefix: set queue.prefix instead',
    ],
    [{ queue: { prefix: '' } }, 'queue.prefix must be text'],
    [{ queue: { concurrency: 0 } }, 'queue.concurrency must be a whole number from 1 to 10000'],
    [
      { sending: { uncertainAfterSeconds: -1 } },
      'sending.uncertainAfterSeconds must be a whole number from 0 to 2592000',
    ],
    [
      { sending: { allowedRecipients: '+4917655501234' } },
      'sending.allowedRecipients must be a list of numbers like +4917655501234',
    ],
    [
      { sending: { allowedRecipients: ['0176 55501234'] } },
      'sending.allowedRecipients must be a list of numbers like +4917655501234',
    ],
    [
      { sending: { consent: { marketing: 'never' } } },
      'sending.consent.marketing must be "require", "warn" or "off"',
    ],
    [
      { sending: { consent: { utility: null } } },
      'sending.consent.utility must be "require", "warn" or "off"',
    ],
    [{ sending: { consent: { service: 'off' } } }, 'sending.consent.service is not a known key'],
    [{ sending: { consent: 'off' } }, 'sending.consent must be an object'],
    [{ queue: 'redis' }, 'queue must be an object'],
    [
      { webhook: { maxBodyBytes: 1_023 } },
      'webhook.maxBodyBytes must be a whole number from 1024 to 64000000',
    ],
    [
      { sending: { undoSeconds: 3_601 } },
      'sending.undoSeconds must be a whole number from 0 to 3600',
    ],
    [
      { retention: { historyDays: 1e15 } },
      'retention.historyDays must be a whole number from 1 to 36500',
    ],
    [{ links: { track: 'yes' } }, 'links.track must be true, false or null'],
    [
      { retention: { deliveriesDays: 0 } },
      'retention.deliveriesDays must be a whole number from 1 to 36500',
    ],
    [
      { retention: { mediaDays: '30' } },
      'retention.mediaDays must be a whole number from 1 to 36500',
    ],
    [{ retention: { days: 30 } }, 'retention.days is not a known key'],
    [{ publicURL: 'https://cms.example.com' }, 'publicURL is not a known key'],
    [{ graphs: { version: 'v26.0' } }, 'graphs.version is not a known key'],
    [{ collections: [] }, 'collections must be an object of UIDs'],
    [{ collections: null }, 'collections must be an object of UIDs'],
    [
      { collections: { 'api::order.order': true } },
      "collections['api::order.order'] must be an object",
    ],
    [
      { collections: { 'api::order.order': {} } },
      "collections['api::order.order'].phoneField must name the field with the phone number",
    ],
    [
      { collections: { 'api::order.order': { phoneField: 'phone', phone: 'x' } } },
      "collections['api::order.order'].phone is not a known key",
    ],
  ])('may not be %j', (value, fault) => {
    expect(faultsOf(value)).toEqual([fault]);
  });

  it.each([null, undefined, 7, 'text', []])('must be an object, not %j', (value) => {
    expect(faultsOf(value)).toEqual(['must be an object']);
  });

  it('tells all its faults at once, and where to mend them', () => {
    const wrong = { publicUrl: 'x', graph: { version: 'x', timeoutMs: 'x' }, queues: 1 };
    expect(faultsOf(wrong)).toHaveLength(4);
    expect(() => config.validator(wrong)).toThrow(/config\/plugins → whatsapp\.config/);
  });

  /** A wrong value of every key, so that none comes without a check. */
  const WRONG: Record<string, unknown> = {
    publicUrl: 'cms',
    installationId: '',
    'graph.baseUrl': 'graph',
    'graph.version': '26',
    'graph.timeoutMs': 0,
    'simulator.url': 'localhost',
    'queue.engine': 'kafka',
    'queue.redis': 6379,
    'queue.prefix': '',
    'queue.worker': 'yes',
    'queue.concurrency': 0,
    'sending.uncertainAfterSeconds': -1,
    'sending.undoSeconds': -1,
    'sending.confirmFrom': -1,
    'sending.allowedRecipients': '+4917655501234',
    'sending.consent.marketing': 'never',
    'sending.consent.utility': 'never',
    'sending.consent.authentication': 'never',
    'templates.syncEveryMinutes': 1.5,
    'templates.defaultLanguage': 'xx_XX',
    'webhook.maxBodyBytes': 1,
    'webhook.forwardTo': 'https://example.com',
    'conversations.replyToMembersDays': '15',
    'links.track': 'yes',
    'retention.deliveriesDays': 0,
    'retention.messageBodiesDays': 0,
    'retention.mediaDays': 0,
    'retention.campaignDraftsDays': 0,
    'retention.historyDays': 0,
    accounts: [],
    collections: [],
    automations: {},
  };

  const keysOf = (value: object, prefix = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null && Object.keys(inner as object).length > 0
        ? keysOf(inner as object, `${prefix}${key}.`)
        : [`${prefix}${key}`],
    );

  it.each(keysOf(DEFAULTS))('checks %s, alone and misspelt', (key) => {
    const withValue = (name: string, value: unknown) =>
      name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
    expect(Object.keys(WRONG)).toContain(key);
    const [fault = ''] = faultsOf(withValue(key, WRONG[key]));
    expect(fault.startsWith(`${key} must`)).toBe(true);
    expect(faultsOf(withValue(`${key}s`, 1))).toEqual([`${key}s is not a known key`]);
  });

  it('lets no number be so large that time could not be reckoned with it', () => {
    const numbers = keysOf(DEFAULTS).filter((key) => /(Ms|Days|Seconds|Minutes)$/.test(key));
    expect(numbers.length).toBeGreaterThan(8);
    const unbounded = numbers.filter((key) => {
      const value = key
        .split('.')
        .reduceRight<unknown>((inner, part) => ({ [part]: inner }), Number.MAX_SAFE_INTEGER);
      return faultsOf(value).length === 0;
    });
    expect(unbounded).toEqual([]);
  });

  it('takes the secrets of accounts by their phone number IDs, and never repeats one', () => {
    const accounts = { '106540352242922': { accessToken: 'EAAG', appSecret: undefined } };
    expect(faultsOf({ accounts })).toEqual([]);
    expect(
      faultsOf({ accounts: { '+49 1': {}, '1': 'EAAG', '2': { appSecret: 7, token: 'EAAG' } } }),
    ).toEqual([
      "accounts['1'] must be an object",
      "accounts['2'].appSecret must be text",
      "accounts['2'].token is not a known key",
      "accounts['+49 1'] must be named by a phone number ID, which is digits only",
    ]);
  });
});

describe('What the admin may set', () => {
  it('is known to be set in code, also to what is usual', () => {
    const { config: whole, lockedKeys } = readConfig({
      ...config.default,
      sending: { ...(config.default as { sending: object }).sending, confirmFrom: 500 },
    });
    expect([...lockedKeys]).toEqual(['sending.confirmFrom']);
    expect(whole.sending).toEqual(DEFAULTS.sending);
  });

  it('is usual where code says nothing, and never for good where that is not usual', () => {
    const { config: whole, lockedKeys } = readConfig(config.default);
    expect(whole).toEqual(DEFAULTS);
    expect(lockedKeys.size).toBe(0);
  });

  it('may be set to nothing in code: that is set, too', () => {
    const { config: whole, lockedKeys } = readConfig({
      ...config.default,
      retention: { deliveriesDays: null },
    });
    expect(lockedKeys).toContain('retention.deliveriesDays');
    expect(whole.retention.deliveriesDays).toBeNull();
  });

  it('is set for one instance alone', () => {
    const first = readConfig(config.default).config;
    first.sending.consent.marketing = 'off';
    first.retention.historyDays = 1;
    expect(readConfig(config.default).config).toEqual(DEFAULTS);
  });
});
