import type { CallbackLevel, FieldState } from '../domain/webhook-fields';
import type { One } from './page';

/** A call of the webhook URL that was refused. */
export interface RefusedCall {
  at: string;
  /** The signature or the verify token of nobody here, a body that is too large, or is no JSON. */
  reason: 'unsigned' | 'forged' | 'tooLarge' | 'notJson' | 'verifyToken';
  /** As far as it is known. */
  bytes: number;
  /** The business account that a forged call names; nobody has proved it. */
  claims: string | null;
}

/** How many calls were refused, by the reason. */
export type RefusedCounts = Record<RefusedCall['reason'], number>;

/** The calls of the webhook URL that were refused. */
export interface RefusedCalls {
  /** By this process, since it began: how many, and the last twenty, newest first. */
  since: string;
  count: number;
  latest: RefusedCall[];
  /** By all processes. */
  lastHour: RefusedCounts;
  lastDay: RefusedCounts;
}

/** What Meta answered when it was asked last who gets the webhooks of an account. */
export interface Subscription {
  checkedAt: string;
  /** Whether the app is subscribed to the business account; null where Meta did not tell. */
  isSubscribed: boolean | null;
  appName: string | null;
  /** The fields that are ticked for the app; null where Meta did not tell. */
  fields: string[] | null;
  /** The address on each level; null where there is none, or Meta did not tell. */
  callbacks: Record<CallbackLevel, string | null>;
  /** Why Meta did not tell everything; null when it did. */
  problem: string | null;
}

/** How one webhook field is doing. */
export interface FieldLine {
  name: string;
  /** As the App Dashboard calls it. */
  ticked: string;
  state: FieldState;
  /** Whether it is read here; what is not is kept in the webhook log. */
  isRead: boolean;
  followsOverride: boolean;
  lastAt: string | null;
  /** Items since `since`. */
  received: number;
  since: string | null;
}

/** What arrives for an account, and what ought to. */
export interface Receiving {
  /** The address of this Strapi; null while it is not known. */
  callbackUrl: string | null;
  subscription: Subscription | null;
  fields: FieldLine[];
  refused: RefusedCalls;
}

/** `GET /whatsapp/accounts/:documentId/receiving` (accounts.read): what is known here; Meta is not asked. */
export type GetReceiving = { Response: One<Receiving> };

/** `POST /whatsapp/accounts/:documentId/receiving` (accounts.manage): asks Meta who gets the webhooks. */
export type CheckReceiving = { Response: One<Receiving> };

/** Which callback Meta is to call from now on. */
export interface SubscribeInput {
  /** `app`: the app's own, and none besides; the others are ours, for one business account or one number. */
  callback?: CallbackLevel;
  /** Also where another system is called until now. */
  replace?: boolean;
}

/** The callback of an app as Meta knows it. */
export interface AppCallback {
  appId: string;
  /** The address that Meta calls; null where none is set. */
  url: string | null;
  /** Meta switches a callback off that has failed for long. */
  isActive: boolean;
  /** Whether it is the address of this Strapi. */
  isOurs: boolean;
  /** The fields that are ticked. */
  fields: string[];
  /** The fields that are read here and are not ticked. */
  missing: string[];
}

/** How the callback of the app is to be set. */
export interface SetCallbackInput {
  /** Also where another system is called until now. */
  replace?: boolean;
}

/** `POST /whatsapp/accounts/:documentId/callback` (accounts.manage): Meta calls this Strapi for the app from now on. */
export type SetAppCallback = { Request: SetCallbackInput; Response: One<AppCallback> };

/** `POST /whatsapp/accounts/:documentId/subscribe` (accounts.manage) */
export type SubscribeAccount = { Request: SubscribeInput; Response: One<Receiving> };

/** `POST /whatsapp/accounts/:documentId/unsubscribe` (accounts.manage): nothing of the business account comes any more, for no number. */
export type UnsubscribeAccount = { Response: One<Receiving> };
