import type { TokenKind } from '../domain/connect';
import type { Issue } from '../domain/issue';
import type { AccountWithVerifyToken, Registration } from './accounts';
import type { One } from './page';

/** What is pasted: it goes to Meta to be looked at, and is stored only with the numbers that are chosen. */
export interface ConnectInput {
  accessToken: string;
  appSecret: string;
  /** Only where Meta does not tell which app the token belongs to. */
  appId?: string | null;
  /** Only where Meta does not tell which WhatsApp accounts it may use. */
  businessAccountId?: string | null;
}

/** An issue with its English sentence. */
type ToldIssue = Issue & { message: string };

/** A number that a token may use. */
export interface FoundNumber {
  phoneNumberId: string;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  qualityRating: string | null;
  /** The country of the number (ISO 2); null where it does not show. */
  country: string | null;
  registration: Registration;
  /** The account that it has here already. */
  account: { documentId: string; name: string } | null;
}

/** A WhatsApp Business Account that a token may use, or why it may not. */
export interface FoundBusinessAccount {
  id: string;
  name: string | null;
  /** The business that owns it. */
  owner: string | null;
  numbers: FoundNumber[];
  /** Why its numbers are not known; null when they are. */
  issue: ToldIssue | null;
}

/** What was found out about a token and an app secret. Nothing of it is stored. */
export interface Found {
  app: { id: string; name: string | null } | null;
  token: { kind: TokenKind; expiresAt: string | null } | null;
  /** Errors stop the connecting: each says what to do. Warnings can be accepted. */
  issues: ToldIssue[];
  businessAccounts: FoundBusinessAccount[];
}

/** `POST /whatsapp/connect/look` (accounts.manage): asks Meta, stores nothing. */
export type LookBeforeConnecting = { Request: ConnectInput; Response: One<Found> };

/** A number that is to become an account. */
export interface ChosenNumber {
  phoneNumberId: string;
  name: string;
  defaultCountry?: string | null;
}

/** What is pasted, with what was chosen of it. */
export interface ConnectNumbersInput extends ConnectInput {
  numbers: ChosenNumber[];
}

/** `POST /whatsapp/connect` (accounts.manage): stores all of the numbers as accounts, or none. */
export type ConnectNumbers = {
  Request: ConnectNumbersInput;
  Response: { data: AccountWithVerifyToken[] };
};

/** `POST /whatsapp/connect/simulator` (accounts.manage): stores every number of the simulator that is not here yet. */
export type ConnectSimulator = { Response: { data: AccountWithVerifyToken[] } };
