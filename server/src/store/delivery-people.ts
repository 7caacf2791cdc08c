import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { inTransaction, rowsOf, tableOf } from './table';
import type { Row } from './rows';
import { UIDS } from './uids';

interface DeliveryPersonRow extends Row {
  personKey: string;
  deliveryKey: string;
}

/** Rows a statement: each costs several parameters, and databases limit them. */
const ROWS_PER_INSERT = 500;

/** A name of a person as every database compares it exactly. It hides nothing: what it was read from stands beside it. */
export const personKeyOf = (name: string): string =>
  createHash('sha256').update(name).digest('hex');

/** Whom kept deliveries are about, so that those about one person are found without reading them all. */
export function createDeliveryPeople(strapi: Core.Strapi) {
  const rows = () => rowsOf<DeliveryPersonRow>(strapi, UIDS.deliveryPerson);
  return {
    /** Notes who is named in each, as part of the caller's transaction. */
    async insert(about: { deliveryKey: string; names: string[] }[]): Promise<void> {
      const data = about.flatMap(({ deliveryKey, names }) =>
        names.map((name) => ({ deliveryKey, personKey: personKeyOf(name) })),
      );
      for (let start = 0; start < data.length; start += ROWS_PER_INSERT)
        await rows().createMany({ data: data.slice(start, start + ROWS_PER_INSERT) });
    },

    /** Some deliveries in which anybody with these keys is named. */
    listDeliveries: async (personKeys: string[], limit: number): Promise<string[]> => {
      if (personKeys.length === 0) return [];
      const found = await rows().findMany({
        where: { personKey: { $in: personKeys } },
        select: ['deliveryKey'],
        orderBy: { id: 'asc' },
        limit,
      });
      return [...new Set(found.map(({ deliveryKey }) => deliveryKey))];
    },

    /** Some of those in which somebody with this key is named, and which came before a time. */
    listDeliveriesBefore: (personKey: string, before: Date, limit: number): Promise<string[]> =>
      inTransaction(strapi, async (trx) => {
        const person = tableOf(strapi, UIDS.deliveryPerson);
        const delivery = tableOf(strapi, UIDS.delivery);
        const found = (await trx(`${person.name} as named`)
          .join(
            `${delivery.name} as kept`,
            `kept.${delivery.column('itemKey')}`,
            `named.${person.column('deliveryKey')}`,
          )
          .select({ itemKey: `kept.${delivery.column('itemKey')}` } as never)
          .where(`named.${person.column('personKey')}`, personKey)
          .where(`kept.${delivery.column('receivedAt')}`, '<', before as never)
          .limit(limit)) as unknown as { itemKey: string }[];
        return [...new Set(found.map(({ itemKey }) => itemKey))];
      }),

    /** All of them, a page at a time; one in which several are named may come more than once. */
    async *pages(personKeys: string[], limit: number): AsyncGenerator<string[]> {
      let after = 0;
      for (;;) {
        const found = await rows().findMany({
          where: { personKey: { $in: personKeys }, id: { $gt: after } },
          select: ['id', 'deliveryKey'],
          orderBy: { id: 'asc' },
          limit,
        });
        yield found.map(({ deliveryKey }) => deliveryKey);
        if (found.length < limit) return;
        after = found.at(-1)!.id;
      }
    },

    /** Forgets that these people are named in one. */
    deleteNames: async (deliveryKey: string, names: string[]): Promise<void> => {
      const keys = names.map(personKeyOf);
      if (keys.length > 0)
        await rows().deleteMany({ where: { deliveryKey, personKey: { $in: keys } } });
    },

    /** Forgets whom these are about. */
    deleteOf: async (deliveryKeys: string[]): Promise<void> => {
      if (deliveryKeys.length > 0)
        await rows().deleteMany({ where: { deliveryKey: { $in: deliveryKeys } } });
    },
  };
}
