import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import {
  Layouts,
  Page,
  Pagination,
  useQueryParams,
  withEncodedUserParams,
} from '@strapi/strapi/admin';
import { useState } from 'react';
import { useWhatsappListDeliveriesQuery } from '../../api/webhook-log';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { DeliveryDetails } from './DeliveryDetails';
import { DeliveryFilters } from './DeliveryFilters';
import { DeliveryTable } from './DeliveryTable';
import { FILTERS, PAGE_SIZE, readQuery, type UrlQuery } from './log-query';

/** The log as a list, newest first; every choice stands in the address. */
export function DeliveryList() {
  const text = useText();
  const { toWords } = useApiError();
  const [{ query: url }, setUrl] = useQueryParams<UrlQuery>();
  const [openId, setOpenId] = useState<string | null>(null);
  const isFiltered = FILTERS.some((name) => Boolean(url[name]));
  const { data, error, isFetching, refetch } = useWhatsappListDeliveriesQuery(readQuery(url), {
    refetchOnMountOrArgChange: true,
  });
  const change = (filters: Partial<UrlQuery>) =>
    setUrl(withEncodedUserParams(url, { ...filters, page: undefined }) as UrlQuery);
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
  const pagination = data?.meta.pagination;
  const total = pagination?.total ?? 0;
  const opened = data?.data.find(({ documentId }) => documentId === openId) ?? null;

  if (!data && !error) return <Page.Loading />;
  return (
    <>
      <Layouts.Header
        title={text('webhookLog.title')}
        subtitle={
          pagination &&
          text(pagination.totalIsCapped ? 'webhookLog.subtitle.capped' : 'webhookLog.subtitle', {
            total,
          })
        }
      />
      <Layouts.Action
        startActions={
          <DeliveryFilters url={url} onChange={change} onClear={clear} isFiltered={isFiltered} />
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {error && (
            <Notice
              variant={data ? 'warning' : 'danger'}
              title={text(data ? 'webhookLog.error.stale' : 'webhookLog.error')}
              action={
                <Button variant="tertiary" size="S" onClick={() => refetch()}>
                  {text('webhookLog.error.retry')}
                </Button>
              }
            >
              {toWords(error)}
            </Notice>
          )}
          {data && total === 0 && !isFetching && (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={text(isFiltered ? 'webhookLog.nothingFound' : 'webhookLog.empty')}
              action={
                isFiltered && (
                  <Button variant="secondary" onClick={clear}>
                    {text('webhookLog.filter.clear')}
                  </Button>
                )
              }
            />
          )}
          {data && total > 0 && (
            <>
              <DeliveryTable deliveries={data.data} onOpen={setOpenId} />
              <Pagination.Root
                pageCount={pagination?.pageCount ?? 1}
                total={total}
                defaultPageSize={PAGE_SIZE}
              >
                <Pagination.PageSize />
                <Pagination.Links />
              </Pagination.Root>
            </>
          )}
        </Flex>
      </Layouts.Content>
      {opened && <DeliveryDetails delivery={opened} onClose={() => setOpenId(null)} />}
    </>
  );
}
