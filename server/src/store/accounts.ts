import type { Core } from '@strapi/strapi';

import type { AccountRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** Whom it is limited to. */
const ALLOWED = { allowedUsers: { select: ['id'] }, allowedRoles: { select: ['id'] } };

/** Who hears of what Meta decides, and who may see it. */
const PEOPLE = { notifyUsers: { select: ['id'] }, notifyRoles: { select: ['id'] }, ...ALLOWED };

/** All accounts but these, by row id. */
const notAmong = (hidden: readonly number[]): object =>
  hidden.length === 0 ? {} : { id: { $notIn: [...hidden] } };

type Holds = AccountRow['holds'];

/** What an account is held for, with one cause more. */
export const withHold = (holds: Holds, cause: string, words: string): Holds => ({
  ...holds,
  [cause]: words,
});

/** What an account is held for without these causes, or without any. */
export function withoutHolds(holds: Holds, causes?: readonly string[]): Holds {
  const left = Object.entries(holds ?? {}).filter(([cause]) => causes && !causes.includes(cause));
  return left.length > 0 ? Object.fromEntries(left) : null;
}

/** The columns that say for what an account is held; whoever claims messages looks at the words alone. */
export const holdColumns = (holds: Holds): Pick<AccountRow, 'holds' | 'holdReason'> => ({
  holds,
  holdReason: holds && [...new Set(Object.values(holds))].join(' '),
});

/** Rows of accounts; what is in them stays encrypted here. */
export function createAccountStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AccountRow>(strapi, UIDS.account);

  /** Every other account stops being the default one. */
  const clearDefault = (keep: number) =>
    rows().updateMany({
      where: { isDefault: true, id: { $ne: keep } },
      data: { isDefault: false },
    });

  const lock = (ids: number[]): Promise<AccountRow[]> =>
    inTransaction(strapi, async (trx) => {
      await trx(tableOf(strapi, UIDS.account).name)
        .select('id')
        .whereIn('id', ids as never)
        .orderBy('id')
        .forUpdate();
      return rows().findMany({ where: { id: { $in: ids } }, orderBy: { id: 'asc' } });
    });

  const setHolds = (id: number, holds: Holds) =>
    rows().updateMany({ where: { id }, data: holdColumns(holds) });

  return {
    list: () =>
      rows().findMany({
        orderBy: [{ isDefault: 'desc' }, { id: 'asc' }],
        limit: 500,
        populate: PEOPLE,
      }),

    /** Those that are switched on, but for those that are hidden. */
    listEnabled: (hidden: readonly number[] = []) =>
      rows().findMany({ where: { enabled: true, ...notAmong(hidden) }, orderBy: { id: 'asc' } }),

    /** Every account with whom it is limited to; nothing where none is limited. */
    listLimits: async (): Promise<AccountRow[]> =>
      (await rows().count({ where: { isRestricted: true } })) === 0
        ? []
        : rows().findMany({
            select: ['id', 'businessAccountId', 'portfolioId', 'isRestricted'],
            populate: ALLOWED,
            limit: 500,
          }),

    listHeld: () => rows().findMany({ where: { holdReason: { $notNull: true } }, limit: 500 }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: PEOPLE }),

    /** The accounts of these phone numbers, switched on or not. */
    listOfNumbers: (phoneNumberIds: string[]) =>
      rows().findMany({ where: { phoneNumberId: { $in: phoneNumberIds } }, limit: 500 }),

    /** The accounts of a WhatsApp Business Account, switched on or not. */
    listOfBusiness: (businessAccountId: string) =>
      rows().findMany({ where: { businessAccountId }, orderBy: { id: 'asc' }, limit: 500 }),

    /** Keeps other writers from these accounts until the transaction ends; answers them as they are. */
    lock,

    getById: (id: number) => rows().findOne({ where: { id } }),

    /** The account that sends when nobody names one, among those that are not hidden. */
    getDefault: async (hidden: readonly number[] = []) =>
      (await rows().findOne({ where: { enabled: true, isDefault: true, ...notAmong(hidden) } })) ??
      (await rows().findOne({
        where: { enabled: true, ...notAmong(hidden) },
        orderBy: { id: 'asc' },
      })),

    /** An enabled account of a WhatsApp Business Account that is not hidden, the default one first. */
    getOfBusiness: (businessAccountId: string, hidden: readonly number[] = []) =>
      rows().findOne({
        where: { businessAccountId, enabled: true, ...notAmong(hidden) },
        orderBy: [{ isDefault: 'desc' }, { id: 'asc' }],
      }),

    insert: (data: Partial<AccountRow>) =>
      inTransaction(strapi, async () => {
        const first = (await rows().count({})) === 0;
        const row = await rows().create({
          data: { ...data, isDefault: data.isDefault || first },
          populate: PEOPLE,
        });
        if (row.isDefault) await clearDefault(row.id);
        return row;
      }),

    save: (id: number, data: Partial<AccountRow>) =>
      inTransaction(strapi, async () => {
        const row = (await rows().update({ where: { id }, data, populate: PEOPLE }))!;
        if (row.isDefault) await clearDefault(id);
        return row;
      }),

    /** Changes an account by what it is at that moment, whoever else changes it; null where it has gone. */
    change: (id: number, next: (row: AccountRow) => Partial<AccountRow>) =>
      inTransaction(strapi, async () => {
        const [row] = await lock([id]);
        return row && rows().update({ where: { id }, data: next(row), populate: PEOPLE });
      }),

    /** Removes app secrets that were replaced, once nothing may be signed with them any more. */
    forgetOldSecrets: (now: Date) =>
      rows().updateMany({
        where: {
          previousAppSecret: { $notNull: true },
          $or: [{ previousAppSecretUntil: null }, { previousAppSecretUntil: { $lte: now } }],
        },
        data: { previousAppSecret: null, previousAppSecretUntil: null },
      }),

    /** Binds accounts that no installation has claimed yet. */
    bindUnbound: (installationId: string) =>
      rows().updateMany({ where: { installationId: null }, data: { installationId } }),

    /** Holds an account for one cause; false when it is held for that already. */
    hold: async (id: number, cause: string, words: string): Promise<boolean> => {
      // A whole queue may run into the same wall at once; only the first has to wait for the lock.
      if ((await rows().findOne({ where: { id } }))?.holds?.[cause]) return false;
      return inTransaction(strapi, async () => {
        const [row] = await lock([id]);
        if (!row || row.holds?.[cause]) return false;
        await setHolds(id, withHold(row.holds, cause, words));
        return true;
      });
    },

    /** Ends what an account is held for, of these causes or of all; it may still be held for others. */
    release: (id: number, causes?: readonly string[]): Promise<void> =>
      inTransaction(strapi, async () => {
        const [row] = await lock([id]);
        if (row?.holdReason) await setHolds(id, withoutHolds(row.holds, causes));
      }),

    /** Notes when Meta last reached the accounts of these WhatsApp Business Accounts; the newest time stays. */
    noteDelivery: (businessAccountIds: string[], at: Date) =>
      rows().updateMany({
        where: {
          businessAccountId: { $in: businessAccountIds },
          $or: [{ lastDeliveryAt: null }, { lastDeliveryAt: { $lt: at } }],
        },
        data: { lastDeliveryAt: at },
      }),

    /** Notes where a WhatsApp Business Account takes marketing; null: where everything goes. */
    noteMarketingEndpoint: (
      businessAccountId: string,
      marketingEndpoint: AccountRow['marketingEndpoint'],
    ) => rows().updateMany({ where: { businessAccountId }, data: { marketingEndpoint } }),

    /** Notes that the templates of a WhatsApp Business Account are in step with Meta. */
    noteSync: (businessAccountId: string, at: Date) =>
      rows().updateMany({
        where: { businessAccountId },
        data: { lastSyncedAt: at, syncFailures: 0 },
      }),

    /** Counts a scheduled sync that failed; answers how many did in a row. */
    async noteSyncFailure(id: number): Promise<number> {
      const row = await rows().findOne({ where: { id } });
      const syncFailures = (row?.syncFailures ?? 0) + 1;
      await rows().updateMany({ where: { id }, data: { syncFailures } });
      return syncFailures;
    },

    /** Whether this process may sync an account: nobody else has begun to since `due`. */
    claimSync: async (id: number, due: Date, now: Date): Promise<boolean> =>
      (
        await rows().updateMany({
          where: { id, $or: [{ syncTriedAt: null }, { syncTriedAt: { $lte: due } }] },
          data: { syncTriedAt: now },
        })
      ).count > 0,

    /** Whether this process may check the health of an account now: nobody else has moved its time since. */
    claimCheck: async (id: number, due: Date, next: Date): Promise<boolean> =>
      (
        await rows().updateMany({
          where: { id, checkDueAt: { $lte: due } },
          data: { checkDueAt: next },
        })
      ).count > 0,

    /** Plans the first look at the health of an account that has none planned. */
    planCheck: (id: number, at: Date) =>
      rows().updateMany({ where: { id, checkDueAt: null }, data: { checkDueAt: at } }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;
