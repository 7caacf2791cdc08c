import type { Core } from '@strapi/strapi';

import { oneOf, tableOf, type Query, type Transaction } from './table';
import { UIDS } from './uids';

/** What a claim writes. */
export interface ClaimMark {
  claim: string;
  now: Date;
  leaseUntil: Date;
}

/** Of the messages that nobody holds and whose time has come; not yet of those that are queued. */
function free(strapi: Core.Strapi, connection: Transaction, now: Date) {
  const { name, column } = tableOf(strapi, UIDS.message);
  return connection(name)
    .where(column('dueAt'), '<=', now)
    .where((lease) =>
      lease.whereNull(column('leaseUntil')).orWhere(column('leaseUntil'), '<', now),
    );
}

/** A query of the messages of an account that are due and that nobody holds, the most urgent first. */
export function dueOf(
  strapi: Core.Strapi,
  connection: Transaction,
  account: number,
  now: Date,
  limit: number,
): Query {
  const { column } = tableOf(strapi, UIDS.message);
  // The order is that of the index and no more: what is queued is never sorted. Of the same moment, all
  // databases answer what was queued first.
  return free(strapi, connection, now)
    .where(column('account'), account)
    .where(column('phase'), 'queued')
    .orderBy([{ column: column('priority') }, { column: column('dueAt') }])
    .limit(limit);
}

/** Claims those of these messages that are still to be had; answers their ids. */
export async function markClaimed(
  strapi: Core.Strapi,
  trx: Transaction,
  messages: { id: number }[],
  { claim, now, leaseUntil }: ClaimMark,
): Promise<Set<number>> {
  if (messages.length === 0) return new Set();
  const { name, column } = tableOf(strapi, UIDS.message);
  const ids = messages.map(({ id }) => id).sort((a, b) => a - b);
  const count = await free(strapi, trx, now)
    .where(oneOf(strapi, trx, 'id', ids) as never)
    // No index holds the state: databases that expect little of a queue would read all of it rather than
    // look up these rows.
    .where(column('state'), 'queued')
    .update({ [column('claimedBy')]: claim, [column('leaseUntil')]: leaseUntil });
  if (count === ids.length) return new Set(ids);
  // Others were quicker with some, or have cancelled them.
  const mine = (await trx(name)
    .select('id')
    .where(oneOf(strapi, trx, 'id', ids) as never)
    .where(column('claimedBy'), claim)) as { id: number }[];
  return new Set(mine.map(({ id }) => id));
}
