import type {
  PreviewRecipient,
  RecipientInput,
  RecordReference,
} from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { readPhone } from '../../../../shared/domain/phone';
import { resolvePath } from '../../collections/field-path';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { portfolioOf } from '../accounts/portfolio';
import { isAllowedRecipient } from './allowed-recipient';
import { contactOf, type Named } from './find-contacts';
import type { ReadRecords } from './read-records';

/** Who receives a message, or why nobody can. */
export interface Recipient {
  to: PreviewRecipient | null;
  /** Set where the caller named somebody whom we know, and not a number. */
  contact: ContactRow | null;
  /** What stood where the number was looked for. */
  typed: string | null;
  issues: Issue[];
}

/** Whom the caller names: a number as it came, or what was found of somebody else. */
export interface Given {
  to?: RecipientInput;
  named: Named | null;
}

const nobody = (...issues: Issue[]): Recipient => ({
  to: null,
  contact: null,
  typed: null,
  issues,
});

/** Somebody by what we know of them. */
function toRecipient(contact: Pick<ContactRow, 'phone' | 'userId'>): PreviewRecipient {
  const parsed = contact.phone === null ? null : parsePhone(contact.phone, null);
  return {
    phone: contact.phone,
    international: parsed?.international ?? contact.phone,
    country: parsed?.country ?? null,
    userId: contact.userId,
  };
}

/** What speaks against a recipient outside of production. */
function checkAllowed(
  runtime: Pick<Runtime, 'config' | 'isProduction'>,
  { phone, userId }: PreviewRecipient,
): Issue[] {
  if (isAllowedRecipient(runtime, phone)) return [];
  return [error('recipient.notAllowed', 'to', { phone: phone ?? userId ?? '–' })];
}

function findNamedRecipient(named: Named, account: AccountRow | null): Recipient {
  if ('issues' in named) return nobody(...named.issues);
  if ('userId' in named) {
    const contact = contactOf(named.contacts, account);
    const { userId } = named;
    const to = toRecipient({ phone: contact?.phone ?? null, userId });
    return { to, contact, typed: userId, issues: [] };
  }
  const { contact } = named;
  if (account && contact.portfolioId !== portfolioOf(account))
    return nobody(error('recipient.otherBusiness', 'to.contact', { account: account.name }));
  const to = toRecipient(contact);
  return to.phone === null && to.userId === null
    ? nobody(error('recipient.unreachable', 'to.contact'))
    : { to, contact, typed: to.phone ?? to.userId, issues: [] };
}

/**
 * Whom the caller names, else the number of the record. Numbers are read with the country of the account,
 * people by other names are those whom its portfolio knows.
 */
export function findRecipient(
  runtime: Pick<Runtime, 'strapi' | 'config' | 'isProduction'>,
  { to: given, named }: Given,
  record: RecordReference | null,
  read: ReadRecords | null,
  template: StoredTemplate | null,
  account: AccountRow | null,
): Recipient {
  if (named) {
    const found = findNamedRecipient(named, account);
    return found.to ? { ...found, issues: checkAllowed(runtime, found.to) } : found;
  }
  let value: unknown = given && 'phone' in given ? given.phone : undefined;
  if (given === undefined) {
    if (!record) return nobody(error('recipient.noPhone', 'to'));
    const values = read?.values.get(record.documentId);
    if (!values) return nobody();
    const path = template?.row.phoneField ?? read?.setting?.phoneField ?? null;
    if (!path || !resolvePath(runtime.strapi, record.uid, path).ok)
      return nobody(error('phone.field', 'to', { path: path ?? '–', collection: record.uid }));
    if (values.hidden.has(path)) return nobody(error('phone.hidden', 'to'));
    value = values.values.get(path);
  }
  const typed = value === undefined || value === null ? null : String(value);
  const { phone, issue } = readPhone(value, account?.defaultCountry ?? null, parsePhone);
  if (issue) return { to: null, contact: null, typed, issues: [issue] };
  const to = {
    phone: phone.e164,
    international: phone.international,
    country: phone.country,
    userId: null,
  };
  return { to, contact: null, typed, issues: checkAllowed(runtime, to) };
}
