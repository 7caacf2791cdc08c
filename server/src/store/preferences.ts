import type { Core } from '@strapi/strapi';

import type { InboxPreferences } from '../../../shared/contracts/preferences';
import type { ConsentWords } from '../../../shared/domain/consent-words';
import { PLUGIN_ID } from '../../../shared/plugin';

/** What the admin set for the whole plugin; what was never set is not there. */
export interface StoredPreferences {
  trackLinks?: boolean;
  /** With the languages alone that are not as the plugin has them. */
  consentWords?: ConsentWords;
  inbox?: Partial<InboxPreferences>;
}

const PLACE = { type: 'plugin', name: PLUGIN_ID, key: 'preferences' } as const;

/** Preferences, where Strapi keeps the settings of plugins. */
export function createPreferenceStore(strapi: Core.Strapi) {
  const get = async (): Promise<StoredPreferences> =>
    ((await strapi.store!.get(PLACE)) as StoredPreferences | null) ?? {};
  return {
    get,

    /** Sets what is given and leaves the rest. */
    async save(patch: StoredPreferences): Promise<void> {
      await strapi.store!.set({ ...PLACE, value: { ...(await get()), ...patch } });
    },
  };
}
