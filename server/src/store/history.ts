import type { Core } from '@strapi/strapi';

import type { HistorySubject } from '../../../shared/contracts/history';
import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import type { MessageSource } from '../../../shared/domain/message/message';
import type { Row } from './rows';
import { inTransaction, reading, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

export interface HistoryRow extends Row {
  subject: string;
  subjectDocumentId: string;
  at: string | Date;
  kind: string;
  actor: string | null;
  userId: number | null;
  source: MessageSource | null;
  params: Record<string, string | number | null> | null;
  itemKey: string | null;
}

/** Something that happened; `actor` null = Meta. */
export interface NewHistory {
  subjectDocumentId: string;
  at: Date;
  kind: string;
  actor: string | null;
  params: Record<string, string | number | null>;
  /** Identity of the webhook that told it; the same one is written once. */
  itemKey: string | null;
  /** The admin user who did it. */
  userId?: number | null;
  source?: MessageSource | null;
  /** The account that it belongs to, by row id. */
  account?: number | null;
}

const TEMPLATE: HistorySubject = 'template';

/** Entries that are deleted in one step. */
const OLD_A_STEP = 1_000;

/** Who did what, and what Meta decided about templates and accounts. */
export function createHistoryStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<HistoryRow>(strapi, UIDS.history);
  return {
    /** Writes entries, as part of the caller's transaction if there is one. */
    async insert(entries: NewHistory[], subject: HistorySubject = TEMPLATE): Promise<void> {
      if (entries.length === 0) return;
      await rows().createMany({
        data: entries.map((entry) => ({ ...entry, subject })),
      });
    },

    /** Whether a webhook has been written down already. */
    has: async (itemKey: string): Promise<boolean> =>
      (await rows().count({ where: { itemKey } })) > 0,

    /** Newest first. */
    list: (
      subjectDocumentId: string,
      limit: number,
      subject: HistorySubject = TEMPLATE,
      offset = 0,
    ) =>
      rows().findMany({
        where: { subject, subjectDocumentId },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        limit,
        offset,
      }),

    count: (subjectDocumentId: string, subject: HistorySubject) =>
      rows().count({ where: { subject, subjectDocumentId } }),

    /** A page of everything, newest first, and how much there is, counted up to `TOTAL_LIMIT`. */
    async page(
      where: object,
      { page, pageSize }: { page: number; pageSize: number },
    ): Promise<{ entries: HistoryRow[]; total: number; totalIsCapped: boolean }> {
      const orderBy = [{ at: 'desc' }, { id: 'desc' }];
      const entries = await rows().findMany({
        where,
        orderBy,
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      const [beyond] = await rows().findMany({
        where,
        select: ['id'],
        orderBy,
        limit: 1,
        offset: TOTAL_LIMIT,
      });
      return beyond
        ? { entries, total: TOTAL_LIMIT, totalIsCapped: true }
        : { entries, total: await rows().count({ where }), totalIsCapped: false };
    },

    /**
     * The last entry of each admin user who did something; where it is limited, of what belongs to other
     * accounts than those, and of all that one of them did.
     */
    listPeople: (
      limit: number,
      limited: { without: readonly number[]; but: number } | null,
    ): Promise<{ userId: number; actor: string | null }[]> =>
      reading(strapi, async (connection) => {
        const { name, column } = tableOf(strapi, UIDS.history);
        const [userId, account] = [column('userId'), column('account')];
        const latest = connection(name).max('id').whereNotNull(userId).groupBy(userId);
        if (limited)
          latest.where((either) =>
            either
              // What has no account is of none of the others, either.
              .whereNotIn(account, limited.without as never)
              .orWhere(userId, limited.but as never),
          );
        return (await connection(name)
          .select({ userId, actor: column('actor') } as never)
          .whereIn('id', latest as never)
          .limit(limit)) as unknown as { userId: number; actor: string | null }[];
      }),

    /** Forgets whom entries about people are about, as part of the caller's transaction. */
    forgetContacts: (contactDocumentIds: string[]) =>
      rows().updateMany({
        where: { subject: 'contact', subjectDocumentId: { $in: contactDocumentIds } },
        data: { subjectDocumentId: '' },
      }),

    /** Deletes some of the entries that are older than this; true while there are more. */
    deleteOld: (before: Date): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.history);
        const old = (await trx(name)
          .select('id')
          .where(column('at'), '<', before)
          .orderBy('id')
          .limit(OLD_A_STEP)) as unknown as { id: number }[];
        if (old.length > 0)
          await trx(name)
            .whereIn('id', old.map(({ id }) => id) as never)
            .delete();
        return old.length === OLD_A_STEP;
      }),

    /** The latest entries of one kind, newest first. */
    listOfKind: (subjectDocumentId: string, kind: string, limit: number) =>
      rows().findMany({
        where: { subject: TEMPLATE, subjectDocumentId, kind },
        orderBy: { at: 'desc' },
        limit,
      }),
  };
}
