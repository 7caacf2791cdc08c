import type { GraphClient } from '../client';
import type { Callback } from './accounts';

/** An app of the App Dashboard; every field may be absent. */
export interface MetaApp {
  id?: string;
  name?: string;
}

/** The app itself. Asked with its own token (`id|secret`), Meta refuses with 190 where the secret is another. */
export const getApp = async (client: GraphClient, appId: string) =>
  (await client.request<MetaApp>({ method: 'GET', path: appId, query: { fields: 'id,name' } }))
    .data;

/** What Meta calls the webhooks of WhatsApp by. */
const OBJECT = 'whatsapp_business_account';

interface RawSubscription {
  object?: string;
  callback_url?: string;
  active?: boolean;
  fields?: (string | { name?: string })[];
}

/** Where Meta calls for an app, and which fields are ticked. */
export interface AppSubscription {
  url: string | null;
  /** Meta switches a callback off that has failed for long. */
  isActive: boolean;
  fields: string[];
}

/**
 * The callback of an app and its webhook fields, asked with the app's own token.
 * https://developers.facebook.com/docs/graph-api/reference/app/subscriptions
 */
export const getAppSubscription = async (
  client: GraphClient,
  appId: string,
): Promise<AppSubscription> => {
  const { data } = await client.request<{ data?: RawSubscription[] }>({
    method: 'GET',
    path: `${appId}/subscriptions`,
  });
  const known = data.data?.find(({ object }) => object === OBJECT);
  return {
    url: known?.callback_url || null,
    isActive: known?.active !== false,
    fields: (known?.fields ?? []).flatMap(
      (field) => (typeof field === 'string' ? field : field.name) ?? [],
    ),
  };
};

/** Has Meta call this address for the app, after it has verified it, and tell these fields. */
export const setAppSubscription = async (
  client: GraphClient,
  appId: string,
  callback: Callback,
  fields: readonly string[],
) => {
  await client.request({
    method: 'POST',
    path: `${appId}/subscriptions`,
    body: {
      object: OBJECT,
      callback_url: callback.url,
      verify_token: callback.verifyToken,
      fields: fields.join(','),
      include_values: true,
    },
  });
};
