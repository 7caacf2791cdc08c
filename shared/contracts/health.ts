import type { CheckId, HealthCheck } from '../domain/health/check';
import type { Confirmation, Confirmed } from '../domain/health/facts';
import type { Step } from '../domain/health/guide';
import type { Environment } from './accounts';
import type { One } from './page';

/** A check with its English sentence. */
export interface ToldCheck extends HealthCheck {
  message: string;
}

/** How an account is doing, and how far setting it up has come. */
export interface Health {
  account: {
    documentId: string;
    name: string;
    environment: Environment;
    appId: string | null;
    displayPhoneNumber: string | null;
    /** Whether it is one of Meta's numbers for trying things out. */
    isTestNumber: boolean;
  };
  /** The callback URL of this Strapi; null while it is not known. */
  callbackUrl: string | null;
  steps: Step[];
  checks: ToldCheck[];
  /** What somebody has ticked. */
  confirmed: Partial<Record<Confirmation, Confirmed>>;
  lastDeliveryAt: string | null;
  /** Whether Meta was ever asked. */
  isAsked: boolean;
}

/** `GET /whatsapp/accounts/:documentId/health` (settings.read, accounts.read): what is known; Meta is not asked. */
export type GetHealth = { Response: One<Health> };

/** What is to be looked at again; all of it where nothing is named. */
export interface CheckHealthInput {
  only?: CheckId[];
}

/** `POST /whatsapp/accounts/:documentId/health` (settings.update, accounts.manage): asks Meta. */
export type CheckHealth = { Request: CheckHealthInput; Response: One<Health> };

/** A tick for what only a person can know. */
export interface ConfirmInput {
  what: Confirmation;
  isSo: boolean;
}

/** `POST /whatsapp/accounts/:documentId/confirm` (settings.update, accounts.manage) */
export type ConfirmHealth = { Request: ConfirmInput; Response: One<Health> };

/** `GET /whatsapp/accounts/:documentId/diagnostics` (settings.read, accounts.read): a text for an issue, without secrets or names. */
export type GetDiagnostics = { Response: One<{ text: string }> };

/** `GET /whatsapp/sandboxes`: the names of the accounts that reach no real phone. */
export type ListSandboxes = { Response: { data: string[] } };
