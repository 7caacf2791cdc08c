import { error, type Issue } from '../../../../shared/domain/issue';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import { readMessages } from '../../webhook/fields/messages';
import { itemKey } from '../../webhook/item-key';

/** A message as WhatsApp knows it, or why it cannot be meant. */
export type Quoted = { wamid: string } | { issue: Issue };

type Stores = Pick<Runtime, 'messages' | 'deliveries'>;

/** Whether this person wrote this message to this account; what people write is kept as it came. */
async function isFrom(
  { deliveries }: Stores,
  wamid: string,
  { phoneNumberId, businessAccountId }: AccountRow,
  contact: ContactRow,
): Promise<boolean> {
  const kept = await deliveries.get(itemKey('message', [wamid]));
  if (!kept || kept.wabaId !== businessAccountId) return false;
  const { message, ...value } = kept.body as Record<string, unknown>;
  const change = {
    businessAccountId,
    entryTime: null,
    field: 'messages',
    value: { ...value, messages: [message] },
  };
  return readMessages(change).some(
    (event) =>
      event.type === 'inbound' &&
      event.phoneNumberId === phoneNumberId &&
      ((event.fromUserId !== null && event.fromUserId === contact.userId) ||
        (event.from !== null &&
          (event.from === contact.waId || `+${event.from}` === contact.phone))),
  );
}

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
  const isHere = row?.account?.documentId === account.documentId && row.contact?.id === contact.id;
  if (row && isHere)
    return row.wamid ? { wamid: row.wamid } : { issue: error('quote.notSent', path, { message }) };
  if (isWamid && !row && (await isFrom(stores, text, account, contact))) return { wamid: text };
  return { issue: error('quote.notFound', path, { message }) };
}
