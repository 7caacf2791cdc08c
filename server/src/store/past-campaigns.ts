import type { Core } from '@strapi/strapi';

import { inTransaction, tableOf } from './table';
import { UIDS } from './uids';

/** A campaign that somebody was written to for, and when they were last. */
export interface PastCampaign {
  documentId: string;
  name: string;
  lastSentAt: Date;
}

/** For which campaigns people were written to. */
export function createPastCampaignStore(strapi: Core.Strapi) {
  return {
    /** Those of some conversations, the latest first. */
    list: (conversations: readonly number[], most: number): Promise<PastCampaign[]> =>
      inTransaction(strapi, async (trx) => {
        const message = tableOf(strapi, UIDS.message);
        const campaign = tableOf(strapi, UIDS.campaign);
        const of = (attribute: string) => `m.${message.column(attribute)}`;
        const named = {
          documentId: `c.${campaign.column('documentId')}`,
          name: `c.${campaign.column('name')}`,
        };
        const rows = (await trx({ m: message.name } as never)
          .join({ c: campaign.name } as never, of('campaign'), 'c.id')
          .select(named as never)
          .max({ lastSentAt: of('createdAt') } as never)
          .whereIn(of('conversation'), [...conversations])
          .where(of('direction'), 'out')
          .groupBy(['c.id', named.documentId, named.name])
          .orderBy('lastSentAt', 'desc')
          .limit(most)) as unknown as (Omit<PastCampaign, 'lastSentAt'> & {
          lastSentAt: Date | number | string;
        })[];
        return rows.map((row) => ({ ...row, lastSentAt: new Date(row.lastSentAt) }));
      }),
  };
}
