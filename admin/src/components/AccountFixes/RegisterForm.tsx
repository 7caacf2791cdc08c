import { Button, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account } from '../../../../shared/contracts/accounts';
import { META } from '../../../../shared/domain/health/links';
import { isPin } from '../../../../shared/domain/registration';
import {
  useWhatsappGetRegistrationQuery,
  useWhatsappRegisterNumberMutation,
} from '../../api/accounts';
import { IssueList } from '../IssueList';
import { Notice } from '../Notice';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface RegisterFormProps {
  account: Pick<Account, 'documentId' | 'name'>;
  /** Called once the number is registered. */
  onRegistered?: () => void;
}

/** Registers a number that the Cloud API does not know yet; nothing where it does, or Meta does not tell. */
export function RegisterForm({ account, onRegistered }: RegisterFormProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const { data: registration } = useWhatsappGetRegistrationQuery(account.documentId, {
    refetchOnMountOrArgChange: true,
  });
  const [register, { isLoading }] = useWhatsappRegisterNumberMutation();
  const [pin, setPin] = useState('');
  const [error, setError] = useState<string | undefined>();
  if (registration?.isRegistered !== false) return null;
  const isStopped = registration.issues.some(({ severity }) => severity === 'error');

  const onRegister = async () => {
    if (!isPin(pin)) {
      setError(text('register.digits'));
      return;
    }
    setError(undefined);
    try {
      await register({ documentId: account.documentId, pin }).unwrap();
      toggleNotification({ type: 'success', message: text('register.done') });
      onRegistered?.();
    } catch (failure) {
      setError(toWords(failure));
    }
    setPin('');
  };

  return (
    <Notice variant="warning" title={text('register.title', { name: account.name })}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography>{text('register.why')}</Typography>
        <IssueList issues={registration.issues} />
        {!isStopped && (
          <>
            <Typography>
              {text(registration.hasPin ? 'register.pin.has' : 'register.pin.new')}{' '}
              {text('register.pin.notKept')}
            </Typography>
            <Field.Root name="pin" error={error} required>
              <Field.Label>{text('register.pin')}</Field.Label>
              <Flex gap={2} wrap="wrap">
                <TextInput
                  value={pin}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={6}
                  dir="ltr"
                  onChange={({ target }) => setPin(target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return;
                    // On the page of an account it stands inside of that one's form.
                    event.preventDefault();
                    void onRegister();
                  }}
                />
                <Button size="L" loading={isLoading} onClick={onRegister}>
                  {text('register.action')}
                </Button>
              </Flex>
              <Field.Error />
            </Field.Root>
          </>
        )}
        <Link href={META.numbers} isExternal>
          {text('register.manager')}
        </Link>
      </Flex>
    </Notice>
  );
}
