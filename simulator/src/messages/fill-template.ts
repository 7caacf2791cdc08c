import { asNumber, asObject, asObjects, asString, lengthOf, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { fillVariables } from '../templates/variables';
import type { MessageView, Template } from '../world/types';
import type { ContentContext, ReadContent } from './content/content';
import { readPlace } from './content/location';
import { readMediaObject } from './content/media';
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
    if (given.length > 0)
      throw messagingError(
        132000,
        `header: number of localizable_params (${given.length}) does not match the expected number of params (0)`,
      );
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
  if (kind === 'location') return { location: readPlace(value, 'location') };
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

const checkCards = (component: JsonObject | undefined, given: JsonObject | undefined): void => {
  if (!component) return;
  const expected = asObjects(component['cards']).length;
  const cards = asObjects(given?.['cards']);
  const indexes = new Set(cards.map((card) => asNumber(card['card_index'])));
  const fits =
    cards.length === expected &&
    [...indexes].every((at) => at !== undefined && at >= 0 && at < expected);
  if (!fits || indexes.size !== expected) {
    throw messagingError(
      132012,
      `carousel: expected ${expected} cards with card_index from 0, received ${cards.length}`,
    );
  }
};

const checkOffer = (component: JsonObject | undefined, given: JsonObject | undefined): void => {
  if (!component) return;
  const parameter = asObjects(given?.['parameters'])[0];
  if (asNumber(asObject(parameter?.['limited_time_offer'])['expiration_time_ms']) === undefined) {
    throw messagingError(131008, 'limited_time_offer: expiration_time_ms is required');
  }
};

/** Fills an approved template with the values of a request, or refuses them as Meta does. */
export const fillTemplate = (
  template: Template,
  part: JsonObject,
  context: ContentContext,
): ReadContent => {
  const given = asObjects(part['components']);
  const unknown = given.find((component) => !KNOWN.includes(typeOf(component)));
  if (unknown) throw messagingError(132012, `Unknown component type ${String(unknown['type'])}`);
  const own = (type: string) => template.components.find((component) => typeOf(component) === type);
  const sent = (type: string) => given.find((component) => typeOf(component) === type);
  const parameters = (type: string) => asObjects(sent(type)?.['parameters']);

  const filled = fillHeader(own('HEADER'), parameters('HEADER'), template, context);
  const body = fillText(
    asString(own('BODY')?.['text']) ?? '',
    parameters('BODY'),
    template,
    'body',
    MAX_BODY,
  );
  const footer = asString(own('FOOTER')?.['text']);
  checkCards(own('CAROUSEL'), sent('CAROUSEL'));
  checkOffer(own('LIMITED_TIME_OFFER'), sent('LIMITED_TIME_OFFER'));
  const buttons = fillButtons(
    asObjects(own('BUTTONS')?.['buttons']),
    given.filter((component) => typeOf(component) === 'BUTTON'),
  );
  const { header } = filled;
  return {
    content: part,
    view: { ...filled, body, ...(footer ? { footer } : {}), buttons },
    ...(header?.link ? { links: [{ link: header.link, kind: header.type }] } : {}),
  };
};
