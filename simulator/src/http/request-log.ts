import type { IncomingHttpHeaders } from 'node:http';
import type { Changes } from '../changes';
import { isObject, type JsonObject } from '../json';

/** A Graph request as it came, and what it was answered; secrets are masked. */
export interface LoggedRequest {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  /** With the version, without the query. */
  path: string;
  query: JsonObject;
  headers: Record<string, string>;
  /** Parsed JSON or form; for files their name, type and size. */
  body: unknown;
  /** Names of the faults that hit it. */
  faults: string[];
  /** What was answered; undefined while it is on its way or when the connection was cut. */
  answer?: { status: number; body: unknown };
}

/** The Graph requests of one simulator, oldest first. */
export interface RequestLog {
  entries: LoggedRequest[];
  add(entry: LoggedRequest): void;
  changed(entry: LoggedRequest): void;
  clear(): void;
}

const SECRET_PARAMETERS = [
  'access_token',
  'input_token',
  'client_secret',
  'appsecret_proof',
  'pin',
];
const SHOWN = 4;
const SLACK = 1.25;

/** The first and last characters of a secret. */
const mask = (secret: string): string =>
  secret.length <= 3 * SHOWN ? '…' : `${secret.slice(0, SHOWN)}…${secret.slice(-SHOWN)}`;

/** An object with the values of secret parameters masked. */
export const maskParameters = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          SECRET_PARAMETERS.includes(key) && typeof inner === 'string' ? mask(inner) : inner,
        ]),
      )
    : value;

/** Headers as text, with the token of Authorization masked. */
export const maskHeaders = (headers: IncomingHttpHeaders): Record<string, string> => {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    masked[name] = name === 'authorization' ? text.replace(/\S+$/, (secret) => mask(secret)) : text;
  }
  return masked;
};

/** Creates an empty log that keeps the given number of requests. */
export const createRequestLog = (keep: number, changes: Changes): RequestLog => {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      // Trimmed now and then: cutting off one each time would cost more than the request itself.
      if (entries.length > keep * SLACK) entries.splice(0, entries.length - keep);
    },
    changed: (entry) => changes.tell('request', entry.id),
    clear() {
      entries.length = 0;
    },
  };
};
