import { error, type Issue } from '../../../../shared/domain/issue';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';

/** A message as WhatsApp knows it, or why it cannot be meant. */
export type Quoted = { wamid: string } | { issue: Issue };

type Stores = Pick<Runtime, 'messages'>;

type Known = Pick<ContactRow, 'id' | 'phone' | 'waId' | 'userId'>;

/** Whether two rows are of one person: the same one, or both known by a number or the user id. */
const isSamePerson = (one: Known, other: Known): boolean =>
  one.id === other.id ||
  (one.userId !== null && one.userId === other.userId) ||
  (one.waId !== null && (one.waId === other.waId || `+${one.waId}` === other.phone)) ||
  (other.waId !== null && `+${other.waId}` === one.phone);

/**
 * The message of a conversation that is answered or reacted to, by its documentId or its wamid, be it
 * ours or the person's. It must have arrived at WhatsApp.
 */
export async function findQuoted(
  stores: Stores,
  name: unknown,
  account: AccountRow,
  contact: ContactRow,
  path: string,
): Promise<Quoted> {
  const text = typeof name === 'string' ? name : '';
  const message = text.slice(0, 200) || '–';
  const isWamid = text.startsWith('wamid.');
  const row = isWamid ? await stores.messages.getByWamid(text) : await stores.messages.get(text);
  const isHere =
    row?.account?.documentId === account.documentId &&
    row.contact !== null &&
    isSamePerson(row.contact, contact);
  if (row && isHere)
    return row.wamid ? { wamid: row.wamid } : { issue: error('quote.notSent', path, { message }) };
  return { issue: error('quote.notFound', path, { message }) };
}
