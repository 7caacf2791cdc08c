import type { Core } from '@strapi/strapi';

import type { AutomationStatus } from '../../../shared/domain/automation/automation';
import type { AutomationRow } from './automation-rows';
import { insertIgnoring, inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What changes of an automation; its account by row id. */
export type AutomationPatch = Partial<Omit<AutomationRow, 'account'>> & { account?: number | null };

/** Automations as they are written down. */
export function createAutomationStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AutomationRow>(strapi, UIDS.automation);
  const populate = { account: { select: ['id', 'documentId', 'name', 'environment'] } };

  return {
    insert: (data: AutomationPatch) => rows().create({ data, populate }),

    /** One that code defines; made once, also when two processes start together. */
    async getOrInsertKey(key: string, name: string): Promise<AutomationRow> {
      const find = () => rows().findOne({ where: { key }, populate });
      const known = await find();
      if (known) return known;
      await insertIgnoring(strapi, UIDS.automation, { key, name, status: 'off' }, ['key']);
      return (await find())!;
    },

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate }),

    getById: (id: number) => rows().findOne({ where: { id }, populate }),

    listOn: () => rows().findMany({ where: { status: 'on' }, populate, orderBy: { id: 'asc' } }),

    /** Ids of those with a limit that asks for whom they went on longer ago than so many days. */
    async listLookingBack(days: number): Promise<number[]> {
      const all = await rows().findMany({ select: ['id', 'limits'] });
      return all.filter(({ limits }) => (limits?.perPersonDays ?? 0) > days).map(({ id }) => id);
    },

    listKeyed: () => rows().findMany({ where: { key: { $notNull: true } }, populate }),

    list: (
      where: object,
      { page, pageSize, orderBy }: { page: number; pageSize: number; orderBy: object },
    ) =>
      rows().findMany({
        where,
        populate,
        orderBy: [orderBy, { id: 'desc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    count: (where: object) => rows().count({ where }),

    save: async (id: number, data: AutomationPatch): Promise<void> => {
      await rows().update({ where: { id }, data });
    },

    /** Changes one that has one of these statuses; false when it has not any more. */
    change: async (id: number, from: AutomationStatus[], data: AutomationPatch): Promise<boolean> =>
      (await rows().updateMany({ where: { id, status: { $in: from } }, data })).count > 0,

    /** Moves on what has been looked for; only by whoever knows how far it was. */
    async saveScanned(id: number, from: Date | null, to: Date): Promise<void> {
      await rows().updateMany({ where: { id, scannedTo: from }, data: { scannedTo: to } });
    },

    /** Work on one automation, one process at a time: whoever comes second sees what the first has done. */
    locked: <T>(id: number, work: () => Promise<T>): Promise<T> =>
      inTransaction(strapi, async (trx) => {
        await trx(tableOf(strapi, UIDS.automation).name)
          .select('id')
          .where('id', id as never)
          .forUpdate();
        return work();
      }),

    delete: (id: number) => rows().delete({ where: { id } }),
  };
}
