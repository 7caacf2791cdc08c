import type { Core } from '@strapi/strapi';

import type { Collection } from '../../../../shared/contracts/collections';
import { error, warning, type Issue } from '../../../../shared/domain/issue';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import type { Variable } from '../../../../shared/domain/template/variables';
import { variableKey, written } from '../../../../shared/domain/template/variables';
import { checkUrlPattern, tokensIn } from '../../../../shared/domain/url-pattern';
import { FORMATS_FOR } from '../../../../shared/domain/value-format';
import { checkFormatHere } from '../../collections/check-format';
import { pathIssue, resolvePath } from '../../collections/field-path';

interface Place {
  strapi: Core.Strapi;
  /** Where the values come from; null while the template applies to no collection. */
  collection: Collection | null;
}

/** Placeholders of an address that no field has to give. */
const GIVEN = new Set(['documentId', 'locale']);

function checkField({ strapi, collection }: Place, variable: Variable, at: string): Issue[] {
  const path = variable.fieldPath;
  if (!path) return [];
  const placeholder = written(variable.placeholder);
  if (!collection) return [error('variable.noCollection', `${at}.fieldPath`, { placeholder })];
  const resolved = resolvePath(strapi, collection.uid, path);
  if (!resolved.ok) {
    const params = { placeholder, path, collection: collection.displayName };
    return [
      resolved.reason === 'unknown'
        ? error('field.unknown', `${at}.fieldPath`, params)
        : pathIssue(resolved.reason, collection.displayName, path, `${at}.fieldPath`),
    ];
  }
  if (variable.format === null) return [];
  const issues = checkFormatHere(variable.format, `${at}.format`);
  if (!(FORMATS_FOR[resolved.type] ?? []).includes(variable.format.type))
    issues.push(warning('format.unfitting', `${at}.format`, { path, type: resolved.type }));
  return issues;
}

/** An address that is filled from the record: the variable's own, or else the collection's. */
function checkLink({ strapi, collection }: Place, variable: Variable, at: string): Issue[] {
  const placeholder = written(variable.placeholder);
  const own = variable.type === 'tracked_link' ? variable.fixedText?.trim() : null;
  if (own) {
    const issues = checkUrlPattern(own, `${at}.fixedText`);
    for (const token of tokensIn(own).filter((one) => !GIVEN.has(one)))
      if (!collection)
        issues.push(error('variable.noCollection', `${at}.fixedText`, { placeholder }));
      else if (!resolvePath(strapi, collection.uid, token).ok)
        issues.push(error('url.token', `${at}.fixedText`, { token }));
    return issues;
  }
  if (!collection) return [error('variable.noCollection', `${at}.type`, { placeholder })];
  return collection.setting?.portalUrl
    ? []
    : [error('portal.none', `${at}.type`, { placeholder, collection: collection.displayName })];
}

function checkMedia({ strapi, collection }: Place, { header }: TemplateContent): Issue[] {
  if (!isMediaHeader(header) || header.source.from !== 'field' || !header.source.path) return [];
  const { path } = header.source;
  if (!collection) return [error('header.field', 'header.source', { kind: header.type })];
  const resolved = resolvePath(strapi, collection.uid, path, { wants: 'media' });
  return resolved.ok
    ? []
    : [pathIssue(resolved.reason, collection.displayName, path, 'header.source')];
}

/** Whether what fills variables and header exists in the collection, and may be sent. */
export const checkFields = (place: Place, content: TemplateContent): Issue[] => [
  ...checkMedia(place, content),
  ...content.variables.flatMap((variable) => {
    const at = `variables.${variableKey(variable)}`;
    if (variable.type === 'field') return checkField(place, variable, at);
    return variable.type === 'portal_link' || variable.type === 'tracked_link'
      ? checkLink(place, variable, at)
      : [];
  }),
];
