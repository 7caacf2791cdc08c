import { Flex } from '@strapi/design-system';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText } from '../../../hooks/use-text';
import { BackToCampaigns } from '../BackToCampaigns';
import { StatusBadge } from '../StatusBadge';
import { AudienceStep } from './AudienceStep';
import { CheckStep } from './CheckStep';
import { MessageStep } from './MessageStep';
import { ReviewStep } from './ReviewStep';
import { StepList } from './StepList';
import { readStep } from './steps';

/** The way to a campaign: whom, what, the check, and the last look. */
export function Wizard({ campaign }: { campaign: Campaign | null }) {
  const text = useText();
  const [{ query }] = useQueryParams<{ step?: string }>();
  const step = readStep(query.step, campaign);
  const title = campaign?.name || text('campaigns.new');

  const shown = () => {
    if (campaign === null || step === 'audience') return <AudienceStep campaign={campaign} />;
    switch (step) {
      case 'message':
        return <MessageStep campaign={campaign} />;
      case 'check':
        return <CheckStep campaign={campaign} />;
      case 'review':
        return <ReviewStep campaign={campaign} />;
    }
  };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          campaign && (
            <Flex gap={2}>
              <StatusBadge campaign={campaign} />
              {campaign.accountIsSandbox && <SandboxBadge />}
            </Flex>
          )
        }
        navigationAction={<BackToCampaigns />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <StepList campaign={campaign} step={step} />
          {shown()}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
