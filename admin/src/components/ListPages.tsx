import { Pagination } from '@strapi/strapi/admin';
import type { Page } from '../../../shared/contracts/page';
import { PAGE_SIZE } from '../hooks/read-paging';

interface ListPagesProps {
  /** Where in the list one is, as far as it is known. */
  pagination: Partial<Page<unknown>['meta']['pagination']> | undefined;
}

/** How many rows a page of a list has, and the way to the other pages; both stand in the address. */
export const ListPages = ({ pagination }: ListPagesProps) => (
  <Pagination.Root
    pageCount={pagination?.pageCount ?? 1}
    total={pagination?.total ?? 0}
    defaultPageSize={PAGE_SIZE}
  >
    <Pagination.PageSize />
    <Pagination.Links />
  </Pagination.Root>
);
