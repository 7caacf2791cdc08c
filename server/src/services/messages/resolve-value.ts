import type { Core } from '@strapi/strapi';

import type { PreviewValue, RecordReference } from '../../../../shared/contracts/messages';
import { error, warning, type Issue } from '../../../../shared/domain/issue';
import { isOptional } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import {
  cleanValue,
  variableKey,
  written,
  type Variable,
} from '../../../../shared/domain/template/variables';
import { resolvePath, type ResolvedPath } from '../../collections/field-path';
import { fillPattern, fillPatternOf, pathsInPattern } from '../../collections/fill-pattern';
import { formatValue } from '../../collections/format-value';
import type { RecordValues } from '../../collections/read-record';

/** What the value of a variable can come from. */
export interface ValueContext {
  strapi: Core.Strapi;
  /** What was typed for this message, by key. */
  given: Map<string, string>;
  record: RecordReference | null;
  /** The record as far as the person may read it; null without one. */
  read: RecordValues | null;
  /** What the record's collection is called. */
  collection: string;
  /** The pattern of a record's address on the website. */
  portalUrl: string | null;
  /** Of the template; values are written in its language. */
  content: TemplateContent;
  sender: { name: string | null; phone: string | null };
}

/** A value, or why there is none. */
type Found = { value: string; from: PreviewValue['from'] } | { issues: Issue[] };

const NOTHING: Found = { issues: [] };

/** The pattern of the address that a link leads to; null for what is no link, or where none is set. */
export const patternOf = (
  { type, fixedText }: Pick<Variable, 'type' | 'fixedText'>,
  portalUrl: string | null,
): string | null => {
  if (type === 'tracked_link') return fixedText?.trim() || portalUrl;
  return type === 'portal_link' ? portalUrl : null;
};

const isLink = ({ type }: Variable): boolean => type === 'portal_link' || type === 'tracked_link';

/** Half of a pair of surrogates, as a text field may hold it, is no text that can be sent. */
const toWellFormed = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd');

const labelOf = (variable: Variable, resolved: ResolvedPath | null): string =>
  resolved?.ok ? resolved.labels.join(' → ') : (variable.fieldPath ?? variable.placeholder);

function findLink(variable: Variable, context: ValueContext): Found {
  const { record, read, portalUrl, collection } = context;
  const at = `values.${variableKey(variable)}`;
  const pattern = patternOf(variable, portalUrl);
  if (!pattern) {
    const placeholder = written(variable.placeholder);
    return record ? { issues: [error('portal.none', at, { placeholder, collection })] } : NOTHING;
  }
  const isFixed = pathsInPattern(pattern).length === 0;
  if (!(record && read) && !isFixed) return NOTHING;
  const { url, issues } =
    record && read
      ? fillPatternOf(record, read, pattern, at)
      : fillPattern(pattern, () => undefined, at);
  return url === null ? { issues } : { value: url, from: 'link' };
}

function findField(
  variable: Variable,
  resolved: ResolvedPath | null,
  { read, record, content }: ValueContext,
): Found {
  const path = variable.fieldPath;
  if (!path || !record || !resolved) return NOTHING;
  const key = variableKey(variable);
  const placeholder = written(variable.placeholder);
  if (!resolved.ok)
    return {
      issues: [
        error('field.unknown', `values.${key}`, { placeholder, path, collection: record.uid }),
      ],
    };
  const { values } = read!;
  const text = formatValue(values.get(path), resolved.type, variable.format, content.language);
  return text !== null && cleanValue(text) !== '' ? { value: text, from: 'record' } : NOTHING;
}

function findValue(
  variable: Variable,
  resolved: ResolvedPath | null,
  context: ValueContext,
): Found {
  const { sender } = context;
  switch (variable.type) {
    case 'field':
      return findField(variable, resolved, context);
    case 'portal_link':
    case 'tracked_link':
      return findLink(variable, context);
    case 'fixed_text':
      return variable.fixedText?.trim() ? { value: variable.fixedText, from: 'fixed' } : NOTHING;
    case 'user_name':
      return sender.name ? { value: sender.name, from: 'sender' } : NOTHING;
    case 'user_phone':
      return sender.phone ? { value: sender.phone, from: 'sender' } : NOTHING;
    case 'free_text':
      return NOTHING;
  }
}

/**
 * The value of one variable: what was typed, else what its type says, else its fallback; with what is
 * wrong or worth telling about it.
 */
export function resolveValue(
  variable: Variable,
  context: ValueContext,
): { shown: PreviewValue; issues: Issue[] } {
  const { strapi, given, record, read, portalUrl, content } = context;
  const key = variableKey(variable);
  const at = `values.${key}`;
  const placeholder = written(variable.placeholder);
  const path = variable.type === 'field' ? variable.fieldPath : null;
  const resolved = path && record ? resolvePath(strapi, record.uid, path) : null;
  const label = labelOf(variable, resolved);
  const pattern = patternOf(variable, portalUrl);
  const needed = path ? [path] : pattern ? pathsInPattern(pattern) : [];
  const isHidden = needed.some((one) => read?.hidden.has(one));
  const optional = isOptional(variable, content);
  const result = (value: string | null, from: PreviewValue['from'], issues: Issue[] = []) => ({
    shown: {
      key,
      placeholder: variable.placeholder,
      type: variable.type,
      label,
      value: value === null ? null : toWellFormed(value),
      from,
      isHidden,
      isOptional: optional,
    },
    issues,
  });

  const typed = given.get(key);
  if (typed !== undefined && cleanValue(typed) !== '') return result(typed, 'typed');
  if (isHidden && path)
    // One refused hop blocks: a template must not show what its sender may not read.
    return result(null, 'none', [error('field.hidden', at, { placeholder })]);
  // Without the record nothing more can be said about what it holds.
  if (needed.length > 0 && record && !read) return result(null, 'none');
  const found = findValue(variable, resolved, context);
  if ('value' in found) return result(found.value, found.from);
  if (isHidden || (found.issues.length > 0 && !isLink(variable)))
    return result(null, 'none', found.issues);
  const { fallback } = variable;
  if (fallback?.trim())
    return result(fallback, 'fallback', [
      warning('value.fallback', at, { placeholder, label, fallback }),
    ]);
  if (found.issues.length > 0) return result(null, 'none', found.issues);
  return result(null, 'none', optional ? [] : [error('value.missing', at, { placeholder, label })]);
}
