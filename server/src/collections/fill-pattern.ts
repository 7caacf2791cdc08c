import type { Core } from '@strapi/strapi';

import type { RecordReference } from '../../../shared/contracts/messages';
import { error, passes, type Issue } from '../../../shared/domain/issue';
import { checkUrlPattern, fillUrlPattern, tokensIn } from '../../../shared/domain/url-pattern';
import { pathIssue, resolvePath } from './field-path';
import type { RecordValues } from './read-record';

/** The record's language, which is no field of it. */
const LOCALE = 'locale';

/** The paths that must be read before a pattern can be filled. */
export const pathsInPattern = (pattern: string): string[] =>
  tokensIn(pattern).filter((token) => token !== LOCALE);

/** Whether a pattern such as `https://shop.example/orders/{documentId}` can be filled from a collection. */
export function checkPattern(
  strapi: Core.Strapi,
  uid: string,
  pattern: string,
  at: string,
): Issue[] {
  const issues = checkUrlPattern(pattern, at);
  if (!passes(issues)) return issues;
  return pathsInPattern(pattern).flatMap((path) => {
    const resolved = resolvePath(strapi, uid, path);
    return resolved.ok ? [] : [pathIssue(resolved.reason, uid, path, at)];
  });
}

const toText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(toText).join(',');
  return value instanceof Date ? value.toISOString() : String(value);
};

/**
 * The address of a pattern; `valueOf` answers the value of a placeholder as it is stored, null when it
 * is empty, and undefined for one that is unknown.
 */
export const fillPattern = (
  pattern: string,
  valueOf: (token: string) => unknown,
  at = 'url',
): { url: string | null; issues: Issue[] } =>
  fillUrlPattern(
    pattern,
    (token) => {
      const value = valueOf(token);
      return value === undefined || value === null ? value : toText(value);
    },
    at,
  );

/**
 * The address of a pattern for one record, of which `pathsInPattern` were read. What the reader may
 * not see is in no address.
 */
export function fillPatternOf(
  { documentId, locale }: Pick<RecordReference, 'documentId' | 'locale'>,
  { values, hidden }: RecordValues,
  pattern: string,
  at = 'url',
): { url: string | null; issues: Issue[] } {
  const refused = tokensIn(pattern)
    .filter((token) => hidden.has(token))
    .map((token) => error('url.hiddenToken', at, { token }));
  if (refused.length > 0) return { url: null, issues: refused };
  return fillPattern(
    pattern,
    (token) => {
      if (token === LOCALE) return locale ?? null;
      if (token === 'documentId') return documentId;
      return values.has(token) ? (values.get(token) ?? null) : undefined;
    },
    at,
  );
}
