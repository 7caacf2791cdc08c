import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign, CampaignResults } from '../../../../../shared/contracts/campaigns';
import { useWhatsappRetryCampaignMutation } from '../../../api/campaigns';
import { Panel } from '../../../components/Panel';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { showRecipients } from './recipients-id';

/** What is left out for more reasons than these is told by the groups alone. */
const LEFT_OUT_SHOWN = 3;

interface FailureGroupsProps {
  campaign: Campaign;
  results: CampaignResults;
}

/** Why messages failed, what to do about it, and the way to send again what may safely go again. */
export function FailureGroups({ campaign, results }: FailureGroupsProps) {
  const text = useText();
  const { sayFailure } = useSentences();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [retry, { isLoading, originalArgs }] = useWhatsappRetryCampaignMutation();
  const { failures } = results;
  if (failures.length === 0) return null;
  // Asking again for many at once does harm where Meta has limited them.
  const retryable = failures.filter(({ canRetry, isForLater }) => canRetry && !isForLater);
  const retryableCount = retryable.reduce((sum, { count }) => sum + count, 0);

  const onRetry = async (failure?: string) => {
    const result = await retry({ documentId: campaign.documentId, ...(failure && { failure }) });
    if ('error' in result) notifyError(result.error);
    else
      toggleNotification({
        type: result.data.retried > 0 ? 'success' : 'warning',
        message: [
          text('failures.retried', { count: result.data.retried }),
          ...result.data.leftOut.slice(0, LEFT_OUT_SHOWN).map((left) => {
            const { title, action } = sayFailure(left);
            return text(`failures.leftOut.${left.why}`, { count: left.count, title, action });
          }),
        ].join(' '),
      });
  };

  return (
    <Panel
      title={text('failures.title')}
      action={
        campaign.can.retry &&
        retryable.length > 1 && (
          <Button
            variant="secondary"
            startIcon={<ArrowClockwise />}
            loading={isLoading && originalArgs?.failure === undefined}
            onClick={() => void onRetry()}
          >
            {text('failures.retry', { count: retryableCount })}
          </Button>
        )
      }
    >
      <List>
        {failures.map((failure) => {
          const { key, count, canRetry } = failure;
          const { title, action } = sayFailure(failure);
          return (
            <Flex
              key={key}
              tag="li"
              justifyContent="space-between"
              alignItems="flex-start"
              gap={4}
              wrap="wrap"
            >
              <div>
                <Typography tag="p" fontWeight="bold" textColor="neutral800">
                  {text('failures.group', { title, count })}
                </Typography>
                <Typography tag="p" textColor="neutral800">
                  {action}
                </Typography>
                <Link
                  tag={RouterLink}
                  to={`?state=failed&failure=${encodeURIComponent(key)}`}
                  onClick={showRecipients}
                >
                  {text('failures.show')}
                </Link>
              </div>
              {campaign.can.retry && canRetry && (
                <Button
                  variant="secondary"
                  startIcon={<ArrowClockwise />}
                  loading={isLoading && originalArgs?.failure === key}
                  onClick={() => void onRetry(key)}
                >
                  {text('failures.retry', { count })}
                </Button>
              )}
            </Flex>
          );
        })}
      </List>
    </Panel>
  );
}

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};

  li > div {
    max-width: 72rem;
  }
`;
