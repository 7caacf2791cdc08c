import { asString, lengthOf, type JsonObject } from '../json';
import { invalidParameter, missingParameter, templateError } from '../graph/refusals';
import { checkAuthentication } from './authentication';
import { checkButtons } from './buttons';
import { checkBodyExample, missingField } from './examples';
import { checkHeader } from './header';
import { TEMPLATE_LANGUAGES } from './languages';
import { checkCarousel, checkLimitedTimeOffer } from './special';
import { checkDensity, checkEdges, checkVariables } from './variables';
import type { TemplateDraft } from './draft';

const MAX_NAME = 512;
const MAX_BODY = 1024;
const MAX_FOOTER = 60;
const BODY_FORMAT = 2388072;
const FOOTER_FORMAT = 2388073;
const TOO_LONG = 2388040;

/** The categories a template may be created with. */
const CATEGORIES: readonly string[] = ['AUTHENTICATION', 'MARKETING', 'UTILITY'];

/** Seconds for which a message may be tried, by category (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/time-to-live). */
const TTL_RANGES: Readonly<Record<string, [number, number]>> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
};

const checkHead = (draft: TemplateDraft): void => {
  if (!draft.name) throw missingParameter('name');
  if (!/^[a-z0-9_]+$/.test(draft.name)) {
    throw invalidParameter('Param name can only have lower-case letters, digits and underscores.');
  }
  if (draft.name.length > MAX_NAME) {
    throw invalidParameter(`Param name must be at most ${MAX_NAME} characters long.`);
  }
  if (!draft.language) throw missingParameter('language');
  if (!TEMPLATE_LANGUAGES.has(draft.language)) {
    throw invalidParameter(`Param language must be one of {${[...TEMPLATE_LANGUAGES].join(', ')}}`);
  }
  checkCategory(draft.category);
};

/** Refuses a category that templates cannot be created with. */
export const checkCategory = (category: string): void => {
  if (!category) throw missingParameter('category');
  if (!CATEGORIES.includes(category)) {
    throw invalidParameter(`Param category must be one of {${CATEGORIES.join(', ')}}`);
  }
};

const checkBody = (component: JsonObject, draft: TemplateDraft): void => {
  const text = asString(component['text']);
  if (!text?.trim()) throw missingField('BODY', 'text');
  if (lengthOf(text) > MAX_BODY) {
    throw templateError(TOO_LONG, 'Body is too long', `A body has at most ${MAX_BODY} characters.`);
  }
  const variables = checkVariables(text, draft.parameterFormat, 'body', BODY_FORMAT);
  checkEdges(text);
  checkDensity(text, variables);
  checkBodyExample(component, variables, draft.parameterFormat);
};

const checkFooter = (component: JsonObject): void => {
  const text = asString(component['text']);
  if (!text?.trim()) throw missingField('FOOTER', 'text');
  if (lengthOf(text) > MAX_FOOTER) {
    throw templateError(
      TOO_LONG,
      'Footer is too long',
      `A footer has at most ${MAX_FOOTER} characters.`,
    );
  }
  if (/\{\{|\}\}/.test(text)) {
    throw templateError(
      FOOTER_FORMAT,
      'The footer has an invalid format',
      "Message footer can't have variables.",
    );
  }
};

const checkTtl = (draft: TemplateDraft): void => {
  const seconds = draft.messageSendTtlSeconds;
  const [least, most] = TTL_RANGES[draft.category] ?? [0, Infinity];
  if (seconds === undefined || (seconds === -1 && draft.category !== 'MARKETING')) return;
  if (!Number.isInteger(seconds) || seconds < least || seconds > most) {
    throw invalidParameter(
      `Param message_send_ttl_seconds must be from ${least} to ${most} for category ${draft.category}.`,
    );
  }
};

const checkComponent = (component: JsonObject, draft: TemplateDraft): void => {
  switch (component['type']) {
    case 'HEADER':
      return checkHeader(component, draft);
    case 'BODY':
      return checkBody(component, draft);
    case 'FOOTER':
      return checkFooter(component);
    case 'BUTTONS':
      return checkButtons(component, draft.category);
    case 'CAROUSEL':
      return checkCarousel(component, draft);
    case 'LIMITED_TIME_OFFER':
      return checkLimitedTimeOffer(component, draft);
    case 'CALL_PERMISSION_REQUEST':
      return;
    default:
      throw invalidParameter(
        `Unexpected component type ${JSON.stringify(component['type'] ?? null)} in components.`,
      );
  }
};

/** Refuses a list of components that Meta refuses, whatever the template's name is. */
export const checkComponents = (draft: TemplateDraft): void => {
  if (draft.components.length === 0) throw missingParameter('components');
  const types = draft.components.map((component) => component['type']);
  if (new Set(types).size !== types.length) {
    throw invalidParameter('Each type of component may stand once in components.');
  }
  checkTtl(draft);
  if (draft.category === 'AUTHENTICATION') {
    checkAuthentication(draft);
    return;
  }
  if (!types.includes('BODY')) throw missingField('BODY', 'BODY');
  for (const component of draft.components) checkComponent(component, draft);
};

/** Refuses a new template that Meta refuses (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management). */
export const checkTemplate = (draft: TemplateDraft): void => {
  checkHead(draft);
  checkComponents(draft);
};
