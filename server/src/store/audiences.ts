import type { Core } from '@strapi/strapi';

import type { Row } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** A filter that was given a name. */
export interface AudienceColumns {
  name: string;
  uid: string;
  filters: unknown;
  search: string | null;
  locale: string | null;
  /** The admin user who saved it; null for code. */
  ownerId: number | null;
  ownerName: string | null;
}

export type AudienceRow = Row & AudienceColumns;

/** Saved filters of records. */
export function createAudienceStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AudienceRow>(strapi, UIDS.audience);
  return {
    list: (where: object) =>
      rows().findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }], limit: 1_000 }),

    get: (documentId: string) => rows().findOne({ where: { documentId } }),

    insert: (data: AudienceColumns) => rows().create({ data }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}
