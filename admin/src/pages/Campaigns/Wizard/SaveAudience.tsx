import { Button, Dialog, Field, Modal, TextButton, TextInput } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RecordFilter, SavedAudience } from '../../../../../shared/contracts/campaigns';
import {
  useWhatsappDeleteAudienceMutation,
  useWhatsappSaveAudienceMutation,
} from '../../../api/audiences';
import { DialogFooter } from '../../../components/DialogFooter';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';

interface SaveAudienceProps {
  filter: RecordFilter;
  /** The saved audience that is the same; null for none. */
  known: SavedAudience | null;
}

/** Gives a filter a name to find it by again, or takes the name away. */
export function SaveAudience({ filter, known }: SaveAudienceProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [remove] = useWhatsappDeleteAudienceMutation();
  const [isNaming, setIsNaming] = useState(false);
  const isAll = filter.filters === undefined && filter._q === undefined;

  if (known)
    return (
      <Dialog.Root>
        <Dialog.Trigger>
          <TextButton type="button">{text('audience.delete', { name: known.name })}</TextButton>
        </Dialog.Trigger>
        <ConfirmDialog
          onConfirm={async () => {
            const result = await remove(known.documentId);
            if ('error' in result) notifyError(result.error);
            else toggleNotification({ type: 'success', message: text('audience.deleted') });
          }}
        >
          {text('audience.delete.text', { name: known.name })}
        </ConfirmDialog>
      </Dialog.Root>
    );
  if (isAll) return null;
  return (
    <>
      <TextButton type="button" onClick={() => setIsNaming(true)}>
        {text('audience.save')}
      </TextButton>
      {isNaming && <NameDialog filter={filter} onClose={() => setIsNaming(false)} />}
    </>
  );
}

function NameDialog({ filter, onClose }: { filter: RecordFilter; onClose: () => void }) {
  const text = useText();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const [save, { isLoading }] = useWhatsappSaveAudienceMutation();
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string>();

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    // The dialog hangs on the step's own form.
    event.stopPropagation();
    if (name.trim() === '') return;
    const { uid, filters, _q, locale } = filter;
    const result = await save({ uid, filters, _q, locale, name: name.trim() });
    if ('error' in result) {
      setRefusal(toWords(result.error));
      return;
    }
    toggleNotification({ type: 'success', message: text('audience.saved') });
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <form onSubmit={onSubmit}>
          <Modal.Header closeLabel={text('send.close')}>
            <Modal.Title>{text('audience.save')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Field.Root name="audienceName" required error={refusal}>
              <Field.Label>{text('audience.save.name')}</Field.Label>
              <TextInput
                autoComplete="off"
                maxLength={255}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
              <Field.Error />
            </Field.Root>
          </Modal.Body>
          <DialogFooter>
            <Button type="submit" loading={isLoading} disabled={name.trim() === ''}>
              {text('audience.save.confirm')}
            </Button>
          </DialogFooter>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
