import type { Issue } from '../domain/issue';
import type { NumberStanding } from '../domain/registration';
import type { ToldCheck } from './health';
import type { One, Page, PageQuery } from './page';

export type Environment = 'meta' | 'sandbox';

/** A stored secret as it may be shown: whether it is there, and its last four characters. */
export interface SecretState {
  isSet: boolean;
  last4: string | null;
  /** It comes from `config/plugins`, and is changed there alone. */
  isConfigured: boolean;
  /** It is stored, but not by the present encryption key: it has to be entered again. */
  isUnreadable: boolean;
}

/** What an account needs to speak to Meta, and to know that Meta speaks. */
export const ACCOUNT_SECRETS = ['accessToken', 'appSecret'] as const;

export type AccountSecret = (typeof ACCOUNT_SECRETS)[number];

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
  /** Whether only those below may see and use it; everyone else may otherwise. */
  isRestricted: boolean;
  /** Ids of the admin users, and of the roles whose users, may see and use it. */
  allowedUsers: number[];
  allowedRoles: number[];
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
  /** `false`: everyone may see and use it. Else those below, and super admins; naming somebody says `true`. */
  isRestricted?: boolean;
  allowedUsers?: number[];
  allowedRoles?: number[];
}

export interface ConnectionTest {
  ok: boolean;
  checks: ToldCheck[];
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

/** Something that is wrong, with its English sentence. */
type ToldIssue = Issue & { message: string };

/** What Meta must be told to reach us. */
export interface WebhookAddress {
  /** The callback URL; null while the public address of this Strapi is not known. */
  callbackUrl: string | null;
  /** Why Meta cannot reach it, e.g. it is on localhost; null when nothing speaks against it. */
  problem: ToldIssue | null;
  /** The webhook fields to tick in the App Dashboard. */
  fields: string[];
}

/** Whether accounts can be stored and reached at all. */
export interface Setup {
  encryptionKey: { isSet: boolean; problem: ToldIssue | null };
  webhook: WebhookAddress;
  /** Why sandbox accounts are refused here; null when they are allowed. */
  sandboxProblem: ToldIssue | null;
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

/** Whether a number is registered for the Cloud API, as Meta tells. */
export interface Registration extends NumberStanding {
  /** Null where Meta does not tell. */
  isRegistered: boolean | null;
  /** Whether two-step verification has a PIN already; null where Meta does not tell. */
  hasPin: boolean | null;
  /** What speaks against registering it from here. */
  issues: ToldIssue[];
}

/** `GET /whatsapp/accounts/:documentId/registration` (accounts.manage): asks Meta. */
export type GetRegistration = { Response: One<Registration> };

/** `POST /whatsapp/accounts/:documentId/register` (accounts.manage): the PIN is neither stored nor logged. */
export type RegisterNumber = { Request: { pin: string }; Response: One<Registration> };

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
