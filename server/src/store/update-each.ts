import type { Core } from '@strapi/strapi';

import { inTransaction, tableOf } from './table';

/** What changes in one row, by attribute. */
type Patch = Record<string, unknown>;

/** Rows a statement: each row costs up to two parameters a column, and databases limit them. */
const ROWS_PER_UPDATE = 200;

/** JSON columns are written as text by every database. */
function toColumn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : (value ?? null);
}

type Entry = [id: number, patch: Patch];

/** Whether two are the same to the database. */
const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

/** Rows in which the same attributes change, at most so many that a statement takes them. */
function partsOf(patches: Map<number, Patch>): Entry[][] {
  const byAttributes = new Map<string, Entry[]>();
  for (const entry of [...patches].sort(([a], [b]) => a - b)) {
    const attributes = Object.keys(entry[1]).sort().join();
    const entries = byAttributes.get(attributes);
    if (entries) entries.push(entry);
    else byAttributes.set(attributes, [entry]);
  }
  return [...byAttributes.values()].flatMap((entries) =>
    Array.from({ length: Math.ceil(entries.length / ROWS_PER_UPDATE) }, (_, part) =>
      entries.slice(part * ROWS_PER_UPDATE, (part + 1) * ROWS_PER_UPDATE),
    ),
  );
}

/** Writes to each of these rows, by id, what changes in it; a few statements for all of them. */
export async function updateEach(
  strapi: Core.Strapi,
  uid: string,
  patches: Map<number, Patch>,
): Promise<void> {
  const { name, column } = tableOf(strapi, uid);
  await inTransaction(strapi, async (trx) => {
    for (const part of partsOf(patches)) {
      const ids = part.map(([id]) => id);
      const cases = ids.map(() => 'when ? then ?').join(' ');
      const set: Record<string, unknown> = { [column('updatedAt')]: new Date() };
      for (const attribute of Object.keys(part[0]![1])) {
        const values = part.map(([, patch]) => toColumn(patch[attribute]));
        set[column(attribute)] = values.every((value) => isSame(value, values[0]))
          ? values[0]
          : // The end is never reached; without it some databases do not know of which type this is.
            trx.raw(`case ?? ${cases} else ?? end`, [
              'id',
              ...ids.flatMap((id, index) => [id, values[index]]),
              column(attribute),
            ] as never);
      }
      await trx(name).whereIn('id', ids).update(set);
    }
  });
}
