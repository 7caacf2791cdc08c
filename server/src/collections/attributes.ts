import type { Core, Struct, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { PLUGIN_ID } from '../../../shared/plugin';
import { FORMATS_FOR } from '../../../shared/domain/value-format';

/** An attribute of a schema, as far as paths look at it. */
interface Attribute {
  type: string;
  target?: string;
  relation?: string;
  component?: string;
  repeatable?: boolean;
  multiple?: boolean;
}

export type AnySchema = Struct.ContentTypeSchema | Struct.ComponentSchema;

/** The content type of the Media Library's files. */
const FILE = 'plugin::upload.file';

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

/** What a path finds under one name: a value, or something that it goes on through. */
export type Found =
  | { kind: 'value'; type: string; isList: false; target: null }
  /** A yes or no, which no text can hold. */
  | { kind: 'answer'; type: string; isList: false; target: null }
  | { kind: 'media'; type: string; isList: boolean; target: string }
  | { kind: 'relation' | 'component'; type: string; isList: boolean; target: string }
  | { kind: 'private'; type: string; isList: false; target: null }
  | { kind: 'nothing'; type: string; isList: false; target: null };

const nothing = (kind: 'private' | 'nothing', type = ''): Found => ({
  kind,
  type,
  isList: false,
  target: null,
});

/** The schema of a content type or component; null when there is none (any more). */
export const schemaOf = (strapi: Core.Strapi, uid: string): AnySchema | null =>
  (strapi.contentTypes[uid as UID.ContentType] ??
    strapi.components[uid as UID.Component] ??
    null) as AnySchema | null;

const isContentType = (schema: AnySchema): boolean => schema.modelType === 'contentType';

/** Whether the records of a content type exist once per language. */
export const isLocalized = (strapi: Core.Strapi, uid: string): boolean =>
  (schemaOf(strapi, uid)?.pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n
    ?.localized === true;

/** People of the admin, tokens, and what this plugin keeps are nobody's values. */
const isForbidden = (uid: string): boolean =>
  /^(admin|strapi)::/.test(uid) || uid.startsWith(`plugin::${PLUGIN_ID}.`);

/** What stands under a name in a schema, as far as it may be sent. */
export function findAttribute(schema: AnySchema, name: string): Found {
  if (contentTypes.isPrivateAttribute(schema as never, name)) return nothing('private');
  if (isContentType(schema) && name === 'documentId')
    return { kind: 'value', type: 'string', isList: false, target: null };
  if (isContentType(schema) && name === 'id')
    return { kind: 'value', type: 'integer', isList: false, target: null };
  const attributes = schema.attributes as Record<string, Attribute>;
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!attribute || HIDDEN.has(name)) return nothing('nothing');
  const { type, relation = '' } = attribute;
  if (type === 'password') return nothing('private', type);
  if (type === 'media')
    return { kind: 'media', type, isList: attribute.multiple === true, target: FILE };
  if (type === 'component' && attribute.component)
    return {
      kind: 'component',
      type,
      isList: attribute.repeatable === true,
      target: attribute.component,
    };
  if (type === 'relation' && attribute.target && !relation.startsWith('morph'))
    return isForbidden(attribute.target)
      ? nothing('private', type)
      : { kind: 'relation', type, isList: /Many$/.test(relation), target: attribute.target };
  if (type === 'boolean') return { kind: 'answer', type, isList: false, target: null };
  return type in FORMATS_FOR
    ? { kind: 'value', type, isList: false, target: null }
    : nothing('nothing', type);
}

/** The names under which a schema has something. */
export const namesIn = (schema: AnySchema): string[] => [
  ...Object.keys(schema.attributes).filter((name) => name !== 'documentId' && name !== 'id'),
  ...(isContentType(schema) ? ['documentId'] : []),
];

/** Every field of a component as roles name it, below `prefix`: `items.title`, `items.size.width`. */
export function fieldsOfComponent(
  strapi: Core.Strapi,
  uid: string,
  prefix: string,
  depth = 4,
): string[] {
  const schema = schemaOf(strapi, uid);
  if (!schema || depth === 0) return [];
  return Object.entries(schema.attributes as Record<string, Attribute>).flatMap(
    ([name, { type, component }]) =>
      type === 'component' && component
        ? fieldsOfComponent(strapi, component, `${prefix}.${name}`, depth - 1)
        : [`${prefix}.${name}`],
  );
}

/** A name of an attribute as a person would write it: `firstName` as “First Name”. */
export const labelOf = (name: string): string =>
  name === 'documentId'
    ? 'Document ID'
    : name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/[_-]+/g, ' ')
        .replace(/^./, (letter) => letter.toUpperCase());
