import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import { namesIn } from '../../../shared/domain/person-names';
import { createDeliveryPeople } from './delivery-people';
import type { DeliveryRow } from './rows';
import { storableJson } from './storable';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** An item of a webhook that has no effect yet, kept whole. */
export interface KeptItem {
  itemKey: string;
  field: string;
  businessAccountId: string;
  verdict: DeliveryRow['verdict'];
  reason: string | null;
  /** Of what waits for its message: the wamid of that. */
  wamid?: string;
  /** When Meta wrote it, of news about templates and accounts. */
  toldAt?: Date;
  body: unknown;
}

/** What waits for nothing any more. */
const FINAL: DeliveryRow['verdict'][] = ['unknown', 'failed', 'kept'];

const ROWS_PER_DELETE = 200;

/** What a list shows of each. */
const LISTED = [
  'id',
  'documentId',
  'receivedAt',
  'toldAt',
  'field',
  'wabaId',
  'wamid',
  'verdict',
  'reason',
];

/** What Meta said and nobody has used: once each, however often it comes. */
export function createDeliveryStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<DeliveryRow>(strapi, UIDS.delivery);
  const people = createDeliveryPeople(strapi);

  /** Removes rows, with the notes on whom they are about. */
  async function deleteRows(ids: number[]): Promise<void> {
    if (ids.length === 0) return;
    await inTransaction(strapi, async () => {
      const going = await rows().findMany({
        where: { id: { $in: ids } },
        select: ['itemKey'],
      });
      await people.deleteOf(going.map(({ itemKey }) => itemKey));
      await rows().deleteMany({ where: { id: { $in: [...ids].sort((a, b) => a - b) } } });
    });
  }

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
          body: storableJson(body),
          wabaId: businessAccountId,
          receivedAt,
        })),
      });
      await people.insert(
        [...byKey.values()].map(({ itemKey, body }) => ({
          deliveryKey: itemKey,
          names: namesIn(body),
        })),
      );
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
    delete: deleteRows,

    /** Parked news of these fields in the order in which Meta wrote them; they wait for no message. */
    listParkedNews: (fields: readonly string[], limit: number): Promise<DeliveryRow[]> =>
      rows().findMany({
        where: { field: { $in: fields }, verdict: 'parked' },
        orderBy: [{ toldAt: 'asc' }, { id: 'asc' }],
        limit,
      }),

    /** What is parked of a field and came since a time, in the order of ids, from after one of them. */
    listParked: (
      field: string,
      since: Date,
      afterId: number,
      limit: number,
    ): Promise<DeliveryRow[]> =>
      rows().findMany({
        where: { field, verdict: 'parked', receivedAt: { $gte: since }, id: { $gt: afterId } },
        orderBy: { id: 'asc' },
        limit,
      }),

    /** What is kept about one message, by its wamid, without its JSON; newest first. */
    listOfMessage: (wamid: string, limit: number) =>
      rows().findMany({
        where: { wamid },
        select: LISTED,
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        limit,
      }),

    getByDocumentId: (documentId: string) => rows().findOne({ where: { documentId } }),

    /** Whether anything is kept of a WhatsApp Business Account. */
    isAnyOf: async (wabaId: string): Promise<boolean> =>
      (await rows().findOne({ where: { wabaId }, select: ['id'] })) !== null,

    /** A page of what is kept, newest first, without its JSON. */
    list: (where: object, { page, pageSize }: { page: number; pageSize: number }) =>
      rows().findMany({
        where,
        select: LISTED,
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    /** How many there are, counted up to `TOTAL_LIMIT`. */
    async count(where: object): Promise<{ total: number; totalIsCapped: boolean }> {
      const beyond = await rows().findMany({
        where,
        select: ['id'],
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        limit: 1,
        offset: TOTAL_LIMIT,
      });
      if (beyond.length > 0) return { total: TOTAL_LIMIT, totalIsCapped: true };
      return { total: await rows().count({ where }), totalIsCapped: false };
    },

    /** Writes down what became of one after all. */
    saveVerdict: (id: number, verdict: DeliveryRow['verdict'], reason: string | null) =>
      rows().updateMany({ where: { id }, data: { verdict, reason } }),

    /**
     * Deletes some of what came before a time, but nothing that still waits for its message; answers
     * whether there may be more.
     */
    async deleteOld(before: Date): Promise<boolean> {
      for (const verdict of FINAL) {
        const old = await rows().findMany({
          where: { verdict, receivedAt: { $lt: before } },
          select: ['id'],
          orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
          limit: ROWS_PER_DELETE,
        });
        if (old.length === 0) continue;
        await deleteRows(old.map(({ id }) => id));
        return true;
      }
      return false;
    },

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
