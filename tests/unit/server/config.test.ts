import { config } from '../../../server/src/config';

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
    [{ graph: { timeoutMs: 0 } }, 'graph.timeoutMs must be a whole number of at least 1'],
    [{ graph: { timeoutMs: '30' } }, 'graph.timeoutMs must be a whole number of at least 1'],
    [{ graph: { timeoutMs: 1.5 } }, 'graph.timeoutMs must be a whole number of at least 1'],
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
    [{ queue: { concurrency: 0 } }, 'queue.concurrency must be a whole number of at least 1'],
    [
      { sending: { uncertainAfterSeconds: -1 } },
      'sending.uncertainAfterSeconds must be a whole number of at least 0',
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
      'webhook.maxBodyBytes must be a whole number of at least 1024',
    ],
    [{ links: { track: 'yes' } }, 'links.track must be true, false or null'],
    [
      { retention: { deliveriesDays: 0 } },
      'retention.deliveriesDays must be a whole number of at least 1',
    ],
    [
      { retention: { mediaDays: '30' } },
      'retention.mediaDays must be a whole number of at least 1',
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
});
