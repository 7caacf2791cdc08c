import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import type { MessageRow } from './rows';
import { inTransaction, isUniqueViolation, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A message to be queued; relations by row id. */
export type NewMessage = Partial<Omit<MessageRow, 'account' | 'contact' | 'template'>> & {
  account: number;
  contact: number | null;
  template: number | null;
};

const WITH_NAMES = {
  account: { select: ['documentId', 'name', 'environment', 'displayPhoneNumber'] },
  contact: { select: ['phone', 'profileName', 'waId'] },
  template: { select: ['documentId', 'name', 'language'] },
};

/** The log of messages, and the claims of those that are due. */
export function createMessageStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<MessageRow>(strapi, UIDS.message);

  return {
    /** Writes a message; with an idempotency key that is known, the message that has it. */
    async insert(data: NewMessage): Promise<{ row: MessageRow; isNew: boolean }> {
      const { idempotencyKey } = data;
      const known = () =>
        idempotencyKey
          ? rows().findOne({ where: { idempotencyKey }, populate: WITH_NAMES })
          : Promise.resolve(null);
      try {
        const before = await known();
        if (before) return { row: before, isNew: false };
        return { row: await rows().create({ data, populate: WITH_NAMES }), isNew: true };
      } catch (failure) {
        const other = isUniqueViolation(failure) ? await known() : null;
        if (other) return { row: other, isNew: false };
        throw failure;
      }
    },

    getByIdempotencyKey: (idempotencyKey: string) =>
      rows().findOne({ where: { idempotencyKey }, populate: WITH_NAMES }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: WITH_NAMES }),

    /** With everything that is needed to send it. */
    getToSend: (documentId: string) =>
      rows().findOne({ where: { documentId }, populate: ['account', 'contact', 'template'] }),

    list: (
      where: object,
      { page, pageSize, order }: { page: number; pageSize: number; order: 'asc' | 'desc' },
    ) =>
      rows().findMany({
        where,
        populate: WITH_NAMES,
        orderBy: [{ createdAt: order }, { id: order }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    /** How many there are, counted up to `TOTAL_LIMIT`. */
    async count(where: object): Promise<{ total: number; totalIsCapped: boolean }> {
      const beyond = await rows().findMany({
        where,
        select: ['id'],
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        limit: 1,
        offset: TOTAL_LIMIT,
      });
      if (beyond.length > 0) return { total: TOTAL_LIMIT, totalIsCapped: true };
      return { total: await rows().count({ where }), totalIsCapped: false };
    },

    countOfAccount: (accountId: number) => rows().count({ where: { account: accountId } }),

    /** Takes messages that are due, most urgent first; nobody else gets them until the lease ends. */
    async claim(options: { claim: string; limit: number; now: Date; leaseUntil: Date }) {
      const { name, column } = tableOf(strapi, UIDS.message);
      const accounts = tableOf(strapi, UIDS.account);
      const { claim, limit, now, leaseUntil } = options;
      return inTransaction(strapi, async (trx) => {
        const free = () =>
          trx(name)
            .where(column('state'), 'queued')
            .where(column('dueAt'), '<=', now)
            .where((lease) =>
              lease.whereNull(column('leaseUntil')).orWhere(column('leaseUntil'), '<', now),
            );
        const due = (await free()
          .select('id')
          .whereIn(
            column('account'),
            trx(accounts.name).select('id').where(accounts.column('enabled'), true),
          )
          .orderBy([
            { column: column('priority'), order: 'desc' },
            { column: column('dueAt') },
            { column: 'id' },
          ])
          .limit(limit)) as { id: number }[];
        if (due.length === 0) return [];
        const ids = due.map(({ id }) => id).sort((a, b) => a - b);
        await free()
          .whereIn('id', ids)
          .update({ [column('claimedBy')]: claim, [column('leaseUntil')]: leaseUntil });
        // Another process may have been quicker with some of them.
        const mine = await trx(name)
          .select({ documentId: column('documentId') })
          .whereIn('id', ids)
          .where(column('claimedBy'), claim)
          .orderBy('id');
        return mine.map(({ documentId }: { documentId: string }) => ({ documentId, claim }));
      });
    },

    /** Messages whose request was under way when its process ended: nobody knows what became of them. */
    listAbandoned: (now: Date) =>
      rows().findMany({
        where: { state: 'sending', leaseUntil: { $lt: now } },
        select: ['id', 'documentId'],
        limit: 500,
      }),
  };
}

export type MessageStore = ReturnType<typeof createMessageStore>;
