import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CampaignPlan } from '../../../../../shared/contracts/campaigns';
import { DialogFooter } from '../../../components/DialogFooter';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { isTypedNumber } from './typed-number';

interface StartDialogProps {
  plan: CampaignPlan;
  /** When it begins; null for now. */
  sendAt: Date | null;
  isSending: boolean;
  refusal: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more, with the number; a large one must be typed. */
export function StartDialog({
  plan,
  sendAt,
  isSending,
  refusal,
  onConfirm,
  onClose,
}: StartDialogProps) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { toWords } = useApiError();
  const [typed, setTyped] = useState('');
  const { recipients, confirmFrom } = plan;
  const mustType = recipients >= confirmFrom;
  const isConfirmed = !mustType || isTypedNumber(typed, recipients);
  const number = formatNumber(recipients);
  const label = text(sendAt ? 'review.schedule' : 'review.send', { count: recipients, number });

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    // The dialog hangs on the step's own form.
    event.stopPropagation();
    if (isConfirmed && !isSending) onConfirm();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content onInteractOutside={(event) => event.preventDefault()}>
        <form onSubmit={onSubmit}>
          <Modal.Header closeLabel={text('send.close')}>
            <Modal.Title>{label}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography>
                {sendAt
                  ? text('review.confirm.later', {
                      count: recipients,
                      number,
                      time: formatDate(sendAt, { dateStyle: 'full', timeStyle: 'short' }),
                    })
                  : text('review.confirm', { count: recipients, number })}
              </Typography>
              {mustType && (
                <Field.Root name="number" required>
                  <Field.Label>{text('review.confirm.type', { number })}</Field.Label>
                  <TextInput
                    inputMode="numeric"
                    autoComplete="off"
                    value={typed}
                    onChange={({ target }) => setTyped(target.value)}
                  />
                </Field.Root>
              )}
              {refusal !== null && <Notice variant="danger" title={toWords(refusal)} />}
            </Flex>
          </Modal.Body>
          <DialogFooter>
            <Button
              type="submit"
              startIcon={<PaperPlane />}
              disabled={!isConfirmed}
              loading={isSending}
            >
              {label}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
