import type { Collection, CollectionSetting } from '../../../../shared/contracts/collections';
import type { RecordReference, SendTemplateInput } from '../../../../shared/contracts/messages';
import { readConsentField, type RecordConsent } from '../../../../shared/domain/consent';
import { error, type Issue } from '../../../../shared/domain/issue';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { pathsInPattern } from '../../collections/fill-pattern';
import type { Reader, RecordReader, RecordValues } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import type { Runtime } from '../../runtime';
import type { StoredTemplate } from '../../store/templates';
import { patternOf } from './resolve-value';

/** What records say, and what is known about the collection that they belong to. */
export interface ReadRecords {
  collection: Collection | null;
  /** Null while the collection takes no part. */
  setting: CollectionSetting | null;
  /** Null for a collection without Draft & Publish. */
  valuesFrom: 'published' | 'draft' | null;
  /** By `documentId`; those that are not there, or may not be seen, are missing. */
  values: Map<string, RecordValues>;
  /** What a record says of its person's consent; null where its collection names no field for that. */
  consentOf(documentId: string): RecordConsent | null;
  /** By `documentId`: why a record cannot be read. */
  issues(documentId: string): Issue[];
  /** The record with the language that it has where none was named. */
  withLocale(record: RecordReference): RecordReference;
}

/** Reads what any of these templates needs of records of one collection; a few queries for all of them. */
export async function readRecords(
  {
    strapi,
    collections,
    records,
    now,
  }: {
    strapi: Runtime['strapi'];
    collections: CollectionSettings;
    records: RecordReader;
    now: Date;
  },
  references: RecordReference[],
  templates: StoredTemplate[],
  input: Pick<SendTemplateInput, 'headerMedia'>,
  reader: Reader,
): Promise<ReadRecords | null> {
  const [first] = references;
  if (!first) return null;
  const { uid } = first;
  const collection = await collections.get(uid);
  const nothing = { values: new Map<string, RecordValues>(), valuesFrom: null, setting: null };
  if (!collection)
    return {
      ...nothing,
      collection: null,
      consentOf: () => null,
      issues: () => [error('collection.unknown', 'record', { collection: uid })],
      withLocale: (record) => record,
    };

  const setting = collection.setting?.enabled ? collection.setting : null;
  const contents = templates.map(({ content }) => content);
  const variables = contents.flatMap((content) => content.variables);
  const patterns = variables.flatMap(
    (variable) => patternOf(variable, setting?.portalUrl ?? null) ?? [],
  );
  const paths = [
    ...templates.map(({ row }) => row.phoneField),
    setting?.phoneField,
    setting?.nameField,
    setting?.localeField,
    ...variables.map(({ type, fieldPath }) => (type === 'field' ? fieldPath : null)),
    ...patterns.flatMap(pathsInPattern),
  ].filter((path): path is string => Boolean(path));
  const mediaPaths = contents.flatMap(({ header }) =>
    isMediaHeader(header) && header.source.from === 'field' && header.source.path
      ? [header.source.path]
      : [],
  );

  const valuesFrom = collection.hasDraftAndPublish
    ? (first.status ?? setting?.valuesFrom ?? 'published')
    : null;
  // What a record without Draft & Publish leads to may have it: drafts are nobody's business there.
  const status = valuesFrom ?? 'published';
  const consentField = setting?.consentField ?? null;
  const consentPaths = consentField === null ? [] : [consentField];
  const values = await records.readMany(uid, references, {
    status,
    paths: [...new Set(paths)],
    mediaPaths: input.headerMedia ? [] : [...new Set(mediaPaths)],
    consentPaths: reader ? [] : consentPaths,
    reader,
  });
  // A rule of the house, which holds also for people who may not see the field.
  const consents =
    reader && consentField !== null
      ? await records.readMany(uid, references, { status, paths: [], consentPaths, reader: null })
      : values;
  const missing = references.filter(({ documentId }) => !values.has(documentId));
  const existing = async (status: 'draft' | 'published') =>
    valuesFrom === 'published' && missing.length > 0
      ? records.readMany(uid, missing, { status, paths: [], reader })
      : nothing.values;
  const [drafts, published] = [await existing('draft'), await existing('published')];
  const locale =
    collection.isLocalized && patterns.some((one) => one.includes('{locale}'))
      ? ((await strapi.plugin('i18n').service('locales').getDefaultLocale()) as string)
      : null;

  return {
    collection,
    setting,
    valuesFrom,
    values,
    consentOf: (documentId) =>
      consentField === null
        ? null
        : {
            path: consentField,
            says: readConsentField(consents.get(documentId)?.values.get(consentField), now),
          },
    issues: (documentId) => [
      ...(setting
        ? []
        : [error('collection.notEnabled', 'record', { collection: collection.displayName })]),
      ...(values.has(documentId)
        ? []
        : [
            drafts.has(documentId) && !published.has(documentId)
              ? error('record.unpublished', 'record')
              : error('record.notFound', 'record'),
          ]),
    ],
    withLocale: (record) => ({ ...record, locale: record.locale ?? locale }),
  };
}
