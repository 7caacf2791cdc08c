import type { Core } from '@strapi/strapi';

import { rowsOf } from './table';
import { UIDS } from './uids';

/** The row ids of what matches, at most so many. */
export const idsWhere = async (
  strapi: Core.Strapi,
  uid: string,
  where: object,
  limit: number,
): Promise<number[]> =>
  (await rowsOf<{ id: number }>(strapi, uid).findMany({ where, select: ['id'], limit })).map(
    ({ id }) => id,
  );

/** The same of people. */
export const contactIdsWhere = (
  strapi: Core.Strapi,
  where: object,
  limit: number,
): Promise<number[]> => idsWhere(strapi, UIDS.contact, where, limit);
