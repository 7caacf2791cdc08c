import type { Core, UID } from '@strapi/strapi';

import type { Collection, RecordOption } from '../../../shared/contracts/collections';
import { checkerFor, createJudge } from './judge';
import { shownFields } from './list-records';
import type { Row } from './record-tree';

/**
 * What a collection shows of these records to whoever may read them, in their order; those that may not be
 * read, or are gone, are left out. Without an ability everything may be read.
 */
export async function nameRecords(
  strapi: Core.Strapi,
  { uid, isLocalized }: Collection,
  documentIds: string[],
  ability: unknown,
): Promise<RecordOption[]> {
  const isOpen = ability === null || ability === undefined;
  if (!isOpen && !checkerFor(strapi, uid, ability).can.read()) return [];
  const { main, second } = await shownFields(strapi, uid);
  const rows = (await strapi.documents(uid as UID.ContentType).findMany({
    fields: [main, second, isLocalized ? 'locale' : null].filter((name) => name !== null),
    filters: { documentId: { $in: documentIds } },
    // A record that was never published has a draft, and every published one has one too.
    status: 'draft',
    ...(isLocalized && { locale: '*' }),
  } as never)) as unknown as (Row & { documentId: string; locale?: string | null })[];
  const judge = isOpen ? null : createJudge(strapi, ability);
  await judge?.load(
    uid,
    rows.map(({ id }) => id),
  );
  const mayRead = (row: Row, fields?: string[]) => judge?.mayRead(uid, row.id, fields) ?? true;
  const textOf = (row: Row, name: string | null): string | null => {
    if (!name || (name !== 'documentId' && !mayRead(row, [name]))) return null;
    const value = row[name];
    return value === null || value === undefined || value === '' ? null : String(value);
  };
  return documentIds.flatMap((documentId) => {
    const row = rows.find((one) => one.documentId === documentId && mayRead(one));
    return row
      ? [
          {
            documentId,
            locale: isLocalized ? (row.locale ?? null) : null,
            title: textOf(row, main) ?? documentId,
            subtitle: textOf(row, second),
          },
        ]
      : [];
  });
}
