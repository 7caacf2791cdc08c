/** Faults of Graph requests. */
export const REQUEST_FAULTS = [
  'slow',
  'rateLimited',
  'serverError',
  'error',
  'answerLost',
  'hang',
  'resetBeforeRead',
  'garbage',
  'noWamid',
] as const;

/** Faults of webhooks. */
export const WEBHOOK_FAULTS = ['late', 'doubled', 'outOfOrder', 'stopped', 'failStatus'] as const;

/** The name of a fault of Graph requests. */
export type RequestFault = (typeof REQUEST_FAULTS)[number];

/** The name of a fault of webhooks. */
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number];

/** One fault as it is set: how often, where, and with which values. */
export interface FaultRule {
  /** How often it still happens; left out, until it is taken away. */
  times?: number;
  /** Part of the path, or a regular expression between slashes. */
  path?: string;
  /** HTTP method; left out, any. */
  method?: string;
  /** Milliseconds, for `slow` and `late`. */
  ms?: number;
  /** For `slow`: wait before the work is done (`before`) or after it (`after`, the default). */
  when?: 'before' | 'after';
  /** Graph error code, for `error`, `rateLimited` and `failStatus`. */
  code?: number;
  subcode?: number;
  message?: string;
  details?: string;
  userTitle?: string;
  userMessage?: string;
  isTransient?: boolean;
  /** HTTP status, for `error` and `serverError`. */
  status?: number;
  /** For `serverError`: answer with Graph's error envelope. */
  graphEnvelope?: boolean;
  /** For `serverError`: answer with bytes that mean nothing instead of an HTML page. */
  garbage?: boolean;
  /** For webhook faults: only this webhook field. */
  field?: string;
  /** For `stopped`: what was held is thrown away instead of sent when the fault is taken away. */
  lost?: boolean;
  /** Seconds for a Retry-After header, for `rateLimited`. */
  retryAfter?: number;
}

/** Faults as they are set and shown. */
export type FaultSet = Partial<Record<RequestFault, FaultRule | FaultRule[]>> & {
  webhooks?: Partial<Record<WebhookFault, FaultRule | FaultRule[]>>;
};
