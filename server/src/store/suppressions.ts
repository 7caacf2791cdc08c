import type { Core } from '@strapi/strapi';

import { NOTHING_SAID, type ConsentState } from '../../../shared/domain/consent';
import { namesOf } from '../../../shared/domain/person-names';
import { sentenceOf } from '../../../shared/domain/sentences';
import type { ConsentStore } from './consents';
import { createGroupCommit } from './group-commit';
import { createIsAny } from './is-any';
import type { KnownIn } from './relatives';
import type { ContactRow, Row, Time } from './rows';
import type { Secrets } from './secrets';
import { insertIgnoring, isTransient, rowsOf } from './table';
import { UIDS } from './uids';

/** What somebody who was erased does not want; they themselves are known by a keyed hash alone. */
interface SuppressionRow extends Row {
  personKey: string;
  optOutMarketingAt: Time;
  optOutAllAt: Time;
  blockedAt: Time;
  /** When they were erased last; forgotten when Meta repeats nothing any more of what was before. */
  erasedAt: Time;
}

type Suppressed = Pick<ConsentState, 'optOutMarketingAt' | 'optOutAllAt' | 'blockedAt'>;

const COLUMNS = ['optOutMarketingAt', 'optOutAllAt', 'blockedAt'] as const;

const NOTHING = { optOutMarketingAt: null, optOutAllAt: null, blockedAt: null };

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 1_000;

/** What the history of a contact tells who was erased before. */
const NOTE = sentenceOf('consent.note.erased');

const later = (one: Date | null, other: Time): Date | null => {
  const time = other === null ? null : new Date(other);
  return one && (!time || one >= time) ? one : time;
};

/** The opt-outs of people who were erased, by a keyed hash of what they were known by. */
export function createSuppressionStore(
  strapi: Core.Strapi,
  secrets: Pick<Secrets, 'fingerprint'>,
  consents: Pick<ConsentStore, 'record'>,
) {
  const rows = () => rowsOf<SuppressionRow>(strapi, UIDS.suppression);
  const isAny = createIsAny(strapi, UIDS.suppression, {
    $or: COLUMNS.map((column) => ({ [column]: { $notNull: true } })),
  });

  /** The keys of somebody in one portfolio; none where there is no key to hash with. */
  const keysOf = (person: KnownIn): string[] =>
    namesOf({ phone: person.phone, waId: person.waId, userId: person.userId }).flatMap(
      (name) => secrets.fingerprint(`${person.portfolioId} ${name}`) ?? [],
    );

  async function listByKeys(keys: string[]): Promise<Map<string, SuppressionRow>> {
    const found = new Map<string, SuppressionRow>();
    for (let start = 0; start < keys.length; start += KEYS_PER_QUERY) {
      const part = keys.slice(start, start + KEYS_PER_QUERY);
      for (const row of await rows().findMany({ where: { personKey: { $in: part } } }))
        found.set(row.personKey, row);
    }
    return found;
  }

  /** What each of these people, known under several names, did not want; null for nothing. */
  async function ofMany(people: KnownIn[][]): Promise<(ConsentState | null)[]> {
    if (!(await isAny.ask())) return people.map(() => null);
    const keys = people.map((names) => [...new Set(names.flatMap(keysOf))]);
    const found = await listByKeys([...new Set(keys.flat())]);
    return keys.map((those) =>
      those.reduce<ConsentState | null>((state, key) => {
        const row = found.get(key);
        if (!row || COLUMNS.every((column) => row[column] === null)) return state;
        const known = state ?? NOTHING_SAID;
        const told = COLUMNS.map((column) => [column, later(known[column], row[column])]);
        return { ...known, ...Object.fromEntries(told) } as ConsentState;
      }, null),
    );
  }

  const reading = createGroupCommit<KnownIn[], ConsentState | null>(ofMany, isTransient);

  return {
    ofMany,

    /** The same for one; those who are asked for together are read together. */
    of: async (names: KnownIn[]): Promise<ConsentState | null> => {
      if (!(await isAny.ask())) return null;
      return strapi.db.inTransaction() ? (await ofMany([names]))[0]! : reading.submit(names);
    },

    /** Keeps what of this is in force, and forgets what is not any more, as part of the caller's transaction. */
    async save(person: KnownIn, inForce: Suppressed): Promise<void> {
      const state = Object.fromEntries(COLUMNS.map((column) => [column, inForce[column]]));
      const keys = keysOf(person).sort();
      if (COLUMNS.every((column) => inForce[column] === null)) {
        if (keys.length === 0) return;
        await rows().updateMany({ where: { personKey: { $in: keys } }, data: NOTHING });
        await rows().deleteMany({ where: { personKey: { $in: keys }, erasedAt: null } });
        return;
      }
      for (const personKey of keys) {
        await insertIgnoring(strapi, UIDS.suppression, { personKey }, ['personKey']);
        await rows().updateMany({ where: { personKey }, data: state });
      }
      isAny.note();
    },

    /** Notes that these people have been erased, by every name of theirs, as part of the caller's transaction. */
    async noteErased(people: KnownIn[], at: Date): Promise<void> {
      for (const personKey of [...new Set(people.flatMap(keysOf))].sort()) {
        await insertIgnoring(strapi, UIDS.suppression, { personKey }, ['personKey']);
        await rows().updateMany({ where: { personKey }, data: { erasedAt: at } });
      }
    },

    /** Which of these people were erased after a time, also where they are known here again. */
    async wereErasedAfter(people: KnownIn[], at: Date): Promise<boolean[]> {
      const keys = people.map(keysOf);
      const found = await listByKeys([...new Set(keys.flat())]);
      return keys.map((those) =>
        those.some((key) => {
          const erasedAt = found.get(key)?.erasedAt;
          return !!erasedAt && new Date(erasedAt) >= at;
        }),
      );
    },

    /** Forgets that somebody was erased before a time; what they do not want stays. */
    async forgetErased(before: Date): Promise<void> {
      const where = { erasedAt: { $lt: before } };
      await rows().deleteMany({ where: { ...where, ...NOTHING } });
      await rows().updateMany({ where, data: { erasedAt: null } });
    },

    /**
     * Tells a contact that has just been made, or got names that it did not have `before`, what its person
     * did not want before they were erased; answers whether there was anything new.
     */
    async restore(row: ContactRow, before?: ContactRow): Promise<boolean> {
      const [known, told] = await ofMany([[row], before ? [before] : []]);
      if (!known) return false;
      const state = { ...known };
      // What they were told already may have been taken back since.
      for (const column of COLUMNS)
        if (told?.[column]?.getTime() === known[column]?.getTime()) state[column] = null;
      if (COLUMNS.every((column) => state[column] === null)) return false;
      for (const [purpose, column] of [
        ['marketing', 'optOutMarketingAt'],
        ['all', 'optOutAllAt'],
      ] as const) {
        const at = state[column];
        if (!at) continue;
        const word = {
          kind: 'opt-out',
          purpose,
          at,
          source: 'code',
          note: NOTE,
          actor: null,
        } as const;
        // Two processes that make the contact at once tell it once.
        await consents.record(row.id, word, (known) => known[column] === null);
      }
      if (state.blockedAt)
        await rowsOf<ContactRow>(strapi, UIDS.contact).updateMany({
          where: { id: row.id },
          data: { blockedAt: state.blockedAt },
        });
      return true;
    },
  };
}

export type SuppressionStore = ReturnType<typeof createSuppressionStore>;
