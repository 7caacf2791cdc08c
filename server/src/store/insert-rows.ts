import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { leaveTaken } from './leave-taken';
import { storable, storableJson } from './storable';
import { oneOf, tableOf, type Transaction } from './table';

/** Rows a statement: each costs some thirty parameters, and databases limit them. */
const ROWS_PER_INSERT = 200;

/** A value as every database takes it in a column. */
export function toCell(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return storableJson(value);
}

/** A name for a row that is about to be written. */
export const newDocumentId = (): string => randomBytes(12).toString('hex');

/**
 * Writes rows as part of a transaction, a few statements for hundreds of them; all have the same attributes,
 * relations by row id. Answers for each documentId the row id. With `unique` attributes, a row whose values
 * there are taken is left out.
 */
export async function insertRows(
  strapi: Core.Strapi,
  trx: Transaction,
  uid: string,
  rows: ({ documentId: string } & Record<string, unknown>)[],
  now: Date,
  unique: string[] = [],
): Promise<Map<string, number>> {
  const { name, column } = tableOf(strapi, uid);
  const stamps = Object.entries({ createdAt: now, updatedAt: now, publishedAt: now });
  const inserted = new Map<string, number>();
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const part = rows.slice(start, start + ROWS_PER_INSERT);
    const data = part.map((row) =>
      Object.fromEntries(
        [...Object.entries(row), ...stamps].map(([key, value]) => [column(key), toCell(value)]),
      ),
    );
    const insert = trx(name).insert(data as never);
    await (unique.length > 0 ? leaveTaken(strapi, insert, unique.map(column)) : insert);
    // A lock reads what is there: a plain look might answer with what was there before.
    const found = (await trx(name)
      .select({ id: 'id', documentId: column('documentId') } as never)
      .where(
        oneOf(
          strapi,
          trx,
          column('documentId'),
          part.map(({ documentId }) => documentId),
        ) as never,
      )
      .forUpdate()) as unknown as { id: number; documentId: string }[];
    for (const { id, documentId } of found) inserted.set(documentId, id);
  }
  return inserted;
}
