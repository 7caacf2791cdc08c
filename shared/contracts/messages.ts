import type { Actor, Retry } from '../domain/diagnosis';
import type { Issue } from '../domain/issue';
import type { HeaderMediaKind, MediaFile } from '../domain/media';
import type {
  FailureType,
  MessageDirection,
  MessageSource,
  MessageState,
} from '../domain/message/message';
import type { FreeContent } from '../domain/message/content/content';
import type { StateTime } from '../domain/message/message';
import type { LanguageReason } from '../domain/template/choose-language';
import type { Blocks } from '../domain/template/preview';
import type { VariableType } from '../domain/template/variables';
import type { One } from './page';
import type { Clicks } from './templates';
import type { DeliveryVerdict } from './webhook-log';

export type { LanguageReason };

/** A record that a message speaks of. */
export interface RecordReference {
  uid: string;
  documentId: string;
  locale?: string | null;
  /** Which version gives the values; default: the collection's setting. */
  status?: 'published' | 'draft';
}

/** Why a message failed, in words. */
export interface Failure {
  type: FailureType;
  code: number | null;
  /** Meta's own words. */
  metaTitle: string | null;
  metaDetails: string | null;
  traceId: string | null;
  /** Key of the diagnosis, for translation. */
  key: string;
  title: string;
  action: string;
  retry: Retry;
  actor: Actor;
  /** The page of Meta's that explains the code; null where Meta had no part in it. */
  link: string | null;
}

/** Why an attempt was in vain after which the message waits for the next. */
export interface LastFailure extends Pick<Failure, 'key' | 'title' | 'action' | 'code'> {
  /** Meta's own words, or those of the network. */
  details: string | null;
  /** How many attempts count towards giving up, and after how many that is; null where waiting has no end. */
  tries: { count: number; limit: number } | null;
}

/** How often the tracked links of a message were opened. */
export interface MessageClicks extends Clicks {
  /** When a person opened one last. */
  lastAt: string | null;
  links: { target: string; people: number }[];
}

/** Why a file that a person sent is not here. */
export type DownloadProblem =
  | 'gone'
  | 'tooLarge'
  | 'typeNotAllowed'
  | 'checksum'
  | 'host'
  | 'account'
  | 'unreachable'
  | 'library';

/** How the file of a message that a person sent stands. */
export interface ReceivedMedia {
  state: 'waiting' | 'stored' | 'failed';
  /** Why the latest attempt was in vain; null for none. */
  problem: DownloadProblem | null;
  /** What belongs to the problem, e.g. the type that is not allowed. */
  details: string | null;
  /** When it is tried next; null when it is not. */
  nextAt: string | null;
  /** Whether a person may have it tried again: it was given up, and Meta still has it. */
  canRetry: boolean;
}

/** What there is to know of a message that somebody else has written. */
export interface ReceivedFacts {
  editedAt: string | null;
  /** When it was withdrawn; what it said is not kept then. */
  withdrawnAt: string | null;
  /** What it said before it was edited, oldest first. */
  earlier: { text: string; at: string }[];
  forwarded: 'once' | 'often' | null;
  /** The product of a catalog from which it was written. */
  product: string | null;
  /** The advertisement through which the person came. */
  referral: { headline: string | null; sourceUrl: string | null } | null;
  /** Null for a message without a file. */
  media: ReceivedMedia | null;
}

/** A request by which a message leaves; the token, which goes along in a header, is no part of it. */
export interface SentRequest {
  method: 'POST';
  url: string;
  body: Record<string, unknown>;
}

/** One request for a message, and what came of it. */
export interface Attempt {
  attempt: number;
  leftAt: string;
  /** When its end was known; null while it is under way. */
  at: string | null;
  /** `never-left`: not one byte reached Meta. `unknown`: Meta may have it. */
  outcome: 'accepted' | 'refused' | 'never-left' | 'unknown' | 'under-way';
  /** Of HTTP. */
  status: number | null;
  /** Meta's words, or those of the network. */
  words: string | null;
  /** What Meta answered, as far as it is kept. */
  answer: unknown;
}

/** What was said between Meta and this Strapi about a message. */
export interface MessageExchange {
  /** Null for what was not sent from here, and where the text is gone. */
  request: SentRequest | null;
  /** The latest ones, oldest first. */
  attempts: Attempt[];
  /** What Meta bills it as; null while Meta has not said. */
  pricing: { category: string; isBillable: boolean | null } | null;
  /** Items of the webhook log that speak of it. */
  kept: { documentId: string; field: string; verdict: DeliveryVerdict }[];
}

/** What belongs to a message and is told only where it is shown alone. */
export interface MessageSurroundings {
  /** The message that it answers or reacts to; null where it is none, or is not here. */
  quoted: { documentId: string; direction: MessageDirection; rendered: string | null } | null;
  /** The latest reaction of each side. */
  reactions: { emoji: string; direction: MessageDirection; at: string }[];
  /** As Meta wrote it; null for what was sent from here. */
  raw: unknown;
  /** documentId of the conversation that it is a part of; null where nobody has written. */
  conversation: string | null;
  exchange: MessageExchange;
}

/** A message as the log shows it. */
export interface Message {
  documentId: string;
  direction: MessageDirection;
  type: string;
  state: MessageState;
  holdReason: string | null;
  /** The text as the person sees it. */
  rendered: string | null;
  /** The same, part by part; null for kinds that have no parts. */
  blocks: Blocks | null;
  /** Why there is no text any more; null while it is kept. */
  bodyDeleted: BodyDeleted | null;
  /** The number is masked, and what the message says is not told: who asks may not read conversations. */
  isMasked: boolean;
  /** In E.164, or masked; null for a person who is known by user id alone. */
  phone: string | null;
  /** As WhatsApp tells it, or else as the record named the person. */
  contactName: string | null;
  accountName: string | null;
  accountDocumentId: string | null;
  accountIsSandbox: boolean;
  templateName: string | null;
  templateLanguage: string | null;
  source: MessageSource | null;
  sentBy: string | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  /** The campaign that it was sent for, or answers; null in answers to what changes a message. */
  campaignDocumentId: string | null;
  campaignName: string | null;
  /** The automation that sent it; null in answers to what changes a message. */
  automationDocumentId: string | null;
  automationName: string | null;
  wamid: string | null;
  attempt: number;
  failure: Failure | null;
  /** The message that this one answers, by wamid. */
  replyTo: string | null;
  /** Set when this message was sent again as a new one, or is such a one. */
  resendOf: string | null;
  /** When it was asked to leave; null where that was at once. */
  sendAt: string | null;
  /** When it leaves, or is tried next; null unless it waits. */
  dueAt: string | null;
  /** Why the latest attempt of a message that waits was in vain. */
  lastFailure: LastFailure | null;
  createdAt: string;
  times: Partial<Record<StateTime, string>>;
  /** Null for a message without tracked links, and in answers to what changes a message. */
  clicks: MessageClicks | null;
  /** Null for what was sent from here. */
  received: ReceivedFacts | null;
  /** Null in lists, and in answers to what changes a message. */
  surroundings: MessageSurroundings | null;
  canCancel: boolean;
  canRetry: boolean;
  canResend: boolean;
}

/** What a message said was deleted: as it was old enough, or as its person was erased. */
export interface BodyDeleted {
  by: 'retention' | 'erasure';
  at: string;
  /** Whole days after the message was made. */
  afterDays: number;
}

/** The part of the log that is asked for; several values of one kind have commas between them. */
export interface MessageFilters {
  /** A phone number in any writing, a user id, a wamid, or a part of the text. */
  _q?: string;
  /** One state or several; `scheduled` for those that wait for their time. */
  state?: string;
  direction?: MessageDirection;
  /** `template`, a kind of message without one such as `text`, or several. */
  type?: string;
  /** Who or what asked for it. */
  source?: string;
  account?: string;
  /** documentId of the contact. */
  contact?: string;
  template?: string;
  recordUid?: string;
  recordDocumentId?: string;
  /** documentId of the campaign: what was sent for it, and what was answered. */
  campaign?: string;
  /** documentId of the automation that sent it. */
  automation?: string;
  /** Failed for a reason: the key of a diagnosis, `unknown`, `expired` or `invalid`. */
  failure?: string;
  /** Failed with this error code of Meta's. */
  code?: string;
  failureType?: string;
  /** When it was made, at the earliest and at the latest. */
  from?: string;
  to?: string;
}

/** A page of the log: `after` and `before` are places that an earlier page has named. */
export interface MessageQuery extends MessageFilters {
  pageSize?: number;
  /** `createdAt:asc` for the oldest first; the newest first otherwise. */
  sort?: string;
  after?: string;
  before?: string;
}

/** A page of the log, which is too long to be counted through and jumped about in. */
export interface MessagePage {
  data: Message[];
  meta: {
    pagination: {
      pageSize: number;
      /** Counted up to `TOTAL_LIMIT`, and not through everything; `totalIsCapped` says that there may be more. */
      total: number;
      totalIsCapped: boolean;
    };
    places: {
      /** Where the pages before and after this one are; null where there are none. */
      before: string | null;
      after: string | null;
      /** How far was looked before enough was found: `before` or `after` goes on from there. Null where all was looked through. */
      searchedTo: string | null;
    };
  };
}

/** What becomes of several messages that somebody chose, each for itself. */
export interface ManyDone {
  /** documentIds of those that go out again. */
  done: string[];
  /** Why the others do not. */
  refused: { documentId: string; message: string; issues: Issue[] }[];
}

/** Who receives: a number in any writing, a business-scoped user id (BSUID), or a known contact. */
export type RecipientInput = { phone: string } | { userId: string } | { contact: string };

/** What the send dialog sends, to see and then to send. */
export interface SendTemplateInput {
  /** documentId of the template, or its name. */
  template: string;
  language?: string;
  account?: string;
  /** Instead of the record's phone number. */
  to?: RecipientInput;
  record?: RecordReference;
  /** By key, e.g. `body.1`; replaces the mapped value for this message. */
  values?: Record<string, string>;
  /** A file of the Media Library instead of the one that the template would take. */
  headerMedia?: { id: number };
  /** The same key never makes a second message. */
  idempotencyKey?: string;
}

/** A message to be sent, and when. */
export interface SendRequest extends SendTemplateInput {
  /** Not before this time, in ISO 8601, at most a year ahead. */
  sendAt?: string;
  /** False: it leaves at once, without the seconds in which it could be taken back. */
  undo?: boolean;
}

/** A message without a template, inside the customer service window. */
export interface SendContentInput {
  account?: string;
  to: RecipientInput;
  content: FreeContent;
  /** documentId or wamid of the message that is answered. */
  replyTo?: string;
  /** The same key never makes a second message. */
  idempotencyKey?: string;
}

/** A message without a template, and when it is to leave. */
export interface SendContentRequest extends SendContentInput, Pick<SendRequest, 'sendAt' | 'undo'> {
  /** Given up when it has not left by then; in ISO 8601. */
  expiresAt?: string;
}

/** A variable of the template with the value that it has for this record. */
export interface PreviewValue {
  key: string;
  placeholder: string;
  type: VariableType;
  /** What a person calls it, e.g. `Customer → First name`. */
  label: string;
  value: string | null;
  /** Where the value came from. */
  from: 'record' | 'fallback' | 'typed' | 'fixed' | 'sender' | 'link' | 'none';
  /** The person may not read this field. */
  isHidden: boolean;
  /** Whether the message can go out without it. */
  isOptional: boolean;
}

/** The file of the header as it would go out. */
export interface PreviewMedia {
  kind: HeaderMediaKind;
  file: MediaFile | null;
  from: 'record' | 'template' | 'chosen' | 'none';
}

/** Who would receive the message. */
export interface PreviewRecipient {
  /** In E.164; null for a person who is known by user id alone. */
  phone: string | null;
  international: string | null;
  country: string | null;
  /** The business-scoped user id, where it is what the person is known by. */
  userId: string | null;
}

/** A message as it would go out, with everything that speaks against it. */
export interface Preview {
  to: PreviewRecipient | null;
  /** What stands in the phone field, whether or not it is a number. */
  typed: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  templateName: string;
  language: string;
  languageFrom: LanguageReason;
  /** The languages of this name that can be sent. */
  languages: string[];
  /** Null for a template without an image, video or document. */
  media: PreviewMedia | null;
  valuesFrom: 'published' | 'draft' | null;
  values: PreviewValue[];
  blocks: Blocks;
  issues: (Issue & { message: string })[];
}

/**
 * `GET /whatsapp/messages?after&before&pageSize&sort` with the filters (messages.read).
 * `GET /whatsapp/messages/export`, with the same filters (messages.export): all of it as a CSV file. Without
 * messages.read it names nobody and holds no text.
 */
export type ListMessages = { Query: MessageQuery; Response: MessagePage };

/** `GET /whatsapp/messages/:documentId` (messages.read) */
export type GetMessage = { Response: One<Message> };

/**
 * `GET /whatsapp/records/:uid/:documentId/messages?locale` (messages.send, and read access to the
 * record): the latest five; without messages.read only their states.
 */
export type ListRecordMessages = { Response: { data: Message[] } };

/** `POST /whatsapp/messages/preview` (messages.send) */
export type PreviewMessage = { Request: SendTemplateInput; Response: One<Preview> };

/** `POST /whatsapp/messages` (messages.send) */
export type SendMessage = { Request: SendRequest; Response: One<Message> };

/**
 * `POST /whatsapp/messages/free` (messages.send, and messages.read): what is not right is told field by
 * field, `content.…` for what the message says.
 */
export type SendFreeMessage = { Request: SendContentRequest; Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/cancel` (messages.send): while it is queued. */
export type CancelMessage = { Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/retry` (messages.retry): what Meta refused, as the same message. */
export type RetryMessage = { Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/download` (messages.retry): tries again to fetch the file that a person sent. */
export type DownloadMedia = { Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/resend` (messages.retry): a new message with the same content. */
export type ResendMessage = { Response: One<Message> };

/**
 * `POST /whatsapp/messages/retry-many` and `POST /whatsapp/messages/resend-many` (messages.retry): as one by one, for up
 * to a hundred.
 */
export type RetryMessages = { Request: { documentIds: string[] }; Response: One<ManyDone> };
