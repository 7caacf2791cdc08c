import { useQueryParams } from '@strapi/strapi/admin';
import { withEncodedSearch } from '../../../hooks/with-encoded-search';
import { NARROWING, type ListParams } from './list-query';

/** What the list's address says, and how to change it; a change of filters leads to the first page. */
export function useListParams() {
  const [{ query: params }, setQuery] = useQueryParams<ListParams>();
  const change = (next: ListParams) =>
    setQuery(withEncodedSearch(params, { ...next, page: undefined }));
  return {
    params,
    narrow: change,
    /** Takes filters back; without names all of them and the search. */
    clear: (...names: (keyof ListParams)[]) =>
      change(
        Object.fromEntries((names.length > 0 ? names : NARROWING).map((name) => [name, undefined])),
      ),
  };
}
