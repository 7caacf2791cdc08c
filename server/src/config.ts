import type { CollectionSetting } from '../../shared/contracts/collections';
import type { ConsentPolicies } from '../../shared/domain/consent';
import { faultsOfAutomations, type CodeAutomation } from './automation-shape';
import { isLanguage } from '../../shared/domain/template/languages';

/** A system that is handed on what Meta delivers: all of it, or what speaks of one of these fields. */
export type ForwardTarget = string | { url: string; fields?: string[] };

/** The plugin's configuration, under `whatsapp.config` in `config/plugins`. */
export interface WhatsAppConfig {
  /**
   * Base of the callback URL, e.g. `https://cms.example.com`; default: Strapi's own `server.url` where
   * that is absolute.
   */
  publicUrl: string | null;
  /**
   * Tells this installation from a copy of its database, which stays silent; default: the public
   * address, or this machine and folder.
   */
  installationId: string | null;
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
    /** What hands out due messages; the rows are the truth for both. */
    engine: 'database' | 'redis';
    /** Where Redis is, for the engine `redis`: a URL, or options of ioredis. */
    redis: string | Record<string, unknown> | null;
    /** What every key in Redis begins with: one for each installation that shares a Redis. */
    prefix: string;
    /** `auto`: where the HTTP server listens; never in console or CLI commands. */
    worker: 'auto' | boolean;
    /** Requests to Meta that may be under way at once, per process. */
    concurrency: number;
  };
  sending: {
    /** After this long without a word from Meta, an uncertain message can be sent again. */
    uncertainAfterSeconds: number;
    /** What a person sends waits this long before it leaves, so that it can be taken back; 0 = not at all. */
    undoSeconds: number;
    /** Numbers in E.164 that may receive anything outside production; default: everyone. */
    allowedRecipients: string[] | null;
    /** What becomes of a message to somebody who is not known to have agreed, by its category. */
    consent: ConsentPolicies;
  };
  templates: {
    /**
     * How often templates are brought in step with Meta by themselves, in minutes; 0 = never. Where a
     * worker runs, see `queue.worker`.
     */
    syncEveryMinutes: number;
    /** Sent where a template has neither the language of the record nor that of the person. */
    defaultLanguage: string;
  };
  webhook: {
    /** In bytes; Meta sends up to 3 MB. */
    maxBodyBytes: number;
    /** Other systems that get every verified delivery as it came; https only in production. */
    forwardTo: ForwardTarget[];
  };
  conversations: {
    /** For how many days after the last outgoing message an answer goes to the members of the conversation. */
    replyToMembersDays: number;
  };
  links: {
    /** Whether it is counted how often tracked links are opened; null: as the admin panel sets it. */
    track: boolean | null;
  };
  /** How long what people wrote is kept, in days; null: for good. */
  retention: {
    /** Webhooks that were kept as they came; what still waits for its message stays until it waits no more. */
    deliveriesDays: number | null;
    /** What messages say; that they were sent, when, and with what result stays. */
    messageBodiesDays: number | null;
    /** Files that people sent, in the Media Library. */
    mediaDays: number | null;
    /** What campaigns that were never started hold of people: lines of their files, and what was found. */
    campaignDraftsDays: number | null;
  };
  /** By UID; wins over the schema's `pluginOptions.whatsapp` and over the admin panel. */
  collections: Record<string, Partial<CollectionSetting>>;
  /** Automations that code defines; shown in the admin panel, and changed here alone. */
  automations: CodeAutomation[];
}

const DEFAULTS: WhatsAppConfig = {
  publicUrl: null,
  installationId: null,
  graph: { baseUrl: 'https://graph.facebook.com', version: 'v26.0', timeoutMs: 30_000 },
  simulator: { url: null },
  queue: { engine: 'database', redis: null, prefix: 'whatsapp', worker: 'auto', concurrency: 250 },
  sending: {
    uncertainAfterSeconds: 600,
    undoSeconds: 8,
    allowedRecipients: null,
    consent: { marketing: 'require', utility: 'warn', authentication: 'off' },
  },
  templates: { syncEveryMinutes: 60, defaultLanguage: 'en' },
  webhook: { maxBodyBytes: 3_500_000, forwardTo: [] },
  conversations: { replyToMembersDays: 15 },
  links: { track: null },
  retention: {
    deliveriesDays: 30,
    messageBodiesDays: null,
    mediaDays: null,
    campaignDraftsDays: 30,
  },
  collections: {},
  automations: [],
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

/** Its sentence never repeats the value: there may be a password in it. */
const isRedis: Check = (value) => {
  if (typeof value === 'string')
    return /^rediss?:\/\/./.test(value) && URL.canParse(value)
      ? null
      : 'must be a URL like redis://localhost:6379, or an object of options';
  if (!isObject(value)) return 'must be a URL like redis://localhost:6379, or an object of options';
  return 'keyPrefix' in value ? 'must not have a keyPrefix: set queue.prefix instead' : null;
};

const isPolicy: Check = (value) =>
  value === 'require' || value === 'warn' || value === 'off'
    ? null
    : 'must be "require", "warn" or "off"';

const isForwardUrl = (value: unknown): boolean =>
  typeof value === 'string' &&
  URL.canParse(value) &&
  (process.env.NODE_ENV === 'production' ? /^https:/ : /^https?:/).test(value);

function isForwardTarget(value: unknown): boolean {
  if (!isObject(value)) return isForwardUrl(value);
  const { url, fields, ...others } = value;
  const areFields =
    fields === undefined ||
    (Array.isArray(fields) && fields.every((field) => typeof field === 'string'));
  return isForwardUrl(url) && areFields && Object.keys(others).length === 0;
}

/** Every key with its check; a key that is not here is a typing error. */
const RULES: Record<string, Check> = {
  publicUrl: optional(isUrl),
  installationId: optional((value) => isText(value)),
  'graph.baseUrl': isUrl,
  'graph.version': (value) => (/^v\d+\.\d+$/.test(String(value)) ? null : 'must look like v26.0'),
  'graph.timeoutMs': isCount(1),
  'simulator.url': optional(isUrl),
  'queue.engine': (value) =>
    value === 'database' || value === 'redis' ? null : 'must be "database" or "redis"',
  'queue.redis': optional(isRedis),
  'queue.prefix': (value) => isText(value),
  'queue.worker': (value) =>
    value === 'auto' || typeof value === 'boolean' ? null : 'must be "auto", true or false',
  'queue.concurrency': isCount(1),
  'sending.uncertainAfterSeconds': isCount(0),
  'sending.undoSeconds': isCount(0),
  'sending.allowedRecipients': optional((value) =>
    Array.isArray(value) && value.every((item) => /^\+[1-9]\d{6,14}$/.test(String(item)))
      ? null
      : 'must be a list of numbers like +4917655501234',
  ),
  'sending.consent.marketing': isPolicy,
  'sending.consent.utility': isPolicy,
  'sending.consent.authentication': isPolicy,
  'templates.syncEveryMinutes': isCount(0),
  'templates.defaultLanguage': (value) =>
    typeof value === 'string' && isLanguage(value)
      ? null
      : 'must be one of the languages that Meta offers, such as en or pt_BR',
  'webhook.maxBodyBytes': isCount(1_024),
  'webhook.forwardTo': (value) =>
    Array.isArray(value) && value.every(isForwardTarget)
      ? null
      : 'must be a list of https URLs, or of objects { url, fields } with a list of webhook fields; http is for development only',
  'retention.deliveriesDays': optional(isCount(1)),
  'retention.messageBodiesDays': optional(isCount(1)),
  'retention.mediaDays': optional(isCount(1)),
  'retention.campaignDraftsDays': optional(isCount(1)),
  'conversations.replyToMembersDays': isCount(0),
  'links.track': optional((value) =>
    typeof value === 'boolean' ? null : 'must be true, false or null',
  ),
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

/** What holds other keys, such as `queue` and `sending.consent`. */
const GROUPS = new Set(
  Object.keys(RULES).flatMap((key) => {
    const names = key.split('.');
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
  }),
);

function faultsAt(key: string, value: unknown): string[] {
  if (isObject(value) && !(key in RULES))
    return Object.entries(value).flatMap(([inner, item]) => faultsAt(`${key}.${inner}`, item));
  if (GROUPS.has(key)) return [`${key} must be an object`];
  const rule = RULES[key];
  const fault = rule ? rule(value) : 'is not a known key';
  return fault ? [`${key} ${fault}`] : [];
}

function faultsOf(config: Record<string, unknown>): string[] {
  const faults = Object.entries(config).flatMap(([key, value]) =>
    key === 'collections'
      ? checkCollections(value)
      : key === 'automations'
        ? faultsOfAutomations(value)
        : faultsAt(key, value),
  );
  const { engine, redis } = isObject(config.queue) ? config.queue : {};
  if (engine === 'redis' && (redis === null || redis === undefined))
    faults.push(
      'queue.redis must say where Redis is, such as redis://localhost:6379, because queue.engine is "redis"',
    );
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
