import type { One, Page, PageQuery } from './page';

export type Environment = 'meta' | 'sandbox';

/** A stored secret as it may be shown: whether it is there, and its last four characters. */
export interface SecretState {
  isSet: boolean;
  last4: string | null;
}

/** An account as the admin sees it; secrets are never part of it. */
export interface Account {
  documentId: string;
  name: string;
  environment: Environment;
  phoneNumberId: string;
  businessAccountId: string;
  appId: string | null;
  portfolioId: string | null;
  accessToken: SecretState;
  appSecret: SecretState;
  /** Until when webhooks signed with the app secret before this one are taken too; null when there is none. */
  previousAppSecretUntil: string | null;
  webhookVerifyToken: SecretState;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  qualityRating: string | null;
  messagingLimit: string | null;
  throughputLevel: string | null;
  defaultCountry: string | null;
  isDefault: boolean;
  enabled: boolean;
  /** Ids of the admin users who hear of problems. */
  notifyUsers: number[];
  /** Ids of the roles whose users hear of problems. */
  notifyRoles: number[];
  holdReason: string | null;
  /** The installation whose database this is a copy of; nothing is sent until it is taken over. */
  copiedFrom: string | null;
  lastCheckedAt: string | null;
  lastSyncedAt: string | null;
  lastDeliveryAt: string | null;
}

/** What the form sends. A secret that is left out keeps its value; on create all three are needed. */
export interface AccountInput {
  name: string;
  environment: Environment;
  phoneNumberId: string;
  businessAccountId: string;
  appId?: string | null;
  accessToken?: string;
  appSecret?: string;
  defaultCountry?: string | null;
  isDefault?: boolean;
  enabled?: boolean;
  notifyUsers?: number[];
  notifyRoles?: number[];
}

export type CheckStatus = 'ok' | 'warning' | 'problem';

/** What the connection test looks at, in order. */
export type ConnectionCheckId =
  'token' | 'scopes' | 'phoneNumber' | 'sending' | 'businessAccount' | 'appSecret' | 'subscription';

/** One finding of the connection test, in words. */
export interface ConnectionCheck {
  id: ConnectionCheckId;
  status: CheckStatus;
  /** What was found, e.g. “The access token is valid and does not expire.” */
  message: string;
  /** What to do about it; null when all is well. */
  action: string | null;
  /** Error code of Meta's, when it gave one. */
  code: number | null;
}

export interface ConnectionTest {
  ok: boolean;
  checks: ConnectionCheck[];
  account: Account;
}

/** How many templates a sync found new, changed, the same, changed on both sides, and gone at Meta. */
export interface TemplateSync {
  added: number;
  updated: number;
  unchanged: number;
  /** Ours and Meta's have gone different ways; somebody has to choose. */
  drifted: number;
  gone: number;
}

/** What Meta must be told to reach us. */
export interface WebhookAddress {
  /** The callback URL; null while the public address of this Strapi is not known. */
  callbackUrl: string | null;
  /** Why Meta cannot reach it, e.g. it is on localhost; null when nothing speaks against it. */
  problem: string | null;
  /** The webhook fields to tick in the App Dashboard. */
  fields: string[];
}

/** Whether accounts can be stored and reached at all. */
export interface Setup {
  encryptionKey: { isSet: boolean; message: string | null };
  webhook: WebhookAddress;
  /** Why sandbox accounts are refused here; null when they are allowed. */
  sandboxProblem: string | null;
}

/** `GET /whatsapp/setup` (accounts.read) */
export type GetSetup = { Response: One<Setup> };

/** `GET /whatsapp/accounts` (accounts.read) */
export type ListAccounts = { Response: { data: Account[] } };

/** `GET /whatsapp/accounts/:documentId` (accounts.read) */
export type GetAccount = { Response: One<Account> };

/** The verify token is in this answer, and in that of its renewal, and in no other. */
export interface AccountWithVerifyToken extends Account {
  newVerifyToken: string;
}

/** `POST /whatsapp/accounts` (accounts.manage) */
export type CreateAccount = { Request: AccountInput; Response: One<AccountWithVerifyToken> };

/** `PUT /whatsapp/accounts/:documentId` (accounts.manage) */
export type UpdateAccount = { Request: Partial<AccountInput>; Response: One<Account> };

/** `DELETE /whatsapp/accounts/:documentId` (accounts.manage) */
export type DeleteAccount = { Response: One<{ documentId: string }> };

/** `POST /whatsapp/accounts/:documentId/test` (accounts.manage) */
export type TestAccount = { Response: One<ConnectionTest> };

/** Something that happened to an account. */
export interface AccountEvent {
  documentId: string;
  at: string;
  /** e.g. `created`, `changed`, `subscribed`, `banned`, `limit`. */
  kind: string;
  /** Who did it; null = Meta. */
  actor: string | null;
  /** e.g. `{ fields: 'name, appSecret' }`, `{ from: 'TIER_2K', to: 'TIER_250' }`. */
  params: Record<string, string | number | null>;
}

/** `GET /whatsapp/accounts/:documentId/history?page&pageSize` (accounts.read): newest first. */
export type GetAccountHistory = { Query: PageQuery; Response: Page<AccountEvent> };

/** What becomes of the messages that wait in a copied database: the original may have sent them too. */
export interface TakeOverInput {
  waiting: 'send' | 'cancel';
}

/** `POST /whatsapp/accounts/:documentId/take-over` (accounts.manage): a copied database sends from here. */
export type TakeOverAccount = { Request: TakeOverInput; Response: One<Account> };

/** `POST /whatsapp/accounts/:documentId/verify-token` (accounts.manage): makes a new one. */
export type RenewVerifyToken = { Response: One<AccountWithVerifyToken> };

/** `POST /whatsapp/accounts/:documentId/sync-templates` (templates.manage) */
export type SyncTemplates = { Response: One<TemplateSync> };
