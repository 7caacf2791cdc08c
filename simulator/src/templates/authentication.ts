import { asNumber, asObjects, asString, lengthOf, type JsonObject } from '../json';
import { templateError } from '../graph/refusals';
import type { GraphError } from '../graph/error';
import { buttonType } from './buttons';
import { missingField } from './examples';
import type { TemplateDraft } from './draft';

const MAX_APPS = 5;
const MAX_PACKAGE = 224;
const HASH_LENGTH = 11;
const MAX_MINUTES = 90;
const OTP_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];

const refuse = (reason: string): GraphError =>
  templateError(undefined, 'The authentication template is not valid', reason);

/** What authentication templates may not have anywhere: URLs and emoji. */
export const forbiddenInCodes = (text: string): string | undefined => {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)) return 'emoji';
  return /https?:\/\/|www\./i.test(text) ? 'URLs' : undefined;
};

const appsOf = (button: JsonObject): JsonObject[] =>
  Array.isArray(button['supported_apps']) ? asObjects(button['supported_apps']) : [button];

/** Meta's own examples carry the hash percent-encoded. */
const plainHash = (hash: string): string =>
  hash.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const checkApps = (button: JsonObject): void => {
  const apps = appsOf(button);
  if (apps.length === 0) throw missingField('BUTTONS', 'supported_apps');
  if (apps.length > MAX_APPS) throw refuse(`There may be ${MAX_APPS} supported apps at most.`);
  for (const app of apps) {
    const name = asString(app['package_name']);
    const hash = asString(app['signature_hash']);
    if (!name) throw missingField('BUTTONS', 'package_name');
    if (!hash) throw missingField('BUTTONS', 'signature_hash');
    if (lengthOf(name) > MAX_PACKAGE || !/^\w+(\.\w+)+$/.test(name)) {
      throw refuse('The package_name is not valid.');
    }
    if (plainHash(hash).length !== HASH_LENGTH) {
      throw refuse(`The signature_hash has exactly ${HASH_LENGTH} characters.`);
    }
  }
};

const checkOtp = (component: JsonObject): void => {
  const buttons = asObjects(component['buttons']);
  const [button] = buttons;
  if (!button || buttons.length !== 1 || buttonType(button) !== 'OTP') {
    throw refuse('An authentication template has exactly one button, of type OTP.');
  }
  const type = (asString(button['otp_type']) ?? '').toUpperCase();
  if (!OTP_TYPES.includes(type)) throw refuse(`otp_type is one of ${OTP_TYPES.join(', ')}.`);
  for (const field of ['text', 'autofill_text']) {
    const label = asString(button[field]) ?? '';
    if (lengthOf(label) > 25) throw refuse(`${field} has at most 25 characters.`);
    const fault = forbiddenInCodes(label);
    if (fault) throw refuse(`${field} may not have ${fault}.`);
  }
  if (type !== 'COPY_CODE') checkApps(button);
  if (type === 'ZERO_TAP' && button['zero_tap_terms_accepted'] !== true) {
    throw refuse('Zero-tap needs zero_tap_terms_accepted.');
  }
};

const checkFooter = (component: JsonObject): void => {
  if (component['text'] !== undefined) throw refuse('The footer text is preset.');
  const minutes = asNumber(component['code_expiration_minutes']);
  if (minutes === undefined) throw missingField('FOOTER', 'code_expiration_minutes');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_MINUTES) {
    throw refuse(`code_expiration_minutes is a whole number from 1 to ${MAX_MINUTES}.`);
  }
};

/** Refuses authentication templates that Meta refuses (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates). */
export const checkAuthentication = (draft: TemplateDraft): void => {
  const part = (type: string) => draft.components.find((component) => component['type'] === type);
  for (const component of draft.components) {
    if (!['BODY', 'FOOTER', 'BUTTONS'].includes(asString(component['type']) ?? '')) {
      throw refuse(`Authentication templates have no ${String(component['type'])}.`);
    }
  }
  const body = part('BODY');
  if (!body) throw missingField('BODY', 'BODY');
  if (body['text'] !== undefined) throw refuse('The body text is preset and cannot be given.');
  const advised = body['add_security_recommendation'];
  if (advised !== undefined && typeof advised !== 'boolean') {
    throw refuse('add_security_recommendation is true or false.');
  }
  const footer = part('FOOTER');
  if (footer) checkFooter(footer);
  const buttons = part('BUTTONS');
  if (!buttons) throw missingField('BUTTONS', 'buttons');
  checkOtp(buttons);
};

const CODE_SENTENCE = '*{{1}}* is your verification code.';
const SECURITY_SENTENCE = 'For your security, do not share this code.';

const presetButton = (button: JsonObject): JsonObject => {
  const type = (asString(button['otp_type']) ?? '').toUpperCase();
  const autofill = asString(button['autofill_text']);
  const [app] = type === 'COPY_CODE' ? [] : appsOf(button);
  const query = [
    `otp_type=${type}`,
    ...(autofill ? [`cta_display_name=${encodeURIComponent(autofill)}`] : []),
    ...(app ? [`package_name=${String(app['package_name'])}`] : []),
    ...(app
      ? [`signature_hash=${encodeURIComponent(plainHash(String(app['signature_hash'])))}`]
      : []),
    'code=otp{{1}}',
  ];
  const url = `https://www.whatsapp.com/otp/code/?${query.join('&')}`;
  return {
    type: 'URL',
    text: asString(button['text']) ?? 'Copy code',
    url,
    example: [url.replace('{{1}}', '123456')],
  };
};

/** The components as they are read back: with the preset texts, and the button as a URL. */
export const presetComponents = (components: JsonObject[]): JsonObject[] =>
  components.map((component) => {
    switch (component['type']) {
      case 'BODY': {
        const advised = component['add_security_recommendation'] === true;
        return {
          type: 'BODY',
          text: advised ? `${CODE_SENTENCE} ${SECURITY_SENTENCE}` : CODE_SENTENCE,
          ...(advised ? { add_security_recommendation: true } : {}),
          example: { body_text: [['123456']] },
        };
      }
      case 'FOOTER': {
        const minutes = asNumber(component['code_expiration_minutes']) ?? 0;
        return {
          type: 'FOOTER',
          text: `This code expires in ${minutes} minutes.`,
          code_expiration_minutes: minutes,
        };
      }
      case 'BUTTONS':
        return { type: 'BUTTONS', buttons: asObjects(component['buttons']).map(presetButton) };
      default:
        return component;
    }
  });
