import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { InboxQuery } from '../../../../../shared/contracts/inbox';
import { CLOSING_MS } from '../../../../../shared/domain/window';

/** Whether the customer service window closes soon. */
export function isClosing({ openUntil }: Pick<Conversation, 'openUntil'>, now: number): boolean {
  const left = openUntil === null ? 0 : Date.parse(openUntil) - now;
  return left > 0 && left <= CLOSING_MS;
}

/** Whether a conversation rests. */
export const isSnoozed = ({ snoozedUntil }: Pick<Conversation, 'snoozedUntil'>, now: number) =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > now;

function isInTab(
  { status, assignee, members }: Conversation,
  tab: InboxQuery['tab'],
  me: number,
): boolean {
  switch (tab) {
    case 'mine':
      return status === 'open' && [assignee, ...members].some((person) => person?.id === me);
    case 'unassigned':
      return status === 'open' && assignee === null;
    case 'closed':
      return status === 'closed';
    default:
      return status === 'open';
  }
}

/** Whether the server would list a conversation for such a query; a search is not looked at. */
export function belongsTo(
  conversation: Conversation,
  { tab = 'all', _q, account, label, contact, unread, closing, snoozed }: InboxQuery,
  { me, now }: { me: number; now: number },
): boolean {
  const isEverywhere = tab === 'all' && Boolean(_q || contact);
  const rests = isSnoozed(conversation, now);
  return (
    (isEverywhere || isInTab(conversation, tab, me)) &&
    (!account || conversation.accountDocumentId === account) &&
    (!label || conversation.labels.some(({ documentId }) => documentId === label)) &&
    (!contact || conversation.contact?.documentId === contact) &&
    (!unread || conversation.unreadCount > 0) &&
    (!closing || isClosing(conversation, now)) &&
    (snoozed ? rests : isEverywhere || tab === 'closed' || !rests)
  );
}
