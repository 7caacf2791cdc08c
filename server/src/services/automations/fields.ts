import type { Core } from '@strapi/strapi';

import type { RuleField, RuleFields } from '../../../../shared/contracts/automations';
import type { Collection } from '../../../../shared/contracts/collections';
import type { OwnField } from '../../../../shared/domain/automation/check';
import {
  CONTACT_FACTS,
  kindOfType,
  type ContactFact,
  type Described,
} from '../../../../shared/domain/automation/condition';
import { parsePath } from '../../../../shared/domain/field-path';
import { findAttribute, labelOf, schemaOf } from '../../collections/attributes';
import { resolvePath } from '../../collections/field-path';
import { createFieldList } from '../../collections/list-fields';

/** Strapi writes these by itself. */
const NOT_SET = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale']);

interface Attribute {
  type: string;
  enum?: string[];
}

const CONTACT_LABELS: Record<ContactFact, string> = {
  name: 'Name',
  language: 'Language',
  country: 'Country',
  hasOptedIn: 'Has agreed to be written to',
  isWindowOpen: 'Can be answered without a template',
  lastInboundAt: 'Wrote last',
};

/** The attribute at the end of a path. */
function leafOf(strapi: Core.Strapi, uid: string, path: string): Attribute | null {
  let schema = schemaOf(strapi, uid);
  const steps = parsePath(path) ?? [];
  for (const [index, { name }] of steps.entries()) {
    if (!schema) return null;
    if (index === steps.length - 1)
      return ((schema.attributes as Record<string, Attribute>)[name] ?? null) as Attribute | null;
    const { target } = findAttribute(schema, name);
    schema = target === null ? null : schemaOf(strapi, target);
  }
  return null;
}

function describePath(strapi: Core.Strapi, uid: string, path: string): Described | null {
  const value = resolvePath(strapi, uid, path);
  const found = value.ok ? value : resolvePath(strapi, uid, path, { wants: 'consent' });
  if (!found.ok) return null;
  const kind = kindOfType(found.type);
  if (!kind) return null;
  const choices = leafOf(strapi, uid, path)?.enum ?? [];
  return kind === 'choice' ? { kind, choices } : { kind };
}

/** A field of the record itself that an automation may look at; null for none. */
export function ownField(strapi: Core.Strapi, uid: string, name: string): OwnField | null {
  const schema = schemaOf(strapi, uid);
  const found = schema && findAttribute(schema, name);
  if (!found || (found.kind !== 'value' && found.kind !== 'answer')) return null;
  const described = describePath(strapi, uid, name);
  return described && { ...described, type: found.type, canSet: !NOT_SET.has(name) };
}

/** What a condition can ask for, where records of a collection are looked at, or with null none. */
export function describeIn(strapi: Core.Strapi, uid: string | null) {
  return (variable: string): Described | null => {
    const [, scope = '', name = ''] = /^(\w+)\.(.+)$/.exec(variable) ?? [];
    if (scope === 'contact')
      return Object.hasOwn(CONTACT_FACTS, name)
        ? { kind: kindOfType(CONTACT_FACTS[name as ContactFact])! }
        : null;
    if (scope === 'message') return uid === null && name === 'text' ? { kind: 'text' } : null;
    if (uid === null) return null;
    if (scope === 'record') return describePath(strapi, uid, name);
    return scope === 'before' ? ownField(strapi, uid, name) : null;
  };
}

function toRuleField(
  strapi: Core.Strapi,
  uid: string,
  { path, displayName, type }: { path: string; displayName: string; type: string },
): RuleField[] {
  const described = describePath(strapi, uid, path);
  if (!described) return [];
  const own = /[.[]/.test(path) ? null : ownField(strapi, uid, path);
  const isWatchable = own !== null && path !== 'documentId' && path !== 'id';
  return [
    {
      variable: `record.${path}`,
      path,
      displayName,
      type,
      kind: described.kind,
      choices: [...(described.choices ?? [])],
      canWatch: isWatchable,
      canSet: own?.canSet ?? false,
      canBeDue: isWatchable && (type === 'date' || type === 'datetime'),
    },
  ];
}

const known = (variable: string, displayName: string, type: string): RuleField => ({
  variable,
  path: null,
  displayName,
  type,
  kind: kindOfType(type)!,
  choices: [],
  canWatch: false,
  canSet: false,
  canBeDue: false,
});

const ofContact = (): RuleField[] =>
  Object.entries(CONTACT_FACTS).map(([name, type]) =>
    known(`contact.${name}`, `Person → ${CONTACT_LABELS[name as ContactFact]}`, type),
  );

/** One level of what rules can be about; null where there is no such level. */
export function listRuleFields(
  strapi: Core.Strapi,
  collection: Collection | null,
  path: string,
): RuleFields | null {
  if (!collection)
    return {
      fields: [...ofContact(), known('message.text', 'Message → Text', 'text')],
      ways: [],
      hasDraftAndPublish: false,
      isLocalized: false,
      isEnabled: true,
    };
  const { uid } = collection;
  const values = createFieldList(strapi, uid, 'value')(path);
  if (!values) return null;
  const answers = (createFieldList(strapi, uid, 'consent')(path) ?? []).filter(
    ({ isValue, type }) => isValue && type === 'boolean',
  );
  const nodes = [...values, ...answers];
  const ways = nodes
    .filter(({ isValue }) => !isValue)
    .map((node) => ({ path: node.path, displayName: node.displayName }));
  const beyond = createFieldList(strapi, uid, 'consent')(path) ?? [];
  return {
    fields: [
      ...nodes
        .filter(({ isValue }) => isValue)
        .flatMap((node) =>
          toRuleField(strapi, uid, {
            ...node,
            displayName:
              node.list === 'count' ? `${labelOf(node.name)} (number)` : node.displayName,
          }),
        ),
      ...(path === '' ? ofContact() : []),
    ],
    // A relation may lead to answers alone.
    ways: [
      ...ways,
      ...beyond
        .filter((node) => !node.isValue && !ways.some((way) => way.path === node.path))
        .map((node) => ({ path: node.path, displayName: node.displayName })),
    ],
    hasDraftAndPublish: collection.hasDraftAndPublish,
    isLocalized: collection.isLocalized,
    isEnabled: collection.setting?.enabled === true,
  };
}
