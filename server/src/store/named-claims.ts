import type { Core } from '@strapi/strapi';

import { restMs } from '../../../shared/domain/message/pace';
import type { BudgetRow } from './budgets';
import type { Claims, Sender } from './claims';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A due message that nobody holds. */
export interface DueMessage {
  documentId: string;
  attempt: number;
  priority: number;
}

/** A message that is asked for by name, and the number that would send it. */
export interface WantedMessage {
  documentId: string;
  phoneNumberId: string;
}

export interface NamedClaimOptions {
  claim: string;
  now: Date;
  leaseUntil: Date;
}

/** What became of messages that were asked for; those in neither are not to be had now. */
export interface NamedClaims {
  claimed: Set<string>;
  /** Numbers that rest, and for how many milliseconds. */
  resting: Map<string, number>;
}

type Query = Core.Strapi['db']['connection'];

/** For engines that choose the messages themselves and keep the pace themselves. */
export function createNamedClaimStore(strapi: Core.Strapi, { listSenders }: Claims) {
  const free = (query: Query, now: Date) => {
    const { name, column } = tableOf(strapi, UIDS.message);
    return query(name)
      .where(column('state'), 'queued')
      .where(column('dueAt'), '<=', now)
      .where((lease) =>
        lease.whereNull(column('leaseUntil')).orWhere(column('leaseUntil'), '<', now),
      );
  };

  async function listResting(phoneNumberIds: string[], now: Date): Promise<Map<string, number>> {
    const rows = await rowsOf<BudgetRow>(strapi, UIDS.budget).findMany({
      where: { phoneNumberId: { $in: phoneNumberIds }, pausedUntil: { $gt: now } },
      select: ['phoneNumberId', 'pausedUntil'],
    });
    return new Map(
      rows.flatMap(({ phoneNumberId, pausedUntil }) => {
        const ms = restMs(new Date(pausedUntil!), now);
        return ms > 0 ? [[phoneNumberId, ms]] : [];
      }),
    );
  }

  return {
    listSenders,

    /** The most urgent messages of a number that are due and that nobody holds. */
    async listDue({ accountId }: Sender, now: Date, limit: number): Promise<DueMessage[]> {
      const { column } = tableOf(strapi, UIDS.message);
      const { connection } = strapi.db;
      return (await free(connection, now)
        .where(column('account'), accountId)
        .select({
          documentId: column('documentId'),
          attempt: column('attempt'),
          priority: column('priority'),
        } as never)
        .orderBy([{ column: column('priority') }, { column: column('dueAt') }, { column: 'id' }])
        .limit(limit)) as DueMessage[];
    },

    /**
     * Takes those of these messages that may leave now: due, held by nobody, of an account that may
     * send and a number that does not rest. Nobody else gets them until the lease ends.
     */
    claim(wanted: WantedMessage[], options: NamedClaimOptions): Promise<NamedClaims> {
      const { claim, now, leaseUntil } = options;
      const { name, column } = tableOf(strapi, UIDS.message);
      return inTransaction(strapi, async (trx) => {
        const accounts = new Set((await listSenders()).map(({ accountId }) => accountId));
        const numbers = [...new Set(wanted.map(({ phoneNumberId }) => phoneNumberId))];
        const resting = await listResting(numbers, now);
        const documentIds = wanted.flatMap(({ documentId, phoneNumberId }) =>
          resting.has(phoneNumberId) ? [] : [documentId],
        );
        // By their names alone: with more to go by, SQLite reads all that an account has queued instead.
        const found = (await trx(name)
          .select({ id: 'id', account: column('account') } as never)
          .whereIn(column('documentId'), documentIds)) as { id: number; account: number }[];
        const ids = found
          .filter(({ account }) => accounts.has(Number(account)))
          .map(({ id }) => id)
          .sort((one, other) => one - other);
        if (ids.length === 0) return { claimed: new Set<string>(), resting };
        await free(trx, now)
          .whereIn('id', ids)
          .update({ [column('claimedBy')]: claim, [column('leaseUntil')]: leaseUntil });
        // Another process may have been quicker with some of them.
        const mine = (await trx(name)
          .select({ documentId: column('documentId') } as never)
          .whereIn('id', ids)
          .where(column('claimedBy'), claim)) as { documentId: string }[];
        return { claimed: new Set(mine.map(({ documentId }) => documentId)), resting };
      });
    },
  };
}

export type NamedClaimStore = ReturnType<typeof createNamedClaimStore>;
