import type { Core } from '@strapi/strapi';

import type { InboxMe } from '../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../shared/plugin';

const placeOf = (userId: number) => ({ type: 'plugin', name: PLUGIN_ID, key: `person.${userId}` });

const inboxOf = (userId: number) => ({ type: 'plugin', name: PLUGIN_ID, key: `inbox.${userId}` });

/** What people of the admin have told about themselves, where Strapi keeps the settings of plugins. */
export function createPeopleStore(strapi: Core.Strapi) {
  return {
    /** A person's own number in E.164. */
    async getPhone(userId: number): Promise<string | null> {
      const value = (await strapi.store!.get(placeOf(userId))) as { phone?: string | null } | null;
      return value?.phone ?? null;
    },

    /** Keeps the number; null takes it away. */
    async savePhone(userId: number, phone: string | null): Promise<void> {
      if (phone === null) await strapi.store!.delete(placeOf(userId));
      else await strapi.store!.set({ ...placeOf(userId), value: { phone } });
    },

    /** How a person wants to be told of messages; null where they have not said. */
    getInbox: async (userId: number): Promise<InboxMe | null> =>
      (await strapi.store!.get(inboxOf(userId))) as InboxMe | null,

    saveInbox: (userId: number, value: InboxMe): Promise<unknown> =>
      strapi.store!.set({ ...inboxOf(userId), value }),
  };
}
