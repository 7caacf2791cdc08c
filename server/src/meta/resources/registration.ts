import type { GraphClient } from '../client';

/** Where a number stands at Meta; every field may be absent. */
export interface MetaRegistration {
  status?: string;
  code_verification_status?: string;
  platform_type?: string;
  is_pin_enabled?: boolean;
  is_on_biz_app?: boolean;
}

/** The fields of a number that say where it stands. */
export const REGISTRATION_FIELDS = [
  'status',
  'code_verification_status',
  'platform_type',
  'is_pin_enabled',
  'is_on_biz_app',
];

/** Where a number stands at Meta. */
export const getRegistration = async (client: GraphClient, phoneNumberId: string) =>
  (
    await client.request<MetaRegistration>({
      method: 'GET',
      path: phoneNumberId,
      query: { fields: REGISTRATION_FIELDS.join(',') },
    })
  ).data;

/**
 * Registers a number for the Cloud API. The PIN becomes that of its two-step verification, or must be it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
 */
export const registerPhoneNumber = async (
  client: GraphClient,
  phoneNumberId: string,
  pin: string,
) => {
  await client.request({
    method: 'POST',
    path: `${phoneNumberId}/register`,
    body: { messaging_product: 'whatsapp', pin },
  });
};
