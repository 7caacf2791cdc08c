import type { Core } from '@strapi/strapi';

import type { LabelRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** The words by which conversations are sorted. */
export function createLabelStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<LabelRow>(strapi, UIDS.label);
  return {
    list: () => rows().findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], limit: 1_000 }),

    get: (documentId: string) => rows().findOne({ where: { documentId } }),

    listOf: (documentIds: string[]) =>
      rows().findMany({
        where: { documentId: { $in: documentIds } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),

    insert: (data: Pick<LabelRow, 'name' | 'color'>) => rows().create({ data }),

    update: (id: number, data: Pick<LabelRow, 'name' | 'color'>) =>
      rows().update({ where: { id }, data }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}
