import { Flex, Typography } from '@strapi/design-system';
import type { Campaign } from '../../../../shared/contracts/campaigns';
import { useText } from '../../hooks/use-text';
import { Bar } from './Bar';
import { progressOf } from './campaign-facts';

/** How far a campaign is, as a bar and in words; nothing before its check. */
export function CampaignProgress({
  campaign,
}: {
  campaign: Pick<Campaign, 'name' | 'status' | 'check' | 'recipients' | 'counts'>;
}) {
  const text = useText();
  const progress = progressOf(campaign);
  if (progress === null) return null;
  const { of, done, total } = progress;
  const words = text(`campaigns.progress.${of}`, { done, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Bar share={total === 0 ? 1 : done / total} label={words} />
      <Typography
        variant="pi"
        textColor="neutral800"
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {words}
      </Typography>
    </Flex>
  );
}
