import type { CollectionSetting } from '../../shared/contracts/collections';

/** The plugin's configuration, under `whatsapp.config` in `config/plugins`. */
export interface WhatsAppConfig {
  /**
   * Base of the callback URL, e.g. `https://cms.example.com`; default: Strapi's own `server.url` where
   * that is absolute.
   */
  publicUrl: string | null;
  graph: {
    /** Without a trailing slash. */
    baseUrl: string;
    /** Version of the Graph API, e.g. `v26.0`. */
    version: string;
    /** Milliseconds without an answer after which a call is given up. */
    timeoutMs: number;
  };
  simulator: {
    /**
     * Where accounts of environment *sandbox* talk. Default: `http://127.0.0.1:4010`, but in production
     * such accounts are refused unless this is set.
     */
    url: string | null;
  };
  queue: {
    /** `auto`: where the HTTP server listens; never in console or CLI commands. */
    worker: 'auto' | boolean;
    /** Requests to Meta that may be under way at once, per process. */
    concurrency: number;
  };
  sending: {
    /** After this long without a word from Meta, an uncertain message can be sent again. */
    uncertainAfterSeconds: number;
    /** Numbers in E.164 that may receive anything outside production; default: everyone. */
    allowedRecipients: string[] | null;
  };
  webhook: {
    /** In bytes; Meta sends up to 3 MB. */
    maxBodyBytes: number;
  };
  /** By UID; wins over the schema's `pluginOptions.whatsapp` and over the admin panel. */
  collections: Record<string, Partial<CollectionSetting>>;
}

const DEFAULTS: WhatsAppConfig = {
  publicUrl: null,
  graph: { baseUrl: 'https://graph.facebook.com', version: 'v26.0', timeoutMs: 30_000 },
  simulator: { url: null },
  queue: { worker: 'auto', concurrency: 250 },
  sending: { uncertainAfterSeconds: 600, allowedRecipients: null },
  webhook: { maxBodyBytes: 3_500_000 },
  collections: {},
};

type Check = (value: unknown) => string | null;

const isUrl: Check = (value) =>
  typeof value === 'string' && /^https?:\/\/[^/\s]+/.test(value) && !value.endsWith('/')
    ? null
    : 'must be a URL like https://cms.example.com, without a slash at its end';
const optional =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined ? null : check(value);
const isCount =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least
      ? null
      : `must be a whole number of at least ${least}`;

/** Every key with its check; a key that is not here is a typing error. */
const RULES: Record<string, Check> = {
  publicUrl: optional(isUrl),
  'graph.baseUrl': isUrl,
  'graph.version': (value) => (/^v\d+\.\d+$/.test(String(value)) ? null : 'must look like v26.0'),
  'graph.timeoutMs': isCount(1),
  'simulator.url': optional(isUrl),
  'queue.worker': (value) =>
    value === 'auto' || typeof value === 'boolean' ? null : 'must be "auto", true or false',
  'queue.concurrency': isCount(1),
  'sending.uncertainAfterSeconds': isCount(0),
  'sending.allowedRecipients': optional((value) =>
    Array.isArray(value) && value.every((item) => /^\+[1-9]\d{6,14}$/.test(String(item)))
      ? null
      : 'must be a list of numbers like +4917655501234',
  ),
  'webhook.maxBodyBytes': isCount(1_024),
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText: Check = (value) =>
  typeof value === 'string' && value !== '' ? null : 'must be text';

const COLLECTION_RULES: Record<string, Check> = {
  enabled: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  phoneField: isText,
  nameField: optional(isText),
  localeField: optional(isText),
  consentField: optional(isText),
  portalUrl: optional(isText),
  valuesFrom: (value) =>
    value === 'published' || value === 'draft' ? null : 'must be "published" or "draft"',
};

function checkCollections(value: unknown): string[] {
  if (!isObject(value)) return ['collections must be an object of UIDs'];
  return Object.entries(value).flatMap(([uid, setting]) => {
    if (!isObject(setting)) return [`collections['${uid}'] must be an object`];
    const faults = Object.entries(setting).flatMap(([key, item]) => {
      const rule = COLLECTION_RULES[key];
      const fault = rule ? rule(item) : 'is not a known key';
      return fault ? [`collections['${uid}'].${key} ${fault}`] : [];
    });
    if (setting.enabled !== false && setting.phoneField === undefined)
      faults.push(`collections['${uid}'].phoneField must name the field with the phone number`);
    return faults;
  });
}

function faultsOf(config: Record<string, unknown>): string[] {
  const faults: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    if (key === 'collections') faults.push(...checkCollections(value));
    else if (isObject(value) && !(key in RULES)) {
      for (const [inner, innerValue] of Object.entries(value)) {
        const rule = RULES[`${key}.${inner}`];
        const fault = rule ? rule(innerValue) : 'is not a known key';
        if (fault) faults.push(`${key}.${inner} ${fault}`);
      }
    } else {
      const rule = RULES[key];
      const fault = rule ? rule(value) : 'is not a known key';
      if (fault) faults.push(`${key} ${fault}`);
    }
  }
  return faults;
}

export const config = {
  default: DEFAULTS,
  /** Stops the boot with every fault in words. */
  validator(value: unknown): void {
    const faults = isObject(value) ? faultsOf(value) : ['must be an object'];
    if (faults.length > 0)
      throw new Error(
        `The configuration of the WhatsApp plugin (config/plugins → whatsapp.config) is not right:\n` +
          faults.map((fault) => `  - ${fault}`).join('\n'),
      );
  },
};
