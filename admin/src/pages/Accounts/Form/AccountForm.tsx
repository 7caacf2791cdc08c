import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, Blocker, Form, Layouts, Page } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { Account } from '../../../../../shared/contracts/accounts';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { ACCOUNTS_PATH } from '../paths';
import { SetupNotices } from '../SetupNotices';
import { AccessSection } from './AccessSection';
import { IdentitySection } from './IdentitySection';
import { NotifySection } from './NotifySection';
import { SecretsSection } from './SecretsSection';
import { accountValues, type AccountValues } from './account-values';

interface AccountFormProps {
  /** The stored account; null for a new one. */
  account: Account | null;
  initialValues: AccountValues;
  isReadOnly: boolean;
  /** Stores the form; the answer is what is stored then, or null when the page is left. */
  onSave: (values: AccountValues) => Promise<Account | null>;
  /** What should be known of a stored account before anything else. */
  notices?: ReactNode;
  /** What can be done with an account once it is stored. */
  children?: ReactNode;
}

/** The form of an account: what it is called, what Meta knows it by, and its secrets. */
export function AccountForm({
  account,
  initialValues,
  isReadOnly,
  onSave,
  notices,
  children,
}: AccountFormProps) {
  const text = useText();
  const { toFieldErrors, notifyError } = useApiError();
  const [start] = useState(initialValues);
  const title = account?.name ?? text('accounts.new');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Form<AccountValues>
        method={account ? 'PUT' : 'POST'}
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { setErrors, resetForm }) => {
          try {
            const saved = await onSave(values);
            if (saved) resetForm(accountValues(saved));
          } catch (error) {
            setErrors(toFieldErrors(error));
            notifyError(error);
          }
        }}
      >
        {({ modified, isSubmitting }) => (
          <>
            <Layouts.Header
              navigationAction={<BackButton fallback={ACCOUNTS_PATH} />}
              title={title}
              subtitle={
                account?.environment === 'sandbox' && (
                  <Flex>
                    <SandboxBadge />
                  </Flex>
                )
              }
              primaryAction={
                !isReadOnly && (
                  <Button
                    type="submit"
                    startIcon={<Check />}
                    disabled={!modified}
                    loading={isSubmitting}
                  >
                    {text('accounts.save')}
                  </Button>
                )
              }
            />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
                <SetupNotices />
                {notices}
                <IdentitySection />
                <SecretsSection account={account} />
                <NotifySection />
                <AccessSection />
                {children}
              </Flex>
            </Layouts.Content>
            <Blocker />
          </>
        )}
      </Form>
    </Page.Main>
  );
}
