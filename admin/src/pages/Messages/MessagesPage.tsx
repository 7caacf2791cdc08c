import { Button, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import {
  Layouts,
  Page,
  Pagination,
  useQueryParams,
  withEncodedUserParams,
} from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { Message, MessageQuery } from '../../../../shared/contracts/messages';
import { useWhatsappListMessagesQuery } from '../../api/messages';
import { AlertBanner } from '../../components/AlertBanner';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { mergeRows } from './merge-rows';
import { MessageFilters } from './MessageFilters';
import { MessagesTable } from './MessagesTable';
import { UncertainNotice } from './UncertainNotice';

const REFRESH_EVERY = 5000;
const PAGE_SIZE = 20;

const FILTERS = ['_q', 'state', 'direction', 'template', 'recordUid', 'recordDocumentId'] as const;

type UrlQuery = Partial<Record<(typeof FILTERS)[number] | 'page' | 'pageSize', string>>;

/** The log of all messages. */
export default function MessagesPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.messagesRead}>
      <Page.Title>{text('messages.title')}</Page.Title>
      <Page.Main>
        <MessagesList />
      </Page.Main>
    </Page.Protect>
  );
}

function MessagesList() {
  const text = useText();
  const { toWords } = useApiError();
  const isVisible = usePageVisible();
  const [{ query: url }, setUrl] = useQueryParams<UrlQuery>();
  const query = readQuery(url);
  const isFiltered = FILTERS.some((name) => query[name] !== undefined);
  const { data, currentData, error, isFetching, refetch } = useWhatsappListMessagesQuery(query, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });

  const key = JSON.stringify(query);
  const [shown, setShown] = useState<{ key: string; rows: Message[] }>({ key: '', rows: [] });
  if (currentData && shown.key !== key) setShown({ key, rows: currentData.data });
  const { rows, newCount } = mergeRows(shown.rows, currentData?.data ?? shown.rows);

  const change = (filters: Partial<UrlQuery>) =>
    setUrl(withEncodedUserParams(url, { ...filters, page: undefined }) as UrlQuery);
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
  const pagination = data?.meta.pagination;

  if (!data && !error) return <Page.Loading />;
  return (
    <>
      <Layouts.Header
        title={text('messages.title')}
        subtitle={
          pagination &&
          (pagination.totalIsCapped
            ? text('messages.subtitle.capped', { total: pagination.total })
            : text('messages.subtitle', { total: pagination.total }))
        }
      />
      <Layouts.Action
        startActions={
          <MessageFilters query={query} onChange={change} onClear={clear} isFiltered={isFiltered} />
        }
        // Beside the filters, so that the table below it does not move.
        endActions={
          <div role="status">
            {newCount > 0 && query.page === 1 && (
              <Button
                variant="secondary"
                size="S"
                startIcon={<ArrowClockwise />}
                onClick={() => setShown({ key, rows: currentData!.data })}
              >
                {text('messages.new', { count: newCount })}
              </Button>
            )}
          </div>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <AlertBanner />
          {query.state !== 'uncertain' && <UncertainNotice />}
          {error && (
            <Notice
              variant={data ? 'warning' : 'danger'}
              title={text(data ? 'messages.error.stale' : 'messages.error')}
              action={
                <Button variant="tertiary" size="S" onClick={() => refetch()}>
                  {text('messages.error.retry')}
                </Button>
              }
            >
              {toWords(error)}
            </Notice>
          )}
          {data && rows.length === 0 && !isFetching && (
            <NoMessages isFiltered={isFiltered} onClear={clear} />
          )}
          {rows.length > 0 && (
            <>
              <MessagesTable messages={rows} isLoading={false} />
              <Pagination.Root
                pageCount={pagination?.pageCount ?? 1}
                total={pagination?.total ?? 0}
                defaultPageSize={PAGE_SIZE}
              >
                <Pagination.PageSize />
                <Pagination.Links />
              </Pagination.Root>
            </>
          )}
        </Flex>
      </Layouts.Content>
    </>
  );
}

interface NoMessagesProps {
  isFiltered: boolean;
  onClear: () => void;
}

function NoMessages({ isFiltered, onClear }: NoMessagesProps) {
  const text = useText();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text(isFiltered ? 'messages.nothingFound' : 'messages.empty')}
      action={
        isFiltered ? (
          <Button variant="secondary" onClick={onClear}>
            {text('messages.filter.clear')}
          </Button>
        ) : (
          <LinkButton tag={NavLink} to="/content-manager" variant="secondary">
            {text('messages.empty.action')}
          </LinkButton>
        )
      }
    />
  );
}

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: UrlQuery): MessageQuery & { page: number } {
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (url[name] ? [[name, url[name]] as const] : [])),
  );
  return {
    ...filters,
    page: Math.max(1, Number(url.page) || 1),
    pageSize: Math.max(1, Number(url.pageSize) || PAGE_SIZE),
  };
}
