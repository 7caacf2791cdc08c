import type { JsonObject } from '../json';
import type { FaultSet } from '../faults/kinds';
import type { ActiveFault } from '../faults/faults';
import type { LoggedRequest, RequestLog } from '../http/request-log';
import type { LimitOptions } from '../options';
import type { Platform } from '../platform';
import { createAssets, type Assets } from './assets';
import { createFiles, type Files } from './files';
import { createPhones, type Phones } from './phones';
import { ControlProblem } from './problem';
import { createTemplateControl, type TemplateControl } from './template-control';
import { createWebhookControl, type WebhookControl, webhookState } from './webhook-control';

/** Options that may be changed while the simulator runs. */
export interface RunningOptions {
  autoApproveMs?: number | null;
  fetchLinks?: 'local' | 'all' | 'none';
  undeliverable?: 'webhook' | 'refuse';
  linkPreviews?: boolean;
  hyphenatedLanguages?: boolean;
  limits?: Partial<LimitOptions>;
}

/** Everything that can be done to a simulator from outside; the HTTP control API has the same. */
export interface Control extends Phones, WebhookControl, Assets, TemplateControl, Files {
  credentials(): JsonObject;
  snapshot(): JsonObject;
  findRequests(filter?: { method?: string; path?: string }): LoggedRequest[];
  clearRequests(): void;
  setFaults(faults: FaultSet): ActiveFault[];
  addFaults(faults: FaultSet): ActiveFault[];
  clearFaults(name?: string): ActiveFault[];
  setClock(input: { offsetSeconds: number }): { now: number; offsetSeconds: number };
  /** Moves time on from where it is. */
  advanceClock(input: { advanceSeconds: number }): { now: number; offsetSeconds: number };
  setOptions(input: RunningOptions): RunningOptions;
}

const readFaults = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new ControlProblem(400, error instanceof Error ? error.message : String(error));
  }
};

const credentialsOf = ({ world, url }: Platform): JsonObject => {
  const [app] = world.apps.values();
  const [account] = world.businessAccounts.values();
  const tokens = [...world.tokens.values()];
  return {
    graphBaseUrl: url,
    appId: app?.id,
    appSecret: app?.secret,
    accessToken: tokens[0]?.value,
    businessAccountId: account?.id,
    portfolioId: account?.portfolioId,
    numbers: [...world.phoneNumbers.values()].map((number) => ({
      phoneNumberId: number.id,
      businessAccountId: number.businessAccountId,
      displayPhoneNumber: number.displayPhoneNumber,
      verifiedName: number.verifiedName,
      kind: number.kind,
      recipients:
        number.kind === 'test' ? number.recipients.map((phone) => `+${phone}`) : undefined,
    })),
    recipients: [...world.customers.values()]
      .filter((customer) => customer.onWhatsApp)
      .map((customer) => ({ phone: `+${customer.phone}`, name: customer.name })),
    notOnWhatsApp: [...world.customers.values()]
      .filter((customer) => !customer.onWhatsApp)
      .map((customer) => `+${customer.phone}`),
    tokens: tokens.map(({ value, label, scopes, expiresAt, appId }) => ({
      value,
      label,
      scopes,
      expiresAt,
      appId,
    })),
    apps: [...world.apps.values()].map(({ id, name, secret }) => ({ id, name, secret })),
  };
};

const moveClock = (
  { clock }: Platform,
  offsetSeconds: number,
  field: string,
): { now: number; offsetSeconds: number } => {
  if (!Number.isFinite(offsetSeconds)) throw new ControlProblem(400, `${field} must be a number.`);
  clock.offsetSeconds = offsetSeconds;
  return { now: clock.now(), offsetSeconds };
};

const runningOptions = ({ options }: Platform): Required<RunningOptions> => ({
  autoApproveMs: options.autoApproveMs,
  fetchLinks: options.fetchLinks,
  undeliverable: options.undeliverable,
  linkPreviews: options.linkPreviews,
  hyphenatedLanguages: options.hyphenatedLanguages,
  limits: options.limits,
});

/** Creates the control of one simulator. */
export const createControl = (platform: Platform, log: RequestLog): Control => ({
  ...createPhones(platform),
  ...createWebhookControl(platform),
  ...createAssets(platform),
  ...createTemplateControl(platform),
  ...createFiles(platform),
  credentials: () => credentialsOf(platform),
  snapshot: () => ({
    now: platform.clock.now(),
    offsetSeconds: platform.clock.offsetSeconds,
    webhooks: webhookState(platform),
    deliveries: platform.webhooks.deliveries.length,
    requests: log.entries.length,
    messages: platform.world.messages.size,
    templates: platform.world.templates.size,
    faults: platform.faults.list(),
    mediaUploads: platform.world.mediaUploads,
    sampleUploads: [...platform.world.uploads.values()].filter(({ handle }) => handle).length,
    options: runningOptions(platform),
  }),
  findRequests: ({ method, path } = {}) =>
    log.entries.filter(
      (entry) =>
        (method === undefined || entry.method === method.toUpperCase()) &&
        (path === undefined || entry.path.includes(path)),
    ),
  clearRequests: () => log.clear(),
  setFaults: (faults) => readFaults(() => (platform.faults.set(faults), platform.faults.list())),
  addFaults: (faults) => readFaults(() => (platform.faults.add(faults), platform.faults.list())),
  clearFaults: (name) => (platform.faults.clear(name), platform.faults.list()),
  setClock: ({ offsetSeconds }) => moveClock(platform, offsetSeconds, 'offsetSeconds'),
  advanceClock: ({ advanceSeconds }) =>
    moveClock(platform, platform.clock.offsetSeconds + advanceSeconds, 'advanceSeconds'),
  setOptions(input) {
    const { options } = platform;
    if (input.autoApproveMs !== undefined) options.autoApproveMs = input.autoApproveMs;
    if (input.fetchLinks !== undefined) options.fetchLinks = input.fetchLinks;
    if (input.undeliverable !== undefined) options.undeliverable = input.undeliverable;
    if (input.linkPreviews !== undefined) options.linkPreviews = input.linkPreviews;
    if (input.hyphenatedLanguages !== undefined)
      options.hyphenatedLanguages = input.hyphenatedLanguages;
    Object.assign(options.limits, input.limits ?? {});
    return runningOptions(platform);
  },
});
