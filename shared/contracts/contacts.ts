import type { ConsentKind, ConsentPurpose, ConsentSource } from '../domain/consent';
import type { IdentityOutcome, IdentityReason } from '../domain/identity';
import type { One, Page, PageQuery } from './page';

/** A person: by number in any writing, by business-scoped user id (BSUID), or as a known contact. */
export interface PersonInput {
  phone?: string;
  userId?: string;
  /** documentId of the contact. */
  contact?: string;
  /** Through which account the person is known; default: the one that sends when nobody names one. */
  account?: string;
}

/** What a person said to being written to. */
export interface ConsentInput extends PersonInput {
  /** Default: everything. */
  purpose?: ConsentPurpose;
  /** When they said so; default: now. */
  at?: Date | string;
  /** Where and how, such as the text of the form that they ticked. */
  note?: string;
  /** Default: who asks. */
  source?: ConsentSource;
}

/** What is in force for a contact, and since when. An opt-out that is not null counts. */
export interface ContactConsent {
  documentId: string;
  /** In E.164; null also for whom it is not to be seen by. */
  phone: string | null;
  /** Null also for whom it is not to be seen by. */
  userId: string | null;
  optInMarketingAt: string | null;
  optInAllAt: string | null;
  optOutMarketingAt: string | null;
  optOutAllAt: string | null;
  blockedAt: string | null;
}

/** One word of a person, as it was told. */
export interface ConsentEvent {
  documentId: string;
  kind: ConsentKind;
  purpose: ConsentPurpose;
  at: string;
  source: ConsentSource;
  note: string | null;
  actor: string | null;
}

/** What is in force for a contact, and how that came; the latest hundred words, newest first. */
export interface ConsentRecord extends ContactConsent {
  history: ConsentEvent[];
}

/** Somebody as a list shows them. */
export interface Contact extends ContactConsent {
  /** The number as people read it. */
  international: string | null;
  username: string | null;
  profileName: string | null;
  language: string | null;
  /** Whether Meta names somebody else as the same person, which waits for a decision. */
  isInConflict: boolean;
  lastInboundAt: string | null;
  lastOutboundAt: string | null;
  createdAt: string;
}

/** Another contact, by name. */
export type ContactName = Pick<
  Contact,
  'documentId' | 'phone' | 'international' | 'userId' | 'username' | 'profileName'
>;

/** Under which names somebody was known before and after, and why. */
export interface IdentityEntry {
  documentId: string;
  at: string;
  reason: IdentityReason;
  outcome: IdentityOutcome;
  oldPhone: string | null;
  newPhone: string | null;
  oldUserId: string | null;
  newUserId: string | null;
  /** Who did it; null = Meta. */
  actor: string | null;
}

/** A record that a contact belongs to, by what its collection shows of it. */
export interface LinkedRecord {
  uid: string;
  collection: string;
  documentId: string;
  locale: string | null;
  title: string;
  subtitle: string | null;
  /** Somebody has chosen it; otherwise it has the number of the person. */
  isByHand: boolean;
}

/** What one account and a person have written to each other. */
export interface ContactConversation {
  documentId: string;
  accountName: string | null;
  accountDocumentId: string | null;
  status: string;
  lastInboundAt: string | null;
  lastOutboundAt: string | null;
  /** Until when free messages may be sent; null when the window is closed. */
  openUntil: string | null;
}

/** One word of a person, and under which of their contacts it was said. */
export interface PersonConsentEvent extends ConsentEvent {
  contact: string;
}

/** Everything that is known of somebody. */
export interface ContactDetail extends Contact {
  waId: string | null;
  parentUserId: string | null;
  /** What counts when a message is sent: what is said here and by the related contacts. */
  inForce: Omit<ContactConsent, 'documentId' | 'phone' | 'userId'>;
  /** Contacts of the same business that share a number or a user id with this one. */
  related: ContactName[];
  /** Whom Meta names as the same person. */
  conflict: ContactName | null;
  /** The latest hundred, newest first, with those of the related contacts. */
  consentHistory: PersonConsentEvent[];
  /** The latest hundred, newest first. */
  identityHistory: IdentityEntry[];
  /** Those that whoever asks may read, at most fifty. */
  records: LinkedRecord[];
  conversations: ContactConversation[];
  messages: { in: number; out: number };
}

/** Which contacts are shown; default: all. */
export const CONTACT_FILTERS = ['conflict', 'opted-out', 'blocked'] as const;

export type ContactFilter = (typeof CONTACT_FILTERS)[number];

/** `_q`: a name, a username, a user id, or a number in any writing. */
export interface ContactQuery extends PageQuery {
  _q?: string;
  show?: ContactFilter;
  /** The contacts of one record. */
  recordUid?: string;
  recordDocumentId?: string;
}

/** How two contacts that Meta names as one person are settled. */
export type ResolveConflictInput =
  | {
      are: 'one';
      /** documentId of the one that is kept; what the other has moves to it. */
      keep: string;
    }
  | { are: 'two' };

/** What an editor records of a person. */
export type RecordConsentInput = Pick<ConsentInput, 'purpose' | 'note'> & { at?: string };

export interface ListContacts {
  Response: Page<Contact>;
}

export interface GetContact {
  Response: One<ContactDetail>;
}

export interface RecordConsent {
  Request: RecordConsentInput;
  Response: One<ContactConsent>;
}

export interface ResolveConflict {
  Request: ResolveConflictInput;
  /** The contact that is left, or the one that was asked about; all of it for whoever may see contacts. */
  Response: One<Pick<ContactDetail, 'documentId'> & Partial<ContactDetail>>;
}

/** That somebody is blocked, or no more: `blockedAt` tells. All of the contact for whoever may see contacts. */
export interface BlockContact {
  Response: One<Pick<ContactDetail, 'documentId'> & Partial<ContactDetail>>;
}

/** That somebody was erased: who asked for it and when, and not a word about whom. */
export interface Erasure {
  documentId: string;
  /** The names are gone either way; `running` while the rest is being deleted. */
  state: 'running' | 'done';
  requestedAt: string;
  requestedBy: string | null;
  endedAt: string | null;
  counts: {
    contacts: number;
    messages: number;
    files: number;
    deliveries: number;
    forwards: number;
  };
}

export interface EraseContact {
  Response: One<Erasure>;
}
