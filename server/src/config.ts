import { ACCOUNT_SECRETS, type AccountSecret } from '../../shared/contracts/accounts';
import type { CollectionSetting } from '../../shared/contracts/collections';
import type { NumberRange, SettingKey } from '../../shared/contracts/preferences';
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
    /** Who starts a campaign for so many or more types their number. */
    confirmFrom: number;
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
    /** Who did what. */
    historyDays: number | null;
  };
  /**
   * Secrets of accounts by their phone number ID, such as from the environment; they win over what is stored,
   * and are never stored themselves.
   */
  accounts: Record<string, Partial<Record<AccountSecret, string>>>;
  /** By UID; wins over the schema's `pluginOptions.whatsapp` and over the admin panel. */
  collections: Record<string, Partial<CollectionSetting>>;
  /** Automations that code defines; shown in the admin panel, and changed here alone. */
  automations: CodeAutomation[];
}

/** What holds where nobody has said anything else. */
export const DEFAULTS: WhatsAppConfig = {
  publicUrl: null,
  installationId: null,
  graph: { baseUrl: 'https://graph.facebook.com', version: 'v26.0', timeoutMs: 30_000 },
  simulator: { url: null },
  queue: { engine: 'database', redis: null, prefix: 'whatsapp', worker: 'auto', concurrency: 250 },
  sending: {
    uncertainAfterSeconds: 600,
    undoSeconds: 8,
    confirmFrom: 500,
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
    historyDays: 365,
  },
  accounts: {},
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

/** As far as each number may go: with more, times could not be reckoned with, or timers would not wait. */
const RANGES = {
  'graph.timeoutMs': { least: 1, most: 600_000 },
  'queue.concurrency': { least: 1, most: 10_000 },
  'sending.uncertainAfterSeconds': { least: 0, most: 2_592_000 },
  'sending.undoSeconds': { least: 0, most: 3_600 },
  'sending.confirmFrom': { least: 1, most: 1_000_000_000 },
  'templates.syncEveryMinutes': { least: 0, most: 43_200 },
  'webhook.maxBodyBytes': { least: 1_024, most: 64_000_000 },
  'conversations.replyToMembersDays': { least: 0, most: 36_500 },
  'retention.deliveriesDays': { least: 1, most: 36_500 },
  'retention.messageBodiesDays': { least: 1, most: 36_500 },
  'retention.mediaDays': { least: 1, most: 36_500 },
  'retention.campaignDraftsDays': { least: 1, most: 36_500 },
  'retention.historyDays': { least: 1, most: 36_500 },
} as const satisfies Record<string, NumberRange>;

/** Whether it is a whole number as the key may have it. */
const isWithin =
  (key: keyof typeof RANGES): Check =>
  (value) => {
    const { least, most } = RANGES[key];
    return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : `must be a whole number from ${least} to ${most}`;
  };

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
  'graph.timeoutMs': isWithin('graph.timeoutMs'),
  'simulator.url': optional(isUrl),
  'queue.engine': (value) =>
    value === 'database' || value === 'redis' ? null : 'must be "database" or "redis"',
  'queue.redis': optional(isRedis),
  'queue.prefix': (value) => isText(value),
  'queue.worker': (value) =>
    value === 'auto' || typeof value === 'boolean' ? null : 'must be "auto", true or false',
  'queue.concurrency': isWithin('queue.concurrency'),
  'sending.uncertainAfterSeconds': isWithin('sending.uncertainAfterSeconds'),
  'sending.undoSeconds': isWithin('sending.undoSeconds'),
  'sending.confirmFrom': isWithin('sending.confirmFrom'),
  'sending.allowedRecipients': optional((value) =>
    Array.isArray(value) && value.every((item) => /^\+[1-9]\d{6,14}$/.test(String(item)))
      ? null
      : 'must be a list of numbers like +4917655501234',
  ),
  'sending.consent.marketing': isPolicy,
  'sending.consent.utility': isPolicy,
  'sending.consent.authentication': isPolicy,
  'templates.syncEveryMinutes': isWithin('templates.syncEveryMinutes'),
  'templates.defaultLanguage': (value) =>
    typeof value === 'string' && isLanguage(value)
      ? null
      : 'must be one of the languages that Meta offers, such as en or pt_BR',
  'webhook.maxBodyBytes': isWithin('webhook.maxBodyBytes'),
  'webhook.forwardTo': (value) =>
    Array.isArray(value) && value.every(isForwardTarget)
      ? null
      : 'must be a list of https URLs, or of objects { url, fields } with a list of webhook fields; http is for development only',
  'retention.deliveriesDays': optional(isWithin('retention.deliveriesDays')),
  'retention.messageBodiesDays': optional(isWithin('retention.messageBodiesDays')),
  'retention.mediaDays': optional(isWithin('retention.mediaDays')),
  'retention.campaignDraftsDays': optional(isWithin('retention.campaignDraftsDays')),
  'retention.historyDays': optional(isWithin('retention.historyDays')),
  'conversations.replyToMembersDays': isWithin('conversations.replyToMembersDays'),
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

/** Its sentences never repeat a value: it is a secret. */
function checkAccounts(value: unknown): string[] {
  if (!isObject(value)) return ['accounts must be an object of phone number IDs'];
  return Object.entries(value).flatMap(([id, secrets]) => {
    const at = `accounts['${id}']`;
    if (!/^\d+$/.test(id))
      return [`${at} must be named by a phone number ID, which is digits only`];
    if (!isObject(secrets)) return [`${at} must be an object`];
    return Object.entries(secrets).flatMap(([key, secret]) => {
      if (!(ACCOUNT_SECRETS as readonly string[]).includes(key))
        return [`${at}.${key} is not a known key`];
      // A variable that is not there in this environment: what is stored counts.
      const fault = secret === undefined ? null : isText(secret);
      return fault ? [`${at}.${key} ${fault}`] : [];
    });
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

/** What is more than keys of our own. */
const CHECKS: Record<string, (value: unknown) => string[]> = {
  accounts: checkAccounts,
  collections: checkCollections,
  automations: faultsOfAutomations,
};

function faultsOf(config: Record<string, unknown>): string[] {
  const faults = Object.entries(config).flatMap(([key, value]) =>
    (CHECKS[key] ?? ((item: unknown) => faultsAt(key, item)))(value),
  );
  const { engine, redis } = isObject(config.queue) ? config.queue : {};
  if (engine === 'redis' && (redis === null || redis === undefined))
    faults.push(
      'queue.redis must say where Redis is, such as redis://localhost:6379, because queue.engine is "redis"',
    );
  return faults;
}

/** What the admin may set where code has not. */
export const SETTING_KEYS = [
  'sending.undoSeconds',
  'sending.consent.marketing',
  'sending.consent.utility',
  'sending.consent.authentication',
  'sending.confirmFrom',
  'templates.defaultLanguage',
  'conversations.replyToMembersDays',
  'retention.deliveriesDays',
  'retention.messageBodiesDays',
  'retention.mediaDays',
  'retention.campaignDraftsDays',
  'retention.historyDays',
] as const satisfies SettingKey[];

/** The value at a key such as `sending.consent.marketing`. */
export const valueAt = (values: object, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), values);

/** The group in which a key stands, and its last name; made where it is missing. */
function placeOf(values: object, key: string): [Record<string, unknown>, string] {
  const names = key.split('.');
  const last = names.pop()!;
  let group = values as Record<string, unknown>;
  for (const name of names) group = (group[name] ??= {}) as Record<string, unknown>;
  return [group, last];
}

/** Sets the value at a key. */
export function setAt(values: object, key: string, value: unknown): void {
  const [group, last] = placeOf(values, key);
  group[last] = value;
}

/** What Strapi fills in: without what the admin may set, so that it is known what code has set. */
function withoutSettings(): object {
  const given = structuredClone(DEFAULTS);
  for (const key of SETTING_KEYS) {
    const [group, last] = placeOf(given, key);
    delete group[last];
  }
  return given;
}

/** As far as a setting may go; null where it is no number. */
export const rangeOfSetting = (key: SettingKey): NumberRange | null =>
  (RANGES as Partial<Record<SettingKey, NumberRange>>)[key] ?? null;

/** What is wrong with a value that the admin wants to set; null where it is right. */
export const faultOfSetting = (key: SettingKey, value: unknown): string | null =>
  RULES[key]!(value === undefined ? '' : value);

/** The configuration as code gives it, made whole; and which of the settings code has set. */
export function readConfig(given: object): { config: WhatsAppConfig; lockedKeys: Set<SettingKey> } {
  const config = withOwnGroups(given);
  const locked = SETTING_KEYS.filter((key) => valueAt(given, key) !== undefined);
  for (const key of SETTING_KEYS)
    if (!locked.includes(key)) setAt(config, key, valueAt(DEFAULTS, key));
  return { config: config as WhatsAppConfig, lockedKeys: new Set(locked) };
}

/** The groups anew, so that settings change nobody else's; everything below stays what it is. */
const withOwnGroups = (given: object): object =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      isObject(value) ? Object.fromEntries(Object.entries(value).map(copied)) : value,
    ]),
  );

const copied = ([key, value]: [string, unknown]): [string, unknown] => [
  key,
  isObject(value) ? { ...value } : value,
];

export const config = {
  default: withoutSettings(),
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
