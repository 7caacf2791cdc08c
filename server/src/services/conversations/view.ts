import type {
  Conversation,
  ConversationContact,
  LastMessage,
} from '../../../../shared/contracts/conversations';
import type { Label } from '../../../../shared/contracts/inbox';
import type { Person } from '../../../../shared/contracts/people';
import { maskPhone } from '../../../../shared/domain/phone';
import { windowClosesAt } from '../../../../shared/domain/window';
import { nameOfUser } from '../../actor';
import type {
  AdminPerson,
  ContactRow,
  ConversationRow,
  LabelRow,
  MessageRow,
} from '../../store/rows';
import { toIso } from '../accounts/view';
import { toName } from '../contacts/view';

/** An admin user by name. */
export const toPerson = (user: AdminPerson): Person => ({
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

/** Whom a conversation is with; masked, nothing in it can be written to. */
function toContactName(row: ContactRow, isMasked: boolean): ConversationContact {
  const name = toName(row);
  if (!isMasked) return { ...name, isMasked };
  return {
    ...name,
    phone: null,
    international: row.phone && maskPhone(row.phone),
    userId: null,
    username: null,
    isMasked,
  };
}

/** A label as people see it. */
export const toLabel = ({ documentId, name, color }: LabelRow): Label => ({
  documentId,
  name,
  color,
});

/** A conversation as people see it; `isMasked` for whom numbers are not to be seen by. */
export function toConversation(row: ConversationRow, now: Date, isMasked = false): Conversation {
  const snoozedUntil = toIso(row.snoozedUntil);
  const closesAt = windowClosesAt(row.lastInboundAt === null ? null : new Date(row.lastInboundAt));
  return {
    documentId: row.documentId,
    status: row.status,
    accountDocumentId: row.account?.documentId ?? null,
    accountName: row.account?.name ?? null,
    accountIsSandbox: row.account?.environment === 'sandbox',
    contact: row.contact && toContactName(row.contact, isMasked),
    assignee: row.assignee ? toPerson(row.assignee) : null,
    members: (row.members ?? []).map(toPerson),
    unreadCount: row.unreadCount ?? 0,
    lastInboundAt: toIso(row.lastInboundAt),
    lastOutboundAt: toIso(row.lastOutboundAt),
    openUntil: closesAt && closesAt > now ? closesAt.toISOString() : null,
    waitingSince: toIso(row.waitingSince),
    snoozedUntil: snoozedUntil && snoozedUntil > now.toISOString() ? snoozedUntil : null,
    labels: (row.labels ?? []).map(toLabel),
    lastMessage: row.lastMessage ? toLast(row.lastMessage) : null,
  };
}
