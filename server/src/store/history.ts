import type { Core } from '@strapi/strapi';

import type { Row } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

export interface HistoryRow extends Row {
  subject: string;
  subjectDocumentId: string;
  at: string | Date;
  kind: string;
  actor: string | null;
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
}

/** What history is about. */
export type HistorySubject = 'template' | 'account';

const TEMPLATE: HistorySubject = 'template';

/** What happened to templates and accounts: who did what, and what Meta decided. */
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

    /** The latest entries of one kind, newest first. */
    listOfKind: (subjectDocumentId: string, kind: string, limit: number) =>
      rows().findMany({
        where: { subject: TEMPLATE, subjectDocumentId, kind },
        orderBy: { at: 'desc' },
        limit,
      }),
  };
}
