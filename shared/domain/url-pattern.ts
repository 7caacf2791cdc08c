import { parsePath } from './field-path';
import { error, passes, type Issue } from './issue';

/** Longer addresses are refused by Meta in buttons, and cut by others. */
export const MAX_URL_LENGTH = 2000;

const TOKEN = /\{([^{}]*)\}/g;

/** Scheme, host and port; no placeholder and no user name may stand there. */
const ORIGIN =
  /^https?:\/\/(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)(?::\d{1,5})?(?=[/?#]|$)/iu;

const NOT_IN_URLS = /[\s\\\u0000-\u001f\u007f]/;

/** The distinct placeholders of a pattern such as `https://shop.example/orders/{documentId}`, in order. */
export const tokensIn = (pattern: string): string[] => [
  ...new Set([...pattern.matchAll(TOKEN)].map(([, token = '']) => token)),
];

/**
 * Whether a pattern becomes an address once its placeholders are filled. They are `documentId`,
 * `locale` and paths of fields; which fields there are is known to the server.
 */
export function checkUrlPattern(pattern: string, path = 'url'): Issue[] {
  if (pattern.trim() === '') return [error('url.empty', path)];
  const issues: Issue[] = [];
  const rest = pattern.replace(TOKEN, '');
  if (!ORIGIN.test(pattern)) issues.push(error('url.notAbsolute', path));
  if (NOT_IN_URLS.test(rest)) issues.push(error('url.characters', path));
  if (/[{}]/.test(rest)) issues.push(error('url.braces', path));
  if (pattern.length > MAX_URL_LENGTH)
    issues.push(error('url.tooLong', path, { length: pattern.length, limit: MAX_URL_LENGTH }));
  for (const token of tokensIn(pattern))
    if (!parsePath(token)) issues.push(error('url.token', path, { token }));
  return issues;
}

/** A value as a part of an address; half of a pair of surrogates becomes the sign for “unreadable”. */
const encode = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));

/**
 * The address of a pattern. `valueOf` answers the value of a placeholder; undefined for one that is
 * unknown, and nothing else than text can stand in an address. Without every value there is no address.
 */
export function fillUrlPattern(
  pattern: string,
  valueOf: (token: string) => string | null | undefined,
  path = 'url',
): { url: string | null; issues: Issue[] } {
  const issues = checkUrlPattern(pattern, path);
  if (!passes(issues)) return { url: null, issues };
  const values = new Map<string, string>();
  for (const token of tokensIn(pattern)) {
    const value = valueOf(token);
    if (value === undefined) issues.push(error('url.token', path, { token }));
    else if (value === null || value.trim() === '')
      issues.push(error('url.emptyToken', path, { token }));
    // Browsers take these for “here” and “one up”, however they are encoded.
    else if (/^\.{1,2}$/.test(value)) issues.push(error('url.value', path, { token, value }));
    else values.set(token, value);
  }
  if (!passes(issues)) return { url: null, issues };
  const url = pattern.replace(TOKEN, (_whole, token: string) => encode(values.get(token)!));
  if (url.length > MAX_URL_LENGTH)
    return {
      url: null,
      issues: [error('url.tooLong', path, { length: url.length, limit: MAX_URL_LENGTH })],
    };
  return { url, issues };
}
