import type { MessageDirection, MessageState } from '../domain/message/message';
import type { ContactName } from './contacts';
import type { Label } from './inbox';
import type { One, Page, PageQuery } from './page';
import type { Person } from './people';

/** The newest message of a conversation, as a list shows it. */
export interface LastMessage {
  documentId: string;
  direction: MessageDirection;
  type: string;
  state: MessageState;
  /** The text as the person sees it; null for kinds without any. */
  rendered: string | null;
  at: string;
}

/** Whom a conversation is with, as far as whoever asks may know. */
export interface ConversationContact extends ContactName {
  /** The number is masked in `international`, and what else leads to it is null. */
  isMasked: boolean;
}

/** What one account and one person have written to each other. */
export interface Conversation {
  documentId: string;
  status: 'open' | 'closed';
  accountDocumentId: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  contact: ConversationContact | null;
  /** Who has taken it; null while nobody has. */
  assignee: Person | null;
  /** Who has sent something in it or has joined it: those who hear of an answer. */
  members: Person[];
  /** Messages since somebody said that they have read them. */
  unreadCount: number;
  lastInboundAt: string | null;
  lastOutboundAt: string | null;
  /** Until when anything may be sent, and not templates alone; null where that time is over. */
  openUntil: string | null;
  /** Since when the person waits for an answer; what is sent by itself is none. Null while they do not. */
  waitingSince: string | null;
  /** It rests until then, or until the person writes; null while it does not. */
  snoozedUntil: string | null;
  labels: Label[];
  /** Null where the newest message is not kept any more. */
  lastMessage: LastMessage | null;
}

/** Which conversations are listed. Closed ones are only in `closed` and `all`. */
export const CONVERSATION_FILTERS = ['all', 'mine', 'unassigned', 'unread', 'closed'] as const;

export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

export interface ConversationQuery extends PageQuery {
  /** Default: `all`. `mine` are those that one has taken or is a member of. */
  filter?: ConversationFilter;
  /** documentId of an account. */
  account?: string;
  /** documentId of a contact. */
  contact?: string;
}

/** `GET /whatsapp/conversations?page&pageSize&filter&account&contact` (inbox.read): those in which the person has written, the latest first. */
export type ListConversations = { Query: ConversationQuery; Response: Page<Conversation> };

/** `GET /whatsapp/conversations/:documentId` (inbox.read) */
export type GetConversation = { Response: One<Conversation> };

/** `POST /whatsapp/conversations/:documentId/take` (inbox.reply): refused when somebody else has it. */
export type TakeConversation = { Response: One<Conversation> };

/** `POST /whatsapp/conversations/:documentId/assign` (inbox.assign): null gives it back to everyone. */
export type AssignConversation = {
  Request: { user: number | null };
  Response: One<Conversation>;
};

/** `POST /whatsapp/conversations/:documentId/members` (inbox.assign, or inbox.reply for oneself) */
export type AddMember = { Request: { user: number }; Response: One<Conversation> };

/** `DELETE /whatsapp/conversations/:documentId/members/:user` (inbox.assign, or inbox.reply for oneself): whoever has taken it gives it back. */
export type RemoveMember = { Response: One<Conversation> };

/** `POST /whatsapp/conversations/:documentId/close` (inbox.reply): until the person writes again. */
export type CloseConversation = { Response: One<Conversation> };

/** `POST /whatsapp/conversations/:documentId/reopen` (inbox.reply) */
export type ReopenConversation = { Response: One<Conversation> };

/** `POST /whatsapp/conversations/:documentId/read` (inbox.reply): nothing waits to be read any more. */
export type ReadConversation = { Response: One<Conversation> };
