import type { InboundContent } from '../../../shared/domain/message/content/inbound/inbound';
import type { IdentityNews } from '../../../shared/domain/identity';
import type { ReportedState } from '../../../shared/domain/message/lifecycle';

/** What a status webhook says about one message. */
export interface StatusEvent {
  type: 'status';
  businessAccountId: string;
  wamid: string;
  state: ReportedState;
  at: Date;
  /** `biz_opaque_callback_data` as it came. */
  callbackData: string | null;
  error: { code: number | null; title: string | null; details: string | null } | null;
  pricing: { category: string | null; billable: boolean | null } | null;
  recipient: { waId: string | null; userId: string | null; parentUserId: string | null };
  /** The status as Meta wrote it. */
  raw: unknown;
}

/** A template that Meta says something about. */
interface AboutTemplate {
  businessAccountId: string;
  metaId: string | null;
  name: string;
  language: string;
  at: Date;
  /** The webhook field. */
  field: string;
  /** Its identity: the same decision delivered twice has the same. */
  itemKey: string;
  raw: unknown;
}

/** What `message_template_status_update` says about one template. */
export interface TemplateStatusEvent extends AboutTemplate {
  type: 'templateStatus';
  event: string;
  category: string | null;
  /** Meta's code of a rejection, which tells what to do; its words where it gives no code. */
  reason: string | null;
  /** Of a rejection, in Meta's words. */
  explanation: string | null;
  recommendation: string | null;
  /** e.g. `FIRST_PAUSE`, and what Meta says to it. */
  title: string | null;
  description: string | null;
  /** Seconds since 1970, or a date in words. */
  disableDate: string | null;
}

/** What `message_template_quality_update` says about one template. */
export interface TemplateQualityEvent extends AboutTemplate {
  type: 'templateQuality';
  previous: string | null;
  quality: string;
}

/** What `template_category_update` says about one template. */
export interface TemplateCategoryEvent extends AboutTemplate {
  type: 'templateCategory';
  /** The category as it is. */
  category: string;
  /** Null in a notice, and where Meta does not say. */
  previous: string | null;
  /** What it will be; null when the change is done. */
  coming: string | null;
  /** When it will be so. */
  effectiveAt: Date | null;
}

/** `message_template_components_update`: the words at Meta have changed. */
export interface TemplateComponentsEvent extends AboutTemplate {
  type: 'templateComponents';
}

/** Anything that Meta says about a template. */
export type TemplateEvent =
  TemplateStatusEvent | TemplateQualityEvent | TemplateCategoryEvent | TemplateComponentsEvent;

/** A message as Meta wrote it, with what stands beside it and is needed to understand it. */
export interface RawMessage {
  metadata: unknown;
  contacts: unknown;
  message: unknown;
}

/** A person has written to one of our numbers. */
export interface InboundEvent {
  type: 'inbound';
  businessAccountId: string;
  phoneNumberId: string;
  /** The identity of the message: its wamid. */
  itemKey: string;
  wamid: string;
  at: Date;
  /** The number as WhatsApp writes it; null where it is not told. This or `fromUserId` is there. */
  from: string | null;
  fromUserId: string | null;
  fromParentUserId: string | null;
  profileName: string | null;
  /** Without its `@`. */
  username: string | null;
  /** Meta's type, e.g. `text`; `unknown` where it has none. */
  kind: string;
  content: InboundContent;
  /** What was typed, or the words on the button or row that was tapped; null for none. */
  text: string | null;
  /** The id behind the button or row that was tapped; null for none. */
  payload: string | null;
  /** The message that is quoted or reacted to. */
  replyToWamid: string | null;
  raw: RawMessage;
}

/** Accounts that Meta says something about. */
interface AboutAccount {
  businessAccountId: string;
  /** The number that it is about, as Meta names it; both null where it is about the whole WABA. */
  phoneNumberId: string | null;
  /** Digits alone. */
  displayPhoneNumber: string | null;
  at: Date;
  /** The webhook field. */
  field: string;
  /** Its identity: the same news delivered twice has the same. */
  itemKey: string;
  raw: unknown;
}

/** `account_update`: restrictions, bans, violations, partners. */
export interface AccountUpdateEvent extends AboutAccount {
  type: 'accountUpdate';
  event: string;
  /** Of `ACCOUNT_RESTRICTION`; empty when nothing is restricted any more. */
  restrictions: { type: string; until: Date | null }[];
  /** Of `DISABLED_UPDATE`. */
  banState: string | null;
  /** As Meta writes it, e.g. `November 30, 2026`. */
  banDate: string | null;
  /** Of `ACCOUNT_VIOLATION`. */
  violation: string | null;
  /** Of what ends a connection. */
  reason: string | null;
}

/** `account_alerts`: something that Meta wants to be read. */
export interface AccountNoticeEvent extends AboutAccount {
  type: 'accountNotice';
  /** e.g. `INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED`. */
  notice: string;
  severity: string | null;
  /** Whether it holds no more. */
  isOver: boolean;
  description: string | null;
}

/** `account_review_update`: whether Meta lets the account in. */
export interface AccountReviewEvent extends AboutAccount {
  type: 'accountReview';
  decision: string;
}

/** `account_settings_update`: somebody has changed settings at Meta. */
export interface AccountSettingsEvent extends AboutAccount {
  type: 'accountSettings';
  /** Names of what was changed. */
  settings: string[];
}

/** `phone_number_quality_update` and `business_capability_update`: how much may be sent, and how fast. */
export interface AccountLimitEvent extends AboutAccount {
  type: 'accountLimit';
  /** e.g. `TIER_2K`; null where it is not told. */
  limit: string | null;
  /** Whether the number sends a thousand a second from now on. */
  isUpgraded: boolean;
}

/** `phone_number_name_update`: the decision on a display name. */
export interface AccountNameEvent extends AboutAccount {
  type: 'accountName';
  decision: string;
  name: string | null;
  reason: string | null;
}

/** `business_username_update`: the username under which people find the business. */
export interface AccountUsernameEvent extends AboutAccount {
  type: 'accountUsername';
  username: string | null;
  status: string;
}

/** `security`: the PIN of a number. */
export interface AccountSecurityEvent extends AboutAccount {
  type: 'accountSecurity';
  event: string;
}

/** Anything that Meta says about an account or a number. */
export type AccountEvent =
  | AccountUpdateEvent
  | AccountNoticeEvent
  | AccountReviewEvent
  | AccountSettingsEvent
  | AccountLimitEvent
  | AccountNameEvent
  | AccountUsernameEvent
  | AccountSecurityEvent;

/** `user_preferences`: a person has stopped or resumed marketing of a business in WhatsApp. */
export interface PreferenceEvent {
  type: 'preference';
  businessAccountId: string;
  phoneNumberId: string | null;
  itemKey: string;
  field: string;
  at: Date;
  wants: 'stop' | 'resume';
  /** The number as WhatsApp writes it; this or `userId` is there. */
  waId: string | null;
  userId: string | null;
  /** In Meta's words. */
  detail: string | null;
  raw: unknown;
}

/** What somebody has sent by other means than this plugin. */
export interface EchoEvent {
  type: 'echo';
  businessAccountId: string;
  phoneNumberId: string;
  /** The webhook field; only `smb_message_echoes` is sure to come from the WhatsApp Business app. */
  field: string;
  /** The identity of the message: its wamid. */
  itemKey: string;
  wamid: string;
  at: Date;
  /** Whom it went to, as WhatsApp writes the number; this or `toUserId` is there. */
  to: string | null;
  toUserId: string | null;
  /** The kind of message, e.g. `text`. */
  kind: string;
  content: InboundContent;
  /** The message that is quoted or reacted to. */
  replyToWamid: string | null;
  raw: RawMessage;
}

/** What changes a message that somebody wrote before. */
interface MessageChange {
  businessAccountId: string;
  /** The webhook field. */
  field: string;
  /** The identity of the change: its own wamid. */
  itemKey: string;
  wamid: string;
  /** The message that changes. */
  targetWamid: string;
  at: Date;
  raw: RawMessage;
}

/** Somebody has written a message anew. */
export interface EditEvent extends MessageChange {
  type: 'edit';
  content: InboundContent;
}

/** Somebody has withdrawn a message. */
export interface RevokeEvent extends MessageChange {
  type: 'revoke';
}

/** A `system` message: somebody is known by another number or user id; what it was is kept beside it. */
export interface IdentityEvent {
  type: 'identity';
  businessAccountId: string;
  phoneNumberId: string | null;
  /** The same as that of the kept message. */
  itemKey: string;
  at: Date;
  news: IdentityNews;
  /** Numbers as WhatsApp writes them; an old name and a new one are there. */
  oldWaId: string | null;
  newWaId: string | null;
  oldUserId: string | null;
  newUserId: string | null;
  oldParentUserId: string | null;
  newParentUserId: string | null;
}

/** Anything that is not understood or not used yet: kept with its JSON, never thrown away. */
export interface KeptEvent {
  type: 'kept';
  businessAccountId: string;
  field: string;
  /** Its identity: the same item delivered twice has the same. */
  itemKey: string;
  verdict: 'unknown' | 'kept';
  raw: unknown;
}

export type WebhookEvent =
  | StatusEvent
  | TemplateEvent
  | AccountEvent
  | InboundEvent
  | PreferenceEvent
  | EchoEvent
  | EditEvent
  | RevokeEvent
  | IdentityEvent
  | KeptEvent;
