import { asNumber, asObject, asObjects, asString, lengthOf, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { fillVariables } from '../templates/variables';
import type { MessageView, Template } from '../world/types';
import type { ContentContext, ReadContent } from './content/content';
import { readPlace } from './content/location';
import { readMediaObject } from './content/media';
import { checkOneTimeCode } from './one-time-code';
import { fillButtons } from './template-buttons';
import { readValues } from './template-parameters';

const MAX_HEADER = 60;
const MAX_BODY = 1024;

const typeOf = (component: JsonObject): string => (asString(component['type']) ?? '').toUpperCase();

const KNOWN = ['HEADER', 'BODY', 'BUTTON', 'CAROUSEL', 'LIMITED_TIME_OFFER', 'FOOTER'];

const tooLong = (where: string, most: number) =>
  messagingError(132005, `${where}: Filled text is longer than ${most} characters`);

const fillText = (
  text: string,
  parameters: JsonObject[],
  template: Template,
  where: string,
  most: number,
): string => {
  const filled = fillVariables(text, readValues(text, parameters, template.parameterFormat, where));
  if (lengthOf(filled) > most) throw tooLong(where, most);
  return filled;
};

type Filled = Pick<MessageView, 'header' | 'location'>;

const fillHeader = (
  header: JsonObject | undefined,
  given: JsonObject[],
  template: Template,
  context: ContentContext,
): Filled => {
  const format = (asString(header?.['format']) ?? '').toUpperCase();
  if (!header) {
    refuseParameters('header', given.length);
    return {};
  }
  if (format === 'TEXT') {
    const text = fillText(asString(header['text']) ?? '', given, template, 'header', MAX_HEADER);
    return { header: { type: 'text', text } };
  }
  const [parameter] = given;
  const kind = format === 'GIF' ? 'video' : format.toLowerCase();
  const received = asString(parameter?.['type']) ?? 'unknown';
  if (!parameter || given.length !== 1 || received !== kind) {
    throw messagingError(
      132012,
      `header: Format mismatch, expected ${format}, received ${received.toUpperCase()}`,
    );
  }
  const value = asObject(parameter[kind]);
  if (kind === 'location') {
    for (const name of ['latitude', 'longitude']) {
      if (value[name] === undefined || value[name] === '')
        throw messagingError(131008, `header: Parameter of type location is missing ${name}`);
      if (asNumber(value[name]) === undefined)
        throw messagingError(131009, `header: The ${name} of the location is not a number`);
    }
    return { location: readPlace(value, 'location') };
  }
  return {
    header: {
      type: kind,
      ...readMediaObject(
        value,
        kind,
        `template['components'][0]['parameters'][0]['${kind}']`,
        context,
      ),
    },
  };
};

/** The cards of a carousel, each filled like a template of its own; as many as were approved. */
const fillCards = (
  template: Template,
  component: JsonObject | undefined,
  given: JsonObject | undefined,
  context: ContentContext,
): Filled[] => {
  if (!component) return [];
  const cards = asObjects(component['cards']);
  const sent = asObjects(given?.['cards']);
  const byIndex = new Map(sent.map((card) => [asNumber(card['card_index']), card]));
  const fits = cards.every((_, index) => byIndex.has(index));
  if (!fits || sent.length !== cards.length || byIndex.size !== cards.length) {
    throw messagingError(
      132012,
      `carousel: expected ${cards.length} cards with card_index from 0, received ${sent.length}`,
    );
  }
  return cards.map((card, index) =>
    fillParts(
      template,
      asObjects(card['components']),
      asObjects(byIndex.get(index)?.['components']),
      context,
    ),
  );
};

const checkOffer = (component: JsonObject | undefined, given: JsonObject | undefined): void => {
  if (!component) return;
  const parameter = asObjects(given?.['parameters'])[0];
  const expires = asObject(component['limited_time_offer'])['has_expiration'] !== false;
  if (!parameter && !expires) return;
  const at = asNumber(asObject(parameter?.['limited_time_offer'])['expiration_time_ms']);
  if (parameter?.['type'] !== 'limited_time_offer' || at === undefined) {
    throw messagingError(131008, 'limited_time_offer: expiration_time_ms is required');
  }
};

const checkGiven = (given: JsonObject[]): void => {
  const types = given.map(typeOf);
  const unknown = given.find((component) => !KNOWN.includes(typeOf(component)));
  if (unknown) throw messagingError(132012, `Unknown component type ${String(unknown['type'])}`);
  const twice = types.find((type, at) => type !== 'BUTTON' && types.indexOf(type) !== at);
  if (twice) throw messagingError(131009, `${twice.toLowerCase()}: The component is given twice`);
};

const refuseParameters = (where: string, count: number): void => {
  if (count === 0) return;
  throw messagingError(
    132000,
    `${where}: number of localizable_params (${count}) does not match the expected number of params (0)`,
  );
};

/** Fills the components of a template, or of one card of it. */
const fillParts = (
  template: Template,
  components: JsonObject[],
  given: JsonObject[],
  context: ContentContext,
): Filled & Pick<MessageView, 'body' | 'footer' | 'buttons'> => {
  checkGiven(given);
  const own = (type: string) => components.find((component) => typeOf(component) === type);
  const parameters = (type: string) =>
    asObjects(given.find((component) => typeOf(component) === type)?.['parameters']);
  const filled = fillHeader(own('HEADER'), parameters('HEADER'), template, context);
  const body = fillText(
    asString(own('BODY')?.['text']) ?? '',
    parameters('BODY'),
    template,
    'body',
    MAX_BODY,
  );
  refuseParameters('footer', parameters('FOOTER').length);
  const footer = asString(own('FOOTER')?.['text']);
  const buttons = fillButtons(
    asObjects(own('BUTTONS')?.['buttons']),
    given.filter((component) => typeOf(component) === 'BUTTON'),
  );
  return { ...filled, body, ...(footer ? { footer } : {}), buttons };
};

/** Fills an approved template with the values of a request, or refuses them as Meta does. */
export const fillTemplate = (
  template: Template,
  part: JsonObject,
  context: ContentContext,
): ReadContent => {
  const given = asObjects(part['components']);
  const own = (type: string) => template.components.find((component) => typeOf(component) === type);
  const sent = (type: string) => given.find((component) => typeOf(component) === type);
  const view = fillParts(template, template.components, given, context);
  if (template.category === 'AUTHENTICATION') checkOneTimeCode(sent('BODY'), sent('BUTTON'));
  const cards = fillCards(template, own('CAROUSEL'), sent('CAROUSEL'), context);
  checkOffer(own('LIMITED_TIME_OFFER'), sent('LIMITED_TIME_OFFER'));
  const links = [view, ...cards].flatMap(({ header }) =>
    header?.link ? [{ link: header.link, kind: header.type }] : [],
  );
  return { content: part, view, ...(links.length > 0 ? { links } : {}) };
};
