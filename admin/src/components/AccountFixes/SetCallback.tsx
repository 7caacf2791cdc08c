import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account } from '../../../../shared/contracts/accounts';
import { useWhatsappSetCallbackMutation } from '../../api/accounts';
import { readApiError } from '../../api/read-api-error';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface SetCallbackProps {
  account: Pick<Account, 'documentId'>;
  /** Called once Meta calls here. */
  onSet?: () => void;
}

/** Has Meta call this Strapi for the app; asks before another address is replaced. */
export function SetCallback({ account, onSet: onDone }: SetCallbackProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [set, { isLoading }] = useWhatsappSetCallbackMutation();
  const [other, setOther] = useState<string | null>(null);

  const onSet = async (replace: boolean) => {
    setOther(null);
    try {
      await set({ documentId: account.documentId, replace }).unwrap();
      toggleNotification({ type: 'success', message: text('connect.done.callback') });
      onDone?.();
    } catch (error) {
      const replaces = readApiError(error).issues.find(
        ({ code }) => code === 'appCallback.replaces',
      );
      if (replaces) setOther(String(replaces.params?.url ?? ''));
      else notifyError(error);
    }
  };

  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <Button variant="secondary" loading={isLoading} onClick={() => onSet(false)}>
        {text('accounts.setCallback')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {text('accounts.setCallback.hint')}
      </Typography>
      <Dialog.Root open={other !== null} onOpenChange={() => setOther(null)}>
        <ConfirmDialog title={text('accounts.callback.replace')} onConfirm={() => onSet(true)}>
          <Typography>
            {text('connect.replace', { url: other ?? '' })} {text('connect.replace.why')}
          </Typography>
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
}
