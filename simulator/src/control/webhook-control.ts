import { asObject, asString, asStrings, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { Delivery } from '../webhooks/delivery';
import { WEBHOOK_FIELDS } from '../webhooks/fields';
import { serialise } from '../webhooks/serialise';
import { sign } from '../webhooks/sign';
import { deliveryHeaders } from '../webhooks/webhooks';
import type { App } from '../world/types';
import { ControlProblem, found } from './problem';

/** How a hand-made webhook is signed. */
export type SignatureKind = 'valid' | 'wrong' | 'missing' | 'malformed';

/** A hand-made webhook: a whole body, bytes as they are, or one field with its value. */
export interface HandMade {
  /** The exact text to send. */
  raw?: string;
  /** A body that is written in Meta's form. */
  body?: unknown;
  /** With `value`: one change of this field for the WABA. */
  field?: string;
  value?: unknown;
  businessAccountId?: string;
  /** Seconds for the entry. */
  time?: number;
  signature?: SignatureKind;
  /** Signs with this instead of the app's secret. */
  secret?: string;
  appId?: string;
  /** Where it goes; the app's callback when left out. */
  url?: string;
}

/** What can be done about webhooks from outside. */
export interface WebhookControl {
  /** Sets the app's callback as the App Dashboard does: only when the handshake succeeds. */
  setWebhook(input: {
    callbackUrl: string;
    verifyToken: string;
    fields?: string[];
    appId?: string;
    subscribe?: boolean;
  }): Promise<{ callbackUrl: string; fields: string[] }>;
  /** Takes the app's callback away. */
  removeWebhook(input?: { appId?: string }): void;
  /** Sends a hand-made webhook, past all subscriptions. */
  sendWebhook(input: HandMade): Delivery;
  /** Sends a recorded delivery again. */
  redeliver(id: string): Delivery;
}

const firstApp = (platform: Platform, appId: string | undefined): App =>
  found(
    appId === undefined ? [...platform.world.apps.values()][0] : platform.world.apps.get(appId),
    `app ${appId ?? ''}`,
  );

const signatureOf = (kind: SignatureKind, body: string, secret: string): string | undefined => {
  switch (kind) {
    case 'valid':
      return sign(body, secret);
    case 'wrong':
      return sign(`${body} `, secret);
    case 'malformed':
      return 'sha256=not-a-signature';
    case 'missing':
      return undefined;
  }
};

const bodyOf = (platform: Platform, input: HandMade): { body: string; fields: string[] } => {
  if (input.raw !== undefined) return { body: input.raw, fields: ['raw'] };
  if (input.field === undefined) return { body: serialise(input.body ?? {}), fields: ['raw'] };
  const id = input.businessAccountId ?? [...platform.world.businessAccounts.keys()][0] ?? '';
  const change: JsonObject = { value: input.value ?? {}, field: input.field };
  const time = input.time ?? platform.clock.seconds();
  return {
    body: serialise({
      object: 'whatsapp_business_account',
      entry: [{ id, time, changes: [change] }],
    }),
    fields: [input.field],
  };
};

/** Creates the control of webhooks. */
export const createWebhookControl = (platform: Platform): WebhookControl => ({
  async setWebhook(input) {
    const app = firstApp(platform, input.appId);
    const callbackUrl = asString(input.callbackUrl) ?? '';
    const reason = await platform.webhooks.verify(callbackUrl, asString(input.verifyToken) ?? '');
    if (reason) throw new ControlProblem(400, `The callback could not be verified. ${reason}`);
    const asked = asStrings(input.fields);
    app.webhook = {
      callbackUrl,
      verifyToken: input.verifyToken,
      fields: asked.length > 0 ? asked : [...WEBHOOK_FIELDS],
    };
    if (input.subscribe) subscribeEverywhere(platform, app);
    platform.changes.tell('webhook');
    return { callbackUrl, fields: app.webhook.fields };
  },
  removeWebhook(input = {}) {
    delete firstApp(platform, input.appId).webhook;
    platform.changes.tell('webhook');
  },
  sendWebhook(input) {
    const app = firstApp(platform, input.appId);
    const url = input.url ?? app.webhook?.callbackUrl;
    if (!url) throw new ControlProblem(400, 'The app has no callback URL; set one or give url.');
    const { body, fields } = bodyOf(platform, input);
    const signature = signatureOf(input.signature ?? 'valid', body, input.secret ?? app.secret);
    return platform.webhooks.sendRaw({
      appId: app.id,
      url,
      body,
      fields,
      headers: deliveryHeaders(signature),
    });
  },
  redeliver: (id) => found(platform.webhooks.redeliver(id), `delivery ${id}`),
});

const subscribeEverywhere = (platform: Platform, app: App): void => {
  for (const account of platform.world.businessAccounts.values()) {
    if (!account.subscriptions.some((subscription) => subscription.appId === app.id)) {
      account.subscriptions.push({ appId: app.id });
    }
  }
};

/** What the web page shows of callbacks and subscriptions. */
export const webhookState = (platform: Platform): JsonObject => ({
  apps: [...platform.world.apps.values()].map(({ id, name, webhook }) => ({
    id,
    name,
    callbackUrl: webhook?.callbackUrl ?? null,
    fields: webhook?.fields ?? [],
  })),
  businessAccounts: [...platform.world.businessAccounts.values()].map((account) => ({
    id: account.id,
    name: account.name,
    subscriptions: account.subscriptions.map((subscription) => ({
      ...subscription,
      appName: asObject(platform.world.apps.get(subscription.appId))['name'],
    })),
  })),
  unsent: platform.webhooks.unsent.slice(-50),
});
