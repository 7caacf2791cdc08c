import { asObject, asObjects, asString, lengthOf, type JsonObject } from '../json';
import { templateError } from '../graph/refusals';
import type { GraphError } from '../graph/error';
import { checkBodyExample, missingField } from './examples';
import { buttonType, checkButtons } from './buttons';
import { checkSample } from './header';
import { checkVariables } from './variables';
import type { TemplateDraft } from './draft';

const MAX_CARD_BODY = 160;
const MAX_OFFER_TEXT = 16;
const MAX_OFFER_BODY = 600;

const refuse = (title: string, reason: string): GraphError =>
  templateError(undefined, title, reason);

const partOf = (components: JsonObject[], type: string): JsonObject | undefined =>
  components.find((component) => (asString(component['type']) ?? '').toUpperCase() === type);

const checkCard = (card: JsonObject, draft: TemplateDraft): string => {
  const components = asObjects(card['components']);
  const header = partOf(components, 'HEADER');
  const format = (asString(header?.['format']) ?? '').toUpperCase();
  if (!header || (format !== 'IMAGE' && format !== 'VIDEO')) {
    throw refuse('The carousel is not valid', 'Each card has a header of format IMAGE or VIDEO.');
  }
  checkSample(header, format, draft.uploads);
  const body = partOf(components, 'BODY');
  if (body) {
    const text = asString(body['text']) ?? '';
    if (lengthOf(text) > MAX_CARD_BODY) {
      throw refuse(
        'The carousel is not valid',
        `A card body has at most ${MAX_CARD_BODY} characters.`,
      );
    }
    const variables = checkVariables(text, draft.parameterFormat, 'body', 2388072);
    checkBodyExample(body, variables, draft.parameterFormat);
  }
  const buttons = partOf(components, 'BUTTONS');
  if (buttons) checkButtons(buttons, draft.category, 2);
  const types = asObjects(buttons?.['buttons']).map(buttonType);
  return [format, body ? 'BODY' : '', ...types].join('/');
};

/** Refuses carousels that Meta refuses (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/marketing-templates/media-card-carousel-templates). */
export const checkCarousel = (component: JsonObject, draft: TemplateDraft): void => {
  if (draft.category !== 'MARKETING') {
    throw refuse('The carousel is not valid', 'Carousels are for marketing templates.');
  }
  const cards = asObjects(component['cards']);
  if (cards.length < 2 || cards.length > 10) {
    throw refuse('The carousel is not valid', 'A carousel has 2 to 10 cards.');
  }
  const shapes = new Set(cards.map((card) => checkCard(card, draft)));
  if (shapes.size > 1) {
    throw refuse('The carousel is not valid', 'All cards must have the same components.');
  }
};

/** Refuses limited-time offers that Meta refuses (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/marketing-templates/limited-time-offer-templates). */
export const checkLimitedTimeOffer = (component: JsonObject, draft: TemplateDraft): void => {
  const title = 'The limited-time offer is not valid';
  if (draft.category !== 'MARKETING') throw refuse(title, 'Offers are for marketing templates.');
  const offer = asObject(component['limited_time_offer']);
  const text = asString(offer['text']);
  if (!text?.trim()) throw missingField('LIMITED_TIME_OFFER', 'limited_time_offer.text');
  if (lengthOf(text) > MAX_OFFER_TEXT) {
    throw refuse(title, `The text has at most ${MAX_OFFER_TEXT} characters.`);
  }
  const expires = offer['has_expiration'];
  if (expires !== undefined && typeof expires !== 'boolean') {
    throw refuse(title, 'has_expiration is true or false.');
  }
  if (partOf(draft.components, 'FOOTER')) throw refuse(title, 'Offers have no footer.');
  const body = asString(partOf(draft.components, 'BODY')?.['text']) ?? '';
  if (lengthOf(body) > MAX_OFFER_BODY) {
    throw refuse(title, `The body has at most ${MAX_OFFER_BODY} characters.`);
  }
};
