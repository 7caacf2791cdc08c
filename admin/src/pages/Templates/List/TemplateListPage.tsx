import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useWhatsappListTemplatesQuery } from '../../../api/templates';
import { AlertBanner } from '../../../components/AlertBanner';
import { ListPages } from '../../../components/ListPages';
import { Notice } from '../../../components/Notice';
import { RetryError } from '../../../components/RetryError';
import { TransferMenu } from '../../../components/Transfer/TransferMenu';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { GALLERY_PATH } from '../paths';
import { EmptyList } from './EmptyList';
import { NothingFound } from './NothingFound';
import { SyncButton } from './SyncButton';
import { SyncReport } from './SyncReport';
import { TemplateFilters } from './TemplateFilters';
import { TemplateTable } from './TemplateTable';
import { refreshesEvery } from './groups';
import { isNarrowed, toExportQuery, toTemplateQuery } from './list-query';
import { useListParams } from './use-list-params';
import { useSync } from './use-sync';

/** All templates by name, with search, filters and sorting in the address. */
export function TemplateListPage() {
  const text = useText();
  const { params } = useListParams();
  const isVisible = usePageVisible();
  const { allowedActions } = useRBAC(PERMISSIONS.templates);
  const canManage = allowedActions.canManage === true;
  const [polling, setPolling] = useState(0);
  const { data, isLoading, isFetching, isError, refetch } = useWhatsappListTemplatesQuery(
    toTemplateQuery(params),
    { refetchOnMountOrArgChange: true, pollingInterval: isVisible ? polling : 0 },
  );
  const sync = useSync();
  const groups = data?.data ?? [];
  const next = refreshesEvery(groups);
  if (next !== polling) setPolling(next);
  const isUnused = data?.meta.pagination.total === 0 && !isNarrowed(params);
  const syncButton = (
    <SyncButton isRunning={sync.state.step === 'running'} onSync={(account) => sync.run(account)} />
  );

  const body = () => {
    if (isError && !data) return <RetryError onRetry={refetch} />;
    if (isUnused) return <EmptyList canManage={canManage} syncButton={syncButton} />;
    return (
      <>
        {isError && <Notice variant="warning" title={text('templates.error.stale')} />}
        {data && groups.length === 0 && !isFetching ? (
          <NothingFound />
        ) : (
          <TemplateTable groups={groups} isLoading={isLoading} canManage={canManage} />
        )}
        <ListPages pagination={data?.meta.pagination} />
      </>
    );
  };

  return (
    <Page.Main aria-busy={isLoading}>
      <Page.Title>{text('templates.title')}</Page.Title>
      <Layouts.Header
        title={text('templates.title')}
        subtitle={
          data && !isUnused && text('templates.count', { count: data.meta.pagination.total })
        }
        primaryAction={
          canManage && (
            <Flex gap={2} wrap="wrap">
              <TransferMenu of="templates" query={toExportQuery(params)} hasRows={!isUnused} />
              {!isUnused && syncButton}
              {!isUnused && (
                <LinkButton tag={Link} to={GALLERY_PATH} startIcon={<Plus />}>
                  {text('templates.new')}
                </LinkButton>
              )}
            </Flex>
          )
        }
      />
      {!isUnused && (
        <Layouts.Action
          startActions={
            <>
              <SearchInput
                // It reads the address once; a cleared search must clear it too.
                key={params._q ?? ''}
                label={text('templates.search')}
                placeholder={text('templates.search')}
                trackedEvent={null}
              />
              <TemplateFilters />
            </>
          }
        />
      )}
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <AlertBanner />
          <SyncReport state={sync.state} onClose={sync.forget} />
          {body()}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
