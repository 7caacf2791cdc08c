import type { Core } from '@strapi/strapi';

import { ACTIVE_STATUSES, type CampaignStatus } from '../../../shared/domain/campaign';
import type { CampaignRow } from './campaign-rows';
import { inTransaction, rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** What changes of a campaign; its account by row id. */
export type CampaignPatch = Partial<Omit<CampaignRow, 'account'>> & { account?: number | null };

/** A process that works on a campaign, and until when nobody else does. */
export interface Claim {
  claim: string;
  now: Date;
  leaseUntil: Date;
}

/** Campaigns, and who works on each. */
export function createCampaignStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<CampaignRow>(strapi, UIDS.campaign);
  const populate = { account: true };

  return {
    insert: (data: CampaignPatch) => rows().create({ data, populate }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate }),

    getById: (id: number) => rows().findOne({ where: { id }, populate }),

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

    save: async (id: number, data: CampaignPatch): Promise<void> => {
      await rows().update({ where: { id }, data });
    },

    /** Changes a campaign that is in one of these statuses; false when it is not any more. */
    async change(id: number, from: CampaignStatus[], data: CampaignPatch): Promise<boolean> {
      return inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.campaign);
        const [locked] = (await trx(name)
          .select({ status: column('status') } as never)
          .where('id', id)
          .forUpdate()) as unknown as { status: CampaignStatus }[];
        if (!locked || !from.includes(locked.status)) return false;
        await rows().update({ where: { id }, data });
        return true;
      });
    },

    delete: (id: number) => rows().delete({ where: { id } }),

    /** Those with which a process has something to do. */
    listActive: () =>
      rows().findMany({
        where: {
          $or: [
            { status: { $in: ACTIVE_STATUSES } },
            // The rest of it may still be queued.
            { status: 'cancelled', finishedAt: null },
          ],
        },
        populate,
        orderBy: { id: 'asc' },
        limit: 1_000,
      }),

    /** Takes a campaign, or keeps it; false while somebody else has it. */
    async claim(id: number, { claim, now, leaseUntil }: Claim): Promise<boolean> {
      const { count } = await rows().updateMany({
        where: {
          id,
          $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }, { claimedBy: claim }],
        },
        data: { claimedBy: claim, leaseUntil },
      });
      return count === 1;
    },

    /** Lets others go on with what a process has. */
    release: async (claim: string): Promise<void> => {
      await rows().updateMany({
        where: { claimedBy: claim },
        data: { claimedBy: null, leaseUntil: null },
      });
    },

    /**
     * One step of a campaign, as long as it is in this status and nobody else has taken it: what `work` does
     * and what it answers as changes of the campaign are written together, or not at all. Null when it is
     * not ours any more.
     */
    step: <T>(
      id: number,
      status: CampaignStatus,
      { claim, leaseUntil }: Claim,
      work: (trx: Transaction) => Promise<{ patch: CampaignPatch; result: T }>,
    ): Promise<{ result: T } | null> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.campaign);
        const [locked] = (await trx(name)
          .select({ status: column('status'), claimedBy: column('claimedBy') } as never)
          .where('id', id)
          .forUpdate()) as unknown as Pick<CampaignRow, 'status' | 'claimedBy'>[];
        if (!locked || locked.status !== status || locked.claimedBy !== claim) return null;
        const { patch, result } = await work(trx);
        await rows().update({ where: { id }, data: { leaseUntil, ...patch } });
        return { result };
      }),
  };
}
