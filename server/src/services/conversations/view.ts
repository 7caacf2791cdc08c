import type { Conversation, LastMessage } from '../../../../shared/contracts/conversations';
import type { Person } from '../../../../shared/contracts/people';
import { windowClosesAt } from '../../../../shared/domain/window';
import { nameOfUser } from '../../actor';
import type { AdminPerson, ConversationRow, MessageRow } from '../../store/rows';
import { toIso } from '../accounts/view';
import { toName } from '../contacts/view';

const toPerson = (user: AdminPerson): Person => ({
  id: user.id,
  name: nameOfUser(user) ?? String(user.id),
});

const toLast = (row: MessageRow): LastMessage => ({
  documentId: row.documentId,
  direction: row.direction,
  type: row.type,
  state: row.state,
  rendered: row.rendered,
  at: toIso(row.receivedAt ?? row.acceptedAt ?? row.createdAt)!,
});

/** A conversation as people see it. */
export function toConversation(row: ConversationRow, now: Date): Conversation {
  const closesAt = windowClosesAt(row.lastInboundAt === null ? null : new Date(row.lastInboundAt));
  return {
    documentId: row.documentId,
    status: row.status,
    accountDocumentId: row.account?.documentId ?? null,
    accountName: row.account?.name ?? null,
    contact: row.contact && toName(row.contact),
    assignee: row.assignee ? toPerson(row.assignee) : null,
    members: (row.members ?? []).map(toPerson),
    unreadCount: row.unreadCount ?? 0,
    lastInboundAt: toIso(row.lastInboundAt),
    lastOutboundAt: toIso(row.lastOutboundAt),
    openUntil: closesAt && closesAt > now ? closesAt.toISOString() : null,
    lastMessage: row.lastMessage ? toLast(row.lastMessage) : null,
  };
}
