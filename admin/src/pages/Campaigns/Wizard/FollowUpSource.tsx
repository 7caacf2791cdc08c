import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Audience } from '../../../../../shared/contracts/campaigns';
import { useWhatsappGetCampaignQuery } from '../../../api/campaigns';
import { useText } from '../../../hooks/use-text';
import { campaignPath } from '../paths';
import { useAudienceWords } from '../use-audience-words';

/** Which campaign these people are known from, and what they did not do. */
export function FollowUpSource({
  audience,
}: {
  audience: Extract<Audience, { type: 'campaign' }>;
}) {
  const text = useText();
  const { sayAudience } = useAudienceWords();
  const { data: source } = useWhatsappGetCampaignQuery(audience.campaign);
  return (
    <div>
      <Typography tag="p" textColor="neutral800">
        {sayAudience(audience, null, source?.name ?? null)}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text(`audience.campaign.${audience.who}.hint`)}
      </Typography>
      {source && (
        <Link tag={NavLink} to={campaignPath(audience.campaign)}>
          {text('audience.campaign.open')}
        </Link>
      )}
    </div>
  );
}
