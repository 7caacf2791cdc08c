import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useWhatsappSamplePortalUrlQuery } from '../../api/collections';
import { IssueList } from '../../components/IssueList';
import { useText } from '../../hooks/use-text';
import { checkCollection, type CollectionValues } from './collection-values';

interface PortalSampleProps {
  uid: string;
  values: CollectionValues;
}

/** Milliseconds without a key before the server is asked. */
const TYPING_PAUSE = 400;

/** What the portal's address is for a recent record, or what is wrong with its pattern. */
export function PortalSample({ uid, values }: PortalSampleProps) {
  const text = useText();
  const portalUrl = useDebounce(values.portalUrl.trim(), TYPING_PAUSE);
  const faults = checkCollection({ ...values, portalUrl });
  const isAsked = portalUrl !== '' && faults.length === 0;
  const { currentData: sample, isFetching } = useWhatsappSamplePortalUrlQuery(
    { uid, portalUrl },
    { skip: !isAsked },
  );
  const issues = isAsked ? (sample?.issues ?? []) : faults;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} aria-live="polite">
      <IssueList issues={issues} />
      {isAsked && sample?.url && (
        <Flex gap={2} alignItems="flex-start">
          <CheckCircle aria-hidden fill="success600" />
          <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {text('collections.portal.example', { url: sample.url })}
          </Typography>
        </Flex>
      )}
      {isAsked && sample?.url === null && issues.length === 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('collections.portal.none')}
        </Typography>
      )}
      {isFetching && (
        <Typography variant="pi" textColor="neutral600">
          {text('collections.portal.checking')}
        </Typography>
      )}
    </Flex>
  );
}
