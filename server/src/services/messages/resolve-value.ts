import type { Core } from '@strapi/strapi';

import type { PreviewValue } from '../../../../shared/contracts/messages';
import { error, warning, type Issue } from '../../../../shared/domain/issue';
import {
  cleanValue,
  variableKey,
  written,
  type Variable,
} from '../../../../shared/domain/template/variables';
import { nameOf, type Actor } from '../../actor';
import { resolvePath, type ResolvedPath } from '../../collections/field-path';
import { formatValue } from '../../collections/format-value';
import type { RecordValues } from '../../collections/read-record';

/** What the value of a variable can come from. */
export interface ValueContext {
  strapi: Core.Strapi;
  /** What was typed for this message, by key. */
  given: Map<string, string>;
  /** The record as far as the person may read it; null without one. */
  read: RecordValues | null;
  /** UID of the record's collection. */
  uid: string | null;
  /** Of the template: dates are written in it. */
  language: string;
  actor: Actor;
}

const labelOf = (variable: Variable, resolved: ResolvedPath | null): string =>
  resolved?.ok ? resolved.labels.join(' → ') : (variable.fieldPath ?? variable.placeholder);

/**
 * The value of one variable: what was typed, else what its type says, else its fallback; with what is
 * wrong or worth telling about it.
 */
export function resolveValue(
  variable: Variable,
  { strapi, given, read, uid, language, actor }: ValueContext,
): { shown: PreviewValue; issues: Issue[] } {
  const key = variableKey(variable);
  const placeholder = written(variable.placeholder);
  const path = variable.type === 'field' ? variable.fieldPath : null;
  const resolved = path && uid ? resolvePath(strapi, uid, path) : null;
  const label = labelOf(variable, resolved);
  const issues: Issue[] = [];
  const isHidden = path !== null && read?.hidden.has(path) === true;
  const result = (value: string | null, from: PreviewValue['from']) => ({
    shown: {
      key,
      placeholder: variable.placeholder,
      type: variable.type,
      label,
      value,
      from,
      isHidden,
    },
    issues,
  });

  const typed = given.get(key);
  if (typed !== undefined && cleanValue(typed) !== '') return result(typed, 'typed');
  if (isHidden) {
    // One refused hop blocks: a template must not show what its sender may not read.
    issues.push(error('field.hidden', `values.${key}`, { placeholder }));
    return result(null, 'none');
  }
  if (variable.type === 'fixed_text' && variable.fixedText)
    return result(variable.fixedText, 'fixed');
  // Without the record nothing more can be said about what it holds.
  if (path && uid && !read) return result(null, 'none');
  const sender = nameOf(actor);
  if (variable.type === 'user_name' && sender) return result(sender, 'sender');
  if (resolved?.ok) {
    const text = formatValue(read?.values.get(path!), resolved.type, language);
    if (text !== null && cleanValue(text) !== '') return result(text, 'record');
  } else if (path && uid) {
    issues.push(error('field.unknown', `values.${key}`, { placeholder, path, collection: uid }));
    return result(null, 'none');
  }
  if (variable.fallback?.trim()) {
    issues.push(
      warning('value.fallback', `values.${key}`, {
        placeholder,
        label,
        fallback: variable.fallback,
      }),
    );
    return result(variable.fallback, 'fallback');
  }
  issues.push(error('value.missing', `values.${key}`, { placeholder, label }));
  return result(null, 'none');
}
