import type { Core, UID } from '@strapi/strapi';

import type { Collection, RecordOption } from '../../../shared/contracts/collections';
import { forbidden } from '../errors';
import { findAttribute, schemaOf } from './attributes';
import { checkerFor, createJudge, type Judge } from './judge';
import type { Row } from './record-tree';

/** How many records are offered at once. */
const RECORDS = 20;

const SEARCHED_AS_TEXT = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);

/** Which version of a collection's records speaks. */
export const statusOf = ({ hasDraftAndPublish, setting }: Collection): 'draft' | 'published' =>
  hasDraftAndPublish && setting?.valuesFrom === 'draft' ? 'draft' : 'published';

/** The fields that the Content Manager shows of a record, as far as they can be told in words. */
export async function shownFields(strapi: Core.Strapi, uid: string) {
  const { settings, layouts } = await (
    strapi.plugin('content-manager').service('content-types') as unknown as {
      findConfiguration(contentType: { uid: string }): Promise<{
        settings: { mainField?: string };
        layouts: { list?: string[] };
      }>;
    }
  ).findConfiguration({ uid });
  const schema = schemaOf(strapi, uid)!;
  const isShown = (name: string) => name !== 'id' && findAttribute(schema, name).kind === 'value';
  const main = settings.mainField && isShown(settings.mainField) ? settings.mainField : null;
  const second = layouts.list?.find((name) => name !== main && isShown(name)) ?? null;
  return { main, second, typeOf: (name: string) => findAttribute(schema, name).type };
}

/** The latest records that a person may read, with the fields asked for. */
export async function findLatest(
  strapi: Core.Strapi,
  collection: Collection,
  { ability }: { ability: unknown },
  {
    fields,
    search,
    status = statusOf(collection),
  }: { fields: string[]; search: object; status?: 'draft' | 'published' },
): Promise<{ rows: (Row & { documentId: string; locale?: string | null })[]; judge: Judge }> {
  const { uid } = collection;
  const checker = checkerFor(strapi, uid, ability);
  if (!checker.can.read()) throw forbidden('record.notFound');
  const { filters } = await checker.sanitizedQuery.read({ filters: search });
  const rows = (await strapi.documents(uid as UID.ContentType).findMany({
    fields: [...fields, ...(collection.isLocalized ? ['locale'] : [])],
    filters,
    status: collection.hasDraftAndPublish ? status : 'published',
    ...(collection.isLocalized && { locale: '*' }),
    sort: 'updatedAt:desc',
    limit: RECORDS,
  } as never)) as unknown as (Row & { documentId: string; locale?: string | null })[];
  const judge = createJudge(strapi, ability);
  await judge.load(
    uid,
    rows.map(({ id }) => id),
  );
  return { rows: rows.filter(({ id }) => judge.mayRead(uid, id)), judge };
}

/**
 * Records to try something with, in the version whose values are sent unless another is asked for; what a
 * person may not read is neither shown nor searched.
 */
export async function listRecords(
  strapi: Core.Strapi,
  collection: Collection,
  search: string,
  reader: { ability: unknown },
  status?: 'draft' | 'published',
): Promise<RecordOption[]> {
  const { uid } = collection;
  const { main, second, typeOf } = await shownFields(strapi, uid);
  const wanted = search.trim();
  const { can } = checkerFor(strapi, uid, reader.ability);
  const matches: object[] = [{ documentId: { $eq: wanted } }];
  if (main && can.read(undefined, main)) {
    if (SEARCHED_AS_TEXT.has(typeOf(main))) matches.push({ [main]: { $containsi: wanted } });
    else if (/^-?\d+(\.\d+)?$/.test(wanted) && /integer|decimal|float/.test(typeOf(main)))
      matches.push({ [main]: { $eq: wanted } });
  }
  const { rows, judge } = await findLatest(strapi, collection, reader, {
    fields: [main, second].filter((name): name is string => name !== null),
    search: wanted === '' ? {} : { $or: matches },
    status,
  });
  return rows.map((row) => {
    const textOf = (name: string | null): string | null => {
      if (!name || (name !== 'documentId' && !judge.mayRead(uid, row.id, [name]))) return null;
      const value = row[name];
      return value === null || value === undefined || value === '' ? null : String(value);
    };
    return {
      documentId: row.documentId,
      locale: collection.isLocalized ? (row.locale ?? null) : null,
      title: textOf(main) ?? row.documentId,
      subtitle: textOf(second),
    };
  });
}
