import type { Core } from '@strapi/strapi';

import { FAR_AHEAD, putOff, takeUp, type StateCounts } from '../../../shared/domain/campaign';
import type { MessageRow, Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** Messages a step: a transaction of a few milliseconds. */
const STEP = 500;

const LATEST = new Date(FAR_AHEAD);

/** The messages of campaigns that have not left yet. */
export function createCampaignMessageStore(strapi: Core.Strapi) {
  /** Changes messages that are queued and due before or after a time that nobody waits for; answers how many. */
  const change = (
    campaign: number,
    isStanding: boolean,
    patchOf: (dueAt: Date) => Record<string, unknown>,
  ): Promise<number> =>
    inTransaction(strapi, async (trx) => {
      const { name, column } = tableOf(strapi, UIDS.message);
      const found = (await trx(name)
        .select({ id: 'id', dueAt: column('dueAt') } as never)
        .where(column('campaign'), campaign)
        .where(column('phase'), 'queued')
        .where(column('dueAt'), isStanding ? '>=' : '<', LATEST)
        .orderBy('id')
        .limit(STEP)
        .forUpdate()) as unknown as { id: number; dueAt: Time }[];
      await updateEach(
        strapi,
        UIDS.message,
        new Map(found.map(({ id, dueAt }) => [id, patchOf(new Date(dueAt!))])),
      );
      return found.length;
    });

  async function changeAll(...args: Parameters<typeof change>): Promise<number> {
    let count = 0;
    for (;;) {
      const changed = await change(...args);
      count += changed;
      if (changed < STEP) return count;
    }
  }

  return {
    /** Lets what is queued of a campaign stand still, also what a worker has taken and not begun to send. */
    putOff: (campaign: number, holdReason: string): Promise<number> =>
      changeAll(campaign, false, (dueAt) => ({
        dueAt: putOff(dueAt),
        holdReason,
        claimedBy: null,
        leaseUntil: null,
      })),

    /** Lets what stands still be due when it was. */
    takeUp: (campaign: number): Promise<number> =>
      changeAll(campaign, true, (dueAt) => ({ dueAt: takeUp(dueAt), holdReason: null })),

    /** How many of the messages that were sent for it are in each phase; cheap, however many there are. */
    async countPhases(campaign: number): Promise<StateCounts> {
      const { name, column } = tableOf(strapi, UIDS.message);
      const found = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ phase: column('phase') } as never)
          .count({ count: '*' })
          .where(column('campaign'), campaign)
          // What people answer belongs to it as well.
          .whereNot(column('phase'), 'received')
          .groupBy(column('phase')),
      )) as unknown as { phase: MessageRow['phase']; count: unknown }[];
      return Object.fromEntries(found.map(({ phase, count }) => [phase, Number(count)]));
    },

    /** Lets the messages of a campaign stay without it. */
    async detach(campaign: number): Promise<void> {
      for (let isMore = true; isMore;)
        isMore = await inTransaction(strapi, async (trx) => {
          const { name, column } = tableOf(strapi, UIDS.message);
          const found = (await trx(name)
            .select('id')
            .where(column('campaign'), campaign)
            .orderBy('id')
            .limit(STEP)
            .forUpdate()) as { id: number }[];
          const patch = { campaign: null };
          await updateEach(strapi, UIDS.message, new Map(found.map(({ id }) => [id, patch])));
          return found.length === STEP;
        });
    },

    /** Some of what is queued. */
    listQueued: (campaign: number): Promise<Pick<MessageRow, 'id' | 'documentId'>[]> =>
      rowsOf<MessageRow>(strapi, UIDS.message).findMany({
        where: { campaign, phase: 'queued' },
        select: ['id', 'documentId'],
        orderBy: { id: 'asc' },
        limit: STEP,
      }),
  };
}
