import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useWhatsappGetCampaignQuery } from '../../../api/campaigns';
import { Panel } from '../../../components/Panel';
import { useText, type TextKey } from '../../../hooks/use-text';
import { isOver } from '../campaign-facts';
import { CampaignProgress } from '../CampaignProgress';
import { useAudienceWords } from '../use-audience-words';

/** How far the campaign is, and what it is about. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { sayAudience } = useAudienceWords();
  const { input, collectionName, status, startedAt, perSecond, endsAt, createdBy } = campaign;
  const isWaiting = startedAt === null && !isOver(status);
  const { audience } = input;
  const { data: source } = useWhatsappGetCampaignQuery(
    audience.type === 'campaign' ? audience.campaign : '',
    { skip: audience.type !== 'campaign' },
  );
  const time = (at: string | null) =>
    at && formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const facts: [TextKey, ReactNode][] = [
    ['campaign.fact.audience', sayAudience(audience, collectionName, source?.name ?? null)],
    ['campaign.fact.template', campaign.templateName],
    ['campaign.fact.account', campaign.accountName],
    ['campaign.fact.createdBy', createdBy],
    ['campaign.fact.sendAt', isWaiting && time(campaign.sendAt)],
    ['campaign.fact.wasToBegin', !isWaiting && startedAt === null && time(campaign.sendAt)],
    ['campaign.fact.startedAt', time(startedAt)],
    ['campaign.fact.finishedAt', time(campaign.finishedAt)],
    [
      'campaign.fact.pace',
      status === 'running' &&
        perSecond !== null &&
        text('review.perSecond', { number: formatNumber(perSecond, { maximumFractionDigits: 1 }) }),
    ],
    ['campaign.fact.endsAt', status === 'running' && time(endsAt)],
  ];
  return (
    <Panel title={text('campaign.facts')}>
      <CampaignProgress campaign={campaign} />
      <Facts>
        {facts.map(
          ([name, fact]) =>
            fact && (
              <Flex key={name} direction="column" alignItems="flex-start">
                <Typography tag="dt" variant="pi" textColor="neutral600">
                  {text(name)}
                </Typography>
                <Typography tag="dd" textColor="neutral800" dir="auto">
                  {fact}
                </Typography>
              </Flex>
            ),
        )}
      </Facts>
    </Panel>
  );
}

const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;
