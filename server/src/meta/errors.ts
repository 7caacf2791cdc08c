import { diagnose, type Diagnosis } from '../../../shared/domain/diagnosis';

/**
 * What is known about a request that did not succeed: `refused` – Meta answered with an error and did
 * nothing; `never-left` – not one byte reached Meta; `unknown` – Meta may have acted on it.
 */
export type Outcome = 'refused' | 'never-left' | 'unknown';

export type GraphErrorFamily = 'graph' | 'network' | 'timeout' | 'answer';

interface GraphErrorFields {
  family: GraphErrorFamily;
  outcome: Outcome;
  status: number | null;
  /** Meta's error code. */
  metaCode: number | null;
  subcode: number | null;
  /** Meta's words: the user message where there is one. */
  metaMessage: string | null;
  details: string | null;
  traceId: string | null;
  /** Code of the network error, e.g. `ECONNREFUSED`. */
  cause: string | null;
}

/**
 * A call to Meta that did not succeed. It carries no request, no header and no token: what must not
 * be logged never gets into it.
 */
export class GraphError extends Error implements GraphErrorFields {
  readonly code = 'WHATSAPP_GRAPH_ERROR';
  readonly family!: GraphErrorFamily;
  readonly outcome!: Outcome;
  readonly status!: number | null;
  readonly metaCode!: number | null;
  readonly subcode!: number | null;
  readonly metaMessage!: string | null;
  readonly details!: string | null;
  readonly traceId!: string | null;
  override readonly cause!: string | null;

  constructor(message: string, fields: GraphErrorFields) {
    super(message);
    this.name = 'GraphError';
    Object.assign(this, fields);
  }

  /** What it means to the people who meet it, and when it may be tried again. */
  get diagnosis(): Diagnosis {
    return diagnose(this.metaCode, this.subcode);
  }
}

/** Errors that come before a connection stands: nothing can have reached Meta. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'ERR_INVALID_URL',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** Meta has not said anything that could be passed on. */
const NOTHING_SAID = {
  status: null,
  metaCode: null,
  subcode: null,
  metaMessage: null,
  details: null,
  traceId: null,
  cause: null,
};

/** An error below HTTP, told apart by whether anything of the request was written. */
export function networkError(cause: string, wasWritten: boolean): GraphError {
  const isTimeout = TIMEOUTS.has(cause);
  const neverLeft = NEVER_LEFT.has(cause) || !wasWritten;
  const what = isTimeout ? 'Meta did not answer in time' : 'The connection to Meta failed';
  return new GraphError(`${what} (${cause}).`, {
    family: isTimeout ? 'timeout' : 'network',
    outcome: neverLeft ? 'never-left' : 'unknown',
    ...NOTHING_SAID,
    cause,
  });
}

/** An error of our own in the middle of a request: nobody knows how far it came. */
export const brokenOff = (): GraphError =>
  new GraphError('The request broke off inside.', {
    ...NOTHING_SAID,
    family: 'network',
    outcome: 'unknown',
    cause: 'INTERNAL',
  });

/** An answer that is not Meta's: garbage, a page of a proxy, a success without its content. */
export const answerError = (status: number, what: string): GraphError =>
  new GraphError(`Meta’s answer could not be understood (HTTP ${status}: ${what}).`, {
    family: 'answer',
    outcome: 'unknown',
    ...NOTHING_SAID,
    status,
  });

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Replaces anything that looks like an access token; Meta quotes tokens in some messages. */
export const redact = (message: string, secrets: string[] = []): string =>
  secrets
    .filter((secret) => secret.length >= 8)
    .reduce((cleaned, secret) => cleaned.replaceAll(secret, '[redacted]'), message)
    .replace(/EAA[A-Za-z0-9]{12,}/g, '[redacted]');

/** Why the first of several people whom a call is about was refused; null where none was. */
export function readFailedUser(body: unknown, status = 200, secrets: string[] = []) {
  const { block_users } = (body ?? {}) as { block_users?: { failed_users?: unknown } };
  const [first] = Array.isArray(block_users?.failed_users)
    ? (block_users.failed_users as { errors?: unknown[] }[])
    : [];
  return first ? readEnvelope(status, first.errors?.[0], secrets) : null;
}

/** The error that a Graph error envelope describes; null when the answer is no such envelope. */
export function readGraphError(status: number, body: unknown, secrets: string[]) {
  const { error } = (body ?? {}) as { error?: unknown };
  const failure = readEnvelope(status, error, secrets);
  // Of people who were refused the envelope says only that some were.
  return failure && (readFailedUser(body, status, secrets) ?? failure);
}

function readEnvelope(status: number, error: unknown, secrets: string[]): GraphError | null {
  if (typeof error !== 'object' || error === null) return null;
  const envelope = error as Record<string, unknown>;
  if (typeof envelope.code !== 'number') return null;
  const details = (envelope.error_data as { details?: unknown } | undefined)?.details;
  const message = redact(
    text(envelope.error_user_msg) ?? text(envelope.message) ?? 'no message',
    secrets,
  );
  return new GraphError(`Meta answered with error ${envelope.code}: ${message}`, {
    family: 'graph',
    outcome: 'refused',
    status,
    metaCode: envelope.code,
    subcode: number(envelope.error_subcode),
    metaMessage: message,
    details: text(details) && redact(text(details)!, secrets),
    traceId: text(envelope.fbtrace_id) && redact(text(envelope.fbtrace_id)!, secrets),
    cause: null,
  });
}
