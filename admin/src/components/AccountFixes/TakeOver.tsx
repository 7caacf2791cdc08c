import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account, TakeOverInput } from '../../../../shared/contracts/accounts';
import { useWhatsappTakeOverAccountMutation } from '../../api/accounts';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface TakeOverProps {
  account: Pick<Account, 'documentId'>;
  /** The installation that the database comes from. */
  from: string;
  /** Called once it sends from here. */
  onTaken?: () => void;
}

/** Lets an account of a copied database send from here, and asks what becomes of what waits. */
export function TakeOver({ account, from, onTaken }: TakeOverProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [isAsked, setIsAsked] = useState(false);
  const [takeOver, { isLoading }] = useWhatsappTakeOverAccountMutation();

  const onTakeOver = async (waiting: TakeOverInput['waiting']) => {
    try {
      await takeOver({ documentId: account.documentId, waiting }).unwrap();
      setIsAsked(false);
      toggleNotification({ type: 'success', message: text('accounts.takenOver') });
      onTaken?.();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Dialog.Root open={isAsked} onOpenChange={setIsAsked}>
      <Dialog.Trigger>
        <Button variant="secondary">{text('accounts.takeOver')}</Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{text('accounts.takeOver')}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{text('accounts.takeOver.question', { from })}</Typography>
            <Typography>{text('accounts.takeOver.waiting')}</Typography>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Flex direction="column" alignItems="stretch" gap={2} width="100%">
            <Button fullWidth loading={isLoading} onClick={() => onTakeOver('cancel')}>
              {text('accounts.takeOver.cancelWaiting')}
            </Button>
            <Button
              fullWidth
              variant="secondary"
              loading={isLoading}
              onClick={() => onTakeOver('send')}
            >
              {text('accounts.takeOver.sendWaiting')}
            </Button>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('accounts.takeOver.no')}
              </Button>
            </Dialog.Cancel>
          </Flex>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
