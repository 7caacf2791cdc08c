import type { JsonObject } from '../json';

/** An app of Meta's App Dashboard. */
export interface App {
  id: string;
  name: string;
  secret: string;
  /** The default callback, set in the dashboard or by POST /{app}/subscriptions. */
  webhook?: { callbackUrl: string; verifyToken: string; fields: string[] };
}

/** An access token of a system user, or of a person: the one that API Setup shows for a day. */
export interface Token {
  value: string;
  appId: string;
  userId: string;
  type: 'SYSTEM_USER' | 'USER';
  /** The portfolio that the user belongs to. */
  portfolioId: string;
  scopes: string[];
  /** Seconds since 1970; 0 never expires. */
  expiresAt: number;
  issuedAt: number;
  /** Until when data may be read with it; seconds since 1970, 0 for ever. */
  dataAccessExpiresAt: number;
  /** The WABAs it may use; undefined means every one of this simulator. */
  businessAccountIds?: string[];
  /** What it is for, shown to people. */
  label: string;
}

/** A WABA's subscription of an app to its webhooks. */
export interface Subscription {
  appId: string;
  overrideCallbackUri?: string;
}

/** A WhatsApp Business Account (WABA). */
export interface BusinessAccount {
  id: string;
  name: string;
  portfolioId: string;
  portfolioName: string;
  /** Portfolios that it was shared with. */
  clientOf: string[];
  currency: string;
  timezoneId: string;
  country: string;
  templateNamespace: string;
  businessVerificationStatus: string;
  accountReviewStatus: string;
  status: string;
  /** What Meta holds against it without stopping it: the health status says so, and calls it limited. */
  healthErrors?: { entity: string; code: number; description: string; solution: string }[];
  /** Sending by this WABA is stopped: payment trouble, restriction or lock, as a Graph error code. */
  sendingError?: number;
  subscriptions: Subscription[];
  /** When templates were created, for the hourly limit. Milliseconds. */
  templateCreations: number[];
  /** Names of deleted templates, or `name/language` where other languages stay, with the time until which they stay taken. Milliseconds. */
  coolingNames: Map<string, number>;
}

/** A business phone number. */
export interface PhoneNumber {
  id: string;
  businessAccountId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  /** `test` numbers reach only their recipients and may send hello_world. */
  kind: 'test' | 'real';
  /** Digits; only for test numbers, at most five. */
  recipients: string[];
  dialCode: string;
  country: string;
  registered: boolean;
  /** `VERIFIED`, `NOT_VERIFIED` or `EXPIRED`: whether a code has shown that the number is the business's. */
  codeVerificationStatus: string;
  pin?: string;
  /** When a wrong PIN was tried, and when it was registered. Milliseconds. */
  wrongPins: number[];
  registrations: number[];
  qualityRating: string;
  messagingLimit: string;
  throughputLevel: string;
  /** Used in the WhatsApp Business app as well: coexistence. */
  onBusinessApp?: boolean;
  nameStatus: string;
  status: string;
  profile: JsonObject;
  /** Digits of people whom the business blocked. */
  blocked: string[];
  overrideCallbackUri?: string;
}

/** A person with a phone. */
export interface Customer {
  /** E.164 without the plus. */
  phone: string;
  /** Mostly the phone; differs for some countries. */
  waId: string;
  name: string;
  country: string;
  onWhatsApp: boolean;
  username?: string;
  /** Business-scoped user ids by portfolio. */
  userIds: Record<string, string>;
  /** Uses a username and is strange to the business: webhooks leave the number out. */
  hidesNumber: boolean;
  /** Marks messages read without being told to. */
  readsAutomatically: boolean;
  /** Switched off, messages stay `sent` until it is on again. */
  online: boolean;
  /** Numbers (phone number ids) whose marketing this person stopped. */
  optedOutOf: string[];
}

/** A message template of a WABA. */
export interface Template {
  id: string;
  businessAccountId: string;
  name: string;
  language: string;
  category: string;
  previousCategory?: string;
  correctCategory?: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: JsonObject[];
  status: string;
  rejectedReason: string;
  rejectionInfo?: { reason: string; recommendation: string };
  quality: string;
  qualityAt: number;
  messageSendTtlSeconds?: number;
  createdAt: number;
  updatedAt: number;
  /** When it was edited while approved, for the edit quota. Milliseconds. */
  edits: number[];
  /** Who made it, where it is not an app or a person: `AUTO_GENERATED`. */
  source?: string;
  /** Deleted while messages with it were undelivered: when it is gone at the latest. Milliseconds. */
  goneAt?: number;
}

/** A media file that was uploaded for sending or came from a person. */
export interface Media {
  id: string;
  phoneNumberId: string;
  bytes: Buffer;
  mimeType: string;
  filename?: string;
  sha256: string;
  /** Who brought it: the business by its upload, or a person by a message. */
  from: 'upload' | 'person';
  /** Milliseconds. */
  at: number;
  expiresAt: number;
  /** Secret part of the address it can be fetched from, renewed by each GET /{media_id}. */
  link?: { hash: string; expiresAt: number };
}

/** A resumable upload. */
export interface Upload {
  id: string;
  appId: string;
  fileName: string;
  fileLength: number;
  fileType: string;
  received: Buffer;
  handle?: string;
}

/** A button as the person sees it. */
export interface ViewButton {
  type:
    'quick_reply' | 'url' | 'phone_number' | 'copy_code' | 'flow' | 'reply' | 'list_row' | 'other';
  text: string;
  description?: string;
  /** What comes back when it is tapped. */
  payload?: string;
  url?: string;
  phone?: string;
  code?: string;
}

/** A message as the person sees it on the phone. */
export interface MessageView {
  header?: { type: string; text?: string; mediaId?: string; link?: string; filename?: string };
  body?: string;
  footer?: string;
  buttons: ViewButton[];
  /** The opener of a list message. */
  listButton?: string;
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: { name: string; phones: string[] }[];
  otherKind?: string;
}

/** An error as it stands in webhooks. */
export interface WebhookError {
  code: number;
  title: string;
  message: string;
  error_data: { details: string };
  href: string;
}

/** One message between a business number and a person. */
export interface Message {
  id: string;
  direction: 'out' | 'in';
  phoneNumberId: string;
  /** The person's phone, digits. */
  phone: string;
  /** How the business addressed the person. */
  addressedBy: 'phone' | 'user_id';
  type: string;
  content: JsonObject;
  view: MessageView;
  /** Seconds since 1970. */
  at: number;
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'received';
  statusAt: Partial<Record<string, number>>;
  category?: string;
  billable?: boolean;
  callbackData?: string;
  contextId?: string;
  error?: WebhookError;
  /** Emoji by who reacted. */
  reactions: { business?: string; person?: string };
  /** Addresses that the phone looked at by itself, to show what is behind them. */
  previews?: string[];
  /** The template's name and language, when it is one. */
  template?: { name: string; language: string };
  /** The person has withdrawn it. */
  withdrawn?: boolean;
  /** Read by the business (for inbound messages). */
  readByBusiness?: boolean;
}
