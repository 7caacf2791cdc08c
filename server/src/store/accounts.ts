import type { Core } from '@strapi/strapi';

import type { AccountRow } from './rows';
import { inTransaction, rowsOf } from './table';
import { UIDS } from './uids';

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
    list: () => rows().findMany({ orderBy: [{ isDefault: 'desc' }, { id: 'asc' }], limit: 500 }),

    listEnabled: () => rows().findMany({ where: { enabled: true }, orderBy: { id: 'asc' } }),

    get: (documentId: string) => rows().findOne({ where: { documentId } }),

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
        const row = await rows().create({ data: { ...data, isDefault: data.isDefault || first } });
        if (row.isDefault) await clearDefault(row.id);
        return row;
      }),

    save: (id: number, data: Partial<AccountRow>) =>
      inTransaction(strapi, async () => {
        const row = (await rows().update({ where: { id }, data }))!;
        if (row.isDefault) await clearDefault(id);
        return row;
      }),

    /** Notes when Meta last reached the accounts of these WhatsApp Business Accounts. */
    noteDelivery: (businessAccountIds: string[], at: Date) =>
      rows().updateMany({
        where: { businessAccountId: { $in: businessAccountIds } },
        data: { lastDeliveryAt: at },
      }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}
