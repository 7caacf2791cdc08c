import type { JsonObject } from '../json';
import type { FaultSet } from '../faults/kinds';
import type { ActiveFault } from '../faults/faults';
import type { LoggedRequest, RequestLog } from '../http/request-log';
import type { LimitOptions } from '../options';
import type { Platform } from '../platform';
import { reviewTemplate, type Review } from '../templates/review';
import type { Template } from '../world/types';
import { createAssets, type Assets } from './assets';
import { createPhones, type Phones } from './phones';
import { ControlProblem, found } from './problem';
import { createWebhookControl, type WebhookControl, webhookState } from './webhook-control';

/** Options that may be changed while the simulator runs. */
export interface RunningOptions {
  autoApproveMs?: number | null;
  fetchLinks?: 'local' | 'all' | 'none';
  undeliverable?: 'webhook' | 'refuse';
  limits?: Partial<LimitOptions>;
}

/** Everything that can be done to a simulator from outside; the HTTP control API has the same. */
export interface Control extends Phones, WebhookControl, Assets {
  credentials(): JsonObject;
  snapshot(): JsonObject;
  findRequests(filter?: { method?: string; path?: string }): LoggedRequest[];
  clearRequests(): void;
  setFaults(faults: FaultSet): ActiveFault[];
  addFaults(faults: FaultSet): ActiveFault[];
  clearFaults(name?: string): ActiveFault[];
  templates(): Template[];
  /** Decides about a template, by id or by `name/language`. */
  reviewTemplate(id: string, review: Review): Template;
  setClock(input: { offsetSeconds: number }): { now: number; offsetSeconds: number };
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

/** Creates the control of one simulator. */
export const createControl = (platform: Platform, log: RequestLog): Control => ({
  ...createPhones(platform),
  ...createWebhookControl(platform),
  ...createAssets(platform),
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
    options: {
      autoApproveMs: platform.options.autoApproveMs,
      fetchLinks: platform.options.fetchLinks,
      undeliverable: platform.options.undeliverable,
      limits: platform.options.limits,
    },
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
  templates: () => [...platform.world.templates.values()],
  reviewTemplate(id, review) {
    const template = found(
      platform.world.templates.get(id) ??
        [...platform.world.templates.values()].find((one) => `${one.name}/${one.language}` === id),
      `template ${id}`,
    );
    reviewTemplate(platform, template, review);
    return template;
  },
  setClock({ offsetSeconds }) {
    if (!Number.isFinite(offsetSeconds))
      throw new ControlProblem(400, 'offsetSeconds must be a number.');
    platform.clock.offsetSeconds = offsetSeconds;
    return { now: platform.clock.now(), offsetSeconds };
  },
  setOptions(input) {
    const { options } = platform;
    if (input.autoApproveMs !== undefined) options.autoApproveMs = input.autoApproveMs;
    if (input.fetchLinks !== undefined) options.fetchLinks = input.fetchLinks;
    if (input.undeliverable !== undefined) options.undeliverable = input.undeliverable;
    Object.assign(options.limits, input.limits ?? {});
    return {
      autoApproveMs: options.autoApproveMs,
      fetchLinks: options.fetchLinks,
      undeliverable: options.undeliverable,
      limits: options.limits,
    };
  },
});
