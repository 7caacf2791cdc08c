import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { inTransaction, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** The links that stand in these messages. */
async function linksOf(strapi: Core.Strapi, messageIds: number[]): Promise<number[]> {
  const { name, column } = tableOf(strapi, UIDS.link);
  const found = (await inTransaction(strapi, (trx) =>
    trx(name).select('id').whereIn(column('message'), messageIds).orderBy('id'),
  )) as { id: number }[];
  return found.map(({ id }) => id);
}

/** Forgets when the links of these messages were opened; how often they were stays. */
export async function deleteClicksOf(strapi: Core.Strapi, messageIds: number[]): Promise<number[]> {
  const ids = await linksOf(strapi, messageIds);
  if (ids.length === 0) return ids;
  const { name, column } = tableOf(strapi, UIDS.click);
  await inTransaction(strapi, (trx) => trx(name).whereIn(column('link'), ids).delete());
  return ids;
}

/**
 * Makes the links of these messages nobody's: they lead nowhere any more, and only how often those of
 * their template were opened can still be told.
 */
export async function eraseLinksOf(strapi: Core.Strapi, messageIds: number[]): Promise<void> {
  const ids = await deleteClicksOf(strapi, messageIds);
  await updateEach(
    strapi,
    UIDS.link,
    new Map(
      ids.map((id) => [
        id,
        {
          code: 'erased',
          codeKey: `erased-${randomBytes(12).toString('hex')}`,
          target: '',
          message: null,
          firstClickedAt: null,
          lastClickedAt: null,
        },
      ]),
    ),
  );
}
