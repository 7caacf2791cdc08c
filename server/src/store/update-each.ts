import type { Core } from '@strapi/strapi';

import { inTransaction, oneOf, tableOf, type Transaction } from './table';

/** What changes in one row, by attribute. */
type Patch = Record<string, unknown>;

type Entry = [id: number, patch: Patch];

/** A column in which the rows get different values, in the order of the rows. */
interface Varying {
  column: string;
  /** Of the attribute. */
  type: string;
  values: unknown[];
}

/** Writes values that vary; the constant ones, which need no more than a binding, come with them. */
type Write = (
  trx: Transaction,
  table: string,
  ids: number[],
  constant: Record<string, unknown>,
  varying: Varying[],
) => Promise<unknown>;

/** JSON columns are written as text by every database. */
function toColumn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : (value ?? null);
}

/** Whether two are the same to the database. */
const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

/** Rows in which the same attributes change, at most so many that a statement takes them. */
function partsOf(patches: Map<number, Patch>, rowsAtOnce: number): Entry[][] {
  const byAttributes = new Map<string, Entry[]>();
  for (const entry of [...patches].sort(([a], [b]) => a - b)) {
    const attributes = Object.keys(entry[1]).sort().join();
    const entries = byAttributes.get(attributes);
    if (entries) entries.push(entry);
    else byAttributes.set(attributes, [entry]);
  }
  return [...byAttributes.values()].flatMap((entries) =>
    Array.from({ length: Math.ceil(entries.length / rowsAtOnce) }, (_, part) =>
      entries.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce),
    ),
  );
}

/** What arrays are made of on PostgreSQL; everything else is text. */
const ARRAYS: Record<string, string> = {
  integer: 'int[]',
  relation: 'int[]',
  biginteger: 'bigint[]',
  float: 'float8[]',
  decimal: 'numeric[]',
  boolean: 'bool[]',
  datetime: 'timestamp[]',
};

/** One array a column: a statement whose text does not grow with its rows. */
const byArrays: Write = (trx, table, ids, constant, varying) => {
  const sets = [...Object.keys(constant).map(() => '?? = ?')];
  const bindings: unknown[] = [table, ...Object.entries(constant).flat()];
  varying.forEach(({ column, type }, index) => {
    sets.push(`?? = j.v${index}${type === 'json' ? '::jsonb' : ''}`);
    bindings.push(column);
  });
  const arrays = varying.map(({ type }) => `?::${ARRAYS[type] ?? 'text[]'}`);
  const names = varying.map((_, index) => `v${index}`);
  return trx.raw(
    `update ?? as t set ${sets.join(', ')} from unnest(${['?::int[]', ...arrays].join(', ')}) ` +
      `as j(${['id', ...names].join(', ')}) where t.id = j.id`,
    [...bindings, ids, ...varying.map(({ values }) => values)] as never,
  ) as unknown as Promise<unknown>;
};

/** As SQLite keeps it. */
const toJson = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
};

/** All rows as one text of JSON: a statement whose text does not grow with its rows. */
const byJson: Write = (trx, table, ids, constant, varying) => {
  const sets = [
    ...Object.keys(constant).map(() => '?? = ?'),
    ...varying.map((_, index) => `?? = j.v${index}`),
  ];
  const columns = varying.map((_, index) => `json_extract(value, '$[${index + 1}]') as v${index}`);
  const rows = ids.map((id, row) => [id, ...varying.map(({ values }) => toJson(values[row]))]);
  return trx.raw(
    `update ?? as t set ${sets.join(', ')} from (select json_extract(value, '$[0]') as id, ` +
      `${columns.join(', ')} from json_each(?)) as j where t.id = j.id`,
    [
      table,
      ...Object.entries(constant).flat(),
      ...varying.map(({ column }) => column),
      JSON.stringify(rows),
    ] as never,
  ) as unknown as Promise<unknown>;
};

/** A case for each row, which every database understands; its end, never reached, tells the type. */
const byCases: Write = (trx, table, ids, constant, varying) => {
  const cases = ids.map(() => 'when ? then ?').join(' ');
  const set = Object.fromEntries(
    varying.map(({ column, values }) => [
      column,
      trx.raw(`case ?? ${cases} else ?? end`, [
        'id',
        ...ids.flatMap((id, row) => [id, values[row]]),
        column,
      ] as never),
    ]),
  );
  return trx(table)
    .whereIn('id', ids)
    .update({ ...constant, ...set }) as unknown as Promise<unknown>;
};

/** How each database is written to, and how many rows a statement takes: databases limit its parameters. */
const DIALECTS: Record<string, { write: Write; rowsAtOnce: number }> = {
  sqlite: { write: byJson, rowsAtOnce: 1_000 },
  postgres: { write: byArrays, rowsAtOnce: 1_000 },
  mysql: { write: byCases, rowsAtOnce: 200 },
};

/** Writes to each of these rows, by id, what changes in it; a few statements for all of them. */
export async function updateEach(
  strapi: Core.Strapi,
  uid: string,
  patches: Map<number, Patch>,
): Promise<void> {
  const { name, column } = tableOf(strapi, uid);
  const { attributes } = strapi.db.metadata.get(uid);
  const { write, rowsAtOnce } = DIALECTS[strapi.db.dialect.client]!;
  await inTransaction(strapi, async (trx) => {
    for (const part of partsOf(patches, rowsAtOnce)) {
      const ids = part.map(([id]) => id);
      const constant: Record<string, unknown> = { [column('updatedAt')]: new Date() };
      const varying: Varying[] = [];
      for (const attribute of Object.keys(part[0]![1])) {
        const values = part.map(([, patch]) => toColumn(patch[attribute]));
        if (values.every((value) => isSame(value, values[0])))
          constant[column(attribute)] = values[0];
        else varying.push({ column: column(attribute), type: attributes[attribute]!.type, values });
      }
      await (varying.length > 0
        ? write(trx, name, ids, constant, varying)
        : trx(name)
            .where(oneOf(strapi, trx, 'id', ids) as never)
            .update(constant));
    }
  });
}
