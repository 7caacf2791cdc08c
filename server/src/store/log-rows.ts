import type { Core } from '@strapi/strapi';

import { WITH_FILE } from './messages';
import { columnsOf, readRow, type Stored } from './read-columns';
import type { MessageRow } from './rows';
import { oneOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** The content type of each relation that the log shows. */
const TARGETS = {
  account: UIDS.account,
  contact: UIDS.contact,
  template: UIDS.template,
  file: 'plugin::upload.file',
  campaign: UIDS.campaign,
  automation: UIDS.automation,
  conversation: UIDS.conversation,
} as const satisfies Record<keyof typeof WITH_FILE, string>;

/**
 * Reads messages as the log shows them, in the order of these ids. What they point to is read by its ids, all
 * at once and only what is there: a join of so many tables takes PostgreSQL longer to plan than to run.
 */
export function createLogRows(strapi: Core.Strapi) {
  const partOf = (uid: string, only?: readonly string[]) => {
    const columns = columnsOf(strapi, uid, only);
    return {
      table: tableOf(strapi, uid).name,
      columns,
      selected: Object.fromEntries(columns.map(({ attribute, column }) => [attribute, column])),
    };
  };
  type Part = ReturnType<typeof partOf>;
  const messages = partOf(UIDS.message);
  const relations = Object.entries(TARGETS).map(([relation, uid]) => ({
    relation,
    part: partOf(uid, ['id', ...WITH_FILE[relation as keyof typeof TARGETS].select]),
  }));

  async function readPart(
    connection: Transaction,
    { table, columns, selected }: Part,
    ids: readonly number[],
  ): Promise<Map<unknown, Stored>> {
    if (ids.length === 0) return new Map();
    const found = (await connection(table)
      .select(selected as never)
      .where(oneOf(strapi, connection, 'id', ids) as never)) as unknown as Stored[];
    return new Map(found.map((stored) => [stored.id, readRow(stored, columns)]));
  }

  return async (connection: Transaction, ids: number[]): Promise<MessageRow[]> => {
    const byId = await readPart(connection, messages, ids);
    const rows = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
    const related = await Promise.all(
      relations.map(async ({ relation, part }) => {
        const pointed = new Set(rows.map((row) => row[relation]).filter((id) => id !== null));
        return [relation, await readPart(connection, part, [...pointed] as number[])] as const;
      }),
    );
    for (const row of rows)
      for (const [relation, targets] of related) row[relation] = targets.get(row[relation]) ?? null;
    return rows as unknown as MessageRow[];
  };
}
