import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useWhatsappGetResultsQuery } from '../../../api/campaigns';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { BackToCampaigns } from '../BackToCampaigns';
import { hasBegun } from '../campaign-facts';
import { CampaignError } from '../CampaignError';
import { StatusBadge } from '../StatusBadge';
import { useCampaign } from '../use-campaign';
import { CampaignActions } from './CampaignActions';
import { CampaignFacts } from './CampaignFacts';
import { FailureGroups } from './FailureGroups';
import { ResultPanels } from './ResultPanels';
import { RunRecipients } from './RunRecipients';
import { StandStill } from './StandStill';
import { Tiles } from './Tiles';

/** One campaign: how far it is, what became of its messages, and what can be done. */
export default function CampaignPage() {
  const { documentId = '' } = useParams();
  const { currentData: campaign, error, refreshEvery } = useCampaign(documentId);
  if (!campaign) return error ? <CampaignError error={error} /> : <Page.Loading />;
  return <CampaignDetails campaign={campaign} refreshEvery={refreshEvery} />;
}

/** What each message did is asked less often than how many there are. */
const AT_MOST_EVERY = 5000;

interface CampaignDetailsProps {
  campaign: Campaign;
  /** How often it is looked at again, in milliseconds; 0 for never. */
  refreshEvery: number;
}

function CampaignDetails({ campaign, refreshEvery }: CampaignDetailsProps) {
  const { documentId, name, status } = campaign;
  const isVisible = usePageVisible();
  const isOut = hasBegun(status);
  const every = refreshEvery === 0 ? 0 : Math.max(refreshEvery, AT_MOST_EVERY);
  const { currentData: results } = useWhatsappGetResultsQuery(documentId, {
    skip: !isOut,
    pollingInterval: isVisible ? every : 0,
    refetchOnMountOrArgChange: true,
  });

  return (
    <Page.Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        title={name}
        subtitle={
          <Flex gap={2}>
            <StatusBadge campaign={campaign} />
            {campaign.accountIsSandbox && <SandboxBadge />}
          </Flex>
        }
        navigationAction={<BackToCampaigns />}
        primaryAction={<CampaignActions campaign={campaign} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <StandStill campaign={campaign} />
          <CampaignFacts campaign={campaign} />
          {isOut && (
            <>
              <Tiles campaign={campaign} />
              {results && <FailureGroups campaign={campaign} results={results} />}
              {results && <ResultPanels results={results} />}
            </>
          )}
          {campaign.check && (
            <RunRecipients campaign={campaign} results={results ?? null} refreshEvery={every} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
