import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { createIsAny } from './is-any';
import type { Row, Time } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** What is still to be done, without a name in clear; null when all of it is. */
export interface ErasureWork {
  /** The contacts, from which every name has been taken already. */
  contactIds: number[];
  /** Everything by which they and nobody else were known, as `personKeyOf`. */
  personKeys: string[];
  /** What somebody else is known by, too: it does not tell who of them is meant. */
  sharedKeys?: string[];
  /** What they were known by until a time, and somebody else is by now. */
  formerKeys?: { personKey: string; until: string }[];
  /** What tells under which names they were known, by row id. */
  identityChangeIds: number[];
}

/** How many of each were erased. */
export interface ErasureCounts {
  contacts: number;
  messages: number;
  files: number;
  deliveries: number;
  forwards: number;
}

/** That somebody was erased: who asked for it and when, and not a word about whom. */
export interface ErasureRow extends Row {
  state: 'running' | 'done';
  requestedAt: string | Date;
  requestedBy: string | null;
  source: string;
  endedAt: Time;
  leaseUntil: Time;
  work: ErasureWork | null;
  /** Their conversations, by documentId, for as long as pages are still to be told; then null. */
  conversations: string[] | null;
  counts: ErasureCounts;
}

/** An erasure to be written down. */
export type NewErasure = Pick<ErasureRow, 'requestedBy' | 'source' | 'counts'> & {
  requestedAt: Date;
  work: ErasureWork;
  conversations?: string[];
};

/** The record of erasures, and how far those are that have not ended. */
export function createErasureStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ErasureRow>(strapi, UIDS.erasure);
  const isAny = createIsAny(strapi, UIDS.erasure);

  return {
    /** Whether anybody has ever been erased here. */
    isAny: () => isAny.ask(),

    /** Whether anybody was erased after a time. */
    isAnySince: async (time: Date): Promise<boolean> =>
      (await rows().findOne({ where: { requestedAt: { $gte: time } }, select: ['id'] })) !== null,

    get: (documentId: string) => rows().findOne({ where: { documentId } }),

    /** Writes it down as part of the caller's transaction. */
    async insert(erasure: NewErasure): Promise<ErasureRow> {
      const documentId = randomBytes(12).toString('hex');
      const row = await rows().create({ data: { ...erasure, documentId, state: 'running' } });
      isAny.note();
      return row;
    },

    /** Those that nobody is at, oldest first. */
    listOpen: (now: Date) =>
      rows().findMany({
        where: {
          state: 'running',
          $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }],
        },
        orderBy: { id: 'asc' },
        limit: 10,
      }),

    /** Takes one, or keeps it a while longer, with what has been done by now. */
    saveProgress: (id: number, counts: ErasureCounts, leaseUntil: Date) =>
      rows().updateMany({ where: { id, state: 'running' }, data: { counts, leaseUntil } }),

    /** Leaves one to whoever looks next. */
    leave: (id: number) =>
      rows().updateMany({ where: { id, state: 'running' }, data: { leaseUntil: null } }),

    /** Ends one, and forgets whom it was about. */
    end: (id: number, counts: ErasureCounts, endedAt: Date) =>
      rows().updateMany({
        where: { id },
        data: { state: 'done', counts, endedAt, leaseUntil: null, work: null },
      }),

    /** Those that were asked for since a time, as far as pages are to be told of them. */
    listSince: (since: Date): Promise<Pick<ErasureRow, 'id' | 'requestedAt' | 'conversations'>[]> =>
      rows().findMany({
        where: { requestedAt: { $gte: since }, conversations: { $notNull: true } },
        select: ['id', 'requestedAt', 'conversations'],
      }),

    /** Forgets which conversations those were that were asked for before a time. */
    forgetConversations: (before: Date) =>
      rows().updateMany({
        where: { requestedAt: { $lt: before }, conversations: { $notNull: true } },
        data: { conversations: null },
      }),

    /** Newest first. */
    list: (limit: number, offset: number) =>
      rows().findMany({ orderBy: { id: 'desc' }, limit, offset }),
  };
}
