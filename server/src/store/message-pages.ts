import type { Core } from '@strapi/strapi';

import { WITH_FILE } from './messages';
import type { MessageRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** Rows a page: with what messages hold, about a megabyte. */
const PAGE = 500;

/** Messages as the log lists them, all of them: each page is found by the last row of the one before. */
export function createMessagePages(strapi: Core.Strapi) {
  return async function* pages(where: object, order: 'asc' | 'desc'): AsyncGenerator<MessageRow[]> {
    const beyond = order === 'asc' ? '$gt' : '$lt';
    let after: object[] = [];
    for (;;) {
      const page = await rowsOf<MessageRow>(strapi, UIDS.message).findMany({
        where: { $and: [where, ...after] },
        populate: WITH_FILE,
        orderBy: [{ createdAt: order }, { id: order }],
        limit: PAGE,
      });
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      const { id, createdAt } = page.at(-1)!;
      const at = new Date(createdAt);
      after = [
        // The database finds the beginning by this alone.
        { createdAt: { [`${beyond}e`]: at } },
        { $or: [{ createdAt: { [beyond]: at } }, { createdAt: at, id: { [beyond]: id } }] },
      ];
    }
  };
}
