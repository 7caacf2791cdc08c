import { asObject, asObjects, asString, type JsonObject } from '../../json';
import { invalidParameter, messagingError } from '../../graph/refusals';
import { listOf, refuseOthers, type ContentReader } from './content';

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'];

const MAX_CARDS = 257;

/** What each entry of a list on a card must hold, and how it has to look. */
const ENTRIES: Readonly<Record<string, { field: string; form: RegExp; required: boolean }>> = {
  phones: { field: 'phone', form: /\S/, required: true },
  emails: { field: 'email', form: /^\S+@\S+$/, required: true },
  urls: { field: 'url', form: /^https?:\/\/\S+$/i, required: true },
  addresses: { field: 'country_code', form: /^[a-z]{2}$/i, required: false },
};

const CARD = ['name', 'org', 'birthday', ...Object.keys(ENTRIES)];

const checkEntries = (card: JsonObject, path: string): void => {
  for (const [list, { field, form, required }] of Object.entries(ENTRIES)) {
    listOf(card[list], `${path}['${list}']`).forEach((entry, at) => {
      const where = `${path}['${list}'][${at}]['${field}']`;
      const value = entry[field];
      if (value === undefined && !required) return;
      if (value === undefined) throw invalidParameter(`The parameter ${where} is required.`);
      if (!form.test(asString(value) ?? ''))
        throw messagingError(131009, `Param ${where} is not valid.`);
    });
  }
};

const checkBirthday = ({ birthday }: JsonObject, path: string): void => {
  if (birthday === undefined) return;
  const text = asString(birthday) ?? '';
  const date = new Date(`${text}T00:00:00Z`);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isDate) {
    throw messagingError(131009, `Param ${path}['birthday'] must be a date like YYYY-MM-DD.`);
  }
};

/** Contact cards; each has a formatted name and at least one other part of the name. */
export const readContacts: ContentReader = (part) => {
  const cards = listOf(part['contacts'], 'contacts');
  if (cards.length === 0) throw invalidParameter('The parameter contacts is required.');
  if (cards.length > MAX_CARDS)
    throw invalidParameter(`Param contacts must have at most ${MAX_CARDS} elements.`);
  const contacts = cards.map((card, at) => {
    refuseOthers(card, CARD, `contacts[${at}]`);
    checkEntries(card, `contacts[${at}]`);
    checkBirthday(card, `contacts[${at}]`);
    const name = asObject(card['name']);
    const formatted = asString(name['formatted_name']);
    if (!formatted?.trim()) {
      throw invalidParameter(
        `The parameter contacts[${at}]['name']['formatted_name'] is required.`,
      );
    }
    if (!NAME_PARTS.some((field) => asString(name[field])?.trim())) {
      throw invalidParameter(
        `contacts[${at}]['name'] needs at least one of ${NAME_PARTS.join(', ')}.`,
      );
    }
    const phones = asObjects(card['phones']).map((phone) => asString(phone['phone']) ?? '');
    return { name: formatted, phones };
  });
  return { content: part, view: { contacts, buttons: [] } };
};
