import type { ConsentKind, ConsentPurpose, ConsentSource } from '../domain/consent';

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
  /** In E.164. */
  phone: string | null;
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
