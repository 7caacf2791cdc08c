import type { Core } from '@strapi/strapi';

import type { DeliveryRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** An item of a webhook that has no effect yet, kept whole. */
export interface KeptItem {
  itemKey: string;
  field: string;
  businessAccountId: string;
  verdict: DeliveryRow['verdict'];
  reason: string | null;
  body: unknown;
}

/** What Meta said and nobody has used: once each, however often it comes. */
export function createDeliveryStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<DeliveryRow>(strapi, UIDS.delivery);
  return {
    /** Keeps the items that are new; called inside a transaction. */
    async insertNew(items: KeptItem[], receivedAt: Date): Promise<void> {
      const byKey = new Map(items.map((item) => [item.itemKey, item]));
      if (byKey.size === 0) return;
      const known = await rows().findMany({
        where: { itemKey: { $in: [...byKey.keys()] } },
        select: ['itemKey'],
      });
      for (const { itemKey } of known) byKey.delete(itemKey);
      if (byKey.size === 0) return;
      await rows().createMany({
        data: [...byKey.values()].map(({ businessAccountId, ...item }) => ({
          ...item,
          wabaId: businessAccountId,
          receivedAt,
        })),
      });
    },
  };
}
