import type { InboundCard } from '../../../../../shared/domain/message/content/inbound/inbound';
import { list } from '../read-account';
import { record } from '../read-template';
import { words } from './words';

/** Of these parts of an object those that are texts; null when none is. */
function texts<K extends string>(value: unknown, keys: readonly K[]) {
  const from = record(value);
  const found = keys.flatMap((key) => {
    const text = words(from[key]);
    return text === null ? [] : [[key, text] as const];
  });
  return found.length > 0 ? (Object.fromEntries(found) as { [P in K]?: string }) : null;
}

/** The items of a list that say what they must. */
const each = <K extends string, M extends K>(
  value: unknown,
  keys: readonly K[],
  ...needed: M[]
): ({ [P in K]?: string } & { [P in M]: string })[] =>
  list(value).flatMap((item) => {
    const read = texts(item, keys);
    return read && needed.every((key) => read[key] !== undefined)
      ? [read as { [P in K]?: string } & { [P in M]: string }]
      : [];
  });

const NAME = [
  'formatted_name',
  'first_name',
  'last_name',
  'middle_name',
  'suffix',
  'prefix',
] as const;
const ADDRESS = ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'] as const;

function readCard(value: unknown): InboundCard | null {
  const card = record(value);
  const { formatted_name, ...name } = texts(card.name, NAME) ?? {};
  const called = formatted_name ?? [name.first_name, name.last_name].filter(Boolean).join(' ');
  const phones = each(card.phones, ['phone', 'wa_id', 'type'], 'phone');
  const emails = each(card.emails, ['email', 'type'], 'email');
  const urls = each(card.urls, ['url', 'type'], 'url');
  const addresses = each(card.addresses, ADDRESS);
  const org = texts(card.org, ['company', 'department', 'title'] as const);
  const read: InboundCard = {
    ...(called && { name: { formatted_name: called, ...name } }),
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(urls.length > 0 && { urls }),
    ...(addresses.length > 0 && { addresses }),
    ...(org && { org }),
    ...texts(card, ['birthday', 'origin', 'vcard'] as const),
  };
  return Object.keys(read).length > 0 ? read : null;
}

/** The contact cards that say anything. */
export const readCards = (value: unknown): InboundCard[] =>
  list(value).flatMap((item) => readCard(item) ?? []);
