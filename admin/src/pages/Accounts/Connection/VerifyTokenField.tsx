import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account } from '../../../../../shared/contracts/accounts';
import { useWhatsappRenewVerifyTokenMutation } from '../../../api/accounts';
import { CopyField } from '../../../components/CopyField';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { useVerifyToken } from '../verify-tokens';

interface VerifyTokenFieldProps {
  account: Account;
  isReadOnly: boolean;
}

/** The verify token: shown right after it was made, and never again. */
export function VerifyTokenField({ account, isReadOnly }: VerifyTokenFieldProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const { token, keep } = useVerifyToken(account.documentId);
  const [renew] = useWhatsappRenewVerifyTokenMutation();
  const [asks, setAsks] = useState(false);

  const onRenew = async () => {
    try {
      const { documentId, newVerifyToken } = await renew(account.documentId).unwrap();
      keep(documentId, newVerifyToken);
    } catch (error) {
      notifyError(error);
    }
    setAsks(false);
  };

  if (token)
    return (
      <CopyField
        name="verifyToken"
        label={text('accounts.verifyToken')}
        value={token}
        hint={text('accounts.verifyToken.once')}
      />
    );
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography variant="pi" fontWeight="bold">
        {text('accounts.verifyToken')}
      </Typography>
      <Typography textColor="neutral600">
        {text(
          account.webhookVerifyToken.isSet
            ? 'accounts.verifyToken.hidden'
            : 'accounts.verifyToken.none',
        )}
      </Typography>
      {!isReadOnly && (
        <Dialog.Root open={asks} onOpenChange={setAsks}>
          <Dialog.Trigger>
            <Button variant="tertiary">{text('accounts.verifyToken.renew')}</Button>
          </Dialog.Trigger>
          <ConfirmDialog
            variant="default"
            title={text('accounts.verifyToken.renew')}
            onConfirm={onRenew}
          >
            {text('accounts.verifyToken.renewHelp')}
          </ConfirmDialog>
        </Dialog.Root>
      )}
    </Flex>
  );
}
