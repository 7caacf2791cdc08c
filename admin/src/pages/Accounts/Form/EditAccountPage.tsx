import { Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import {
  useWhatsappGetAccountQuery,
  useWhatsappTestAccountMutation,
  useWhatsappUpdateAccountMutation,
} from '../../../api/accounts';
import { AlertBanner } from '../../../components/AlertBanner';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { ConnectionSection } from '../Connection/ConnectionSection';
import { FieldsSection } from '../Connection/FieldsSection';
import { HistorySection } from '../Connection/HistorySection';
import { HoldNotices } from '../Connection/HoldNotices';
import { ReceivingSection } from '../Connection/ReceivingSection';
import { RegisterForm } from '../../../components/AccountFixes/RegisterForm';
import { AccountForm } from './AccountForm';
import { accountInput, accountValues } from './account-values';

/** The form of a stored account, and what connects it to Meta. */
export function EditAccountPage() {
  const { documentId = '' } = useParams();
  return <StoredAccount key={documentId} documentId={documentId} />;
}

function StoredAccount({ documentId }: { documentId: string }) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS.accounts);
  const { data: account, isError } = useWhatsappGetAccountQuery(documentId);
  const [update] = useWhatsappUpdateAccountMutation();
  const [test] = useWhatsappTestAccountMutation();
  const isReadOnly = !allowedActions.canManage;

  if (isError && !account) return <Page.Error content={text('accounts.error.one')} />;
  if (!account || isLoading) return <Page.Loading />;
  return (
    <AccountForm
      account={account}
      initialValues={accountValues(account)}
      isReadOnly={isReadOnly}
      notices={
        <>
          <HoldNotices account={account} isReadOnly={isReadOnly} />
          <AlertBanner accountDocumentId={documentId} />
          {!isReadOnly && (
            <RegisterForm account={account} onRegistered={() => void test(documentId)} />
          )}
        </>
      }
      onSave={async (values) => {
        const saved = await update({ documentId, data: accountInput(values) }).unwrap();
        toggleNotification({ type: 'success', message: text('accounts.saved') });
        return saved;
      }}
    >
      <ReceivingSection account={account} isReadOnly={isReadOnly} />
      <FieldsSection account={account} isReadOnly={isReadOnly} />
      <ConnectionSection account={account} isReadOnly={isReadOnly} />
      <HistorySection account={account} />
    </AccountForm>
  );
}
