import type { Changes } from '../changes';
import type { Clock } from '../clock';
import type { Faults } from '../faults/faults';
import type { Ids } from '../ids';
import type { SimulatorOptions } from '../options';
import type { Timers } from '../timers';
import type { World } from '../world/world';
import type { Delivery, Unsent } from './delivery';
import { envelope, type WebhookEvent } from './envelope';
import { handshake } from './handshake';
import { createHttpClient } from './http-client';
import { createRunner } from './runner';
import { serialise } from './serialise';
import { sign } from './sign';
import { targetsOf } from './targets';

/** What webhooks need from the simulator. */
export interface WebhooksDeps {
  options: SimulatorOptions;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  changes: Changes;
  faults: Faults;
  world: () => World;
}

/** Sends what happens to whoever subscribed. */
export interface Webhooks {
  /** Tells all receivers of an event. */
  publish(event: WebhookEvent): void;
  /** Sends one delivery of the given bytes, past all subscriptions. */
  sendRaw(input: {
    appId: string;
    url: string;
    body: string;
    headers: Record<string, string>;
    fields: string[];
  }): Delivery;
  /** Sends a delivery again, as Meta may do at any time. */
  redeliver(id: string): Delivery | undefined;
  /** Verifies a callback; resolves with the reason when it is refused. */
  verify(callbackUrl: string, verifyToken: string): Promise<string | undefined>;
  /** Newest last. */
  deliveries: Delivery[];
  /** Newest last. */
  unsent: Unsent[];
  /** Forgets everything that is recorded or on its way. */
  clear(): void;
  /** Cuts off what is on its way. */
  close(): void;
}

/** The headers of a signed delivery. */
export const deliveryHeaders = (signature: string | undefined): Record<string, string> => ({
  'Content-Type': 'application/json',
  'User-Agent': 'facebookexternalua',
  Accept: '*/*',
  ...(signature === undefined ? {} : { 'X-Hub-Signature-256': signature }),
});

/** Creates the webhooks of one simulator. */
export const createWebhooks = (deps: WebhooksDeps): Webhooks => {
  const { options, clock, ids, timers, changes, faults } = deps;
  const deliveries: Delivery[] = [];
  const unsent: Unsent[] = [];
  const batches = new Map<string, { appId: string; url: string; events: WebhookEvent[] }>();
  const client = createHttpClient();
  const runner = createRunner({
    options: options.webhooks,
    clock,
    timers,
    changes,
    faults,
    client,
  });

  const record = (
    appId: string,
    url: string,
    fields: string[],
    body: string,
    headers: Record<string, string>,
  ): Delivery => {
    const delivery: Delivery = {
      id: `d-${ids.opaque(12)}`,
      at: clock.now(),
      appId,
      url,
      fields,
      body,
      headers,
      state: 'waiting',
      attempts: [],
    };
    deliveries.push(delivery);
    if (deliveries.length > options.keep) deliveries.splice(0, deliveries.length - options.keep);
    changes.tell('delivery', delivery.id);
    runner.start(delivery);
    return delivery;
  };

  const flush = (key: string): void => {
    const batch = batches.get(key);
    if (!batch) return;
    batches.delete(key);
    const { appId, url, events } = batch;
    const secret = deps.world().apps.get(appId)?.secret ?? '';
    const fields = [...new Set(events.map((event) => event.field))];
    const body = serialise(envelope(events));
    const headers = deliveryHeaders(sign(body, secret));
    const doubled = fields.some((field) => faults.takeForWebhook('doubled', field));
    record(appId, url, fields, body, headers);
    if (doubled) record(appId, url, fields, body, headers);
  };

  const enqueue = (appId: string, url: string, event: WebhookEvent): void => {
    const key = `${appId} ${url}`;
    const batch = batches.get(key);
    if (!batch) {
      batches.set(key, { appId, url, events: [event] });
      timers.after(options.webhooks.batchWindowMs, () => flush(key));
      return;
    }
    batch.events.push(event);
    if (batch.events.length >= options.webhooks.maxBatch) flush(key);
  };

  const publishNow = (event: WebhookEvent): void => {
    for (const target of targetsOf(deps.world(), event)) {
      if ('url' in target) {
        enqueue(target.appId, target.url, event);
        continue;
      }
      unsent.push({
        at: clock.now(),
        field: event.field,
        businessAccountId: event.businessAccountId,
        ...(target.appId === undefined ? {} : { appId: target.appId }),
        reason: target.unsent,
      });
      if (unsent.length > options.keep) unsent.splice(0, unsent.length - options.keep);
      changes.tell('webhook');
    }
  };

  return {
    deliveries,
    unsent,
    publish(event) {
      const late = faults.takeForWebhook('late', event.field);
      if (late) timers.after(late.ms ?? 0, () => publishNow(event));
      else publishNow(event);
    },
    sendRaw: ({ appId, url, fields, body, headers }) => record(appId, url, fields, body, headers),
    redeliver(id) {
      const known = deliveries.find((delivery) => delivery.id === id);
      return known && record(known.appId, known.url, known.fields, known.body, known.headers);
    },
    verify: (callbackUrl, verifyToken) =>
      handshake(client, callbackUrl, verifyToken, ids.numeric(), options.webhooks.timeoutMs),
    clear() {
      runner.clear();
      batches.clear();
      deliveries.length = 0;
      unsent.length = 0;
    },
    close: () => client.close(),
  };
};
