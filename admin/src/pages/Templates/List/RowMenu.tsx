import { Dialog, IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { ArrowsCounterClockwise, Duplicate, More, Pencil, Trash } from '@strapi/icons';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { TemplateSummary } from '../../../../../shared/contracts/templates';
import {
  useWhatsappDeleteTemplateMutation,
  useWhatsappSyncTemplateMutation,
} from '../../../api/templates';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { newTemplatePath, templatePath } from '../paths';

/** What can be done with one template. */
export function RowMenu({ template }: { template: TemplateSummary }) {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const [asks, setAsks] = useState(false);
  const [sync] = useWhatsappSyncTemplateMutation();
  const [remove] = useWhatsappDeleteTemplateMutation();
  const { documentId, status } = template;
  const name = template.label || template.name || text('templates.untitled');

  const onSync = async () => {
    try {
      await sync(documentId).unwrap();
      toggleNotification({ type: 'success', message: text('templates.sync.one') });
    } catch (error) {
      notifyError(error);
    }
  };
  const onDelete = async () => {
    try {
      await remove(documentId).unwrap();
      toggleNotification({ type: 'success', message: text('templates.delete.done', { name }) });
    } catch (error) {
      notifyError(error);
    }
    setAsks(false);
  };

  return (
    <>
      <SimpleMenu
        tag={IconButton}
        icon={<More />}
        label={text('templates.menu', { name })}
        popoverPlacement="bottom-end"
        variant="ghost"
      >
        <MenuItem startIcon={<Pencil />} onSelect={() => navigate(templatePath(documentId))}>
          {text('templates.menu.edit')}
        </MenuItem>
        <MenuItem
          startIcon={<Duplicate />}
          onSelect={() => navigate(newTemplatePath({ from: documentId }))}
        >
          {text('templates.menu.duplicate')}
        </MenuItem>
        {status !== 'DRAFT' && (
          <MenuItem startIcon={<ArrowsCounterClockwise />} onSelect={onSync}>
            {text('templates.menu.sync')}
          </MenuItem>
        )}
        <MenuItem variant="danger" startIcon={<Trash />} onSelect={() => setAsks(true)}>
          {text('templates.menu.delete')}
        </MenuItem>
      </SimpleMenu>
      <Dialog.Root open={asks} onOpenChange={setAsks}>
        <ConfirmDialog
          variant="danger"
          title={text('templates.delete.title', { name })}
          onConfirm={onDelete}
        >
          {text(
            status === 'DRAFT'
              ? 'templates.delete.draft'
              : status === 'APPROVED'
                ? 'templates.delete.approved'
                : 'templates.delete.submitted',
          )}
        </ConfirmDialog>
      </Dialog.Root>
    </>
  );
}
