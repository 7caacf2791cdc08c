import type { Core } from '@strapi/strapi';

import type { BudgetStore } from './budgets';
import type { Claims, Sender } from './claims';
import { dueOf, markClaimed, type ClaimMark } from './due-messages';
import { inTransaction, tableOf } from './table';
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

interface FoundMessage {
  id: number;
  documentId: string;
  account: number;
}

/** What became of messages that were asked for; those in neither are not to be had now. */
export interface NamedClaims {
  claimed: Set<string>;
  /** Numbers that rest, and for how many milliseconds. */
  resting: Map<string, number>;
}

/** For engines that choose the messages themselves and keep the pace themselves. */
export function createNamedClaimStore(
  strapi: Core.Strapi,
  { listSenders }: Claims,
  budgets: BudgetStore,
) {
  return {
    listSenders,

    /** The most urgent messages of a number that are due and that nobody holds. */
    async listDue({ accountId }: Sender, now: Date, limit: number): Promise<DueMessage[]> {
      const { column } = tableOf(strapi, UIDS.message);
      const { connection } = strapi.db;
      return (await dueOf(strapi, connection, accountId, now, limit).select({
        documentId: column('documentId'),
        attempt: column('attempt'),
        priority: column('priority'),
      } as never)) as DueMessage[];
    },

    /**
     * Takes those of these messages that may leave now: due, held by nobody, of an account that may
     * send and a number that does not rest. Nobody else gets them until the lease ends.
     */
    claim(wanted: WantedMessage[], options: ClaimMark): Promise<NamedClaims> {
      const { now } = options;
      const { name, column } = tableOf(strapi, UIDS.message);
      return inTransaction(strapi, async (trx) => {
        const accounts = new Set((await listSenders()).map(({ accountId }) => accountId));
        const numbers = [...new Set(wanted.map(({ phoneNumberId }) => phoneNumberId))];
        const resting = await budgets.listResting(numbers, now);
        const documentIds = wanted.flatMap(({ documentId, phoneNumberId }) =>
          resting.has(phoneNumberId) ? [] : [documentId],
        );
        // By their names alone: with more to go by, SQLite reads all that an account has queued instead.
        const found = (await trx(name)
          .select({
            id: 'id',
            documentId: column('documentId'),
            account: column('account'),
          } as never)
          .whereIn(column('documentId'), documentIds)) as FoundMessage[];
        const ofSenders = found.filter(({ account }) => accounts.has(Number(account)));
        const ids = await markClaimed(strapi, trx, ofSenders, options);
        const claimed = ofSenders.filter(({ id }) => ids.has(id));
        return { claimed: new Set(claimed.map(({ documentId }) => documentId)), resting };
      });
    },
  };
}

export type NamedClaimStore = ReturnType<typeof createNamedClaimStore>;
