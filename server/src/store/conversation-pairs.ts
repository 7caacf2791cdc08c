import type { Core } from '@strapi/strapi';

import { adoptEarlier, noteEarlier, type Home } from './adopt-messages';
import { keyOf, type Pair } from './pair';
import { insertIgnoring, inTransaction, tableOf } from './table';
import { UIDS } from './uids';

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** The conversations of these pairs, by `keyOf`, where there are any. */
export async function idsOfPairs(strapi: Core.Strapi, pairs: Pair[]): Promise<Map<string, number>> {
  const accounts = [...new Set(pairs.map(({ account }) => account))];
  const contacts = [...new Set(pairs.map(({ contact }) => contact))];
  const ids = new Map<string, number>();
  await inTransaction(strapi, async (trx) => {
    const { name, column } = tableOf(strapi, UIDS.conversation);
    const columns = { id: 'id', account: column('account'), contact: column('contact') };
    for (let start = 0; start < contacts.length; start += KEYS_PER_QUERY)
      for (const row of (await trx(name)
        .select(columns)
        .whereIn(columns.account, accounts)
        .whereIn(columns.contact, contacts.slice(start, start + KEYS_PER_QUERY))) as (Pair & {
        id: number;
      })[])
        ids.set(keyOf(row), row.id);
  });
  return ids;
}

/** Makes the conversations of these pairs, also when two ask at once; what was sent before is a part of them. */
export const makeConversations = (strapi: Core.Strapi, pairs: Pair[]): Promise<void> =>
  inTransaction(strapi, async () => {
    // In one order everywhere, so that two processes do not wait for each other.
    const sorted = [...pairs].sort(
      (one, other) => one.account - other.account || one.contact - other.contact,
    );
    for (const pair of sorted)
      await insertIgnoring(strapi, UIDS.conversation, { ...pair, status: 'open' }, [
        'account',
        'contact',
      ]);
    const ids = await idsOfPairs(strapi, pairs);
    const homes = pairs.flatMap((pair): Home[] => {
      const id = ids.get(keyOf(pair));
      return id === undefined ? [] : [{ ...pair, id }];
    });
    await noteEarlier(strapi, homes, await adoptEarlier(strapi, homes));
  });
