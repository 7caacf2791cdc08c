import { Dialog } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import type { Automation } from '../../../../shared/contracts/automations';
import { useWhatsappDeleteAutomationMutation } from '../../api/automations';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface DeleteDialogProps {
  automation: Pick<Automation, 'documentId' | 'name' | 'waiting'>;
  onDone?: () => void;
  onClose: () => void;
}

/** Asks before an automation is deleted, and says what waits. */
export function DeleteDialog({ automation, onDone, onClose }: DeleteDialogProps) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [remove] = useWhatsappDeleteAutomationMutation();
  const { documentId, name, waiting } = automation;

  const onDelete = async () => {
    const result = await remove(documentId);
    if ('error' in result) notifyError(result.error);
    else {
      toggleNotification({ type: 'success', message: text('automations.deleted', { name }) });
      onDone?.();
    }
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <ConfirmDialog title={text('automations.delete')} onConfirm={onDelete}>
        {text('automations.delete.text', { name, count: waiting })}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
