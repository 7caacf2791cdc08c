import type { Core } from '@strapi/strapi';

import { writingsOf } from '../../../shared/domain/phone';
import { createGroupCommit } from './group-commit';
import type { ContactRow } from './rows';
import { isTransient, rowsOf } from './table';
import { UIDS } from './uids';

/** What a person is known by; any of it may be missing. */
export type Known = Pick<ContactRow, 'phone' | 'waId' | 'userId'>;

/** Somebody within a portfolio. */
export type KnownIn = Known & { portfolioId: string };

/** Names to look people up by. */
interface Names {
  /** In E.164; every writing of a number is one. */
  phones: Set<string>;
  userIds: Set<string>;
}

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 1_000;

/** A person whose rows lead to others, and those to others: further nobody looks. */
const HOPS = 4;

const numbersOf = ({ phone, waId }: Known): string[] => [
  ...(phone === null ? [] : writingsOf(phone)),
  ...(waId === null ? [] : writingsOf(`+${waId}`)),
];

/** The names that rows of one person share: the least writing of each number, and the user id. */
const tiesOf = ({ phone, waId, userId }: Known): string[] => [
  ...[phone, waId === null ? null : `+${waId}`].flatMap((number) =>
    number === null ? [] : writingsOf(number).sort()[0]!,
  ),
  ...(userId === null ? [] : [`user ${userId}`]),
];

/** One keyed query for each kind of name: `or` between them would have databases read everything. */
async function findByNames(
  strapi: Core.Strapi,
  portfolioId: string | null,
  { phones, userIds }: Names,
): Promise<ContactRow[]> {
  const found = new Map<number, ContactRow>();
  const keys: [string, string[]][] = [
    ['phone', [...phones]],
    ['waId', [...phones].map((phone) => phone.slice(1))],
    ['userId', [...userIds]],
  ];
  for (const [key, values] of keys)
    for (let start = 0; start < values.length; start += KEYS_PER_QUERY) {
      const part = values.slice(start, start + KEYS_PER_QUERY);
      const where = { ...(portfolioId !== null && { portfolioId }), [key]: { $in: part } };
      for (const row of await rowsOf<ContactRow>(strapi, UIDS.contact).findMany({ where }))
        found.set(row.id, row);
    }
  return [...found.values()].sort((a, b) => a.id - b.id);
}

/** Those who are known by any name of these people, in one portfolio or in all. */
export const findPeople = (
  strapi: Core.Strapi,
  portfolioId: string | null,
  people: Known[],
): Promise<ContactRow[]> =>
  findByNames(strapi, portfolioId, {
    phones: new Set(people.flatMap(numbersOf)),
    userIds: new Set(people.flatMap(({ userId }) => userId ?? [])),
  });

/**
 * Who is the same person. Somebody may be known by a number in one row, and by a user id in another, or
 * under two writings of a number; rows are never made one, but what one says is true of all.
 */
export function createRelatives(strapi: Core.Strapi) {
  /** Everybody of a portfolio who may be one of these, or a relative of theirs. */
  async function findAll(portfolioId: string, people: Known[]): Promise<ContactRow[]> {
    const found = new Map<number, ContactRow>();
    const asked = new Set<string>();
    let names: Names = {
      phones: new Set(people.flatMap(numbersOf)),
      // Each is one row's alone, which its number finds too.
      userIds: new Set(
        people.flatMap((one) => (one.userId !== null && one.phone === null ? one.userId : [])),
      ),
    };
    for (let hop = 0; hop < HOPS && names.phones.size + names.userIds.size > 0; hop += 1) {
      names.phones.forEach((phone) => asked.add(phone));
      const next = await findByNames(strapi, portfolioId, names);
      next.forEach((row) => found.set(row.id, row));
      const unasked = next.flatMap(numbersOf).filter((phone) => !asked.has(phone));
      names = { phones: new Set(unasked), userIds: new Set() };
    }
    return [...found.values()].sort((a, b) => a.id - b.id);
  }

  /** The rows that share a name with somebody, and those that share one with these. */
  function collect(one: Known, byTie: Map<string, ContactRow[]>): ContactRow[] {
    const found = new Set<ContactRow>();
    const seen = new Set<string>();
    const open = tiesOf(one);
    for (let tie = open.pop(); tie !== undefined; tie = open.pop()) {
      if (seen.has(tie)) continue;
      seen.add(tie);
      for (const row of byTie.get(tie) ?? []) {
        found.add(row);
        open.push(...tiesOf(row));
      }
    }
    return [...found].sort((a, b) => a.id - b.id);
  }

  /** The rows of each of these people, their own among them; a few queries for a thousand of them. */
  async function ofMany(people: KnownIn[]): Promise<ContactRow[][]> {
    const byPortfolio = new Map<string, Map<string, ContactRow[]>>();
    for (const portfolioId of new Set(people.map((one) => one.portfolioId))) {
      const those = people.filter((one) => one.portfolioId === portfolioId);
      const byTie = new Map<string, ContactRow[]>();
      for (const row of await findAll(portfolioId, those))
        for (const tie of new Set(tiesOf(row))) byTie.set(tie, [...(byTie.get(tie) ?? []), row]);
      byPortfolio.set(portfolioId, byTie);
    }
    return people.map((one) => collect(one, byPortfolio.get(one.portfolioId)!));
  }

  /** Those who are asked for together are read together. */
  const reading = createGroupCommit<KnownIn, ContactRow[]>(ofMany, isTransient);

  return {
    ofMany,

    /** The rows of one person as they stand now, their own among them. */
    of: async (one: KnownIn): Promise<ContactRow[]> =>
      strapi.db.inTransaction() ? (await ofMany([one]))[0]! : reading.submit(one),
  };
}
