import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useWhatsappRescheduleCampaignMutation } from '../../../api/campaigns';
import { DialogFooter } from '../../../components/DialogFooter';
import { Notice } from '../../../components/Notice';
import { checkWhen, type When } from '../../../content-manager/SendDialog/when';
import { WhenField } from '../../../content-manager/SendDialog/WhenField';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';

interface RescheduleDialogProps {
  campaign: Campaign;
  onClose: () => void;
}

/** Gives a campaign that waits for its time another one, or lets it begin now. */
export function RescheduleDialog({
  campaign: { documentId, sendAt, recipients },
  onClose,
}: RescheduleDialogProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { sayIssue } = useSentences();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [reschedule, { isLoading, error }] = useWhatsappRescheduleCampaignMutation();
  const [when, setWhen] = useState<When>(sendAt === null ? null : new Date(sendAt));
  const issues = checkWhen(when, new Date());

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (issues.length > 0 || when === undefined) return;
    const data = { sendAt: when && when.toISOString() };
    const result = await reschedule({ documentId, data });
    if ('error' in result) return;
    toggleNotification({
      type: 'success',
      message: when ? text('campaign.rescheduled') : text('review.started', { count: recipients }),
    });
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={(event) => void onSubmit(event)}>
          <Modal.Header closeLabel={text('send.close')}>
            <Modal.Title>{text('campaign.reschedule')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <WhenField
                value={when}
                onChange={setWhen}
                error={issues.length > 0 ? issues.map(sayIssue).join(' ') : undefined}
              />
              {error !== undefined && <Notice variant="danger" title={toWords(error)} />}
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" loading={isLoading} disabled={issues.length > 0}>
              {when === null
                ? text('campaign.reschedule.now', {
                    count: recipients,
                    number: formatNumber(recipients),
                  })
                : text('campaign.reschedule.save')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
