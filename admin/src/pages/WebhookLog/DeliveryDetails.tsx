import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Delivery } from '../../../../shared/contracts/webhook-log';
import {
  useWhatsappGetDeliveryQuery,
  useWhatsappRetryDeliveryMutation,
} from '../../api/webhook-log';
import { JsonBlock } from '../../components/JsonBlock';
import { RetryError } from '../../components/RetryError';
import { useApiError } from '../../hooks/use-api-error';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { VerdictBadge } from './VerdictBadge';

interface DeliveryDetailsProps {
  delivery: Delivery;
  onClose: () => void;
}

/** One item with the JSON that Meta sent, and the way to try it once more. */
export function DeliveryDetails({ delivery, onClose }: DeliveryDetailsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsManage);
  const { data, isError, refetch } = useWhatsappGetDeliveryQuery(delivery.documentId);
  const [retry, { isLoading }] = useWhatsappRetryDeliveryMutation();
  const { sayWords } = useSentences();
  const { verdict, reason, toldAt, receivedAt, wamid, businessAccountId, isRetryable } = delivery;

  const onRetry = async () => {
    try {
      const left = await retry(delivery.documentId).unwrap();
      toggleNotification(
        left
          ? {
              type: 'warning',
              message: left.reason
                ? text('webhookLog.retry.left', { reason: sayWords(left.reason) })
                : text('webhookLog.retry.leftUnsaid'),
            }
          : { type: 'success', message: text('webhookLog.retry.applied') },
      );
      if (!left) onClose();
    } catch (error) {
      notifyError(error);
    }
  };
  const say = (time: string) => formatDate(time, { dateStyle: 'long', timeStyle: 'medium' });

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('webhookLog.details.close')}>
          <Modal.Title>{delivery.field || text('webhookLog.field.none')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <VerdictBadge verdict={verdict} />
              {reason && <Typography textColor="neutral800">{sayWords(reason)}</Typography>}
              <Typography textColor="neutral600">
                {text(`webhookLog.verdict.${verdict}.why`)}
              </Typography>
            </Flex>
            <Flex tag="dl" direction="column" alignItems="stretch" gap={1}>
              <Fact name={text('webhookLog.column.received')}>{say(receivedAt)}</Fact>
              {toldAt && <Fact name={text('webhookLog.details.told')}>{say(toldAt)}</Fact>}
              <Fact name={text('webhookLog.column.account')}>
                {delivery.accounts.join(', ') || '–'}
              </Fact>
              <Fact name={text('webhookLog.details.waba')}>{businessAccountId || '–'}</Fact>
              {wamid && <Fact name={text('webhookLog.details.wamid')}>{wamid}</Fact>}
            </Flex>
            {isError && !data && <RetryError onRetry={refetch} />}
            {!data && !isError && <Loader small>{text('webhookLog.details.loading')}</Loader>}
            {data && <JsonBlock title={text('webhookLog.details')} value={data.body} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('webhookLog.details.close')}
          </Button>
          {isRetryable && allowedActions.canManage && (
            <Button startIcon={<ArrowClockwise />} loading={isLoading} onClick={onRetry}>
              {text('webhookLog.retry')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Flex gap={4} alignItems="baseline" wrap="wrap">
      <Typography tag="dt" textColor="neutral600" minWidth="14rem">
        {name}
      </Typography>
      <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Flex>
  );
}
