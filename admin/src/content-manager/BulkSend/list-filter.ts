import type { RecordFilter } from '../../../../shared/contracts/campaigns';

/** What the address of a list in the Content Manager says, as far as it chooses records. */
export interface ListAddress {
  filters?: unknown;
  _q?: string;
  plugins?: { i18n?: { locale?: string } };
}

/** Which records the list at this address shows, on all its pages. */
export function filterOfList(uid: string, { filters, _q, plugins }: ListAddress): RecordFilter {
  const locale = plugins?.i18n?.locale;
  const isFiltered = typeof filters === 'object' && filters !== null && !isEmpty(filters);
  return {
    uid,
    ...(isFiltered && { filters }),
    ...(_q?.trim() && { _q: _q.trim() }),
    ...(locale && { locale }),
  };
}

/** The list leaves `{ $and: [] }` behind when its last filter is taken away. */
const isEmpty = (filters: object): boolean =>
  Object.values(filters).every((value) => Array.isArray(value) && value.length === 0);
