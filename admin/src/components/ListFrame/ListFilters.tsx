import { Button } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { SearchInput } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { ListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import type { ListName, SearchedListName } from './list-name';

interface ListFiltersProps {
  of: ListName;
  list: ListUrl;
  /** What the list can be narrowed by beside the search. */
  children: ReactNode;
}

const isSearched = (of: ListName): of is SearchedListName => of !== 'runs' && of !== 'history';

/** Narrows a list; every choice stands in the address. */
export function ListFilters({ of, list, children }: ListFiltersProps) {
  const text = useText();
  return (
    <>
      {isSearched(of) && (
        <SearchInput
          // It reads the address once; cleared filters must clear it too.
          key={list.url._q ?? ''}
          label={text(`${of}.search`)}
          placeholder={text(`${of}.search.placeholder`)}
          trackedEvent={null}
        />
      )}
      {children}
      {list.isFiltered && (
        <Button variant="ghost" startIcon={<Cross />} onClick={list.clear}>
          {text(`${of}.filter.clear`)}
        </Button>
      )}
    </>
  );
}
