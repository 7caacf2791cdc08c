import { asObject, asObjects, asString } from '../../json';
import { invalidParameter } from '../../graph/refusals';
import type { ContentReader } from './content';

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'];

/** Contact cards; each has a formatted name and at least one other part of the name. */
export const readContacts: ContentReader = (part) => {
  const cards = asObjects(part['contacts']);
  if (cards.length === 0) throw invalidParameter('The parameter contacts is required.');
  const contacts = cards.map((card, at) => {
    const name = asObject(card['name']);
    const formatted = asString(name['formatted_name']);
    if (!formatted) {
      throw invalidParameter(
        `The parameter contacts[${at}]['name']['formatted_name'] is required.`,
      );
    }
    if (!NAME_PARTS.some((field) => asString(name[field]))) {
      throw invalidParameter(
        `contacts[${at}]['name'] needs at least one of ${NAME_PARTS.join(', ')}.`,
      );
    }
    const phones = asObjects(card['phones']).map((phone) => asString(phone['phone']) ?? '');
    return { name: formatted, phones };
  });
  return { content: part, view: { contacts, buttons: [] } };
};
