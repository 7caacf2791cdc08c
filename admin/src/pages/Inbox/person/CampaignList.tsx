import { Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { ConversationPerson } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { RelativeTime } from '../../../components/RelativeTime';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { PersonSection } from './PersonSection';

/** For which campaigns the person was written to. */
export function CampaignList({ campaigns }: Pick<ConversationPerson, 'campaigns'>) {
  const text = useText();
  const { allowedActions: may } = useRBAC(PERMISSIONS.campaigns);
  return (
    <PersonSection title={text('inbox.person.campaigns')}>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
        {campaigns.map(({ documentId, name, lastSentAt }) => (
          <li key={documentId}>
            {may.canRead ? (
              <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/campaigns/${documentId}`}>
                {name}
              </Link>
            ) : (
              <Typography textColor="neutral800">{name}</Typography>
            )}
            <Typography variant="pi" textColor="neutral600" paddingLeft={2}>
              <RelativeTime time={lastSentAt} />
            </Typography>
          </li>
        ))}
      </Flex>
    </PersonSection>
  );
}
