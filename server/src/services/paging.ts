import { TOTAL_LIMIT, type Page, type PageQuery } from '../../../shared/contracts/page';

/** A page of a list, from 1, and how many it holds. */
export interface Paging {
  page: number;
  pageSize: number;
}

const LARGEST = 100;

/** Which page is asked for; what is no number counts as not said. */
export const readPaging = (query: PageQuery, usualSize = 20): Paging => ({
  page: Math.max(1, Math.floor(Number(query.page)) || 1),
  pageSize: Math.min(LARGEST, Math.max(1, Math.floor(Number(query.pageSize)) || usualSize)),
});

/** A page as every list answers it; `total` is what was counted, `isCapped` that counting was stopped. */
export const toPage = <T>(
  data: T[],
  { page, pageSize }: Paging,
  total: number,
  isCapped = false,
): Page<T> => ({
  data,
  meta: {
    pagination: {
      page,
      pageSize,
      pageCount: Math.ceil(total / pageSize),
      total: Math.min(total, TOTAL_LIMIT),
      totalIsCapped: isCapped || total > TOTAL_LIMIT,
    },
  },
});
