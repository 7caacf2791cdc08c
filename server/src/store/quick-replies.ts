import type { Core } from '@strapi/strapi';

import type { QuickReplyRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

export interface QuickReplyColumns {
  shortcut: string;
  text: string;
  account: number | null;
}

const SHOWN = { account: { select: ['id', 'documentId'] } };

/** Texts that are at hand by a shortcut. */
export function createQuickReplyStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<QuickReplyRow>(strapi, UIDS.quickReply);
  return {
    list: (where: object = {}) =>
      rows().findMany({
        where,
        populate: SHOWN,
        orderBy: [{ shortcut: 'asc' }, { id: 'asc' }],
        limit: 1_000,
      }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: SHOWN }),

    insert: (data: QuickReplyColumns) => rows().create({ data, populate: SHOWN }),

    update: (id: number, data: QuickReplyColumns) =>
      rows().update({ where: { id }, data, populate: SHOWN }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}
