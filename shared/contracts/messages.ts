import type { Actor, Retry } from '../domain/diagnosis';
import type { Issue } from '../domain/issue';
import type {
  FailureType,
  MessageDirection,
  MessageSource,
  MessageState,
} from '../domain/message/message';
import type { StateTime } from '../domain/message/message';
import type { Blocks } from '../domain/template/preview';
import type { VariableType } from '../domain/template/variables';
import type { One, Page, PageQuery } from './page';

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
  /** In E.164; null for a person who is known by user id alone. */
  phone: string | null;
  /** As WhatsApp tells it, or else as the record named the person. */
  contactName: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  templateName: string | null;
  templateLanguage: string | null;
  source: MessageSource | null;
  sentBy: string | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  wamid: string | null;
  attempt: number;
  failure: Failure | null;
  /** Set when this message was sent again as a new one, or is such a one. */
  resendOf: string | null;
  /** When it is tried next; null unless it waits. */
  dueAt: string | null;
  createdAt: string;
  times: Partial<Record<StateTime, string>>;
  canCancel: boolean;
  canRetry: boolean;
  canResend: boolean;
}

export interface MessageQuery extends PageQuery {
  /** A phone number in any writing, a wamid, or the beginning of a text. */
  _q?: string;
  state?: string;
  direction?: MessageDirection;
  account?: string;
  template?: string;
  recordUid?: string;
  recordDocumentId?: string;
}

/** What the send dialog sends, to see and then to send. */
export interface SendTemplateInput {
  /** documentId of the template, or its name. */
  template: string;
  language?: string;
  account?: string;
  /** Instead of the record's phone number. */
  to?: { phone: string };
  record?: RecordReference;
  /** By key, e.g. `body.1`; replaces the mapped value for this message. */
  values?: Record<string, string>;
  /** The same key never makes a second message. */
  idempotencyKey?: string;
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
  from: 'record' | 'fallback' | 'typed' | 'fixed' | 'sender' | 'none';
  /** The person may not read this field. */
  isHidden: boolean;
}

/** Who would receive the message. */
export interface PreviewRecipient {
  phone: string;
  international: string;
  country: string | null;
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
  valuesFrom: 'published' | 'draft' | null;
  values: PreviewValue[];
  blocks: Blocks;
  issues: (Issue & { message: string })[];
}

/** `GET /whatsapp/messages?page&pageSize&sort&_q&state&direction&account&template&recordUid&recordDocumentId` (messages.read) */
export type ListMessages = { Query: MessageQuery; Response: Page<Message> };

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
export type SendMessage = { Request: SendTemplateInput; Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/cancel` (messages.send): while it is queued. */
export type CancelMessage = { Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/retry` (messages.retry): what Meta refused, as the same message. */
export type RetryMessage = { Response: One<Message> };

/** `POST /whatsapp/messages/:documentId/resend` (messages.retry): a new message with the same content. */
export type ResendMessage = { Response: One<Message> };
