import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { CAMPAIGN_STATUSES, type CampaignQuery } from '../../../../../shared/contracts/campaigns';
import { useWhatsappListCampaignsQuery } from '../../../api/campaigns';
import { AlertBanner } from '../../../components/AlertBanner';
import { FilterChoice } from '../../../components/FilterChoice';
import { ListFrame } from '../../../components/ListFrame';
import { readPaging } from '../../../hooks/read-paging';
import { useListUrl, type ListUrl } from '../../../hooks/use-list-url';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { wizardPath } from '../paths';
import { CampaignTable } from './CampaignTable';

const FILTERS = ['_q', 'status'] as const;

type CampaignsUrl = ListUrl<(typeof FILTERS)[number]>;

/** Some of them may be on their way. */
const REFRESH_EVERY = 5000;

/** Every campaign, the latest first. */
export function CampaignListPage() {
  const text = useText();
  const isVisible = usePageVisible();
  const list = useListUrl(FILTERS);
  const { allowedActions } = useRBAC(PERMISSIONS.campaignsWrite);
  const answer = useWhatsappListCampaignsQuery(readQuery(list.url), {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  const campaigns = answer.data?.data ?? [];
  const newCampaign = (allowedActions.canSendBulk || allowedActions.canManage) && (
    <LinkButton tag={NavLink} to={wizardPath()} startIcon={<Plus />}>
      {text('campaigns.new')}
    </LinkButton>
  );

  return (
    <Page.Main>
      <Page.Title>{text('campaigns.title')}</Page.Title>
      <ListFrame
        of="campaigns"
        list={list}
        answer={answer}
        rowCount={campaigns.length}
        filters={<CampaignFilters list={list} />}
        primaryAction={newCampaign}
        above={<AlertBanner />}
        emptyAction={newCampaign}
      >
        <CampaignTable campaigns={campaigns} />
      </ListFrame>
    </Page.Main>
  );
}

function CampaignFilters({ list: { url, change } }: { list: CampaignsUrl }) {
  const text = useText();
  return (
    <FilterChoice
      label={text('campaigns.filter.status')}
      value={url.status}
      options={CAMPAIGN_STATUSES.map((status) => ({
        value: status,
        label: text(`campaigns.status.${status}`),
      }))}
      onChange={(status) => change({ status })}
    />
  );
}

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: CampaignsUrl['url']): CampaignQuery {
  const { _q, status, sort } = url;
  return {
    ...(_q && { _q }),
    ...(status && { status }),
    ...(sort && { sort }),
    ...readPaging(url),
  };
}
