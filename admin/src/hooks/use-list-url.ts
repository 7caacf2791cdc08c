import { useQueryParams } from '@strapi/strapi/admin';

import { withEncodedSearch } from './with-encoded-search';

type Query = Partial<Record<string, string>>;

/** What a list is asked for, as it stands in the address. */
export interface ListUrl<Filter extends string = string> {
  url: Partial<Record<Filter | 'page' | 'pageSize' | 'sort' | 'after' | 'before', string>>;
  isFiltered: boolean;
  /** Sets filters, or takes them away by undefined, and goes to the first page. */
  change: (filters: Partial<Record<Filter, string | undefined>>) => void;
  /** Takes all filters away. */
  clear: () => void;
}

/** Keeps the filters of a list in the address, where they outlive a reload and can be handed on. */
export function useListUrl<Filter extends string>(filters: readonly Filter[]): ListUrl<Filter> {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const change = (next: Query) =>
    setQuery(
      withEncodedSearch(query, { ...next, page: undefined, after: undefined, before: undefined }),
    );
  return {
    url: query as ListUrl<Filter>['url'],
    isFiltered: filters.some((name) => Boolean(query[name])),
    change,
    clear: () => change(Object.fromEntries(filters.map((name) => [name, undefined]))),
  };
}
