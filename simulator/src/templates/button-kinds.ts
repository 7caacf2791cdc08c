import { asList, asString, asText, lengthOf, type JsonObject } from '../json';
import { templateError } from '../graph/refusals';
import type { GraphError } from '../graph/error';
import { missingField, wrongExample } from './examples';

const MAX_URL = 2000;
const MAX_PHONE = 20;
const MAX_CODE = 15;

/** A refusal that speaks of the buttons. */
export const refuseButtons = (reason: string): GraphError =>
  templateError(undefined, 'The buttons are not valid', reason);

/** What one kind of button may be. */
export interface ButtonKind {
  /** How many of it one template may have. */
  max: number;
  /** Whether the business chooses the label. */
  label: 'required' | 'optional';
  check?: (button: JsonObject) => void;
}

const checkUrl = (button: JsonObject): void => {
  const url = asString(button['url']);
  if (!url) throw missingField('BUTTONS', 'url');
  if (lengthOf(url) > MAX_URL) throw refuseButtons(`A URL has at most ${MAX_URL} characters.`);
  const variables = [...url.matchAll(/\{\{[^{}]*\}\}/g)];
  const plain = url.replace(/\{\{[^{}]*\}\}/g, 'x');
  if (/[{}\s]/.test(plain)) throw refuseButtons('The URL holds characters that it may not.');
  if (!/^https?:\/\/[^/\s]+/i.test(plain) || !URL.canParse(plain)) {
    throw refuseButtons('The URL is not valid; it begins with https:// or http://.');
  }
  if (variables.length === 0) return;
  if (variables.length > 1) throw refuseButtons('A URL may have one variable at most.');
  if (variables[0]?.[0] !== '{{1}}') throw refuseButtons('The variable of a URL is {{1}}.');
  if (!url.endsWith('}}')) throw refuseButtons('The variable of a URL stands at its end.');
  if (!/^https?:\/\/[^/?#{]+[/?#]/i.test(url)) {
    throw refuseButtons('The domain of a URL may not be a variable.');
  }
  const examples = asList(button['example']);
  if (examples.length === 0) throw missingField('BUTTONS', 'example');
  const example = asString(examples[0])?.trim();
  if (examples.length !== 1 || !example) {
    throw wrongExample('BUTTONS', 'a URL with a variable needs one example.');
  }
  // The whole address; Meta's own requests also give the value of the variable alone.
  const fixed = url.slice(0, url.indexOf('{{'));
  if (
    /^https?:\/\//i.test(example)
      ? !example.startsWith(fixed) || example === fixed
      : /\s/.test(example)
  ) {
    throw wrongExample('BUTTONS', `the example of a URL is that URL with the variable filled in.`);
  }
};

const checkPhone = (button: JsonObject): void => {
  const phone = asString(button['phone_number']);
  if (!phone) throw missingField('BUTTONS', 'phone_number');
  if (lengthOf(phone) > MAX_PHONE) {
    throw refuseButtons(`A phone number has at most ${MAX_PHONE} characters.`);
  }
  if (!/^\+?[\d\s().-]{5,}$/.test(phone)) throw refuseButtons('The phone number is not valid.');
};

const checkCode = (button: JsonObject): void => {
  const example = asString(button['example']) ?? asString(asList(button['example'])[0]);
  if (!example?.trim()) throw missingField('BUTTONS', 'example');
  if (lengthOf(example) > MAX_CODE) {
    throw refuseButtons(`A code to copy has at most ${MAX_CODE} characters.`);
  }
};

const FLOW_SOURCES = ['flow_id', 'flow_name', 'flow_json'];

const checkFlow = (button: JsonObject): void => {
  const sources = FLOW_SOURCES.filter((source) => asText(button[source])?.trim());
  if (sources.length === 0) throw missingField('BUTTONS', 'flow_id');
  if (sources.length > 1) {
    throw refuseButtons(`A flow is named by one of ${FLOW_SOURCES.join(', ')}.`);
  }
  const action = asString(button['flow_action']) ?? 'navigate';
  if (action !== 'navigate' && action !== 'data_exchange') {
    throw refuseButtons('flow_action is navigate or data_exchange.');
  }
};

/** The kinds of template buttons (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components). */
export const BUTTON_KINDS: Readonly<Record<string, ButtonKind>> = {
  QUICK_REPLY: { max: 10, label: 'required' },
  URL: { max: 2, label: 'required', check: checkUrl },
  PHONE_NUMBER: { max: 1, label: 'required', check: checkPhone },
  COPY_CODE: { max: 1, label: 'optional', check: checkCode },
  VOICE_CALL: { max: 1, label: 'required' },
  OTP: { max: 1, label: 'optional' },
  FLOW: { max: 1, label: 'required', check: checkFlow },
  CATALOG: { max: 1, label: 'optional' },
  MPM: { max: 1, label: 'optional' },
  SPM: { max: 1, label: 'optional' },
  REQUEST_CONTACT_INFO: { max: 1, label: 'optional' },
  ORDER_DETAILS: { max: 1, label: 'optional' },
};
