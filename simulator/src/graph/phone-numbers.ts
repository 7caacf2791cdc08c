import { asObject, asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { PhoneNumber } from '../world/types';
import { businessAccountOf } from '../world/world';
import { accountOf, numberOf, type GraphCall } from './call';
import { project, readFields, type FieldReaders } from './fields';
import { page } from './paging';
import { callbackRefused, invalidParameter, messagingError, missingParameter } from './refusals';

const DEFAULTS = ['verified_name', 'display_phone_number', 'id', 'quality_rating'];
const MAX_CALLBACK = 200;

const health = (platform: Platform, number: PhoneNumber): JsonObject => {
  const account = businessAccountOf(platform.world, number);
  const blocked = account.sendingError !== undefined || !number.registered;
  const can = blocked ? 'BLOCKED' : 'AVAILABLE';
  return {
    can_send_message: can,
    entities: [
      {
        entity_type: 'PHONE_NUMBER',
        id: number.id,
        can_send_message: number.registered ? 'AVAILABLE' : 'BLOCKED',
      },
      {
        entity_type: 'WABA',
        id: account.id,
        can_send_message: account.sendingError === undefined ? 'AVAILABLE' : 'BLOCKED',
        ...(account.sendingError === undefined
          ? {}
          : {
              errors: [
                {
                  error_code: account.sendingError,
                  error_description: 'The WhatsApp Business Account may not send messages.',
                  possible_solution: 'Look into WhatsApp Manager.',
                },
              ],
            }),
      },
      { entity_type: 'BUSINESS', id: account.portfolioId, can_send_message: 'AVAILABLE' },
    ],
  };
};

const readers = (platform: Platform): FieldReaders<PhoneNumber> => ({
  id: (number) => number.id,
  verified_name: (number) => number.verifiedName,
  display_phone_number: (number) => number.displayPhoneNumber,
  quality_rating: (number) => number.qualityRating,
  quality_score: (number) => ({ score: number.qualityRating }),
  status: (number) => number.status,
  name_status: (number) => number.nameStatus,
  new_name_status: () => 'NONE',
  code_verification_status: () => 'VERIFIED',
  account_mode: (number) => (number.kind === 'test' ? 'SANDBOX' : 'LIVE'),
  is_on_biz_app: (number) => number.onBusinessApp ?? false,
  is_official_business_account: () => false,
  is_pin_enabled: (number) => number.pin !== undefined,
  is_preverified_number: () => false,
  platform_type: (number) => (number.registered ? 'CLOUD_API' : 'NOT_APPLICABLE'),
  throughput: (number) => ({ level: number.throughputLevel }),
  health_status: (number) => health(platform, number),
  last_onboarded_time: () => '2025-06-01T08:00:00+0000',
  country_code: (number) => number.country,
  country_dial_code: (number) => number.dialCode,
  search_visibility: () => 'NON_VISIBLE',
  conversational_automation: () => undefined,
  username: () => undefined,
  certificate: () => undefined,
  new_certificate: () => undefined,
  messaging_limit_tier: (number) => number.messagingLimit,
  whatsapp_business_manager_messaging_limit: (number) => number.messagingLimit,
  webhook_configuration: (number) => webhookConfiguration(platform, number),
});

const webhookConfiguration = (platform: Platform, number: PhoneNumber): JsonObject => {
  const subscription = businessAccountOf(platform.world, number).subscriptions[0];
  const application = platform.world.apps.get(subscription?.appId ?? '')?.webhook?.callbackUrl;
  return {
    ...(number.overrideCallbackUri ? { phone_number: number.overrideCallbackUri } : {}),
    ...(subscription?.overrideCallbackUri
      ? { whatsapp_business_account: subscription.overrideCallbackUri }
      : {}),
    ...(application ? { application } : {}),
  };
};

const show = (platform: Platform, number: PhoneNumber, call: GraphCall): JsonObject =>
  project(
    number,
    readers(platform),
    'WhatsAppBusinessPhoneNumber',
    readFields(call.params['fields']),
    DEFAULTS,
  );

/** GET /{phone number id}. */
export const getNumber = (platform: Platform, call: GraphCall): JsonObject =>
  show(platform, numberOf(platform.world, call), call);

/** GET /{waba}/phone_numbers. */
export const listNumbers = (platform: Platform, call: GraphCall): JsonObject => {
  const account = accountOf(platform.world, call);
  const numbers = [...platform.world.phoneNumbers.values()].filter(
    (number) => number.businessAccountId === account.id,
  );
  const address = `${platform.url}/${call.version}/${call.segments.join('/')}`;
  const { items, paging } = page(numbers, call.params, address);
  return {
    data: items.map((number) => show(platform, number, call)),
    ...(paging ? { paging } : {}),
  };
};

/** POST /{phone number id}: its webhook override, or the PIN of two-step verification. */
export const updateNumber = async (platform: Platform, call: GraphCall): Promise<JsonObject> => {
  const number = numberOf(platform.world, call);
  const pin = asString(call.params['pin']);
  if (pin !== undefined) {
    if (!/^\d{6}$/.test(pin)) throw invalidParameter('Param pin must be a 6-digit number.');
    number.pin = pin;
    return { success: true };
  }
  const configuration = asObject(call.params['webhook_configuration']);
  const uri = asString(configuration['override_callback_uri']);
  if (uri === undefined) throw missingParameter('webhook_configuration');
  if (uri === '') {
    delete number.overrideCallbackUri;
    return { success: true };
  }
  if (uri.length > MAX_CALLBACK) {
    throw invalidParameter(
      `override_callback_uri must be at most ${MAX_CALLBACK} characters long.`,
    );
  }
  const reason = await platform.webhooks.verify(uri, asString(configuration['verify_token']) ?? '');
  if (reason) throw callbackRefused(reason);
  number.overrideCallbackUri = uri;
  return { success: true };
};

/** POST /{phone number id}/register. */
export const registerNumber = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  if (call.params['messaging_product'] !== 'whatsapp') throw missingParameter('messaging_product');
  const pin = asString(call.params['pin']);
  if (!pin) throw missingParameter('pin');
  if (!/^\d{6}$/.test(pin)) throw invalidParameter('Param pin must be a 6-digit number.');
  if (number.pin !== undefined && number.pin !== pin) {
    throw messagingError(133005, 'The two-step verification PIN is not correct.');
  }
  number.pin = pin;
  number.registered = true;
  return { success: true };
};

/** POST /{phone number id}/deregister. */
export const deregisterNumber = (platform: Platform, call: GraphCall): JsonObject => {
  numberOf(platform.world, call).registered = false;
  return { success: true };
};
