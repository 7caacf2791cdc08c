import type { Core } from '@strapi/strapi';

import type { CollectionSettingRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** What the admin set for collections. */
export function createCollectionSettingStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<CollectionSettingRow>(strapi, UIDS.collectionSetting);
  return {
    list: () => rows().findMany({ limit: 1_000 }),

    get: (uid: string) => rows().findOne({ where: { uid } }),

    async save(uid: string, data: Partial<CollectionSettingRow>): Promise<void> {
      const known = await this.get(uid);
      if (known) await rows().update({ where: { id: known.id }, data });
      else await rows().create({ data: { ...data, uid } });
    },
  };
}
