import type { Core } from '@strapi/strapi';

import type { AccountRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** Who hears of what Meta decides. */
const PEOPLE = { notifyUsers: { select: ['id'] }, notifyRoles: { select: ['id'] } };

/** Rows of accounts; what is in them stays encrypted here. */
export function createAccountStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AccountRow>(strapi, UIDS.account);

  /** Every other account stops being the default one. */
  const clearDefault = (keep: number) =>
    rows().updateMany({
      where: { isDefault: true, id: { $ne: keep } },
      data: { isDefault: false },
    });

  return {
    list: () =>
      rows().findMany({
        orderBy: [{ isDefault: 'desc' }, { id: 'asc' }],
        limit: 500,
        populate: PEOPLE,
      }),

    listEnabled: () => rows().findMany({ where: { enabled: true }, orderBy: { id: 'asc' } }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: PEOPLE }),

    /** The accounts of these phone numbers, switched on or not. */
    listOfNumbers: (phoneNumberIds: string[]) =>
      rows().findMany({ where: { phoneNumberId: { $in: phoneNumberIds } }, limit: 500 }),

    /** The accounts of a WhatsApp Business Account, switched on or not. */
    listOfBusiness: (businessAccountId: string) =>
      rows().findMany({ where: { businessAccountId }, orderBy: { id: 'asc' }, limit: 500 }),

    /** Keeps other writers from these accounts until the transaction ends; answers them as they are. */
    lock: (ids: number[]): Promise<AccountRow[]> =>
      inTransaction(strapi, async (trx) => {
        await trx(tableOf(strapi, UIDS.account).name)
          .select('id')
          .whereIn('id', ids as never)
          .orderBy('id')
          .forUpdate();
        return rows().findMany({ where: { id: { $in: ids } }, orderBy: { id: 'asc' } });
      }),

    getById: (id: number) => rows().findOne({ where: { id } }),

    /** The account that sends when nobody names one. */
    getDefault: async () =>
      (await rows().findOne({ where: { enabled: true, isDefault: true } })) ??
      (await rows().findOne({ where: { enabled: true }, orderBy: { id: 'asc' } })),

    /** An enabled account of a WhatsApp Business Account, the default one first. */
    getOfBusiness: (businessAccountId: string) =>
      rows().findOne({
        where: { businessAccountId, enabled: true },
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

    /** Holds an account; false when it is held already. */
    hold: async (id: number, holdReason: string): Promise<boolean> =>
      (await rows().updateMany({ where: { id, holdReason: null }, data: { holdReason } })).count >
      0,

    release: (id: number) =>
      rows().updateMany({ where: { id, holdReason: { $ne: null } }, data: { holdReason: null } }),

    /** Notes when Meta last reached the accounts of these WhatsApp Business Accounts. */
    noteDelivery: (businessAccountIds: string[], at: Date) =>
      rows().updateMany({
        where: { businessAccountId: { $in: businessAccountIds } },
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

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;
