import { randomBytes } from 'node:crypto';

import type { Core, UID } from '@strapi/strapi';

import { leaveTaken } from './leave-taken';

/** Names of a content type in the database. */
export interface Table {
  name: string;
  /** Database column of an attribute; a relation is known by its foreign key. */
  column(attribute: string): string;
}

/** Looks up how a content type is stored. */
export function tableOf(strapi: Core.Strapi, uid: string): Table {
  const meta = strapi.db.metadata.get(uid);
  return {
    name: meta.tableName,
    column(attribute) {
      const definition = meta.attributes[attribute] as
        { columnName?: string; joinColumn?: { name: string } } | undefined;
      const name = definition?.joinColumn?.name ?? definition?.columnName;
      if (!name) throw new Error(`${uid} has no column for ${attribute}.`);
      return name;
    },
  };
}

/** Strapi's own Knex, so that there is one version of it. */
export type Transaction = Core.Strapi['db']['connection'];

/** A query of it. */
export type Query = ReturnType<Transaction['queryBuilder']>;

/** A part of a query, as it is written. */
export type Fragment = ReturnType<Transaction['raw']>;

/** How each database is asked for one of many values by a single binding; null where it cannot be. */
const ONE_OF: Record<string, { sql: string; bind(values: readonly unknown[]): unknown } | null> = {
  sqlite: {
    sql: '?? in (select value from json_each(?))',
    bind: (values) => JSON.stringify(values),
  },
  postgres: { sql: '?? = any(?)', bind: (values) => values },
  mysql: null,
};

/**
 * A condition: the column has one of these values, text or numbers. Where the database knows how, its text
 * is the same however many there are, which costs less to write and to read.
 */
export function oneOf(
  strapi: Core.Strapi,
  connection: Transaction,
  column: string,
  values: readonly (string | number)[],
): Fragment {
  const way = ONE_OF[strapi.db.dialect.client];
  const [sql, bindings] = way
    ? [way.sql, [column, way.bind(values)]]
    : [`?? in (${values.map(() => '?').join(', ') || 'null'})`, [column, ...values]];
  return connection.raw(sql, bindings as never);
}

/** Runs work in one database transaction; a call inside another joins it. */
export const inTransaction = <T>(
  strapi: Core.Strapi,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> =>
  strapi.db.transaction(({ trx }) => work(trx as unknown as Transaction)) as unknown as Promise<T>;

/** Reads past Strapi's own queries, within the transaction of whoever asks where there is one. */
export const reading = <T>(
  strapi: Core.Strapi,
  work: (connection: Transaction) => Promise<T>,
): Promise<T> =>
  strapi.db.inTransaction() ? inTransaction(strapi, work) : work(strapi.db.connection);

/** The query API of a content type, typed by its row. */
export function rowsOf<R>(strapi: Core.Strapi, uid: string) {
  const query = strapi.db.query(uid as UID.ContentType);
  return query as unknown as {
    findOne(params: FindParams): Promise<R | null>;
    findMany(params: FindParams): Promise<R[]>;
    count(params: FindParams): Promise<number>;
    create(params: { data: object; populate?: unknown }): Promise<R>;
    createMany(params: { data: object[] }): Promise<{ count: number; ids: number[] }>;
    update(params: { where: object; data: object; populate?: unknown }): Promise<R | null>;
    updateMany(params: { where: object; data: object }): Promise<{ count: number }>;
    delete(params: { where: object }): Promise<R | null>;
    deleteMany(params: { where: object }): Promise<{ count: number }>;
  };
}

interface FindParams {
  where?: object;
  select?: string[];
  populate?: unknown;
  orderBy?: unknown;
  limit?: number;
  offset?: number;
}

/** Whether a write failed because a unique value is taken, in the words of each database. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: unknown };
  return (
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === '23505' ||
    code === 'ER_DUP_ENTRY' ||
    errno === 1062
  );
}

/** What a row points to was deleted in this moment, such as a person who is being erased. */
const POINTS_NOWHERE = new Set(['SQLITE_CONSTRAINT_FOREIGNKEY', '23503', 'ER_NO_REFERENCED_ROW_2']);

/** The database gave a write up in favour of others, and has told so: nothing of it is left. */
const ROLLED_BACK = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  '40001',
  '40P01',
  '55P03',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
];

const TRANSIENT = new Set([
  ...ROLLED_BACK,
  '57P01',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  ...POINTS_NOWHERE,
]);

const codeOf = (error: unknown): string => String(((error ?? {}) as { code?: unknown }).code);

/** Whether a write failed because what one of its rows points to has gone; the others may be written. */
export const pointsNowhere = (error: unknown): boolean => POINTS_NOWHERE.has(codeOf(error));

/** Whether a write was given up by the database in favour of others, so that nothing of it is left. */
export const wasRolledBack = (error: unknown): boolean => ROLLED_BACK.includes(codeOf(error));

/** Whether the database may well take the same write a moment later: a deadlock, a lost connection. */
export function isTransient(error: unknown): boolean {
  const { name } = (error ?? {}) as { name?: unknown };
  return TRANSIENT.has(codeOf(error)) || name === 'KnexTimeoutError';
}

/**
 * Inserts a row unless one with the same unique values is there. It raises no error in that case, so a
 * transaction around it stays usable on every database.
 */
export async function insertIgnoring(
  strapi: Core.Strapi,
  uid: string,
  data: Record<string, string | number | Date>,
  unique: string[],
): Promise<void> {
  const { name, column } = tableOf(strapi, uid);
  const now = new Date();
  const row = {
    documentId: randomBytes(12).toString('hex'),
    createdAt: now,
    updatedAt: now,
    publishedAt: now,
    ...data,
  };
  await inTransaction(strapi, (trx) =>
    leaveTaken(
      strapi,
      trx(name).insert(
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [column(key), value]),
        ) as never,
      ),
      unique.map(column),
    ),
  );
}
