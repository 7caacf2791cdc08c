import type { Core } from '@strapi/strapi';

import { writingsOf } from '../../../shared/domain/phone';
import { asStored } from './as-stored';
import { noteConflict, areDistinct } from './conflicts';
import { GoneMeanwhile } from './gone-meanwhile';
import { createGroupCommit } from './group-commit';
import { findNamesNow, type IdentityChangeRow, type NamedNow } from './identity-changes';
import { findPeople, type Known } from './relatives';
import type { ContactRow, Time } from './rows';
import type { SuppressionStore } from './suppressions';
import { insertRows, newDocumentId } from './insert-rows';
import {
  insertIgnoring,
  inTransaction,
  isTransient,
  isUniqueViolation,
  oneOf,
  rowsOf,
  tableOf,
  type Transaction,
} from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

interface LinkRow {
  id: number;
  contact: { id: number } | null;
  /** Whether somebody has chosen it, so that it does not depend on numbers. */
  byHand: boolean | null;
  /** When somebody said that the two do not belong together; null where they do. */
  unlinkedAt: Time;
}

/** A record that a contact belongs to. */
export interface RecordKey {
  uid: string;
  documentId: string;
}

/** A person as Meta names one; at least a number or a user id is there. */
export interface Person {
  /** In E.164. */
  phone: string | null;
  /** The number as WhatsApp writes it. */
  waId: string | null;
  userId: string | null;
  /** When they were named so; default: now. */
  at?: Date;
}

/** What Meta's answer tells about whom it reaches. */
type Identity = Pick<Person, 'waId' | 'userId'>;

/** What a person is called, as WhatsApp tells it. */
export type Profile = Pick<ContactRow, 'profileName' | 'username' | 'parentUserId'>;

/** Who is who is in no hurry, and each write of its own costs as much as one of a message. */
const IDENTITY_PATIENCE_MS = 500;

/** Keys a statement: databases limit its parameters. */
const NUMBERS_PER_QUERY = 500;

/** Only what is known. */
const knownOf = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;

/** People, by their number or user id within a portfolio, and the records that they belong to. */
export function createContactStore(
  strapi: Core.Strapi,
  suppressions: Pick<SuppressionStore, 'restore' | 'ofMany'>,
) {
  const rows = () => rowsOf<ContactRow>(strapi, UIDS.contact);
  const links = () => rowsOf<LinkRow>(strapi, UIDS.contactLink);
  const linksOf = ({ uid, documentId }: RecordKey) => ({
    recordUid: uid,
    recordDocumentId: documentId,
  });

  const insertLink = (record: RecordKey, contact: number): Promise<void> =>
    insertIgnoring(strapi, UIDS.contactLink, { ...linksOf(record), contact }, [
      'recordUid',
      'recordDocumentId',
      'contact',
    ]);

  /** Says that something has changed about them which is stored elsewhere. */
  async function touch(ids: number[]): Promise<void> {
    if (ids.length > 0)
      await rows().updateMany({
        where: { id: { $in: [...new Set(ids)].sort((a, b) => a - b) } },
        data: { updatedAt: new Date() },
      });
  }

  type Key = { phone: string } | { userId: string };

  /** Those with this number, in any writing but the very same one first, or with this user id. */
  async function listByKey(key: Key, portfolioId?: string): Promise<ContactRow[]> {
    const where = 'phone' in key ? { phone: { $in: writingsOf(key.phone) } } : key;
    const found = await rows().findMany({
      where: { ...(portfolioId !== undefined && { portfolioId }), ...where },
      orderBy: { id: 'asc' },
      limit: 100,
    });
    const isSame = (row: ContactRow) => Number('phone' in key && row.phone === key.phone);
    return found.sort((a, b) => isSame(b) - isSame(a));
  }

  /** Who had this user id before; it is nobody else's ever after. */
  async function getRenamed(portfolioId: string, userId: string): Promise<ContactRow | null> {
    const [now] = await findNamesNow(strapi, portfolioId, [{ phone: null, waId: null, userId }]);
    return now!.contactId === null ? null : rows().findOne({ where: { id: now!.contactId } });
  }

  /** The contact with this key; made when it is new, also when two ask at once. */
  async function getOrInsert(portfolioId: string, key: Key): Promise<ContactRow> {
    const where = { portfolioId, ...key };
    const [known] = await listByKey(key, portfolioId);
    if (known) return known;
    const renamed = 'userId' in key ? await getRenamed(portfolioId, key.userId) : null;
    if (renamed) return renamed;
    // Together: nobody finds the contact without what its person does not want.
    return inTransaction(strapi, async () => {
      await insertIgnoring(strapi, UIDS.contact, where, ['portfolioId', ...Object.keys(key)]);
      const made = await asStored(strapi, () => rows().findOne({ where }));
      if (!made) throw new GoneMeanwhile();
      // Who was erased and comes back still does not want what they did not want then.
      return (await suppressions.restore(made)) ? (await rows().findOne({ where }))! : made;
    });
  }

  /**
   * The row ids of the contacts with these numbers, as part of the caller's transaction; made where they are
   * new. A few queries for hundreds of them.
   */
  async function getOrInsertNumbers(
    trx: Transaction,
    portfolioId: string,
    phones: string[],
  ): Promise<Map<string, number>> {
    const find = async (wanted: string[], isLocking: boolean): Promise<Map<string, number>> => {
      const { name, column } = tableOf(strapi, UIDS.contact);
      const writings = [...new Set(wanted.flatMap(writingsOf))];
      const ids = new Map<string, number>();
      for (let start = 0; start < writings.length; start += NUMBERS_PER_QUERY) {
        const part = writings.slice(start, start + NUMBERS_PER_QUERY);
        const query = trx(name)
          .select({ id: 'id', phone: column('phone') } as never)
          .where(column('portfolioId'), portfolioId)
          .where(oneOf(strapi, trx, column('phone'), part) as never)
          .orderBy('id');
        for (const { id, phone } of (await (isLocking ? query.forUpdate() : query)) as unknown as {
          id: number;
          phone: string;
        }[])
          ids.set(phone, id);
      }
      return ids;
    };
    const known = await find(phones, false);
    const idOf = (phone: string) =>
      [phone, ...writingsOf(phone)].map((one) => known.get(one)).find((id) => id !== undefined);
    const missing = [...new Set(phones.filter((phone) => idOf(phone) === undefined))].sort();
    if (missing.length > 0) {
      const made = missing.map((phone) => ({ documentId: newDocumentId(), portfolioId, phone }));
      await insertRows(strapi, trx, UIDS.contact, made, new Date(), ['portfolioId', 'phone']);
      // What others have written meanwhile is seen under a lock alone.
      for (const [phone, id] of await find(missing, true)) known.set(phone, id);
      const names = missing.map((phone) => [{ portfolioId, phone, waId: null, userId: null }]);
      const before = await suppressions.ofMany(names);
      // Who was erased and comes back still does not want what they did not want then.
      for (const [index, phone] of missing.entries())
        if (before[index]) {
          const row = await rows().findOne({ where: { id: known.get(phone)! } });
          if (row) await suppressions.restore(row);
        }
    }
    return new Map(
      phones.map((phone) => {
        const id = idOf(phone);
        if (id === undefined) throw new GoneMeanwhile();
        return [phone, id];
      }),
    );
  }

  const isNumberOf = (phone: string | null, row: ContactRow): boolean =>
    phone !== null && row.phone !== null && writingsOf(phone).includes(row.phone);

  /**
   * Writes what is not known yet; what belongs to somebody else already is left out. Only the number as
   * WhatsApp writes it may stand in two rows: by that they are known to be one person.
   */
  async function complete(
    row: ContactRow,
    { phone, waId, userId, at }: Person,
    known: ContactRow[],
  ): Promise<void> {
    const other = known.find((one) => one.id !== row.id && isNumberOf(phone, one));
    // A number of theirs that we know is not replaced: whose the other one is cannot be told from here.
    const gains = row.phone === null && !other;
    const data = {
      ...knownOf({
        phone: gains ? phone : null,
        // By it two rows are known to be one person's.
        waId: row.waId !== waId && !(other && areDistinct(row, other)) ? waId : null,
        userId: row.userId === null ? userId : null,
      }),
      ...(gains && phone !== null && { linksCheckedAt: null }),
    };
    if (other) await noteConflict(strapi, row, other, at ?? new Date());
    if (Object.keys(data).length === 0) return;
    try {
      const completed = { ...row, ...data };
      const isRestored = await inTransaction(strapi, async () => {
        await rows().update({ where: { id: row.id }, data });
        // They may have been known by this name alone when they were erased.
        return suppressions.restore(completed, row);
      });
      Object.assign(row, isRestored ? await rows().findOne({ where: { id: row.id } }) : completed);
    } catch (failure) {
      // Somebody else got it in this moment.
      if (!isUniqueViolation(failure)) throw failure;
    }
  }

  /** Whom these rows know under the names of a person: the user id counts first, then the number. */
  function pick(known: ContactRow[], { phone, waId, userId }: Person): ContactRow | null {
    const byUserId = userId !== null && known.find((row) => row.userId === userId);
    if (byUserId) return byUserId;
    const byNumber =
      known.find((row) => phone !== null && row.phone === phone) ??
      known.find((row) => isNumberOf(phone, row)) ??
      known.find((row) => waId !== null && row.waId === waId) ??
      null;
    // A number that was somebody else's before tells nothing about who has it now.
    const isOthers = userId !== null && byNumber !== null && byNumber.userId !== null;
    return isOthers ? null : byNumber;
  }

  /** The rows of people who are known by other names now than they were. */
  async function addByIds(known: ContactRow[], now: NamedNow<Person>[]): Promise<void> {
    const missing = now.flatMap(({ contactId }) =>
      contactId === null || known.some(({ id }) => id === contactId) ? [] : [contactId],
    );
    if (missing.length > 0)
      known.push(...(await rows().findMany({ where: { id: { $in: missing } } })));
  }

  /** Says whose changes these are, which were told before anybody knew the person. */
  const claimChanges = (ids: number[], contact: number) =>
    rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange).updateMany({
      where: { id: { $in: ids } },
      data: { contact },
    });

  /** Meta named a number and a user id as one person's, but the user id has a row of its own. */
  async function noteTwice(row: ContactRow, { waId, userId }: Identity): Promise<void> {
    const { portfolioId } = row;
    const other = await rows().findOne({ where: { portfolioId, userId } });
    const number = waId ?? row.phone?.slice(1) ?? null;
    if (!other || other.id === row.id) return;
    if (number !== null)
      await rows().updateMany({
        where: { id: { $in: [row.id, other.id] } },
        data: { waId: number },
      });
    await noteConflict(strapi, row, other, new Date());
  }

  /** Answers come by the hundred: what they tell is written together. */
  const identities = createGroupCommit<{ id: number; data: object }, void>(async (told) => {
    const patches = new Map<number, object>();
    for (const { id, data } of told) patches.set(id, { ...patches.get(id), ...data });
    await updateEach(strapi, UIDS.contact, patches as Map<number, Record<string, unknown>>);
    return told.map(() => undefined);
  }, isTransient);

  return {
    getOrInsert,
    getOrInsertNumbers,

    get: (documentId: string) => rows().findOne({ where: { documentId } }),

    /** Those of any portfolio who share a number or the user id with somebody. */
    listKnownAs: (one: Known) => findPeople(strapi, null, [one]),

    /** Those of any portfolio with this number, or this user id. */
    listByKey: (key: Key) => listByKey(key),

    /**
     * The contacts of people who wrote, in their order; made where they are new. Two rows are never made
     * one: where user id and number belong to two, it is the row of the user id, and the other stays.
     */
    async getOrInsertPeople(portfolioId: string, people: Person[]): Promise<ContactRow[]> {
      const now = await findNamesNow(strapi, portfolioId, people);
      const known = await findPeople(
        strapi,
        portfolioId,
        now.map(({ person }) => person),
      );
      await addByIds(known, now);
      const found: ContactRow[] = [];
      for (const { person, contactId, changeIds } of now) {
        const { userId, phone } = person;
        const row =
          known.find(({ id }) => id === contactId) ??
          pick(known, person) ??
          (await getOrInsert(portfolioId, userId !== null ? { userId } : { phone: phone! }));
        if (!known.some(({ id }) => id === row.id)) known.push(row);
        await complete(row, person, known);
        if (changeIds.length > 0 && contactId === null) await claimChanges(changeIds, row.id);
        found.push(row);
      }
      return found;
    },

    /** What people are called now; nothing known is taken away. */
    async saveProfiles(profiles: [ContactRow, Profile][]): Promise<void> {
      const patches = new Map<number, Record<string, unknown>>();
      for (const [row, profile] of profiles) {
        const changed = Object.entries(knownOf(profile)).filter(
          ([key, value]) => row[key as keyof Profile] !== value,
        );
        if (changed.length > 0) patches.set(row.id, Object.fromEntries(changed));
      }
      await updateEach(strapi, UIDS.contact, patches);
    },

    /** What Meta told about a person with an answer; nothing known is taken away. */
    async noteIdentity(row: ContactRow, told: Identity) {
      const { waId, userId } = told;
      const data = knownOf({
        waId: row.waId !== waId ? waId : null,
        userId: row.userId === null ? userId : null,
      });
      if (Object.keys(data).length === 0) return;
      await identities
        .submit({ id: row.id, data }, IDENTITY_PATIENCE_MS)
        .catch((failure: unknown) => {
          if (!isUniqueViolation(failure)) throw failure;
          return noteTwice(row, told);
        });
    },

    /** Writes what was noted, and resolves when nothing of it waits. */
    idle: identities.idle,

    /** The languages of people of one portfolio, by number, as far as they are known. */
    async languagesOf(portfolioId: string, phones: string[]): Promise<Map<string, string>> {
      const found = await rows().findMany({
        where: { portfolioId, phone: { $in: phones }, language: { $notNull: true } },
        select: ['phone', 'language'],
      });
      return new Map(found.map(({ phone, language }) => [phone!, language!]));
    },

    /** Says since when these are kept from writing; null: they may write. */
    saveBlocked: (ids: number[], at: Date | null) =>
      rows().updateMany({
        where: { id: { $in: [...ids].sort((a, b) => a - b) } },
        data: { blockedAt: at },
      }),

    /**
     * Makes these contacts the ones that a record belongs to, and no others but those that somebody has
     * chosen.
     */
    async linkRecord(record: RecordKey, contactIds: number[]): Promise<void> {
      const changed = await inTransaction(strapi, async () => {
        const present = await links().findMany({
          where: linksOf(record),
          populate: { contact: { select: ['id'] } },
        });
        const stale = present.filter(
          ({ contact, byHand }) => !byHand && !contactIds.includes(contact?.id ?? 0),
        );
        if (stale.length > 0)
          await links().deleteMany({ where: { id: { $in: stale.map(({ id }) => id) } } });
        const linked = new Set(present.map(({ contact }) => contact?.id));
        const added = contactIds.filter((contact) => !linked.has(contact)).sort((a, b) => a - b);
        for (const contact of added) await insertLink(record, contact);
        return [...added, ...stale.flatMap(({ contact }) => contact?.id ?? [])];
      });
      await touch(changed);
    },

    /** Links a record to a contact, or says that they do not belong together, as a person has chosen. */
    async chooseLink(record: RecordKey, contact: number, unlinkedAt: Date | null): Promise<void> {
      await insertLink(record, contact);
      const where = { ...linksOf(record), contact };
      const link = await asStored(strapi, () => links().findOne({ where }));
      if (link)
        await links().updateMany({ where: { id: link.id }, data: { byHand: true, unlinkedAt } });
      await touch([contact]);
    },

    /** Those whose records are still to be looked for, the oldest first. */
    listUnlinked: (limit: number) =>
      rows().findMany({
        where: { linksCheckedAt: null },
        select: ['id', 'phone'],
        orderBy: { id: 'asc' },
        limit,
      }),

    /** Notes that their records were looked for, unless they have another number by now. */
    noteLinked: (looked: Pick<ContactRow, 'id' | 'phone'>[], at: Date) =>
      rows().updateMany({
        where: { $or: looked.map(({ id, phone }) => ({ id, phone })) },
        data: { linksCheckedAt: at },
      }),

    /** The records of everybody are to be looked for again. */
    recheckLinks: () =>
      rows().updateMany({
        where: { linksCheckedAt: { $notNull: true } },
        data: { linksCheckedAt: null },
      }),

    /** Says that a record belongs to a contact too. */
    addLink: insertLink,

    /** The same for many, as part of the caller's transaction. */
    addLinks: (
      trx: Transaction,
      belonging: { record: RecordKey; contact: number }[],
      now: Date,
    ): Promise<unknown> =>
      insertRows(
        strapi,
        trx,
        UIDS.contactLink,
        belonging
          .map(({ record, contact }) => ({
            documentId: newDocumentId(),
            ...linksOf(record),
            contact,
          }))
          // In one order everywhere, so that two processes do not wait for each other.
          .sort((a, b) => a.contact - b.contact),
        now,
        ['recordUid', 'recordDocumentId', 'contact'],
      ),

    unlinkRecords: (uid: string, documentIds: string[]) =>
      links().deleteMany({ where: { recordUid: uid, recordDocumentId: { $in: documentIds } } }),

    /** The contacts that a record belongs to. */
    listOfRecord: async (record: RecordKey): Promise<number[]> =>
      (
        await links().findMany({
          where: { ...linksOf(record), unlinkedAt: null },
          populate: { contact: { select: ['id'] } },
        })
      ).flatMap(({ contact }) => (contact ? [contact.id] : [])),
  };
}
