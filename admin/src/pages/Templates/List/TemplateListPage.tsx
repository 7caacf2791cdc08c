import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  Layouts,
  Page,
  Pagination,
  SearchInput,
  useQueryParams,
  useRBAC,
} from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useWhatsappListTemplatesQuery } from '../../../api/templates';
import { Notice } from '../../../components/Notice';
import { RetryError } from '../../../components/RetryError';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { newTemplatePath } from '../paths';
import { EmptyList } from './EmptyList';
import { NothingFound } from './NothingFound';
import { SyncButton } from './SyncButton';
import { TemplateFilters } from './TemplateFilters';
import { TemplateTable } from './TemplateTable';
import { isNarrowed, toTemplateQuery, type ListParams } from './list-query';

/** All templates, with search, filters and sorting in the address. */
export function TemplateListPage() {
  const text = useText();
  const [{ query }] = useQueryParams<ListParams>();
  const { allowedActions } = useRBAC(PERMISSIONS.templates);
  const canManage = allowedActions.canManage === true;
  const { data, isLoading, isFetching, isError, refetch } = useWhatsappListTemplatesQuery(
    toTemplateQuery(query),
    { refetchOnMountOrArgChange: true },
  );
  const templates = data?.data ?? [];
  const isUnused = data?.meta.pagination.total === 0 && !isNarrowed(query);

  const body = () => {
    if (isError && !data) return <RetryError onRetry={refetch} />;
    if (isUnused) return <EmptyList canManage={canManage} />;
    return (
      <Flex direction="column" alignItems="stretch" gap={4}>
        {isError && <Notice variant="warning" title={text('templates.error.stale')} />}
        {data && templates.length === 0 && !isFetching ? (
          <NothingFound />
        ) : (
          <TemplateTable templates={templates} isLoading={isLoading} canManage={canManage} />
        )}
        <Pagination.Root {...data?.meta.pagination}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      </Flex>
    );
  };

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{text('templates.title')}</Page.Title>
      <Layouts.Header
        title={text('templates.title')}
        subtitle={
          data && !isUnused && text('templates.count', { count: data.meta.pagination.total })
        }
        primaryAction={
          canManage && (
            <Flex gap={2} wrap="wrap">
              <SyncButton />
              <LinkButton tag={Link} to={newTemplatePath()} startIcon={<Plus />}>
                {text('templates.new')}
              </LinkButton>
            </Flex>
          )
        }
      />
      {!isUnused && (
        <Layouts.Action
          startActions={
            <>
              <SearchInput
                label={text('templates.search')}
                placeholder={text('templates.search')}
              />
              <TemplateFilters />
            </>
          }
        />
      )}
      <Layouts.Content>{body()}</Layouts.Content>
    </Page.Main>
  );
}
