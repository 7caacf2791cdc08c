import type { Core } from '@strapi/strapi';

import { messagesPerSecond } from '../../../shared/domain/message/pace';
import type { BudgetStore } from './budgets';
import type { AccountRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A phone number that may send now, by its account. */
export interface Sender {
  accountId: number;
  phoneNumberId: string;
  perSecond: number;
}

export interface ClaimOptions {
  claim: string;
  limit: number;
  now: Date;
  leaseUntil: Date;
}

/** The messages that one claim has got, and how long its number has to wait for more. */
export interface ClaimResult {
  documentIds: string[];
  waitMs: number;
}

/** Hands out due messages: each to one worker at a time, at the pace of its number. */
export function createClaims(strapi: Core.Strapi, budgets: BudgetStore, installationId: string) {
  /** Accounts whose last look has found something: the next is likely to. */
  const busy = new Set<number>();

  return {
    /** The numbers whose account is switched on, not held, and connected by this installation. */
    listSenders: async (): Promise<Sender[]> =>
      (
        await rowsOf<AccountRow>(strapi, UIDS.account).findMany({
          where: { enabled: true, holdReason: null, installationId },
          select: ['id', 'phoneNumberId', 'throughputLevel'],
          orderBy: { id: 'asc' },
        })
      ).map(({ id, phoneNumberId, throughputLevel }) => ({
        accountId: id,
        phoneNumberId,
        perSecond: messagesPerSecond(throughputLevel),
      })),

    /** Takes due messages of a number, most urgent first; nobody else gets them until the lease ends. */
    async claim(
      { accountId, phoneNumberId, perSecond }: Sender,
      { claim, limit, now, leaseUntil }: ClaimOptions,
    ): Promise<ClaimResult> {
      const { name, column } = tableOf(strapi, UIDS.message);
      const free = (query: Core.Strapi['db']['connection']) =>
        query(name)
          .where(column('account'), accountId)
          .where(column('state'), 'queued')
          .where(column('dueAt'), '<=', now)
          .where((lease) =>
            lease.whereNull(column('leaseUntil')).orWhere(column('leaseUntil'), '<', now),
          );
      // Most looks find nothing; they lock nothing.
      if (!busy.has(accountId)) {
        const [due] = (await free(strapi.db.connection).select('id').limit(1)) as { id: number }[];
        if (!due) return { documentIds: [], waitMs: 0 };
      }
      await budgets.ensure(phoneNumberId);
      let documentIds: string[] = [];
      const { waitMs } = await budgets.take(phoneNumberId, limit, now, perSecond, (open) =>
        inTransaction(strapi, async (trx) => {
          const due = (await free(trx)
            .select({ id: 'id', documentId: column('documentId') } as never)
            .orderBy([
              { column: column('priority') },
              { column: column('dueAt') },
              { column: 'id' },
            ])
            .limit(open)) as { id: number; documentId: string }[];
          if (due.length === 0) busy.delete(accountId);
          else busy.add(accountId);
          if (due.length === 0) return 0;
          const ids = due.map(({ id }) => id).sort((a, b) => a - b);
          const count = await free(trx)
            .whereIn('id', ids)
            .update({ [column('claimedBy')]: claim, [column('leaseUntil')]: leaseUntil });
          // What was cancelled in this moment is not among them.
          const mine =
            count === due.length
              ? due
              : ((await trx(name)
                  .select({ documentId: column('documentId') })
                  .whereIn('id', ids)
                  .where(column('claimedBy'), claim)
                  .orderBy('id')) as { documentId: string }[]);
          documentIds = mine.map(({ documentId }) => documentId);
          return documentIds.length;
        }),
      );
      return { documentIds, waitMs };
    },
  };
}

export type Claims = ReturnType<typeof createClaims>;
