import type { Core } from '@strapi/strapi';

import type { Row } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** What has an account. */
export type OfAccount =
  'message' | 'conversation' | 'campaign' | 'automation' | 'quickReply' | 'alert';

/** What belongs to a WhatsApp Business Account, and the attribute that names it. */
const NAMED_BY = { template: 'businessAccountId', delivery: 'wabaId' } as const;

export type OfBusiness = keyof typeof NAMED_BY;

interface Belonging extends Row {
  account: { id: number } | null;
}

/** Tells to which account things belong, by their documentId. */
export function createBelongings(strapi: Core.Strapi) {
  return {
    /** The account of something, by row id; null for what is not there or has none. */
    accountOf: async (kind: OfAccount, documentId: string): Promise<number | null> =>
      (
        await rowsOf<Belonging>(strapi, UIDS[kind]).findOne({
          where: { documentId },
          select: ['id'],
          populate: { account: { select: ['id'] } },
        })
      )?.account?.id ?? null,

    /** The WhatsApp Business Account of something; null for what is not there or has none. */
    async businessOf(kind: OfBusiness, documentId: string): Promise<string | null> {
      const row = await rowsOf<Row & Record<string, string | null>>(strapi, UIDS[kind]).findOne({
        where: { documentId },
        select: ['id', NAMED_BY[kind]],
      });
      return row?.[NAMED_BY[kind]] ?? null;
    },
  };
}
