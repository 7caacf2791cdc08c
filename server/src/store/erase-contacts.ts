import type { Core } from '@strapi/strapi';

import { mergeConsent, type ConsentState } from '../../../shared/domain/consent';
import { namesOf } from '../../../shared/domain/person-names';
import { listInConflictWith } from './conflicts';
import { consentOf } from './consents';
import { personKeyOf } from './delivery-people';
import type { ErasureWork } from './erasures';
import type { ErasedName } from './erase-recipients';
import { findChangesOf, knownBy } from './former-names';
import type { IdentityChangeRow } from './identity-changes';
import { findPeople } from './relatives';
import type { ContactRow } from './rows';
import type { SuppressionStore } from './suppressions';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** Everything by which a contact is known. */
const NAMELESS = {
  phone: null,
  waId: null,
  userId: null,
  parentUserId: null,
  username: null,
  profileName: null,
  language: null,
  conflict: null,
  conflictAt: null,
  distinctFrom: null,
} as const;

/** What else belongs to a contact and to nobody else. */
const BELONGINGS = [
  UIDS.consentEvent,
  UIDS.contactLink,
  UIDS.identityChange,
  UIDS.conversationEntry,
  UIDS.conversation,
] as const;

/** Takes people out of contacts, and then the contacts away. */
export function createContactEraser(
  strapi: Core.Strapi,
  suppressions: Pick<SuppressionStore, 'save' | 'ofMany' | 'noteErased'>,
) {
  const contacts = () => rowsOf<ContactRow>(strapi, UIDS.contact);

  async function lock(ids: number[]): Promise<void> {
    const { name } = tableOf(strapi, UIDS.contact);
    await inTransaction(strapi, (trx) =>
      trx(name).select('id').whereIn('id', ids).orderBy('id').forUpdate(),
    );
  }

  /** Keeps of each business what the person does not want from it. */
  async function keepOptOuts(people: ContactRow[]): Promise<void> {
    for (const portfolioId of new Set(people.map((one) => one.portfolioId))) {
      const those = people.filter((one) => one.portfolioId === portfolioId);
      const [before] = await suppressions.ofMany([those]);
      const states: ConsentState[] = [...those.map(consentOf), ...(before ? [before] : [])];
      const inForce = mergeConsent(states);
      for (const one of those) await suppressions.save(one, inForce);
    }
  }

  /** Everything by which people were known, by whether somebody else is, too. */
  async function keysOf(
    people: ContactRow[],
    changes: IdentityChangeRow[],
  ): Promise<Pick<ErasureWork, 'personKeys' | 'sharedKeys' | 'formerKeys'>> {
    const known = [...people, ...knownBy(changes)];
    const others = (await findPeople(strapi, null, known)).filter(
      ({ id }) => !people.some((one) => one.id === id),
    );
    const present = new Set(people.flatMap(namesOf));
    const taken = new Set(others.flatMap(namesOf));
    const until = new Map<string, number>();
    for (const { at, oldPhone, oldUserId } of changes)
      for (const name of namesOf({ phone: oldPhone, waId: null, userId: oldUserId }))
        until.set(name, Math.max(until.get(name) ?? 0, new Date(at).getTime()));
    const names = [...new Set(known.flatMap(namesOf))];
    return {
      personKeys: names.filter((name) => !taken.has(name)).map(personKeyOf),
      sharedKeys: [...present].filter((name) => taken.has(name)).map(personKeyOf),
      formerKeys: [...until]
        .filter(([name]) => taken.has(name) && !present.has(name))
        .map(([name, time]) => ({
          personKey: personKeyOf(name),
          until: new Date(time).toISOString(),
        })),
    };
  }

  return {
    /**
     * Takes every name from these contacts of one person, and answers what is left to be erased; as part
     * of the caller's transaction. From then on nobody finds them, and whoever writes is somebody new.
     */
    async unname(ids: number[], at: Date): Promise<ErasureWork> {
      await lock(ids);
      const people = await contacts().findMany({
        where: { id: { $in: ids } },
        orderBy: { id: 'asc' },
      });
      const changes = await findChangesOf(strapi, people);
      const keys = await keysOf(people, changes);
      await keepOptOuts(people);
      const former = changes.flatMap(({ portfolioId, ...change }) =>
        knownBy([change]).map((known) => ({ ...known, portfolioId })),
      );
      await suppressions.noteErased([...people, ...former], at);
      const contactIds = people.map(({ id }) => id);
      // Others were held to be the same person: there is nothing to decide any more.
      const others = await listInConflictWith(
        strapi,
        people.map(({ documentId }) => documentId),
      );
      await updateEach(
        strapi,
        UIDS.contact,
        new Map([
          ...others.map(({ id }): [number, Record<string, null>] => [
            id,
            { conflict: null, conflictAt: null },
          ]),
          ...contactIds.map((id): [number, Record<string, null>] => [id, { ...NAMELESS }]),
        ]),
      );
      return {
        contactIds,
        ...keys,
        identityChangeIds: changes.map(({ id }) => id),
      };
    },

    /** By what they were known before, as far as it is theirs alone, or was until a time. */
    async formerNames(people: ContactRow[], work: ErasureWork): Promise<ErasedName[]> {
      const changes = await findChangesOf(strapi, people);
      const alone = new Set(work.personKeys);
      const until = new Map((work.formerKeys ?? []).map((one) => [one.personKey, one.until]));
      return knownBy(changes)
        .flatMap(({ phone, userId }) => [
          { phone, userId: null },
          { phone: null, userId },
        ])
        .flatMap((known) =>
          namesOf({ ...known, waId: null }).flatMap((name) => {
            const key = personKeyOf(name);
            const end = until.get(key);
            if (alone.has(key)) return known;
            return end === undefined ? [] : { ...known, until: new Date(end) };
          }),
        );
    },

    /** Deletes them with all that is theirs; false, and nothing is, while there is still a message of theirs. */
    delete: ({ contactIds, identityChangeIds }: ErasureWork): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        await lock(contactIds);
        const message = tableOf(strapi, UIDS.message);
        const [left] = await trx(message.name)
          .select('id')
          .whereIn(message.column('contact'), contactIds)
          .limit(1)
          .forUpdate();
        if (left) return false;
        const changes = tableOf(strapi, UIDS.identityChange);
        if (identityChangeIds.length > 0)
          await trx(changes.name).whereIn('id', identityChangeIds).delete();
        for (const uid of BELONGINGS) {
          const { name, column } = tableOf(strapi, uid);
          await trx(name).whereIn(column('contact'), contactIds).delete();
        }
        await trx(tableOf(strapi, UIDS.contact).name).whereIn('id', contactIds).delete();
        return true;
      }),
  };
}
