import type { Core, Struct, UID } from '@strapi/strapi';

import type { FieldNode } from '../../../shared/contracts/collections';

export type Attribute = {
  type: string;
  target?: string;
  relation?: string;
  component?: string;
  repeatable?: boolean;
  private?: boolean;
};

/** Attribute types whose value can be put into a text. */
const VALUE_TYPES = new Set([
  'string',
  'text',
  'richtext',
  'email',
  'uid',
  'enumeration',
  'integer',
  'biginteger',
  'decimal',
  'float',
  'date',
  'datetime',
  'time',
]);

/** Deeper paths are hard to read for people and dear to fetch. */
const MAX_DEPTH = 4;

/** Strapi's own attributes that nobody puts into a message. */
const HIDDEN = new Set([
  'createdBy',
  'updatedBy',
  'localizations',
  'locale',
  'publishedAt',
  'password',
  'resetPasswordToken',
  'confirmationToken',
]);

export type AnySchema = Struct.ContentTypeSchema | Struct.ComponentSchema;

/** The schema of a content type or component; null when there is none (any more). */
const schemaOf = (strapi: Core.Strapi, uid: string): AnySchema | null =>
  (strapi.contentTypes[uid as UID.ContentType] ??
    strapi.components[uid as UID.Component] ??
    null) as AnySchema | null;

const toMany = (attribute: Attribute): boolean =>
  attribute.type === 'relation' && /Many$|^manyWay/.test(attribute.relation ?? '');

/** What lies behind a relation or component that leads to one thing; null otherwise. */
function targetOf(attribute: Attribute): string | null {
  if (attribute.type === 'relation' && !toMany(attribute)) return attribute.target ?? null;
  if (attribute.type === 'component' && !attribute.repeatable) return attribute.component ?? null;
  return null;
}

/** A stretch of a path within one model; components belong to the model that holds them. */
export interface Hop {
  /** UID of the content type whose permissions count. */
  uid: string;
  /** Field as Strapi's permissions name it, e.g. `customer` or `address.city`. */
  field: string;
}

export type ResolvedPath =
  | { ok: true; type: string; hops: Hop[]; labels: string[] }
  | { ok: false; reason: 'unknown' | 'private' | 'relationMany' };

const label = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/^./, (letter) => letter.toUpperCase());

/**
 * Follows a path such as `customer.firstName` from a content type through relations and components to
 * one. Private and password fields count as not there to be sent.
 */
export function resolvePath(strapi: Core.Strapi, uid: string, path: string): ResolvedPath {
  const names = path.split('.');
  let model = uid;
  let schema = schemaOf(strapi, uid);
  let prefix = '';
  const hops: Hop[] = [];
  const labels: string[] = [];
  for (const [index, name] of names.entries()) {
    const attribute = schema?.attributes[name] as Attribute | undefined;
    if (!schema || !attribute || HIDDEN.has(name) || index >= MAX_DEPTH)
      return { ok: false, reason: 'unknown' };
    if (attribute.private || attribute.type === 'password') return { ok: false, reason: 'private' };
    labels.push(label(name));
    const field = `${prefix}${name}`;
    if (index === names.length - 1) {
      if (!VALUE_TYPES.has(attribute.type)) return { ok: false, reason: 'unknown' };
      hops.push({ uid: model, field });
      return { ok: true, type: attribute.type, hops, labels };
    }
    if (toMany(attribute)) return { ok: false, reason: 'relationMany' };
    const target = targetOf(attribute);
    if (!target) return { ok: false, reason: 'unknown' };
    if (attribute.type === 'relation') {
      hops.push({ uid: model, field });
      model = target;
      prefix = '';
    } else {
      prefix = `${field}.`;
    }
    schema = schemaOf(strapi, target);
  }
  return { ok: false, reason: 'unknown' };
}

/** The fields on one level: below `path`, or of the collection itself. Null when there is no such level. */
export function listFields(strapi: Core.Strapi, uid: string, path: string): FieldNode[] | null {
  let schema = schemaOf(strapi, uid);
  const names = path === '' ? [] : path.split('.');
  for (const name of names) {
    const attribute = schema?.attributes[name] as Attribute | undefined;
    const target = attribute && targetOf(attribute);
    if (!target) return null;
    schema = schemaOf(strapi, target);
  }
  if (!schema || names.length >= MAX_DEPTH) return null;
  const canGoDeeper = names.length + 1 < MAX_DEPTH;
  return Object.entries(schema.attributes as Record<string, Attribute>).flatMap(
    ([name, attribute]): FieldNode[] => {
      if (HIDDEN.has(name) || attribute.private || attribute.type === 'password') return [];
      const isValue = VALUE_TYPES.has(attribute.type);
      const target = canGoDeeper ? targetOf(attribute) : null;
      if ((!isValue && !target) || target?.startsWith('admin::')) return [];
      return [
        {
          name,
          path: [...names, name].join('.'),
          displayName: label(name),
          type: attribute.type,
          target,
          isValue,
        },
      ];
    },
  );
}

/** The populate tree that fetches these paths. */
export function populateFor(paths: string[]): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const path of paths) {
    let level: Record<string, unknown> = tree;
    for (const name of path.split('.').slice(0, -1)) {
      const node = (level[name] ??= { populate: {} }) as { populate: Record<string, unknown> };
      level = node.populate;
    }
  }
  return tree;
}

/** The value at the end of a path in a fetched record; undefined when a hop is empty. */
export const valueAt = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[name]
          : undefined,
      record,
    );
