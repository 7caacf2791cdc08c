import type { Environment } from '../../../shared/contracts/accounts';
import type { ThreadEventKind } from '../../../shared/contracts/inbox';
import type { Subscription } from '../../../shared/contracts/webhooks';
import type { AskedFacts, Confirmation, Confirmed } from '../../../shared/domain/health/facts';
import type { ConsentBasis } from '../../../shared/domain/consent';
import type {
  FailureType,
  MessageDirection,
  MessageSource,
  MessagePhase,
  MessageState,
  StateTime,
} from '../../../shared/domain/message/message';
import type { Authentication } from '../../../shared/domain/template/authentication';
import type { MediaSource } from '../../../shared/domain/template/header/media';
import type { HeaderMediaKind, MediaKind } from '../../../shared/domain/media';
import type { FreeContent } from '../../../shared/domain/message/content/content';
import type { InboundContent } from '../../../shared/domain/message/content/inbound/inbound';
import type { Version } from '../../../shared/domain/message/content/inbound/versions';
import type {
  TemplateMessagePayload,
  Values,
} from '../../../shared/domain/template/message-payload';
import type { Blocks } from '../../../shared/domain/template/preview';
import type { MetaTemplate } from '../../../shared/domain/template/read-meta';
import type { VariableComponent, VariableType } from '../../../shared/domain/template/variables';
import type { ValueFormat } from '../../../shared/domain/value-format';

/** What every row has. Dates come as text or as Date, by database. */
export interface Row {
  id: number;
  documentId: string;
  createdAt: string | Date;
  updatedAt: string | Date;
}

export type Time = string | Date | null;

/** An account as stored; secrets are encrypted. */
export interface AccountRow extends Row {
  name: string;
  environment: Environment;
  phoneNumberId: string;
  businessAccountId: string;
  appId: string | null;
  portfolioId: string | null;
  accessToken: string | null;
  appSecret: string | null;
  previousAppSecret: string | null;
  /** Until when deliveries may still be signed with the previous app secret. */
  previousAppSecretUntil: Time;
  /** When the app secret was entered. */
  appSecretAt: Time;
  webhookVerifyToken: string | null;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  qualityRating: string | null;
  messagingLimit: string | null;
  throughputLevel: string | null;
  health: unknown;
  /** What Meta, and our own callback, answered last to each question of the health checks. */
  asked: Partial<AskedFacts> | null;
  /** What somebody has said that Meta does not tell. */
  confirmed: Partial<Record<Confirmation, Confirmed>> | null;
  /** When Meta told last about each topic of `shared/domain/account-news`, and what is to be remembered of it. */
  news: Record<string, { at: string; [fact: string]: string | null }> | null;
  defaultCountry: string | null;
  isDefault: boolean;
  enabled: boolean;
  /** Why it sends nothing, in words; null while it may send. */
  holdReason: string | null;
  /** Each cause for which it is held, with its words. */
  holds: Record<string, string> | null;
  /** The installation that connected it; a copy of the database is another one. */
  installationId: string | null;
  /** Where its WABA takes marketing, as Meta has shown; null: where everything goes. */
  marketingEndpoint: 'marketing_messages' | null;
  /** What Meta said last about who gets its webhooks. */
  subscription: Subscription | null;
  lastCheckedAt: Time;
  /** When its health is looked at next without being asked; one process claims that by moving it. */
  checkDueAt: Time;
  lastSyncedAt: Time;
  /** When a scheduled sync last began; one process claims it by writing this. */
  syncTriedAt: Time;
  /** Scheduled syncs that failed since the last one that did not. */
  syncFailures: number | null;
  lastDeliveryAt: Time;
  notifyUsers?: { id: number }[];
  notifyRoles?: { id: number }[];
  /** Whether only those who are named may see and use it, also when none of them exists any more. */
  isRestricted?: boolean | null;
  allowedUsers?: { id: number }[];
  allowedRoles?: { id: number }[];
}

export interface VariableRow extends Row {
  component: VariableComponent;
  buttonIndex: number | null;
  placeholder: string;
  type: VariableType;
  fieldPath: string | null;
  fixedText: string | null;
  format: ValueFormat | null;
  sampleValue: string | null;
  fallback: string | null;
}

export interface ButtonRow extends Row {
  position: number;
  type: string;
  text: string | null;
  url: string | null;
  urlType: string | null;
  phoneNumber: string | null;
  options: Record<string, unknown> | null;
  raw: unknown;
}

/** A file of the Media Library, as far as it is used here. */
export interface FileRow extends Row {
  name: string;
  mime: string;
  /** In kilobytes, as the upload plugin counts them. */
  size: number;
  url: string;
  ext: string | null;
  hash: string;
  provider: string;
}

export interface TemplateRow extends Row {
  account: AccountRow | null;
  businessAccountId: string;
  name: string;
  language: string;
  label: string | null;
  category: string | null;
  parameterFormat: string;
  appliesTo: string | null;
  phoneField: string | null;
  headerType: string | null;
  headerText: string | null;
  headerMedia?: FileRow | null;
  headerSource: { source?: MediaSource; fileName?: string | null } | null;
  body: string | null;
  footer: string | null;
  authentication: Authentication | null;
  ttlSeconds: number | null;
  status: string;
  statusAt: Time;
  /** Identity of the webhook that brought the status. */
  statusKey: string | null;
  qualityAt: Time;
  categoryAt: Time;
  rejectedReason: string | null;
  qualityScore: string | null;
  correctCategory: string | null;
  metaId: string | null;
  raw: { header?: unknown; components?: unknown[] } | null;
  /** What Meta and we agreed on last; see `services/templates/compare`. */
  syncedHash: string | null;
  /** What Meta says instead of our text; null while both say the same. */
  drift: MetaTemplate | null;
  lastSyncedAt: Time;
  author?: { id: number; email: string; firstname?: string; lastname?: string } | null;
  /** Whether only those who are named may send it, also when none of them exists any more. */
  isRestricted?: boolean | null;
  allowedUsers?: { id: number }[];
  allowedRoles?: { id: number }[];
}

export interface ContactRow extends Row {
  portfolioId: string;
  phone: string | null;
  waId: string | null;
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
  profileName: string | null;
  language: string | null;
  /** What is in force; see `shared/domain/consent`. */
  optInMarketingAt: Time;
  optInAllAt: Time;
  optOutMarketingAt: Time;
  optOutAllAt: Time;
  blockedAt: Time;
  /** Set where a user id and a number that Meta named together belong to two rows: the other one. */
  conflict: ContactConflict | null;
  conflictAt: Time;
  /** Those of whom a person has said that they are somebody else, by documentId. */
  distinctFrom: string[] | null;
  /** When records with this number were looked for; null where that is still to be done. */
  linksCheckedAt: Time;
}

/** With which other row one shares its person. */
export interface ContactConflict {
  contact: string;
}

/** An admin user, as far as others need to know them. */
export interface AdminPerson {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
  isActive?: boolean | null;
  blocked?: boolean | null;
}

/** What one number and one person have written to each other. */
export interface ConversationRow extends Row {
  account: AccountRow | null;
  contact: ContactRow | null;
  status: 'open' | 'closed';
  /** Who has taken it; an admin user. */
  assignee?: AdminPerson | null;
  /** Who has sent something in it, or has joined it. */
  members?: AdminPerson[];
  /** Messages of the person since somebody said that they have read them. */
  unreadCount: number | null;
  /** The newest of both sides; null where it is none that is stored. */
  lastMessage?: MessageRow | null;
  /** When the person wrote last; the customer service window counts from it. */
  lastInboundAt: Time;
  lastOutboundAt: Time;
  /** Since when the person waits for an answer of a person. */
  waitingSince: Time;
  /** It rests until then; a time that is past counts for nothing. */
  snoozedUntil: Time;
  /** When the answers went out last that go out by themselves. */
  awayAt: Time;
  welcomedAt: Time;
  labels?: LabelRow[];
}

/** A word that conversations are sorted by. */
export interface LabelRow extends Row {
  name: string;
  color: string;
}

/** A text that is at hand by its shortcut. */
export interface QuickReplyRow extends Row {
  shortcut: string;
  text: string;
  account: { id: number; documentId: string } | null;
}

/** What stands in a conversation beside its messages: a note of a colleague, or what happened. */
export interface ConversationEntryRow extends Row {
  conversation?: ConversationRow | null;
  contact?: { id: number } | null;
  at: string | Date;
  /** `note`, one of `THREAD_EVENTS`, or `deleted` for a note that was. */
  kind: 'note' | 'deleted' | ThreadEventKind;
  text: string | null;
  author?: AdminPerson | null;
  /** What the author was called then; null where nobody in particular did it. */
  actor: string | null;
  params: Record<string, string | null> | null;
  editedAt: Time;
}

/** The consent on which a message went out. */
export interface MessageConsent {
  basis: ConsentBasis;
  /** The template's category at that time. */
  category: string | null;
  /** The field of the record that said yes. */
  path?: string;
  /** The version of the record that did, where there are two. */
  status?: 'draft' | 'published';
}

/** A tracked link of a message: where it leads, and which of its variables it fills. */
export interface MessageLink {
  code: string;
  target: string;
  variable: string;
}

/** What a message holds to be sent, and to be shown. */
export interface MessageContent {
  template?: { name: string; language: string; documentId: string };
  values?: Values;
  /** What the record called the person when the message was queued. */
  recipientName?: string | null;
  /** The object that Meta takes under the message's type. */
  payload: { template?: TemplateMessagePayload };
  /** The file of the header; its id at Meta is put in when the message leaves. */
  headerMedia?: { fileId: number; kind: HeaderMediaKind; fileName: string | null };
  /** What was asked for, of a message without a template. */
  free?: FreeContent;
  /** What a person’s page called it when it was handed over; the page knows it again by that. */
  key?: string;
  /** The file of the Media Library that such a message carries. */
  media?: { fileId: number; kind: MediaKind; fileName: string | null };
  /** The messages at WhatsApp that it answers or reacts to, by wamid. */
  quotes?: { replyTo?: string; reactionTo?: string };
  /** What a person wrote, or what was sent by other means than this plugin. */
  inbound?: InboundContent;
  /** Everything that an edited message has said, oldest first; the last one stands in `inbound`. */
  versions?: Version[];
  /** Codes of the tracked links that stand in the payload, with where they lead. */
  links?: MessageLink[];
  /** What the bubble shows. */
  blocks?: Blocks;
}

/** What is remembered of an attempt to send that was in vain; nothing in it is a secret. */
export interface FailedAttempt {
  attempt: number;
  /** When the request began, and when it was known to be in vain. */
  leftAt: string;
  at: string;
  outcome: 'refused' | 'never-left' | 'unknown';
  endpoint: 'messages' | 'marketing_messages';
  /** Of HTTP; null where no answer came. */
  status: number | null;
  code: number | null;
  subcode: number | null;
  /** Meta's words, or those of the network. */
  message: string | null;
  details: string | null;
  traceId: string | null;
}

export interface MessageRow extends Row, Record<StateTime, Time> {
  account: AccountRow | null;
  contact: ContactRow | null;
  template: TemplateRow | null;
  conversation?: { id: number; documentId: string } | null;
  /** The campaign that it is sent for, or answers. */
  campaign?: { id: number; documentId: string; name: string } | null;
  /** The automation that sent it. */
  automation?: { id: number; documentId: string; name: string } | null;
  /** The file that a person sent, once it is in the Media Library. */
  file?: FileRow | null;
  direction: MessageDirection;
  type: string;
  content: MessageContent | null;
  /** When what it said was deleted, and why; null while it is there. */
  bodyDeletedAt: Time;
  bodyDeletedBy: 'retention' | 'erasure' | null;
  /** The message as Meta wrote it; null for what was sent from here, and where it was withdrawn. */
  raw: unknown;
  rendered: string | null;
  editedAt: Time;
  withdrawnAt: Time;
  state: MessageState;
  /** Follows the state wherever that is written; see `phases.ts`. */
  phase: MessagePhase;
  holdReason: string | null;
  wamid: string | null;
  attempt: number;
  /** The latest attempts that were in vain, oldest first. */
  attempts: FailedAttempt[] | null;
  /** How often in a row it has met one kind of failure, which `triesOf` names; null: refusals. */
  tries: number;
  triesOf: 'refused' | 'unreached' | 'person' | 'file' | null;
  /** Where it goes after one endpoint has named the other; null before. */
  endpoint: 'messages' | 'marketing_messages' | null;
  /** The message that it answers, by wamid. */
  replyTo: string | null;
  resendOf: string | null;
  idempotencyKey: string | null;
  priority: number;
  sendAt: Time;
  dueAt: Time;
  expiresAt: Time;
  claimedBy: string | null;
  leaseUntil: Time;
  failureType: FailureType | null;
  errorCode: number | null;
  errorTitle: string | null;
  errorDetails: string | null;
  traceId: string | null;
  /** What it rested on when it was queued; null for answers, and for what was queued before this was noted. */
  consent: MessageConsent | null;
  /** Whether a one-time code stands in the content, or has stood there; null for all others. */
  codeState: 'held' | 'gone' | null;
  pricingCategory: string | null;
  billable: boolean | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
  sentBy: string | null;
  source: MessageSource | null;
}

export interface DeliveryRow extends Row {
  receivedAt: Time;
  /** When Meta wrote it, of news about templates and accounts; null for all others. */
  toldAt: Time;
  field: string | null;
  wabaId: string | null;
  itemKey: string;
  /** The wamid of the message that it waits for; null for what waits for none. */
  wamid: string | null;
  verdict: 'unknown' | 'parked' | 'failed' | 'kept';
  reason: string | null;
  body: unknown;
}

export interface CollectionSettingRow extends Row {
  uid: string;
  enabled: boolean;
  phoneField: string | null;
  nameField: string | null;
  localeField: string | null;
  consentField: string | null;
  portalUrl: string | null;
  valuesFrom: string | null;
}
