import type { Core, UID } from '@strapi/strapi';

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
type Transaction = Core.Strapi['db']['connection'];

/** Runs work in one database transaction; a call inside another joins it. */
export const inTransaction = <T>(
  strapi: Core.Strapi,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> =>
  strapi.db.transaction(({ trx }) => work(trx as unknown as Transaction)) as unknown as Promise<T>;

/** The query API of a content type, typed by its row. */
export function rowsOf<R>(strapi: Core.Strapi, uid: string) {
  const query = strapi.db.query(uid as UID.ContentType);
  return query as unknown as {
    findOne(params: Query): Promise<R | null>;
    findMany(params: Query): Promise<R[]>;
    count(params: Query): Promise<number>;
    create(params: { data: object; populate?: unknown }): Promise<R>;
    createMany(params: { data: object[] }): Promise<{ count: number; ids: number[] }>;
    update(params: { where: object; data: object; populate?: unknown }): Promise<R | null>;
    updateMany(params: { where: object; data: object }): Promise<{ count: number }>;
    delete(params: { where: object }): Promise<R | null>;
    deleteMany(params: { where: object }): Promise<{ count: number }>;
  };
}

interface Query {
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
