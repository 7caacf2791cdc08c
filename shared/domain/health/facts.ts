import type { SentenceKey } from '../sentences';
import type { Callbacks, FieldState } from '../webhook-fields';

/** Why Meta did not answer a question. */
export interface Refusal {
  /** Meta's code; null: no answer of Meta's came at all. */
  code: number | null;
  subcode: number | null;
  /** Meta's own words. */
  words: string | null;
  traceId: string | null;
  /** Of an answer that never came, e.g. `ECONNREFUSED`. */
  cause: string | null;
}

/** What came of a question, and when it was asked; null: nobody has asked yet. */
export type Asked<T> = ({ at: string } & ({ value: T } | { refusal: Refusal })) | null;

/** What Meta says of an access token. */
export interface TokenFacts {
  isValid: boolean;
  appId: string | null;
  appName: string | null;
  /** e.g. `SYSTEM_USER`, `USER`; null where Meta does not tell. */
  kind: string | null;
  /** Null: it does not expire. */
  expiresAt: string | null;
  scopes: string[];
  /** The ids that a scope is limited to; a scope that is not here is good for all. */
  targets: Record<string, string[]>;
  /** Why it is not valid. */
  fault: { code: number | null; subcode: number | null; words: string | null } | null;
}

/** A fault that Meta holds against something that sending needs. */
export interface EntityFault {
  /** e.g. `WABA`, `PHONE_NUMBER`, `APP`, `BUSINESS`. */
  entity: string;
  code: number | null;
  words: string | null;
  solution: string | null;
}

/** What Meta says of a phone number; null where it does not tell. */
export interface NumberFacts {
  phone: string | null;
  name: string | null;
  /** e.g. `CONNECTED`, `PENDING`. */
  status: string | null;
  nameStatus: string | null;
  quality: string | null;
  limit: string | null;
  throughput: string | null;
  onBusinessApp: boolean;
  /** Whether it is one of Meta's numbers for trying things out. */
  isTest: boolean;
  /** e.g. `CLOUD_API`, `NOT_APPLICABLE`. */
  platform: string | null;
  /** e.g. `VERIFIED`, `NOT_VERIFIED`. */
  codeStatus: string | null;
  /** `AVAILABLE`, `LIMITED` or `BLOCKED`. */
  canSend: string | null;
  faults: EntityFault[];
  /** What Meta adds without calling it a fault. */
  remarks: string[];
}

/** What Meta says of a WhatsApp Business Account. */
export interface BusinessFacts {
  name: string | null;
  /** e.g. `verified`, `not_verified`. */
  verification: string | null;
  /** e.g. `APPROVED`, `RESTRICTED`. */
  review: string | null;
  numberIds: string[];
}

/** What became of a call of our own callback. */
export interface CallbackFacts {
  outcome: 'reached' | 'refused' | 'unreachable';
  /** HTTP status of what refused. */
  status: number | null;
  /** Code of what kept us from reaching it. */
  cause: string | null;
}

/** What is known from questions, kept with the account. */
export interface AskedFacts {
  token: Asked<TokenFacts>;
  number: Asked<NumberFacts>;
  business: Asked<BusinessFacts>;
  /** Whether Meta takes the app secret. */
  appSecret: Asked<true>;
  callback: Asked<CallbackFacts>;
  /** Seconds by which our clock is ahead of Meta's. */
  clock: Asked<number>;
}

/** What can be asked, one by one. */
export type Question = keyof AskedFacts | 'subscription';

export const QUESTIONS: readonly Question[] = [
  'token',
  'number',
  'business',
  'appSecret',
  'subscription',
  'callback',
  'clock',
];

/** What Meta said last about who gets the webhooks. */
export interface SubscriptionFacts {
  checkedAt: string;
  isSubscribed: boolean | null;
  fields: string[] | null;
  callbacks: Callbacks;
}

/** What only a person can know, and says with a tick. */
export const CONFIRMATIONS = [
  'appIsLive',
  'privacyPolicy',
  'dataDeletion',
  'businessVerified',
  'paymentMethod',
] as const;

export type Confirmation = (typeof CONFIRMATIONS)[number];

/** Who has ticked something, and when. */
export interface Confirmed {
  by: string;
  at: string;
}

/** All that the checks of an account look at. */
export interface HealthFacts {
  account: {
    name: string;
    isSandbox: boolean;
    enabled: boolean;
    holdReason: string | null;
    copiedFrom: string | null;
    phoneNumberId: string;
    businessAccountId: string;
    appId: string | null;
    /** Whether each secret is there and can be read. */
    hasToken: boolean;
    hasAppSecret: boolean;
    hasVerifyToken: boolean;
    /** When the app secret was entered; null: before that was noted. */
    appSecretAt: string | null;
    lastDeliveryAt: string | null;
    lastSyncedAt: string | null;
    syncFailures: number;
  };
  asked: AskedFacts;
  subscription: SubscriptionFacts | null;
  /** Our callback, and why whoever stands for Meta cannot reach it. */
  address: { url: string | null; problem: SentenceKey | null };
  /** How each webhook field is doing. */
  fields: { name: string; ticked: string; state: FieldState }[];
  /** Calls of the webhook that were refused by this process within a day, and since when it counts. */
  forged: { count: number; since: string };
  hasEncryptionKey: boolean;
  graphVersion: string;
  queue: {
    engine: string;
    isWorking: boolean;
    /** Messages of the account that are due. */
    due: number;
    oldestDueAt: string | null;
  };
  messages: {
    /** Whether one has arrived at somebody. */
    hasArrived: boolean;
    /** Messages that Meta took hours ago and never spoke of again. */
    withoutWord: number;
  };
  /** Whether Meta's dashboard has sent one of its test deliveries. */
  hasTestDelivery: boolean;
  approvedTemplates: number;
  /** The alert for a payment problem is open. */
  hasPaymentAlert: boolean;
  confirmed: Partial<Record<Confirmation, Confirmed>>;
}
