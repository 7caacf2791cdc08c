import type { Core } from '@strapi/strapi';

import type { Transaction } from './table';

type Insert = ReturnType<ReturnType<Transaction>['insert']>;

/**
 * An insert that leaves alone what has these unique values already, and raises every other fault. The
 * `insert ignore` of MySQL would also leave out, without a word, what points to a row that has just gone.
 */
export function leaveTaken(
  strapi: Core.Strapi,
  insert: Insert,
  unique: string[],
): Promise<unknown> {
  const taken = insert.onConflict(unique as never);
  if (strapi.db.dialect.client !== 'mysql') return taken.ignore() as unknown as Promise<unknown>;
  const [column] = unique;
  return taken.merge({
    [column!]: strapi.db.connection.raw('??', [column!]),
  } as never) as unknown as Promise<unknown>;
}
