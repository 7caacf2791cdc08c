import type { Core } from '@strapi/strapi';

import type { CampaignStatus } from '../../../shared/domain/campaign';
import { UNCHECKED_CAMPAIGN, type CampaignRow } from './campaign-rows';
import { inTransaction, rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** Recipients a step: a transaction of a few milliseconds. */
const STEP = 500;

const CAMPAIGNS = 50;

const UNSTARTED: CampaignStatus[] = ['draft', 'checked'];
const ENDED: CampaignStatus[] = ['done', 'cancelled'];

/** What a recipient says of somebody besides whom they are. */
const NO_VALUES = {
  name: null,
  typed: null,
  issues: null,
  frozen: null,
  raw: null,
  personKey: null,
} as const;

/** A campaign that something is taken from, and where the next step begins. */
export interface OldCampaign {
  id: number;
  after: number;
}

/** Throws away what campaigns hold of people, by the age of the campaign; a little at a time. */
export function createCampaignRetentionStore(strapi: Core.Strapi) {
  const campaigns = () => rowsOf<CampaignRow>(strapi, UIDS.campaign);
  const recipient = () => tableOf(strapi, UIDS.campaignRecipient);

  const columnsOf = (patch: object) =>
    Object.fromEntries(
      Object.entries(patch).map(([key, value]) => [recipient().column(key), value as unknown]),
    ) as never;

  const listIds = (trx: Transaction, { id, after }: OldCampaign) =>
    trx(recipient().name)
      .select({ id: 'id', message: recipient().column('message') } as never)
      .where(recipient().column('campaign'), id)
      .where('id', '>', after)
      .orderBy('id')
      .limit(STEP) as unknown as Promise<{ id: number; message: number | null }[]>;

  /** Notes of a campaign that something has gone from it, without a sample of its file. */
  async function end({ id }: OldCampaign, note: Partial<CampaignRow>): Promise<void> {
    const row = await campaigns().findOne({ where: { id } });
    if (!row) return;
    await campaigns().update({
      where: { id },
      data: { ...note, ...(row.file && { file: { ...row.file, sample: [] } }) },
    });
  }

  return {
    /** Campaigns that nobody has started or changed since a time, with what they hold of people. */
    listUnstarted: (before: Date): Promise<{ id: number }[]> =>
      inTransaction(strapi, (trx) => {
        const { name, column } = tableOf(strapi, UIDS.campaign);
        return trx(`${name} as c`)
          .select({ id: 'c.id' } as never)
          .whereIn(`c.${column('status')}`, UNSTARTED)
          .where((old) => {
            void old
              .where(`c.${column('updatedAt')}`, '<', before as never)
              // What a process has begun that is gone.
              .orWhere(`c.${column('checkPhase')}`, 'clearing');
          })
          .whereExists((some) => {
            void some
              .select('r.id')
              .from(`${recipient().name} as r`)
              .whereRaw('?? = ??', [`r.${recipient().column('campaign')}`, 'c.id']);
          })
          .orderBy('c.id')
          .limit(CAMPAIGNS) as unknown as Promise<{ id: number }[]>;
      }),

    /** Makes a campaign that was never started a draft for nobody yet, a step at a time; answers whether there is more. */
    clearUnstarted: (id: number, before: Date): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.campaign);
        const [locked] = (await trx(name)
          .select({
            status: column('status'),
            phase: column('checkPhase'),
            updatedAt: column('updatedAt'),
          } as never)
          .where('id', id)
          .forUpdate()) as unknown as {
          status: CampaignStatus;
          phase: CampaignRow['checkPhase'];
          updatedAt: Date | string | number;
        }[];
        // Somebody has taken it up again, with another file or another check.
        if (!locked || !UNSTARTED.includes(locked.status)) return false;
        const isBegun = locked.phase === 'clearing';
        if (!isBegun && new Date(locked.updatedAt) >= before) return false;
        const found = await listIds(trx, { id, after: 0 });
        const isMore = found.length === STEP;
        await trx(recipient().name)
          .whereIn(
            'id',
            found.map((one) => one.id),
          )
          .delete();
        if (!isBegun || !isMore)
          await campaigns().update({
            where: { id },
            data: {
              ...UNCHECKED_CAMPAIGN,
              file: null,
              checkPhase: isMore ? 'clearing' : null,
            },
          });
        return isMore;
      }),

    /** Campaigns that have ended, and whose files have lines that nobody was written to by. */
    listWithLines: async (): Promise<{ id: number }[]> =>
      campaigns().findMany({
        where: { status: { $in: ENDED }, finishedAt: { $notNull: true }, linesDeletedAt: null },
        select: ['id'],
        orderBy: { id: 'asc' },
        limit: CAMPAIGNS,
      }),

    /** Deletes the lines of some recipients; answers where the next step begins, null at the end. */
    deleteLines: (old: OldCampaign, at: Date): Promise<OldCampaign | null> =>
      inTransaction(strapi, async (trx) => {
        const found = await listIds(trx, old);
        const ids = found.map(({ id }) => id);
        if (ids.length > 0)
          await trx(recipient().name)
            .whereIn('id', ids)
            .whereNotNull(recipient().column('raw'))
            .update(columnsOf({ raw: null, updatedAt: at }));
        if (found.length === STEP) return { ...old, after: ids.at(-1)! };
        await end(old, { linesDeletedAt: at });
        return null;
      }),

    /** Campaigns that ended before a time, and still say what people got. */
    listWithValues: (before: Date): Promise<{ id: number }[]> =>
      campaigns().findMany({
        where: { status: { $in: ENDED }, finishedAt: { $lt: before }, valuesDeletedAt: null },
        select: ['id'],
        orderBy: { id: 'asc' },
        limit: CAMPAIGNS,
      }),

    /**
     * Deletes the names and values of some recipients, and the numbers of those who were not written to;
     * answers where the next step begins, null at the end.
     */
    deleteValues: (old: OldCampaign, at: Date): Promise<OldCampaign | null> =>
      inTransaction(strapi, async (trx) => {
        const found = await listIds(trx, old);
        const [written, others] = [true, false].map((isWritten) =>
          found.filter(({ message }) => (message !== null) === isWritten).map(({ id }) => id),
        );
        const patch = { ...NO_VALUES, updatedAt: at };
        for (const [ids, more] of [
          [written!, {}],
          [others!, { phone: null, userId: null }],
        ] as const)
          if (ids.length > 0)
            await trx(recipient().name)
              .whereIn('id', ids)
              .update(columnsOf({ ...patch, ...more }));
        if (found.length === STEP) return { ...old, after: found.at(-1)!.id };
        await end(old, { valuesDeletedAt: at });
        return null;
      }),
  };
}
