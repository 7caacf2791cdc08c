import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account, TakeOverInput } from '../../../../../shared/contracts/accounts';
import { useWhatsappTakeOverAccountMutation } from '../../../api/accounts';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';

interface HoldNoticesProps {
  account: Account;
  isReadOnly: boolean;
}

/** Why nothing goes out through an account: what Meta refuses, or that its database was copied. */
export function HoldNotices({ account, isReadOnly }: HoldNoticesProps) {
  const text = useText();
  if (!account.holdReason && !account.copiedFrom) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {account.holdReason && (
        <Notice variant="danger" title={text('accounts.held')}>
          {account.holdReason} {text('accounts.held.resume')}
        </Notice>
      )}
      {account.copiedFrom && (
        <Notice
          variant="warning"
          title={text('accounts.copied', { from: account.copiedFrom })}
          action={isReadOnly ? undefined : <TakeOver account={account} />}
        >
          {text('accounts.copied.why')}
        </Notice>
      )}
    </Flex>
  );
}

function TakeOver({ account }: { account: Account }) {
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
            <Typography>
              {text('accounts.takeOver.question', { from: account.copiedFrom ?? '' })}
            </Typography>
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
