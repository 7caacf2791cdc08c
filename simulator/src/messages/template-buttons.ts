import { asNumber, asObject, asObjects, asString, lengthOf, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { buttonType } from '../templates/buttons';
import { fillVariables } from '../templates/variables';
import type { ViewButton } from '../world/types';
import { parameterText } from './template-parameters';

const MAX_CODE = 15;

/** The button components of a request, by index; refuses indexes that mean nothing. */
const byIndex = (components: JsonObject[], count: number): Map<number, JsonObject> => {
  const found = new Map<number, JsonObject>();
  for (const component of components) {
    const index = asNumber(component['index']) ?? 0;
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw messagingError(
        132018,
        `buttons: There is no button at index ${String(component['index'])}`,
      );
    }
    if (found.has(index))
      throw messagingError(132018, `buttons: Button at index ${index} is given twice`);
    found.set(index, component);
  }
  return found;
};

const needs = (index: number, type: string) =>
  messagingError(131008, `buttons: Button at index ${index} of type ${type} requires a parameter`);

const checkSubType = (
  component: JsonObject | undefined,
  index: number,
  allowed: string[],
): void => {
  if (!component) return;
  const subType = (asString(component['sub_type']) ?? '').toLowerCase();
  if (!allowed.includes(subType)) {
    throw messagingError(
      132018,
      `buttons: Button at index ${index} is not of type ${subType || 'UNKNOWN'}`,
    );
  }
};

const fillUrl = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  const url = asString(button['url']) ?? '';
  const [parameter] = asObjects(component?.['parameters']);
  checkSubType(component, index, ['url']);
  const text = asString(button['text']) ?? '';
  const isCode = url.startsWith('https://www.whatsapp.com/otp/code/');
  if (!url.includes('{{')) {
    if (parameter) {
      throw messagingError(
        132018,
        `buttons: Button at index ${index} of type Url does not require parameters`,
      );
    }
    return { type: 'url', text, url };
  }
  if (!parameter) throw needs(index, 'Url');
  const value = parameterText(parameter, 'buttons');
  if (isCode) {
    if (lengthOf(value) > MAX_CODE)
      throw messagingError(132005, `buttons: The code has at most ${MAX_CODE} characters`);
    return { type: 'copy_code', text, code: value };
  }
  return { type: 'url', text, url: fillVariables(url, new Map([['1', value]])) };
};

const fillQuickReply = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  checkSubType(component, index, ['quick_reply']);
  const text = asString(button['text']) ?? '';
  const [parameter] = asObjects(component?.['parameters']);
  if (!parameter) return { type: 'quick_reply', text, payload: text };
  if (parameter['type'] !== 'payload') {
    throw messagingError(
      132018,
      `buttons: Button at index ${index} of type QuickReply takes a parameter of type payload`,
    );
  }
  const payload = asString(parameter['payload']);
  if (payload === undefined || payload === '') throw needs(index, 'QuickReply');
  return { type: 'quick_reply', text, payload };
};

const fillCode = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  checkSubType(component, index, ['copy_code']);
  const [parameter] = asObjects(component?.['parameters']);
  const code = asString(parameter?.['coupon_code']);
  if (!parameter || parameter['type'] !== 'coupon_code' || !code) throw needs(index, 'CopyCode');
  if (lengthOf(code) > MAX_CODE)
    throw messagingError(132005, `buttons: The code has at most ${MAX_CODE} characters`);
  return { type: 'copy_code', text: asString(button['text']) ?? 'Copy offer code', code };
};

const fillOne = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  const text = asString(button['text']) ?? '';
  switch (buttonType(button)) {
    case 'URL':
      return fillUrl(button, component, index);
    case 'QUICK_REPLY':
      return fillQuickReply(button, component, index);
    case 'COPY_CODE':
      return fillCode(button, component, index);
    case 'PHONE_NUMBER':
      if (component) {
        throw messagingError(
          132018,
          `buttons: Button at index ${index} of type PhoneNumber does not require parameters`,
        );
      }
      return { type: 'phone_number', text, phone: asString(button['phone_number']) ?? '' };
    case 'FLOW':
      return {
        type: 'flow',
        text,
        payload:
          asString(asObject(asObjects(component?.['parameters'])[0]?.['action'])['flow_token']) ??
          'unused',
      };
    case 'REQUEST_CONTACT_INFO':
      return { type: 'other', text: text || 'Share contact info', payload: 'contact_info' };
    default:
      return { type: 'other', text: text || buttonType(button) };
  }
};

/** The buttons as the person sees them; refuses parameters that do not fit. */
export const fillButtons = (buttons: JsonObject[], components: JsonObject[]): ViewButton[] => {
  const given = byIndex(components, buttons.length);
  return buttons.map((button, index) => fillOne(button, given.get(index), index));
};
