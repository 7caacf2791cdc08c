import { asNumber, asObjects, asString, isObject, lengthOf, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { buttonType } from '../templates/buttons';
import { fillVariables } from '../templates/variables';
import type { ViewButton } from '../world/types';
import { parameterText } from './template-parameters';

const MAX_CODE = 15;
const MAX_URL = 2000;
const MAX_SECTIONS = 10;
const MAX_PRODUCTS = 30;

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

/** The one parameter of a button, if it is given; no button takes two. */
const onlyParameter = (
  component: JsonObject | undefined,
  index: number,
): JsonObject | undefined => {
  const parameters = asObjects(component?.['parameters']);
  if (parameters.length > 1) {
    throw messagingError(
      132000,
      `buttons: Button at index ${index}: number of parameters (${parameters.length}) does not match the expected number of params (1)`,
    );
  }
  return parameters[0];
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
  checkSubType(component, index, ['url']);
  const parameter = onlyParameter(component, index);
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
  const filled = fillVariables(url, new Map([['1', value]]));
  if (/\s/.test(value) || !URL.canParse(filled)) {
    throw messagingError(
      132018,
      `buttons: Button at index ${index} of type Url: the value must be percent-encoded`,
    );
  }
  if (lengthOf(filled) > MAX_URL) {
    throw messagingError(132005, `buttons: Filled URL is longer than ${MAX_URL} characters`);
  }
  return { type: 'url', text, url: filled };
};

const fillQuickReply = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  checkSubType(component, index, ['quick_reply']);
  const text = asString(button['text']) ?? '';
  const parameter = onlyParameter(component, index);
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
  const parameter = onlyParameter(component, index);
  const code = asString(parameter?.['coupon_code']);
  if (!parameter || parameter['type'] !== 'coupon_code' || !code) throw needs(index, 'CopyCode');
  if (lengthOf(code) > MAX_CODE)
    throw messagingError(132005, `buttons: The code has at most ${MAX_CODE} characters`);
  return { type: 'copy_code', text: asString(button['text']) ?? 'Copy offer code', code };
};

/** The `action` of a button that takes one; a parameter of another type does not fit. */
const readAction = (
  component: JsonObject | undefined,
  index: number,
  subType: string,
): JsonObject | undefined => {
  checkSubType(component, index, [subType]);
  const parameter = onlyParameter(component, index);
  if (!parameter) return undefined;
  if (parameter['type'] !== 'action' || !isObject(parameter['action'])) {
    throw messagingError(
      132018,
      `buttons: Button at index ${index} of type ${subType} takes a parameter of type action`,
    );
  }
  return parameter['action'];
};

const fillFlow = (
  button: JsonObject,
  component: JsonObject | undefined,
  index: number,
): ViewButton => {
  const action = readAction(component, index, 'flow') ?? {};
  const token = action['flow_token'];
  if (token !== undefined && typeof token !== 'string') {
    throw messagingError(131009, 'buttons: flow_token must be a string');
  }
  const data = action['flow_action_data'];
  if (data !== undefined && !isObject(data)) {
    throw messagingError(131009, 'buttons: flow_action_data must be an object');
  }
  // Flows without a token are told as “unused”.
  return { type: 'flow', text: asString(button['text']) ?? '', payload: token || 'unused' };
};

const checkProducts = (component: JsonObject | undefined, index: number): void => {
  const action = readAction(component, index, 'mpm');
  if (!action) throw needs(index, 'Mpm');
  const sections = asObjects(action['sections']);
  const products = sections.flatMap((section) => asObjects(section['product_items']));
  if (sections.length < 1 || sections.length > MAX_SECTIONS) {
    throw messagingError(131009, `buttons: There may be 1 to ${MAX_SECTIONS} sections`);
  }
  if (products.length < 1 || products.length > MAX_PRODUCTS) {
    throw messagingError(131009, `buttons: There may be 1 to ${MAX_PRODUCTS} products`);
  }
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
      return fillFlow(button, component, index);
    case 'CATALOG':
      readAction(component, index, 'catalog');
      return { type: 'other', text: text || 'View catalog' };
    case 'MPM':
      checkProducts(component, index);
      return { type: 'other', text: text || 'View items' };
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
