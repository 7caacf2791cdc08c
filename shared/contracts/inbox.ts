import type { MediaKind } from '../domain/media';
import type { FreeContent } from '../domain/message/content/content';
import type { InboundContent } from '../domain/message/content/inbound/inbound';
import type { MessageState } from '../domain/message/message';
import type { QuickReplyVariable } from '../domain/quick-reply';
import type { LinkedRecord } from './contacts';
import type { Conversation } from './conversations';
import type { Message, Preview, RecipientInput, SendRequest } from './messages';
import type { One } from './page';
import type { Person } from './people';

/*
 * The endpoints of the inbox, all below `/whatsapp`. Whoever may see some conversations only – a condition
 * of the role, such as “Own conversations” – is answered 404 for all others. Who lacks `contacts.read` sees
 * numbers masked (`contact.isMasked`), and neither user ids, wamids nor what Meta wrote.
 *
 *   GET    /inbox                                     GetInbox            inbox.read
 *   PUT    /inbox/me                                  UpdateInboxMe       inbox.read
 *   GET    /inbox/counts                              CountInbox          inbox.read
 *   GET    /inbox/conversations                       ListInbox           inbox.read
 *   POST   /inbox/conversations                       OpenConversation    inbox.reply
 *   GET    /inbox/events                              server-sent events  inbox.read
 *   GET    /inbox/changes                             ListChanges         inbox.read
 *   GET    /inbox/chat-link/:account                  GetChatLink         inbox.read
 *   GET    /inbox/people                              ListColleagues      inbox.assign or inbox.reply
 *   GET    /conversations/:documentId                 GetConversation     inbox.read   (contracts/conversations)
 *   GET    /conversations/:documentId/thread          GetThread           inbox.read
 *   GET    /conversations/:documentId/person          GetConversationPerson  inbox.read
 *   GET    /conversations/:documentId/records         FindRecords         inbox.reply, and contacts.read
 *   POST   /conversations/:documentId/records         LinkRecord          inbox.reply, and contacts.read
 *   DELETE /conversations/:documentId/records/:uid/:record  UnlinkRecord  inbox.reply, and contacts.read
 *   GET    /conversations/:documentId/media/:message  the file itself     inbox.read
 *   POST   /conversations/:documentId/files           AddFile             inbox.reply
 *   POST   /conversations/:documentId/messages        Answer              inbox.reply
 *   POST   /conversations/:documentId/preview         PreviewAnswer       inbox.reply
 *   POST   /conversations/:documentId/messages/:message/cancel|retry|resend|download   ActOnMessage   inbox.reply
 *   POST   /conversations/:documentId/notes           AddNote             inbox.reply
 *   PUT    /conversations/:documentId/notes/:note     UpdateNote          inbox.reply, one’s own notes
 *   DELETE /conversations/:documentId/notes/:note     DeleteNote          inbox.reply, one’s own notes
 *   POST   /conversations/:documentId/typing          SayTyping           inbox.reply
 *   POST   /conversations/:documentId/read            ReadConversation    inbox.reply  (contracts/conversations)
 *   POST   /conversations/:documentId/snooze          SnoozeConversation  inbox.reply
 *   PUT    /conversations/:documentId/labels          SetLabels           inbox.reply
 *   PUT    /conversations/:documentId/language        SetLanguage         inbox.reply
 *   POST   /conversations/:documentId/take|close|reopen                   inbox.reply  (contracts/conversations)
 *   POST   /conversations/:documentId/assign                              inbox.assign (contracts/conversations)
 *   GET    /conversations/:documentId/quick-replies   FillQuickReplies    inbox.reply
 *   GET    /quick-replies                             ListQuickReplies    inbox.read
 *   POST   /quick-replies                             SaveQuickReply      inbox.assign or settings.update
 *   PUT    /quick-replies/:documentId                 SaveQuickReply      inbox.assign or settings.update
 *   DELETE /quick-replies/:documentId                 DeleteQuickReply    inbox.assign or settings.update
 *   GET    /labels                                    ListLabels          inbox.read
 *   POST   /labels                                    SaveLabel           inbox.assign or settings.update
 *   PUT    /labels/:documentId                        SaveLabel           inbox.assign or settings.update
 *   DELETE /labels/:documentId                        DeleteLabel         inbox.assign or settings.update
 *
 * Templates for the composer: `GET /templates/usable` (messages.send or inbox.reply).
 * Hours, automatic answers and read receipts: `inbox` of `GET|PUT /preferences` (contracts/preferences).
 */

/** Where in a list or a thread one is; opaque, and of no meaning elsewhere. */
export type Cursor = string;

// What there is to work with

/** A word that conversations are sorted by. */
export interface Label {
  documentId: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** How somebody wants to be told of messages. */
export interface InboxMe {
  /** Notifications of the browser; shown while a page of the admin panel is open. */
  browser: boolean;
  /** E-mails, one a conversation until it has been read. */
  email: boolean;
  sound: boolean;
}

/** When people are told that they were read: never, when somebody opens the conversation, or answers. */
export type ReadReceipts = 'never' | 'opened' | 'answered';

/** What the page needs once. */
export interface Inbox {
  me: InboxMe & Person;
  /** Of whoever asks. */
  may: {
    reply: boolean;
    assign: boolean;
    /** Templates are sent, too. */
    manage: boolean;
    seeContacts: boolean;
  };
  readReceipts: ReadReceipts;
  accounts: {
    documentId: string;
    name: string;
    displayPhoneNumber: string | null;
    isSandbox: boolean;
  }[];
  labels: Label[];
}

/** `GET /whatsapp/inbox` */
export type GetInbox = { Response: One<Inbox> };

/** `PUT /whatsapp/inbox/me`: what is left out stays as it is. */
export type UpdateInboxMe = { Request: Partial<InboxMe>; Response: One<InboxMe> };

/** `GET /whatsapp/inbox/people`: everybody who may be given a conversation. */
export type ListColleagues = { Response: { data: Person[] } };

/** `GET /whatsapp/inbox/chat-link/:account?text`: an address that opens a chat with the account. */
export type GetChatLink = {
  Query: { text?: string };
  Response: One<{
    url: string;
    /** In E.164. */
    phone: string;
  }>;
};

// The list

/** What is listed: what one has taken or belongs to, what nobody has taken, everything open, or what is done. */
export const INBOX_TABS = ['mine', 'unassigned', 'all', 'closed'] as const;

export type InboxTab = (typeof INBOX_TABS)[number];

/** Switches are `true`, or left out. */
export interface InboxQuery {
  /** Default: `all`. With `_q`, `all` finds closed ones as well. */
  tab?: InboxTab;
  /** A name, a number in any writing, or words of a message. */
  _q?: string;
  /** documentId of an account. */
  account?: string;
  /** documentId of a label. */
  label?: string;
  /** documentId of a contact; finds conversations in which the person has not written yet, too. */
  contact?: string;
  unread?: string;
  /** Those whose customer service window closes within the next three hours. */
  closing?: string;
  /** Those that rest, which are left out otherwise. */
  snoozed?: string;
  /** By when the person wrote last, or the one first who has waited longest for an answer. Default: `newest`. */
  sort?: 'newest' | 'waiting';
  after?: Cursor;
  /** At most 100; default 30. */
  limit?: string;
}

/** `GET /whatsapp/inbox/conversations` */
export type ListInbox = {
  Query: InboxQuery;
  Response: { data: Conversation[]; meta: { next: Cursor | null } };
};

/** Conversations of each tab, counted up to `COUNT_LIMIT`; `unread` are conversations, not messages. */
export interface InboxCounts {
  tabs: Record<InboxTab, number>;
  unread: Record<'mine' | 'unassigned' | 'all', number>;
  /** For the badge: unread ones that are mine, or that nobody has. */
  badge: number;
}

/** Counting goes no further: where this is reached there are more. */
export const COUNT_LIMIT = 1_000;

/** `GET /whatsapp/inbox/counts?account` */
export type CountInbox = { Query: { account?: string }; Response: One<InboxCounts> };

/** `POST /whatsapp/inbox/conversations`: the conversation with somebody, made where there is none. */
export type OpenConversation = {
  Request: { account?: string; to: RecipientInput };
  Response: One<Conversation>;
};

// The thread

/** The message that is answered. */
export interface Quoted {
  /** Asked for by `around`, to jump to it. */
  documentId: string;
  direction: 'in' | 'out';
  type: string;
  rendered: string | null;
}

/** A file that can be asked for below `/conversations/:documentId/media/:message`. */
export interface ThreadFile {
  name: string;
  mime: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
}

/** A message in a thread; reactions stand at the message that they are about. */
export interface ThreadMessage {
  type: 'message';
  cursor: Cursor;
  at: string;
  /** `surroundings` is null. */
  message: Message;
  /** The `idempotencyKey` with which a page has handed it over; null where it was sent otherwise. */
  key: string | null;
  /** What was sent from here; null for templates. */
  free: FreeContent | null;
  /** What somebody else wrote. */
  inbound: InboundContent | null;
  file: ThreadFile | null;
  quoted: Quoted | null;
  reactions: { emoji: string; direction: 'in' | 'out'; at: string }[];
  /** As Meta wrote it, of kinds that are not shown otherwise; null for all others. */
  raw: unknown;
}

/** What somebody wrote for the colleagues. It is never sent. */
export interface ThreadNote {
  type: 'note';
  cursor: Cursor;
  at: string;
  documentId: string;
  text: string;
  author: Person | null;
  editedAt: string | null;
  /** Whether it is one’s own. */
  canChange: boolean;
}

/** What happened in a conversation besides. */
export const THREAD_EVENTS = [
  'taken',
  'assigned',
  'unassigned',
  'memberAdded',
  'memberRemoved',
  'closed',
  'reopened',
  'snoozed',
  'woken',
  'labels',
  'language',
  'personAsked',
  'optOut',
  'optIn',
  'blocked',
  'unblocked',
  'identity',
] as const;

export type ThreadEventKind = (typeof THREAD_EVENTS)[number];

export interface ThreadEvent {
  type: 'event';
  cursor: Cursor;
  at: string;
  documentId: string;
  kind: ThreadEventKind;
  /** Who did it; null: the person, or nobody in particular. */
  actor: string | null;
  /**
   * `name`: the colleague of `assigned`, `memberAdded`, `memberRemoved`; `until` of `snoozed`; `labels` and
   * `language`; `purpose` of `optOut` and `optIn`; `from` and `to` of `identity`, masked where numbers are.
   */
  params: Record<string, string | null>;
}

export type ThreadItem = ThreadMessage | ThreadNote | ThreadEvent;

/** One of the three, or none for the latest; `around` is the documentId of a message. */
export interface ThreadQuery {
  before?: Cursor;
  after?: Cursor;
  around?: string;
  /** At most 100; default 50. */
  limit?: string;
}

/** A part of a thread, oldest first. */
export interface Thread {
  data: ThreadItem[];
  meta: {
    /** What to ask for what came before; null where there is nothing. */
    before: Cursor | null;
    /** What to ask for what came after; null where this is the end. */
    after: Cursor | null;
  };
}

/** `GET /whatsapp/conversations/:documentId/thread` */
export type GetThread = { Query: ThreadQuery; Response: Thread };

// Answering

/** A file of the Media Library that can go with an answer. */
export interface AnswerFile {
  fileId: number;
  name: string;
  mime: string;
  sizeBytes: number;
  /** As what it is sent. */
  kind: MediaKind;
}

/**
 * `POST /whatsapp/conversations/:documentId/files`: a file from somebody’s device, as `file` of a form. What
 * WhatsApp or the host’s Media Library would refuse is not saved. Whoever added it may send it in their
 * conversations, also without any right in the Media Library.
 */
export type AddFile = { Response: One<AnswerFile> };

/**
 * A message of the composer: without a template while the window is open, or a template. The first answer
 * takes a conversation that nobody has. `replyTo`, and `content.messageId` of a reaction, are documentIds.
 */
export type AnswerInput = { idempotencyKey?: string; sendAt?: string } & (
  | { content: FreeContent; replyTo?: string }
  | { template: Pick<SendRequest, 'template' | 'language' | 'record' | 'values' | 'headerMedia'> }
);

/** `POST /whatsapp/conversations/:documentId/messages` */
export type Answer = { Request: AnswerInput; Response: One<ThreadMessage> };

/** `POST /whatsapp/conversations/:documentId/preview` */
export type PreviewAnswer = {
  Request: Pick<SendRequest, 'template' | 'language' | 'record' | 'values' | 'headerMedia'>;
  Response: One<Preview>;
};

/** `POST /whatsapp/conversations/:documentId/messages/:message/cancel|retry|resend|download` */
export type ActOnMessage = { Response: One<ThreadMessage> };

/** `POST /whatsapp/conversations/:documentId/notes` */
export type AddNote = { Request: { text: string }; Response: One<ThreadNote> };

/** `PUT /whatsapp/conversations/:documentId/notes/:note` */
export type UpdateNote = AddNote;

/** `DELETE /whatsapp/conversations/:documentId/notes/:note` */
export type DeleteNote = { Response: One<{ documentId: string }> };

/**
 * `POST /whatsapp/conversations/:documentId/typing`: colleagues see it, and the person where the settings say
 * so. Said again every five seconds at most; `false` takes it back.
 */
export type SayTyping = { Request: { typing: boolean }; Response: One<{ documentId: string }> };

// Working with a conversation

/** `POST /whatsapp/conversations/:documentId/snooze`: until a time, or until the person writes; null wakes it. */
export type SnoozeConversation = {
  Request: { until: string | null };
  Response: One<Conversation>;
};

/** `PUT /whatsapp/conversations/:documentId/labels`: these and no others, by documentId. */
export type SetLabels = { Request: { labels: string[] }; Response: One<Conversation> };

/** `PUT /whatsapp/conversations/:documentId/language`: of the person, as WhatsApp writes it, e.g. `pt_BR`. */
export type SetLanguage = { Request: { language: string | null }; Response: One<Conversation> };

/** Who the person of a conversation is, as far as whoever asks may know. */
export interface ConversationPerson {
  /** For `GET /contacts/:documentId`, where records, consent and former names are (contacts.read). */
  contact: string;
  language: string | null;
  /** Notes of all conversations with this person, newest first, at most fifty. */
  notes: (Omit<ThreadNote, 'type' | 'cursor'> & {
    conversation: string;
    accountName: string | null;
  })[];
  /** Other conversations with this person. */
  conversations: { documentId: string; accountName: string | null; lastInboundAt: string | null }[];
  /** For which campaigns the person was written to in these conversations, the latest first, at most twenty. */
  campaigns: { documentId: string; name: string; lastSentAt: string }[];
  /** Since when the person wants no messages; what they said besides is told with the contact. */
  optOutAllAt: string | null;
  optOutMarketingAt: string | null;
}

/** `GET /whatsapp/conversations/:documentId/person` */
export type GetConversationPerson = { Response: One<ConversationPerson> };

/** A record, by its collection and its documentId. */
export interface RecordKeyInput {
  uid: string;
  documentId: string;
}

/** `GET /whatsapp/conversations/:documentId/records?_q`: records that can be linked, of all collections in use. */
export type FindRecords = {
  Query: { _q?: string };
  Response: { data: Omit<LinkedRecord, 'isByHand'>[] };
};

/**
 * `POST /whatsapp/conversations/:documentId/records`: the record is this person’s, whatever numbers it has.
 * `contact` is for `GET /contacts/:documentId`, where the records stand.
 */
export type LinkRecord = { Request: RecordKeyInput; Response: One<{ contact: string }> };

/**
 * `DELETE /whatsapp/conversations/:documentId/records/:uid/:record`: the record is not this person’s; a
 * number that fits does not bring it back.
 */
export type UnlinkRecord = { Response: One<{ contact: string }> };

/** `GET /whatsapp/labels` */
export type ListLabels = { Response: { data: Label[] } };

/** `POST /whatsapp/labels`, `PUT /whatsapp/labels/:documentId` */
export type SaveLabel = { Request: { name: string; color?: string }; Response: One<Label> };

/** `DELETE /whatsapp/labels/:documentId` */
export type DeleteLabel = { Response: One<Label> };

// Quick replies

/** A text that is at hand by `/` and its shortcut. */
export interface QuickReply {
  documentId: string;
  /** Without the slash; small letters, digits, `-` and `_`. */
  shortcut: string;
  /** With variables such as `{{contact.firstName}}`; see `shared/domain/quick-reply`. */
  text: string;
  /** documentId of the account that it is for; null: for all. */
  account: string | null;
}

/** `GET /whatsapp/quick-replies` */
export type ListQuickReplies = { Response: { data: QuickReply[] } };

/** `POST /whatsapp/quick-replies`, `PUT /whatsapp/quick-replies/:documentId` */
export type SaveQuickReply = {
  Request: { shortcut: string; text: string; account?: string | null };
  Response: One<QuickReply>;
};

/** `DELETE /whatsapp/quick-replies/:documentId` */
export type DeleteQuickReply = { Response: One<QuickReply> };

/** A quick reply as it reads in one conversation. */
export interface FilledQuickReply extends QuickReply {
  filled: string;
  /** What nothing is known for; left as it is written. */
  missing: QuickReplyVariable[];
}

/** `GET /whatsapp/conversations/:documentId/quick-replies?_q`: those of its account and of all, by shortcut. */
export type FillQuickReplies = { Query: { _q?: string }; Response: { data: FilledQuickReply[] } };

// Live

/**
 * What the page is told. By server-sent events each is `event: <type>`, `id: <cursor>` and its JSON in
 * `data:`; a comment every 20 seconds says that the line is alive. The server ends the stream every few
 * minutes: come back with the last cursor and a token that is valid.
 *
 * - `hello`: the stream begins. `resumed: false`: what happened before is not told; ask for everything.
 * - `conversation`: how a conversation is now, or that it is new. `tells`: I would hear of a message in it.
 * - `gone`: it is not there any more for whoever asks.
 * - `items`: what is new or has changed in the thread that is open; replaces items with the same documentId.
 * - `ticks`: what has become of the last messages of conversations, where they are ours; their threads need
 *   not be open. Where very much is sent at once, not each is told.
 * - `person`: something has changed of the person of the thread that is open; ask for them anew.
 * - `removed`: a note of the open thread that was deleted.
 * - `replying`: who types in a conversation at the moment, without oneself.
 */
export type InboxEvent =
  | { type: 'hello'; resumed: boolean }
  | { type: 'conversation'; conversation: Conversation; tells: boolean }
  | { type: 'gone'; documentId: string }
  | { type: 'items'; conversation: string; items: ThreadItem[] }
  | { type: 'ticks'; ticks: { conversation: string; message: string; state: MessageState }[] }
  | { type: 'person'; conversation: string }
  | { type: 'removed'; conversation: string; documentId: string }
  | { type: 'replying'; conversation: string; people: Person[] };

/**
 * `GET /whatsapp/inbox/events?conversation&since` with `Authorization`. `conversation` is the documentId of
 * the thread that is open: its items are told, and nobody gets an e-mail about it while they look at it.
 * Coming back, `since` is the last cursor; the header `Last-Event-ID` says the same, but browsers may send
 * it to another origin only where the host’s CORS settings name it.
 */
export type StreamEvents = { Query: { conversation?: string; since?: Cursor } };

/** `GET /whatsapp/inbox/changes?since&conversation`: the same for whom no stream reaches; without `since` only a cursor. */
export type ListChanges = {
  Query: { since?: Cursor; conversation?: string };
  Response: { data: InboxEvent[]; meta: { next: Cursor } };
};
