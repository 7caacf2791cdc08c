import { Dialog, IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { ArrowsCounterClockwise, More, Pencil, Stethoscope, Trash } from '@strapi/icons';
import { ConfirmDialog, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Account } from '../../../../../shared/contracts/accounts';
import {
  useWhatsappDeleteAccountMutation,
  useWhatsappSyncTemplatesMutation,
  useWhatsappTestAccountMutation,
} from '../../../api/accounts';
import { useApiError } from '../../../hooks/use-api-error';
import { useSyncResult } from '../../../hooks/use-sync-result';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { accountPath } from '../paths';

/** What can be done with one account. */
export function RowMenu({ account }: { account: Account }) {
  const text = useText();
  const { sayCheck } = useSentences();
  const navigate = useNavigate();
  const sayResult = useSyncResult();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { allowedActions: templates } = useRBAC(PERMISSIONS.templates);
  const [test] = useWhatsappTestAccountMutation();
  const [sync] = useWhatsappSyncTemplatesMutation();
  const [remove] = useWhatsappDeleteAccountMutation();
  const [asks, setAsks] = useState(false);
  const { documentId, name } = account;

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      notifyError(error);
    }
  };
  const onTest = () =>
    attempt(async () => {
      const { ok, checks } = await test(documentId).unwrap();
      const problem = checks.find(({ status }) => status === 'problem');
      toggleNotification({
        type: ok ? 'success' : 'warning',
        title: text(ok ? 'accounts.test.ok' : 'accounts.test.problem'),
        message: problem && sayCheck(problem),
      });
    });
  const onSync = () =>
    attempt(async () => {
      const result = sayResult(await sync(documentId).unwrap());
      toggleNotification({ type: 'success', message: text('accounts.sync.result', { result }) });
    });
  const onDelete = async () => {
    await attempt(async () => {
      await remove(documentId).unwrap();
      toggleNotification({ type: 'success', message: text('accounts.delete.done', { name }) });
    });
    setAsks(false);
  };

  return (
    <>
      <SimpleMenu
        tag={IconButton}
        icon={<More />}
        label={text('accounts.menu', { name })}
        popoverPlacement="bottom-end"
        variant="ghost"
      >
        <MenuItem startIcon={<Pencil />} onSelect={() => navigate(accountPath(documentId))}>
          {text('accounts.menu.edit')}
        </MenuItem>
        <MenuItem startIcon={<Stethoscope />} onSelect={onTest}>
          {text('accounts.test')}
        </MenuItem>
        {templates.canManage && (
          <MenuItem startIcon={<ArrowsCounterClockwise />} onSelect={onSync}>
            {text('accounts.sync')}
          </MenuItem>
        )}
        <MenuItem variant="danger" startIcon={<Trash />} onSelect={() => setAsks(true)}>
          {text('accounts.menu.delete')}
        </MenuItem>
      </SimpleMenu>
      <Dialog.Root open={asks} onOpenChange={setAsks}>
        <ConfirmDialog
          variant="danger"
          title={text('accounts.delete.title', { name })}
          onConfirm={onDelete}
        >
          {text('accounts.delete.body')}
        </ConfirmDialog>
      </Dialog.Root>
    </>
  );
}
