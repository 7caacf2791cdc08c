import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ClockCounterClockwise, Magic, Plus } from '@strapi/icons';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { lazy, Suspense, useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { AutomationQuery } from '../../../../../shared/contracts/automations';
import {
  AUTOMATION_STATUSES,
  type AutomationStatus,
} from '../../../../../shared/domain/automation/automation';
import { useWhatsappListAutomationsQuery } from '../../../api/automations';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { AlertBanner } from '../../../components/AlertBanner';
import { FilterChoice } from '../../../components/FilterChoice';
import { ListFrame } from '../../../components/ListFrame';
import { TransferMenu } from '../../../components/Transfer/TransferMenu';
import { readPaging } from '../../../hooks/read-paging';
import { useListUrl, type ListUrl } from '../../../hooks/use-list-url';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { automationPath, runsPath } from '../paths';
import { AutomationTable } from './AutomationTable';

const PresetsDialog = lazy(() => import('./PresetsDialog'));

const FILTERS = ['_q', 'status', 'uid'] as const;

type AutomationsUrl = ListUrl<(typeof FILTERS)[number]>;

/** They may do something at any time. */
const REFRESH_EVERY = 10_000;

/** Every automation, with what it did lately. */
export function AutomationListPage() {
  const text = useText();
  const isVisible = usePageVisible();
  const list = useListUrl(FILTERS);
  const { allowedActions } = useRBAC(PERMISSIONS.automations);
  const canManage = allowedActions.canManage === true;
  const [showsPresets, setShowsPresets] = useState(false);
  const answer = useWhatsappListAutomationsQuery(readQuery(list.url), {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  const automations = answer.data?.data ?? [];
  const presets = (
    <Button variant="secondary" startIcon={<Magic />} onClick={() => setShowsPresets(true)}>
      {text('automations.presets')}
    </Button>
  );
  const newAutomation = (
    <LinkButton tag={NavLink} to={automationPath()} startIcon={<Plus />}>
      {text('automations.new')}
    </LinkButton>
  );

  return (
    <Page.Main>
      <Page.Title>{text('automations.title')}</Page.Title>
      <ListFrame
        of="automations"
        list={list}
        answer={answer}
        rowCount={automations.length}
        filters={<AutomationFilters list={list} />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {canManage && (
              <TransferMenu
                of="automations"
                query={filtersOf(list.url)}
                hasRows={automations.length > 0}
              />
            )}
            <LinkButton
              tag={NavLink}
              to={runsPath()}
              variant="tertiary"
              startIcon={<ClockCounterClockwise />}
            >
              {text('runs.title')}
            </LinkButton>
            {canManage && presets}
            {canManage && newAutomation}
          </Flex>
        }
        above={<AlertBanner />}
        emptyAction={canManage && presets}
      >
        <AutomationTable automations={automations} canManage={canManage} />
      </ListFrame>
      {showsPresets && (
        <Suspense fallback={null}>
          <PresetsDialog onClose={() => setShowsPresets(false)} />
        </Suspense>
      )}
    </Page.Main>
  );
}

function AutomationFilters({ list: { url, change } }: { list: AutomationsUrl }) {
  const text = useText();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  return (
    <>
      <FilterChoice
        label={text('automations.filter.status')}
        value={url.status}
        options={AUTOMATION_STATUSES.map((status) => ({
          value: status,
          label: text(`automations.status.${status}`),
        }))}
        onChange={(status) => change({ status })}
      />
      <FilterChoice
        label={text('automations.filter.collection')}
        value={url.uid}
        options={collections.map(({ uid, displayName }) => ({ value: uid, label: displayName }))}
        onChange={(uid) => change({ uid })}
      />
    </>
  );
}

/** What the address asks for; anything else in it is not passed on. */
const readQuery = (url: AutomationsUrl['url']): AutomationQuery => ({
  ...filtersOf(url),
  ...(url.sort && { sort: url.sort }),
  ...readPaging(url),
});

function filtersOf({ _q, status, uid }: AutomationsUrl['url']): AutomationQuery {
  return {
    ...(_q && { _q }),
    ...(status && { status: status as AutomationStatus }),
    ...(uid && { uid }),
  };
}
