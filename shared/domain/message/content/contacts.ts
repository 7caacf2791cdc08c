import { phraseOf } from '../../phrases';
import { error, type Issue } from '../../issue';
import type { BlockContact } from '../../template/preview';
import { checkAddress } from './address';
import type { ContactCard, ContactsContent } from './content';
import { ROOT, textBlocks, type ContentKind } from './kind';
import { optional, readChoice, readFields, readList, readText, type Read } from './shape';

const MAX_CONTACTS = 257;

type Part<K extends keyof ContactCard> = NonNullable<ContactCard[K]>;

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'] as const;

const text = optional(readText);

const readCard: Read<ContactCard> = readFields<ContactCard>({
  name: readFields<ContactCard['name']>({
    formatted_name: readText,
    first_name: text,
    last_name: text,
    middle_name: text,
    suffix: text,
    prefix: text,
  }),
  phones: optional(
    readList(readFields<Part<'phones'>[number]>({ phone: readText, type: text, wa_id: text })),
  ),
  emails: optional(readList(readFields<Part<'emails'>[number]>({ email: readText, type: text }))),
  urls: optional(readList(readFields<Part<'urls'>[number]>({ url: readText, type: text }))),
  addresses: optional(
    readList(
      readFields<Part<'addresses'>[number]>({
        street: text,
        city: text,
        state: text,
        zip: text,
        country: text,
        country_code: text,
        type: text,
      }),
    ),
  ),
  org: optional(readFields<Part<'org'>>({ company: text, department: text, title: text })),
  birthday: text,
});

function checkName(name: ContactCard['name'], path: string): Issue[] {
  const issues: Issue[] = [];
  if (name.formatted_name.trim() === '')
    issues.push(error('contacts.formattedName', `${path}.formatted_name`));
  if (!NAME_PARTS.some((part) => name[part]?.trim()))
    issues.push(error('contacts.namePart', path, { parts: NAME_PARTS.join(', ') }));
  return issues;
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month !== 2 || day < 29 || isLeap;
}

function checkCard(card: ContactCard, path: string): Issue[] {
  const { name, phones = [], emails = [], urls = [], addresses = [], birthday } = card;
  const each = <T>(list: T[], key: string, check: (item: T, path: string) => Issue[]) =>
    list.flatMap((item, index) => check(item, `${path}.${key}.${index}`));
  return [
    ...checkName(name, `${path}.name`),
    ...each(phones, 'phones', ({ phone }, at) =>
      phone.trim() === '' ? [error('contacts.phone', `${at}.phone`)] : [],
    ),
    ...each(emails, 'emails', ({ email }, at) =>
      EMAIL.test(email) ? [] : [error('contacts.email', `${at}.email`, { email })],
    ),
    ...each(urls, 'urls', ({ url }, at) => checkAddress(url, `${at}.url`)),
    ...each(addresses, 'addresses', ({ country_code: code }, at) =>
      code === undefined || /^[a-z]{2}$/i.test(code)
        ? []
        : [error('contacts.countryCode', `${at}.country_code`, { code })],
    ),
    ...(birthday === undefined || isDate(birthday)
      ? []
      : [error('contacts.birthday', `${path}.birthday`, { date: birthday })]),
  ];
}

function checkCards(contacts: ContactCard[]): Issue[] {
  const path = `${ROOT}.contacts`;
  const count = contacts.length;
  if (count === 0) return [error('contacts.none', path)];
  return [
    ...(count > MAX_CONTACTS
      ? [error('contacts.tooMany', path, { count, limit: MAX_CONTACTS })]
      : []),
    ...contacts.flatMap((card, index) => checkCard(card, `${path}.${index}`)),
  ];
}

const toBlock = ({ name, org, phones, emails, urls }: ContactCard): BlockContact => ({
  name: name.formatted_name,
  lines: [
    [org?.title, org?.company].filter(Boolean).join(', '),
    ...(phones ?? []).map(({ phone }) => phone),
    ...(emails ?? []).map(({ email }) => email),
    ...(urls ?? []).map(({ url }) => url),
  ].filter(Boolean),
});

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/contacts-messages */
export const CONTACTS: ContentKind<ContactsContent> = {
  read: readFields<ContactsContent>({
    type: readChoice('contacts'),
    contacts: readList(readCard),
  }),
  check: ({ contacts }) => checkCards(contacts),
  toMeta: ({ contacts }) => contacts,
  render: ({ contacts }) =>
    phraseOf(contacts.length === 1 ? 'rendered.contact' : 'rendered.contacts', {
      names: contacts.map(({ name }) => name.formatted_name).join(', '),
    }),
  toBlocks: ({ contacts }) => ({ ...textBlocks(undefined), contacts: contacts.map(toBlock) }),
};
