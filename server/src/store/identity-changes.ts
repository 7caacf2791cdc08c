import type { Core } from '@strapi/strapi';

import {
  followChanges,
  type IdentityOutcome,
  type IdentityReason,
  type KnownChange,
} from '../../../shared/domain/identity';
import { writingsOf } from '../../../shared/domain/phone';
import type { Row, Time } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** Under which names somebody was known before and after; never changed but for whose it is. */
export interface IdentityChangeRow extends Row {
  contact?: { id: number } | null;
  portfolioId: string;
  at: NonNullable<Time>;
  reason: IdentityReason;
  outcome: IdentityOutcome;
  oldPhone: string | null;
  newPhone: string | null;
  /** The new number as WhatsApp writes it. */
  newWaId: string | null;
  oldUserId: string | null;
  newUserId: string | null;
  /** documentId of the contact that had the new names already. */
  other: string | null;
  /** Who did it, by name; null = Meta. */
  actor: string | null;
  itemKey: string | null;
}

/** A change as it is reasoned about. */
export type StoredChange = KnownChange & {
  id: number;
  contactId: number | null;
  newWaId: string | null;
  itemKey: string | null;
};

/** Numbers in any writing, and user ids. */
export interface ChangeKeys {
  phones: (string | null)[];
  userIds: (string | null)[];
}

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 1_000;

/** Nobody moves more often within what is looked at. */
const HOPS = 8;

const toChange = (row: IdentityChangeRow): StoredChange => ({
  id: row.id,
  contactId: row.contact?.id ?? null,
  at: new Date(row.at),
  outcome: row.outcome,
  oldPhone: row.oldPhone,
  newPhone: row.newPhone,
  newWaId: row.newWaId,
  oldUserId: row.oldUserId,
  newUserId: row.newUserId,
  itemKey: row.itemKey,
});

const known = (values: (string | null)[]): string[] => [
  ...new Set(values.flatMap((value) => value ?? [])),
];

/** The changes that began at one of these names. */
async function findFrom(
  strapi: Core.Strapi,
  portfolioId: string,
  { phones, userIds }: ChangeKeys,
): Promise<StoredChange[]> {
  const keys: ['oldPhone' | 'oldUserId', string[]][] = [
    ['oldPhone', [...new Set(known(phones).flatMap(writingsOf))]],
    ['oldUserId', known(userIds)],
  ];
  const found = new Map<number, StoredChange>();
  for (const [key, values] of keys)
    for (let start = 0; start < values.length; start += KEYS_PER_QUERY) {
      const part = values.slice(start, start + KEYS_PER_QUERY);
      const rows = await rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange).findMany({
        where: { portfolioId, [key]: { $in: part } },
        populate: { contact: { select: ['id'] } },
      });
      for (const row of rows) found.set(row.id, toChange(row));
    }
  return [...found.values()];
}

/** The changes that began at one of these names, and those that went on from there. */
export async function findChanges(
  strapi: Core.Strapi,
  portfolioId: string,
  keys: ChangeKeys,
): Promise<StoredChange[]> {
  const found = new Map<number, StoredChange>();
  let next = keys;
  for (let hop = 0; hop < HOPS && next.phones.length + next.userIds.length > 0; hop += 1) {
    const more = (await findFrom(strapi, portfolioId, next)).filter(({ id }) => !found.has(id));
    more.forEach((change) => found.set(change.id, change));
    next = {
      phones: known(more.map(({ newPhone }) => newPhone)),
      userIds: known(more.map(({ newUserId }) => newUserId)),
    };
  }
  return [...found.values()];
}

/** Somebody as they were named at a time. */
interface Named {
  phone: string | null;
  waId: string | null;
  userId: string | null;
  /** When they were named so; null: now. */
  at?: Date;
}

/** The same person as they are known by now, and whose row that is as far as the changes tell. */
export interface NamedNow<P> {
  person: P;
  contactId: number | null;
  changeIds: number[];
}

/** The names by which people are known now; two queries, unless somebody of them has changed theirs. */
export async function findNamesNow<P extends Named>(
  strapi: Core.Strapi,
  portfolioId: string,
  people: P[],
): Promise<NamedNow<P>[]> {
  const changes = await findChanges(strapi, portfolioId, {
    phones: people.map(({ phone }) => phone),
    userIds: people.map(({ userId }) => userId),
  });
  return people.map((person) => {
    const { phone, userId, by } = followChanges(person, person.at ?? new Date(), changes);
    if (by.length === 0) return { person, contactId: null, changeIds: [] };
    const latest = [...by].reverse();
    const waId = latest.find(({ newPhone }) => newPhone !== null)?.newWaId ?? person.waId;
    return {
      person: { ...person, phone, waId, userId },
      contactId: latest.find(({ contactId }) => contactId !== null)?.contactId ?? null,
      changeIds: by.map(({ id }) => id),
    };
  });
}

/** What people were known by before: who, when and why. */
export function createIdentityChangeStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange);
  return {
    /** Newest first. */
    listOfContact: (contact: number, limit: number) =>
      rows().findMany({
        where: { contact },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        limit,
      }),
  };
}
