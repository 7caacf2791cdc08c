import type { Core } from '@strapi/strapi';

import { namesIn, namesOf, withoutPeople } from '../../../shared/domain/person-names';
import { sentenceOf } from '../../../shared/domain/sentences';
import { createDeliveryPeople, personKeyOf } from './delivery-people';
import type { ErasureWork } from './erasures';
import { findPeople } from './relatives';
import type { DeliveryRow } from './rows';
import { inTransaction, rowsOf } from './table';
import { UIDS } from './uids';

/** Deliveries a step: a transaction of a few milliseconds. */
const STEP = 200;

/** What is told of a delivery whose person has been erased. */
const ERASED = sentenceOf('delivery.erased');

/** By which names somebody was known who is being erased. */
export type ErasedNames = Pick<ErasureWork, 'personKeys' | 'sharedKeys' | 'formerKeys'>;

type Kept = Pick<DeliveryRow, 'id' | 'itemKey' | 'body'> & { receivedAt: string | Date };

/** Whether a name in something that came at a time is theirs, and nobody else's. */
export function tellsErased({ personKeys, formerKeys = [] }: ErasedNames) {
  const alone = new Set(personKeys);
  const until = new Map(formerKeys.map((former) => [former.personKey, new Date(former.until)]));
  return (name: string, at: Date): boolean => {
    const key = personKeyOf(name);
    const end = until.get(key);
    return alone.has(key) || (end !== undefined && at < end);
  };
}

/** Takes people out of what Meta said and nobody has used; that it came stays. */
export function createDeliveryEraser(strapi: Core.Strapi) {
  const rows = () => rowsOf<Kept>(strapi, UIDS.delivery);
  const people = createDeliveryPeople(strapi);

  /** Some deliveries in which they are named, by a name that is theirs alone or was when it came. */
  async function listNext({ personKeys, formerKeys = [] }: ErasedNames): Promise<string[]> {
    const found = await people.listDeliveries(personKeys, STEP);
    for (const { personKey, until } of formerKeys)
      if (found.length === 0)
        found.push(...(await people.listDeliveriesBefore(personKey, new Date(until), STEP)));
    return found;
  }

  /** Of these names those of people whose contacts are here. */
  async function listLiving(names: string[]): Promise<Set<string>> {
    const known = names.map((name) =>
      name.startsWith('+')
        ? { phone: name, waId: null, userId: null }
        : { phone: null, waId: null, userId: name },
    );
    return new Set((await findPeople(strapi, null, known)).flatMap(namesOf));
  }

  return {
    /**
     * Erases them from some deliveries. One that names others, too, keeps what it says of those; of any
     * other nothing is left but that it came, so that it is not kept once more. Answers how many there were.
     */
    erasePeople: (erased: ErasedNames): Promise<number> =>
      inTransaction(strapi, async () => {
        const keys = await listNext(erased);
        if (keys.length === 0) return 0;
        const isErased = tellsErased(erased);
        const shared = new Set(erased.sharedKeys);
        const found = await rows().findMany({
          where: { itemKey: { $in: keys } },
          select: ['id', 'itemKey', 'receivedAt', 'body'],
          orderBy: { id: 'asc' },
        });
        const named = new Map(found.map((row) => [row, namesIn(row.body)]));
        const living = await listLiving([...new Set([...named.values()].flat())]);
        const whole = new Set(keys);
        const emptied: number[] = [];
        for (const [row, names] of named) {
          const isTheirs = (name: string) => isErased(name, new Date(row.receivedAt));
          const isOthers = (name: string) =>
            living.has(name) && !isTheirs(name) && !shared.has(personKeyOf(name));
          const body = names.some(isOthers) ? withoutPeople(row.body, isTheirs, isOthers) : null;
          if (body === null) {
            emptied.push(row.id);
            continue;
          }
          whole.delete(row.itemKey);
          await people.deleteNames(row.itemKey, names.filter(isTheirs));
          await rows().updateMany({ where: { id: row.id }, data: { body } });
        }
        await people.deleteOf([...whole]);
        if (emptied.length > 0)
          await rows().updateMany({
            where: { id: { $in: emptied } },
            data: { body: null, wamid: null, verdict: 'kept', reason: ERASED },
          });
        return keys.length;
      }),
  };
}
