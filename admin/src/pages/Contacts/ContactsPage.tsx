import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import {
  Layouts,
  Page,
  Pagination,
  useQueryParams,
  withEncodedUserParams,
} from '@strapi/strapi/admin';
import {
  CONTACT_FILTERS,
  type ContactFilter,
  type ContactQuery,
} from '../../../../shared/contracts/contacts';
import { useWhatsappListContactsQuery } from '../../api/contacts';
import { Notice } from '../../components/Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ContactFilters } from './ContactFilters';
import { ContactsTable } from './ContactsTable';

const PAGE_SIZE = 20;

const FILTERS = ['_q', 'show', 'recordUid', 'recordDocumentId'] as const;

type UrlQuery = Partial<Record<(typeof FILTERS)[number] | 'page' | 'pageSize' | 'sort', string>>;

/** Everybody who is known, by whatever name. */
export default function ContactsPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.contactsRead}>
      <Page.Title>{text('contacts.title')}</Page.Title>
      <Page.Main>
        <ContactsList />
      </Page.Main>
    </Page.Protect>
  );
}

function ContactsList() {
  const text = useText();
  const { toWords } = useApiError();
  const [{ query: url }, setUrl] = useQueryParams<UrlQuery>();
  const query = readQuery(url);
  const isFiltered = FILTERS.some((name) => query[name] !== undefined);
  const { data, error, isFetching, refetch } = useWhatsappListContactsQuery(query, {
    refetchOnMountOrArgChange: true,
  });
  const change = (filters: Partial<UrlQuery>) =>
    setUrl(withEncodedUserParams(url, { ...filters, page: undefined }) as UrlQuery);
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
  const pagination = data?.meta.pagination;

  if (!data && !error) return <Page.Loading />;
  return (
    <>
      <Layouts.Header
        title={text('contacts.title')}
        subtitle={
          pagination &&
          text(pagination.totalIsCapped ? 'contacts.subtitle.capped' : 'contacts.subtitle', {
            total: pagination.total,
          })
        }
      />
      <Layouts.Action
        startActions={
          <ContactFilters query={query} onChange={change} onClear={clear} isFiltered={isFiltered} />
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {error && (
            <Notice
              variant={data ? 'warning' : 'danger'}
              title={text(data ? 'contacts.error.stale' : 'contacts.error')}
              action={
                <Button variant="tertiary" size="S" onClick={() => refetch()}>
                  {text('contacts.error.retry')}
                </Button>
              }
            >
              {toWords(error)}
            </Notice>
          )}
          {data && data.data.length === 0 && !isFetching && (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={text(isFiltered ? 'contacts.nothingFound' : 'contacts.empty')}
              action={
                isFiltered && (
                  <Button variant="secondary" onClick={clear}>
                    {text('contacts.filter.clear')}
                  </Button>
                )
              }
            />
          )}
          {data && data.data.length > 0 && (
            <>
              <ContactsTable contacts={data.data} />
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

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: UrlQuery): ContactQuery {
  const { _q, show, recordUid, recordDocumentId, sort } = url;
  const isShown = (CONTACT_FILTERS as readonly string[]).includes(show ?? '');
  return {
    ...(_q && { _q }),
    ...(isShown && { show: show as ContactFilter }),
    ...(recordUid && recordDocumentId && { recordUid, recordDocumentId }),
    ...(sort && { sort }),
    page: Math.max(1, Number(url.page) || 1),
    pageSize: Math.max(1, Number(url.pageSize) || PAGE_SIZE),
  };
}
