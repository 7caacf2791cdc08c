import type { Core } from '@strapi/strapi';

import type { DeliveryRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** An item of a webhook that has no effect yet, kept whole. */
export interface KeptItem {
  itemKey: string;
  field: string;
  businessAccountId: string;
  verdict: DeliveryRow['verdict'];
  reason: string | null;
  /** Of a status that waits for its message. */
  wamid?: string;
  body: unknown;
}

/** What PostgreSQL refuses in JSON: NUL, and halves of a character. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** Any JSON as every database takes it; a bare text, too, which Strapi would hand on as it is. */
const storable = (body: unknown): string =>
  (JSON.stringify(body) ?? 'null').replace(UNSTORABLE, '$1\\ufffd');

/** What Meta said and nobody has used: once each, however often it comes. */
export function createDeliveryStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<DeliveryRow>(strapi, UIDS.delivery);
  return {
    get: (itemKey: string) => rows().findOne({ where: { itemKey } }),

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
        data: [...byKey.values()].map(({ businessAccountId, body, ...item }) => ({
          ...item,
          body: storable(body),
          wabaId: businessAccountId,
          receivedAt,
        })),
      });
    },

    /**
     * Parked statuses whose message is there by now, of those that came since a time; by the index of
     * what is parked, since it may be much: other systems send from the same number.
     */
    async listAppliable(since: Date, limit: number): Promise<DeliveryRow[]> {
      const delivery = tableOf(strapi, UIDS.delivery);
      const message = tableOf(strapi, UIDS.message);
      const of = (name: string) => `parked.${delivery.column(name)}`;
      const found = await inTransaction(
        strapi,
        (trx) =>
          trx(`${delivery.name} as parked`)
            .join(`${message.name} as known`, `known.${message.column('wamid')}`, of('wamid'))
            .select(of('id'))
            .where(of('verdict'), 'parked')
            .where(of('receivedAt'), '>=', since as never)
            .orderBy(of('id'))
            .limit(limit) as unknown as Promise<{ id: number }[]>,
      );
      if (found.length === 0) return [];
      return rows().findMany({
        where: { id: { $in: found.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      });
    },

    /** Removes what has had its effect. */
    async delete(ids: number[]): Promise<void> {
      if (ids.length > 0) await rows().deleteMany({ where: { id: { $in: ids } } });
    },

    /** Writes down what became of one after all. */
    saveVerdict: (id: number, verdict: DeliveryRow['verdict'], reason: string | null) =>
      rows().updateMany({ where: { id }, data: { verdict, reason } }),

    /** What was parked before a time waits no more; answers how many there were. */
    giveUpParked: async (before: Date): Promise<number> =>
      (
        await rows().updateMany({
          where: { verdict: 'parked', receivedAt: { $lt: before } },
          data: { verdict: 'kept' },
        })
      ).count,
  };
}
