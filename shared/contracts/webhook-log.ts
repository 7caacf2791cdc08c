import type { One, Page, PageQuery } from './page';
import type { RefusedCalls } from './webhooks';

/**
 * What became of an item: nobody knows it (`unknown`), what it is about is not here yet (`parked`), it
 * met an error (`failed`), or it changes nothing (`kept`).
 */
export const DELIVERY_VERDICTS = ['parked', 'failed', 'unknown', 'kept'] as const;

export type DeliveryVerdict = (typeof DELIVERY_VERDICTS)[number];

/** An item of a webhook that has had no effect, as the log lists it. */
export interface Delivery {
  documentId: string;
  receivedAt: string;
  /** When Meta wrote it, where that is known. */
  toldAt: string | null;
  field: string;
  businessAccountId: string;
  /** The accounts here that belong to the business account. */
  accounts: string[];
  /** The message that it is about. */
  wamid: string | null;
  verdict: DeliveryVerdict;
  reason: string | null;
  /** Whether it can be tried once more. */
  isRetryable: boolean;
}

/** An item with what Meta sent. */
export interface DeliveryWithBody extends Delivery {
  body: unknown;
}

/** The part of the log that is asked for. `_q` is a wamid. */
export interface DeliveryQuery extends PageQuery {
  verdict?: string;
  field?: string;
  _q?: string;
  /** When it was received, at the earliest and at the latest. */
  from?: string;
  to?: string;
}

/** An account whose app secret may be the wrong one. */
export interface SuspectedAccount {
  documentId: string;
  name: string;
  /** The end of the app secret that is stored; null for whoever may not see accounts. */
  secretEnd: string | null;
}

/** What came at the webhook URL, in numbers. */
export interface WebhookSummary {
  /** Items for the accounts here, by all processes, since the first one; those in the log are among them. */
  received: number;
  since: string | null;
  lastAt: string | null;
  /** How many had no effect and stand in the log; counted up to `TOTAL_LIMIT`. */
  kept: number;
  refused: RefusedCalls;
  /** The accounts that calls within the last hour may have meant which are signed with another secret. */
  suspected: SuspectedAccount[];
}

/** `GET /whatsapp/webhook-log/summary` (webhook-log.read) */
export type GetWebhookSummary = { Response: One<WebhookSummary> };

/** `GET /whatsapp/webhook-log?page&pageSize&verdict&field&_q&from&to` (webhook-log.read): newest first. */
export type ListDeliveries = { Query: DeliveryQuery; Response: Page<Delivery> };

/** `GET /whatsapp/webhook-log/:documentId` (webhook-log.read) */
export type GetDelivery = { Response: One<DeliveryWithBody> };

/** `POST /whatsapp/webhook-log/:documentId/retry` (accounts.manage): null when it has had its effect now. */
export type RetryDelivery = { Response: One<Delivery | null> };
