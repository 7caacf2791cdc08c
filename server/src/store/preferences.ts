import type { Core } from '@strapi/strapi';

import type { InboxPreferences, SettingValues } from '../../../shared/contracts/preferences';
import type { ConsentWords } from '../../../shared/domain/consent-words';
import { PLUGIN_ID } from '../../../shared/plugin';
import { inTransaction, rowsOf } from './table';

/** What the admin set for the whole plugin; what was never set is not there. */
export interface StoredPreferences {
  trackLinks?: boolean;
  /** With the languages alone that are not as the plugin has them. */
  consentWords?: ConsentWords;
  inbox?: Partial<InboxPreferences>;
  /** By their key in the configuration. */
  settings?: Partial<SettingValues>;
}

const PLACE = { type: 'plugin', name: PLUGIN_ID, key: 'preferences' } as const;

const SETTINGS = 'strapi::core-store';

/** A row among Strapi's settings that is there from the first start on; ours is not, before the first save. */
const LOCKED = 'strapi_content_types_schema';

/** Preferences, where Strapi keeps the settings of plugins. */
export function createPreferenceStore(strapi: Core.Strapi) {
  const get = async (): Promise<StoredPreferences> =>
    ((await strapi.store!.get(PLACE)) as StoredPreferences | null) ?? {};
  return {
    get,

    /** Sets what follows from what is stored, and leaves the rest; of several who do so, each sees the others' work. */
    async change(next: (stored: StoredPreferences) => StoredPreferences): Promise<void> {
      const where = { key: LOCKED };
      const row = await rowsOf<{ id: number }>(strapi, SETTINGS).findOne({ where, select: ['id'] });
      const { tableName } = strapi.db.metadata.get(SETTINGS);
      await inTransaction(strapi, async (trx) => {
        if (row) await trx(tableName).select('id').where({ id: row.id }).forUpdate();
        const stored = await get();
        await strapi.store!.set({ ...PLACE, value: { ...stored, ...next(stored) } });
      });
    },
  };
}
