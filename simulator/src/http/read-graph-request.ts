import type { IncomingMessage } from 'node:http';
import type { GraphRequest } from '../graph/call';
import { invalidParameter } from '../graph/refusals';
import { isObject, parseJson, type JsonObject } from '../json';
import { readMultipart } from './multipart';

const DEFAULT_VERSION = 'v26.0';
const VERSION = /^v\d+\.\d+$/;

/** Values of queries and forms: JSON where it looks like an object or a list. */
const looseValue = (value: string): unknown =>
  /^\s*[[{]/.test(value) ? (parseJson(value) ?? value) : value;

const looseObject = (entries: Iterable<[string, string]>): JsonObject =>
  Object.fromEntries([...entries].map(([key, value]) => [key, looseValue(value)]));

/** The query of an address with each value as Graph would take it. */
export const readQuery = (url: URL): JsonObject => looseObject(url.searchParams);

interface ReadBody {
  params: JsonObject;
  files: GraphRequest['files'];
}

const readParams = (body: Buffer, contentType: string): ReadBody => {
  if (body.length === 0) return { params: {}, files: [] };
  if (contentType.includes('multipart/form-data')) {
    const { fields, files } = readMultipart(body, contentType);
    return { params: looseObject(Object.entries(fields)), files };
  }
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return { params: looseObject(new URLSearchParams(body.toString('utf8'))), files: [] };
  }
  if (contentType.includes('json')) {
    const parsed = parseJson(body.toString('utf8'));
    if (!isObject(parsed)) throw invalidParameter('The request body is not a JSON object.');
    return { params: parsed, files: [] };
  }
  return { params: {}, files: [] };
};

/** Understands the address and body of a request to the Graph API. */
export const readGraphRequest = (
  message: IncomingMessage,
  url: URL,
  body: Buffer,
): GraphRequest => {
  const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const versioned = VERSION.test(parts[0] ?? '');
  const { params, files } = readParams(body, message.headers['content-type'] ?? '');
  return {
    method: message.method ?? 'GET',
    segments: versioned ? parts.slice(1) : parts,
    version: versioned ? (parts[0] ?? DEFAULT_VERSION) : DEFAULT_VERSION,
    params: { ...readQuery(url), ...params },
    headers: message.headers,
    body,
    files,
  };
};
