import type { Core } from '@strapi/strapi';

import { tableOf } from './table';
import { UIDS } from './uids';

/** Percent of each page that new rows fill. */
const FILL = 60;

/**
 * On PostgreSQL leaves room for the next version of a message beside it. Each is rewritten about six times in
 * its life, so the room is used either way; but what has room beside the old version, and changes in no
 * indexed column, such as a claim or a status, leaves all indexes of the table alone. Takes the right to
 * alter the table.
 */
export async function leaveRoom(strapi: Core.Strapi): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return;
  const { name } = tableOf(strapi, UIDS.message);
  const { rows } = (await strapi.db.connection.raw(
    'select reloptions::text as options from pg_class where oid = to_regclass(?)',
    [`"${name}"`],
  )) as unknown as { rows: { options: string | null }[] };
  // Whoever runs the database may have said otherwise.
  if (rows.length === 0 || rows[0]!.options?.includes('fillfactor')) return;
  await strapi.db.connection.raw(`alter table ?? set (fillfactor = ${FILL})`, [name]);
}
