import type { RecipientInput } from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { isUserId } from '../../../../shared/domain/user-id';
import type { Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { mayReadContacts } from '../contacts/may-read-contacts';
import { mayReadBodies } from './may-read-log';

/** Somebody who is named by other means than a number. */
export type Named =
  { userId: string; contacts: ContactRow[] } | { contact: ContactRow } | { issues: Issue[] };

/** Who is meant by a user id or a contact; null where a number, or a record, says who. */
export async function findNamed(
  { contacts }: Pick<Runtime, 'contacts'>,
  to: RecipientInput | undefined,
  actor: Actor,
): Promise<Named | null> {
  if (to === undefined) return null;
  const isObject = typeof to === 'object' && to !== null;
  const [key, ...others] = isObject ? Object.keys(to) : [];
  const value: unknown = key === undefined ? undefined : (to as Record<string, unknown>)[key];
  if (key === 'phone' && others.length === 0) return null;
  const isNamed = (key === 'userId' || key === 'contact') && others.length === 0;
  if (!isNamed || typeof value !== 'string') return { issues: [error('recipient.form', 'to')] };
  // What is answered about a contact tells the number and the name.
  if (!mayReadBodies(actor) && !mayReadContacts(actor))
    return { issues: [error('recipient.needsLog', 'to')] };
  if (key === 'userId')
    return isUserId(value)
      ? { userId: value, contacts: await contacts.listByKey({ userId: value }) }
      : { issues: [error('recipient.userId', 'to.userId', { userId: value.slice(0, 200) })] };
  const contact = await contacts.get(value);
  return contact
    ? { contact }
    : { issues: [error('recipient.contact', 'to.contact', { contact: value.slice(0, 200) })] };
}

/** The one of these contacts whom an account knows. */
export const contactOf = (contacts: ContactRow[], account: AccountRow | null): ContactRow | null =>
  contacts.find(({ portfolioId }) => account && portfolioId === portfolioOf(account)) ?? null;
