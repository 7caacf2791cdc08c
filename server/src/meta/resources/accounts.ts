import type { GraphClient } from '../client';

/** A phone number; every field may be absent. */
export interface MetaPhoneNumber {
  id?: string;
  display_phone_number?: string;
  verified_name?: string;
  status?: string;
  quality_rating?: string;
  name_status?: string;
  throughput?: { level?: string };
  /** The number is used in the WhatsApp Business app as well (coexistence). */
  is_on_biz_app?: boolean;
  whatsapp_business_manager_messaging_limit?: string;
  /** `SANDBOX` is a number of Meta's for trying things out. */
  account_mode?: string;
  /** `CLOUD_API` once it is registered. */
  platform_type?: string;
  code_verification_status?: string;
  health_status?: HealthStatus;
}

/** What Meta holds against a number, and what belongs to it; every field may be absent. */
export interface HealthStatus {
  /** `AVAILABLE`, `LIMITED` or `BLOCKED`. */
  can_send_message?: string;
  entities?: {
    entity_type?: string;
    id?: string;
    can_send_message?: string;
    errors?: {
      error_code?: number;
      error_description?: string;
      possible_solution?: string;
    }[];
    additional_info?: string[];
  }[];
}

const PHONE_FIELDS = [
  'id',
  'display_phone_number',
  'verified_name',
  'status',
  'quality_rating',
  'name_status',
  'throughput',
  'is_on_biz_app',
  'whatsapp_business_manager_messaging_limit',
  'account_mode',
  'platform_type',
  'code_verification_status',
  'health_status',
].join(',');

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export const getPhoneNumber = (client: GraphClient, phoneNumberId: string) =>
  client.request<MetaPhoneNumber>({
    method: 'GET',
    path: phoneNumberId,
    query: { fields: PHONE_FIELDS },
  });

/** A WhatsApp Business Account; every field may be absent. */
export interface MetaBusinessAccount {
  id?: string;
  name?: string;
  owner_business_info?: { id?: string; name?: string };
  business_verification_status?: string;
  account_review_status?: string;
}

const BUSINESS_FIELDS =
  'id,name,owner_business_info,business_verification_status,account_review_status';

/** The account itself and the business that owns it. */
export const getBusinessAccount = async (client: GraphClient, businessAccountId: string) =>
  (
    await client.request<MetaBusinessAccount>({
      method: 'GET',
      path: businessAccountId,
      query: { fields: BUSINESS_FIELDS },
    })
  ).data;

/** The ids of the phone numbers of a WhatsApp Business Account. */
export const listPhoneNumberIds = async (client: GraphClient, businessAccountId: string) =>
  (
    await client.request<{ data?: { id?: string }[] }>({
      method: 'GET',
      path: `${businessAccountId}/phone_numbers`,
      query: { fields: 'id', limit: 100 },
    })
  ).data.data?.flatMap(({ id }) => (id ? [id] : [])) ?? [];

interface SubscribedApp {
  whatsapp_business_api_data?: { id?: string; name?: string };
  override_callback_uri?: string;
}

/** The apps that receive webhooks of this WhatsApp Business Account, with the address that stands before their own. */
export const listSubscribedApps = async (client: GraphClient, businessAccountId: string) =>
  (
    (
      await client.request<{ data?: SubscribedApp[] }>({
        method: 'GET',
        path: `${businessAccountId}/subscribed_apps`,
      })
    ).data.data ?? []
  ).map((app) => ({
    id: app.whatsapp_business_api_data?.id ?? null,
    name: app.whatsapp_business_api_data?.name ?? null,
    callback: app.override_callback_uri || null,
  }));

/** An address that Meta is to call, and what it must say there first. */
export interface Callback {
  url: string;
  verifyToken: string;
}

/** Meta takes no longer address than this instead of the app's own. */
export const MAX_OVERRIDE = 200;

const toOverride = (callback: Callback) => ({
  override_callback_uri: callback.url,
  verify_token: callback.verifyToken,
});

/**
 * Subscribes the app of the token to webhooks of this WhatsApp Business Account; without a callback of
 * its own it loses the one that it has.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override
 */
export const subscribeApp = async (
  client: GraphClient,
  businessAccountId: string,
  callback: Callback | null = null,
) => {
  await client.request({
    method: 'POST',
    path: `${businessAccountId}/subscribed_apps`,
    ...(callback && { body: toOverride(callback) }),
  });
};

/** Ends the webhooks of this WhatsApp Business Account for the app of the token. */
export const unsubscribeApp = async (client: GraphClient, businessAccountId: string) => {
  await client.request({ method: 'DELETE', path: `${businessAccountId}/subscribed_apps` });
};

/** Gives a number a callback of its own; null takes it away. */
export const setNumberCallback = async (
  client: GraphClient,
  phoneNumberId: string,
  callback: Callback | null,
) => {
  await client.request({
    method: 'POST',
    path: phoneNumberId,
    body: {
      webhook_configuration: callback ? toOverride(callback) : { override_callback_uri: '' },
    },
  });
};

/** The addresses that Meta knows for a number: its own, that of its business account, and the app's. */
export const getCallbacks = async (client: GraphClient, phoneNumberId: string) => {
  const { data } = await client.request<{
    webhook_configuration?: {
      phone_number?: string;
      whatsapp_business_account?: string;
      application?: string;
    };
  }>({ method: 'GET', path: phoneNumberId, query: { fields: 'webhook_configuration' } });
  const known = data.webhook_configuration;
  return {
    number: known?.phone_number || null,
    businessAccount: known?.whatsapp_business_account || null,
    app: known?.application || null,
  };
};

/** What Meta says about an access token; every field may be absent. */
export interface TokenInfo {
  app_id?: string;
  application?: string;
  type?: string;
  is_valid?: boolean;
  /** Seconds since 1970; 0 = never. */
  expires_at?: number;
  /** Seconds since 1970; 0 = never. */
  data_access_expires_at?: number;
  scopes?: string[];
  /** What each scope reaches; without targets it reaches everything. */
  granular_scopes?: { scope?: string; target_ids?: string[] }[];
  error?: { code?: number; subcode?: number; message?: string };
}

/** What Meta says about a token, and what time it is there. */
export async function inspectToken(
  client: GraphClient,
  inputToken: string,
): Promise<{ info: TokenInfo; date: Date | null }> {
  const { data, date } = await client.request<{ data?: TokenInfo }>({
    method: 'GET',
    path: 'debug_token',
    query: { input_token: inputToken },
  });
  return { info: data.data ?? {}, date };
}

/** https://developers.facebook.com/docs/graph-api/reference/debug_token */
export const debugToken = async (client: GraphClient, inputToken: string): Promise<TokenInfo> =>
  (await inspectToken(client, inputToken)).info;
