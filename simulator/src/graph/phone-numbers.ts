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

/** What is known of one entity that sending needs (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/health-status). */
const entity = (
  type: string,
  id: string,
  isBlocked: boolean,
  errors: JsonObject[],
  remarks: string[] = [],
): JsonObject => ({
  entity_type: type,
  id,
  can_send_message: isBlocked ? 'BLOCKED' : errors.length > 0 ? 'LIMITED' : 'AVAILABLE',
  ...(errors.length > 0 ? { errors } : {}),
  ...(remarks.length > 0 ? { additional_info: remarks } : {}),
});

const health = (platform: Platform, number: PhoneNumber): JsonObject => {
  const account = businessAccountOf(platform.world, number);
  const { sendingError, healthErrors = [] } = account;
  const errorsOf = (type: string): JsonObject[] =>
    healthErrors
      .filter((error) => error.entity === type)
      .map(({ code, description, solution }) => ({
        error_code: code,
        error_description: description,
        possible_solution: solution,
      }));
  const stopped: JsonObject[] =
    sendingError === undefined
      ? []
      : [
          {
            error_code: sendingError,
            error_description: 'The WhatsApp Business Account may not send messages.',
            possible_solution: 'Look into WhatsApp Manager.',
          },
        ];
  const remarks =
    number.nameStatus === 'PENDING_REVIEW'
      ? [
          'Your display name has not been approved yet. Your message limit will increase after it is.',
        ]
      : [];
  const app = account.subscriptions[0]?.appId ?? [...platform.world.apps.keys()][0] ?? '';
  const entities = [
    entity('PHONE_NUMBER', number.id, !number.registered, errorsOf('PHONE_NUMBER'), remarks),
    entity('WABA', account.id, sendingError !== undefined, [...stopped, ...errorsOf('WABA')]),
    entity('BUSINESS', account.portfolioId, false, errorsOf('BUSINESS')),
    entity('APP', app, false, errorsOf('APP')),
  ];
  const states = entities.map((one) => one['can_send_message']);
  return {
    can_send_message: ['BLOCKED', 'LIMITED'].find((state) => states.includes(state)) ?? 'AVAILABLE',
    entities,
  };
};

const readers = (platform: Platform): FieldReaders<PhoneNumber> => ({
  id: (number) => number.id,
  verified_name: (number) => number.verifiedName,
  display_phone_number: (number) => number.displayPhoneNumber,
  quality_rating: (number) => number.qualityRating,
  quality_score: (number) => ({ score: number.qualityRating }),
  status: (number) =>
    number.registered || number.status !== 'CONNECTED' ? number.status : 'PENDING',
  name_status: (number) => number.nameStatus,
  new_name_status: () => 'NONE',
  code_verification_status: (number) => number.codeVerificationStatus,
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

const HOUR = 3_600_000;
/** Registrations of a number are counted over this time. */
const REGISTRATION_WINDOW = 72 * HOUR;
const MOST_REGISTRATIONS = 10;
/** After so many wrong PINs within the hour no other is looked at. */
const MOST_WRONG_PINS = 5;

const countedSince = (times: number[], since: number): number[] =>
  times.filter((time) => time > since);

/** The PIN of two-step verification: the first one is set, every other must be it. */
const checkPin = (platform: Platform, number: PhoneNumber, pin: string): void => {
  const now = platform.clock.now();
  number.wrongPins = countedSince(number.wrongPins, now - HOUR);
  if (number.wrongPins.length >= MOST_WRONG_PINS) {
    const seconds = Math.ceil(((number.wrongPins[0] ?? now) + HOUR - now) / 1000);
    throw messagingError(133008, `Too many PIN guesses. Try again in ${seconds} seconds.`);
  }
  if (number.pin !== undefined && number.pin !== pin) {
    number.wrongPins.push(now);
    throw messagingError(133005, 'The two-step verification PIN is not correct.');
  }
  number.pin = pin;
};

/** POST /{phone number id}/register (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration). */
export const registerNumber = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const now = platform.clock.now();
  if (call.params['messaging_product'] !== 'whatsapp') throw missingParameter('messaging_product');
  const pin = asString(call.params['pin']);
  if (!pin) throw missingParameter('pin');
  if (!/^\d{6}$/.test(pin)) throw invalidParameter('Param pin must be a 6-digit number.');
  number.registrations = countedSince(number.registrations, now - REGISTRATION_WINDOW);
  if (number.registrations.length >= MOST_REGISTRATIONS) {
    throw messagingError(
      133016,
      `A number can be registered ${MOST_REGISTRATIONS} times within 72 hours.`,
    );
  }
  number.registrations.push(now);
  // A number that is registered keeps working when its confirmation runs out.
  if (!number.registered && number.codeVerificationStatus !== 'VERIFIED') {
    throw messagingError(133006, 'The phone number needs to be verified before it is registered.');
  }
  checkPin(platform, number, pin);
  number.registered = true;
  return { success: true };
};

/** POST /{phone number id}/deregister. */
export const deregisterNumber = (platform: Platform, call: GraphCall): JsonObject => {
  numberOf(platform.world, call).registered = false;
  return { success: true };
};
