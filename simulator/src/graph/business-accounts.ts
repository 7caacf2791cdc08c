import { asString, asStrings, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { BusinessAccount } from '../world/types';
import { WEBHOOK_FIELDS } from '../webhooks/fields';
import { accountOf, type GraphCall } from './call';
import { project, readFields, type FieldReaders } from './fields';
import { GraphError } from './error';
import { callbackRefused, invalidParameter, missingParameter, unknownObject } from './refusals';

/** What Graph tells of a WABA when no fields are asked for. */
export const ACCOUNT_DEFAULTS = [
  'id',
  'name',
  'currency',
  'timezone_id',
  'message_template_namespace',
];
const MAX_CALLBACK = 200;

/** The fields of a WABA. */
export const ACCOUNT_READERS: FieldReaders<BusinessAccount> = {
  id: (account) => account.id,
  name: (account) => account.name,
  currency: (account) => account.currency,
  timezone_id: (account) => account.timezoneId,
  message_template_namespace: (account) => account.templateNamespace,
  status: (account) => account.status,
  business_verification_status: (account) => account.businessVerificationStatus,
  account_review_status: (account) => account.accountReviewStatus,
  country: (account) => account.country,
  ownership_type: () => 'SELF',
  owner_business_info: (account) => ({ name: account.portfolioName, id: account.portfolioId }),
  on_behalf_of_business_info: () => undefined,
  is_enabled_for_insights: () => false,
  marketing_messages_onboarding_status: () => 'ONBOARDED',
  marketing_messages_lite_api_status: () => 'ONBOARDED',
  disable_marketing_messages_on_cloud_api: () => false,
  health_status: (account) => ({
    can_send_message: account.sendingError === undefined ? 'AVAILABLE' : 'BLOCKED',
    entities: [
      {
        entity_type: 'WABA',
        id: account.id,
        can_send_message: account.sendingError === undefined ? 'AVAILABLE' : 'BLOCKED',
      },
    ],
  }),
};

/** GET /{waba}. */
export const getAccount = (platform: Platform, call: GraphCall): JsonObject =>
  project(
    accountOf(platform.world, call),
    ACCOUNT_READERS,
    'WhatsAppBusinessAccount',
    readFields(call.params['fields']),
    ACCOUNT_DEFAULTS,
  );

/** POST /{waba}/subscribed_apps: subscribes the calling app; without an override it takes one away. */
export const subscribeApp = async (platform: Platform, call: GraphCall): Promise<JsonObject> => {
  const account = accountOf(platform.world, call);
  const uri = asString(call.params['override_callback_uri']);
  if (uri) {
    if (uri.length > MAX_CALLBACK) {
      throw invalidParameter(
        `override_callback_uri must be at most ${MAX_CALLBACK} characters long.`,
      );
    }
    const token = asString(call.params['verify_token']);
    if (!token) throw missingParameter('verify_token');
    const reason = await platform.webhooks.verify(uri, token);
    if (reason) throw callbackRefused(reason);
  }
  const appId = call.caller.app.id;
  account.subscriptions = [
    ...account.subscriptions.filter((subscription) => subscription.appId !== appId),
    { appId, ...(uri ? { overrideCallbackUri: uri } : {}) },
  ];
  platform.changes.tell('webhook');
  return { success: true };
};

/** GET /{waba}/subscribed_apps. */
export const listSubscribedApps = (platform: Platform, call: GraphCall): JsonObject => ({
  data: accountOf(platform.world, call).subscriptions.map(({ appId, overrideCallbackUri }) => ({
    whatsapp_business_api_data: {
      link: `https://www.facebook.com/games/?app_id=${appId}`,
      name: platform.world.apps.get(appId)?.name ?? '',
      id: appId,
    },
    ...(overrideCallbackUri ? { override_callback_uri: overrideCallbackUri } : {}),
  })),
});

/** DELETE /{waba}/subscribed_apps. */
export const unsubscribeApp = (platform: Platform, call: GraphCall): JsonObject => {
  const account = accountOf(platform.world, call);
  account.subscriptions = account.subscriptions.filter(
    (subscription) => subscription.appId !== call.caller.app.id,
  );
  platform.changes.tell('webhook');
  return { success: true };
};

const requireAppToken = (call: GraphCall): void => {
  if (call.caller.app.id !== call.id) throw unknownObject(call.method, call.id);
  if (call.caller.type === 'app') return;
  throw new GraphError({
    status: 400,
    code: 15,
    message: '(#15) This method must be called with an app access_token.',
  });
};

/** POST /{app}/subscriptions: the app's callback and fields, verified by a handshake. */
export const setSubscription = async (platform: Platform, call: GraphCall): Promise<JsonObject> => {
  requireAppToken(call);
  const { params } = call;
  if (params['object'] !== 'whatsapp_business_account') {
    throw invalidParameter('Param object must be whatsapp_business_account.');
  }
  const callbackUrl = asString(params['callback_url']);
  const verifyToken = asString(params['verify_token']);
  if (!callbackUrl) throw missingParameter('callback_url');
  if (!verifyToken) throw missingParameter('verify_token');
  const asked = asStrings(params['fields']);
  const unknown = asked.find((field) => !(WEBHOOK_FIELDS as readonly string[]).includes(field));
  if (unknown) throw invalidParameter(`Param fields must be valid: unknown field "${unknown}".`);
  const reason = await platform.webhooks.verify(callbackUrl, verifyToken);
  if (reason) throw callbackRefused(reason);
  call.caller.app.webhook = {
    callbackUrl,
    verifyToken,
    fields: asked.length > 0 ? asked : [...WEBHOOK_FIELDS],
  };
  platform.changes.tell('webhook');
  return { success: true };
};

/** GET /{app}/subscriptions. */
export const getSubscriptions = (_platform: Platform, call: GraphCall): JsonObject => {
  requireAppToken(call);
  const webhook = call.caller.app.webhook;
  return {
    data: webhook
      ? [
          {
            object: 'whatsapp_business_account',
            callback_url: webhook.callbackUrl,
            active: true,
            fields: webhook.fields.map((name) => ({ name, version: call.version })),
          },
        ]
      : [],
  };
};

/** DELETE /{app}/subscriptions. */
export const deleteSubscriptions = (platform: Platform, call: GraphCall): JsonObject => {
  requireAppToken(call);
  delete call.caller.app.webhook;
  platform.changes.tell('webhook');
  return { success: true };
};
