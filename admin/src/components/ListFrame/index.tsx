import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { Page as ListPage } from '../../../../shared/contracts/page';
import { useApiError } from '../../hooks/use-api-error';
import type { ListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import { ListPages } from '../ListPages';
import { Notice } from '../Notice';
import { ListFilters } from './ListFilters';
import type { ListName } from './list-name';

type Pages = ListPage<unknown>['meta']['pagination'];

/** What is said of the whole list; only some lists count their pages. */
type Counted = Pick<Pages, 'total' | 'totalIsCapped'> & Partial<Pages>;

interface ListFrameProps {
  of: ListName;
  list: ListUrl;
  answer: {
    data?: { meta: { pagination: Counted } } | undefined;
    error?: unknown;
    isFetching: boolean;
    refetch: () => unknown;
  };
  rowCount: number;
  /** What the list can be narrowed by beside the search. */
  filters: ReactNode;
  /** What begins something new, beside the title. */
  primaryAction?: ReactNode;
  /** The way back from a list that belongs to something else. */
  navigationAction?: ReactNode;
  /** Beside the filters, where the table below is not moved by it. */
  endActions?: ReactNode;
  /** What is to be known before the rows are read. */
  above?: ReactNode;
  /** What to begin with while there is nothing at all. */
  emptyAction?: ReactNode;
  /** The way to the other pages, of a list that has them not by number; it is there without rows, too. */
  pagination?: ReactNode;
  /** The table. */
  children: ReactNode;
}

/** The page of a list: how many there are, its filters, its rows by pages, and what is said when there are none. */
export function ListFrame(props: ListFrameProps) {
  const { of, list, answer, rowCount, filters, primaryAction, endActions, above, emptyAction } =
    props;
  const text = useText();
  const { toWords } = useApiError();
  const { data, error, isFetching, refetch } = answer;
  const pagination = data?.meta.pagination;

  if (!data && !error) return <Page.Loading />;
  return (
    <>
      <Layouts.Header
        title={text(`${of}.title`)}
        navigationAction={props.navigationAction}
        primaryAction={primaryAction}
        subtitle={
          pagination &&
          text(pagination.totalIsCapped ? `${of}.subtitle.capped` : `${of}.subtitle`, {
            total: pagination.total,
          })
        }
      />
      <Layouts.Action
        startActions={
          <ListFilters of={of} list={list}>
            {filters}
          </ListFilters>
        }
        endActions={endActions}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {above}
          {Boolean(error) && (
            <Notice
              variant={data ? 'warning' : 'danger'}
              title={text(data ? `${of}.error.stale` : `${of}.error`)}
              action={
                <Button variant="tertiary" size="S" onClick={() => refetch()}>
                  {text(`${of}.error.retry`)}
                </Button>
              }
            >
              {toWords(error)}
            </Notice>
          )}
          {data && rowCount === 0 && !isFetching && (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={text(list.isFiltered ? `${of}.nothingFound` : `${of}.empty`)}
              action={
                list.isFiltered ? (
                  <Button variant="secondary" onClick={list.clear}>
                    {text(`${of}.filter.clear`)}
                  </Button>
                ) : (
                  emptyAction
                )
              }
            />
          )}
          {rowCount > 0 && props.children}
          {props.pagination}
          {rowCount > 0 && !props.pagination && <ListPages pagination={pagination} />}
        </Flex>
      </Layouts.Content>
    </>
  );
}
