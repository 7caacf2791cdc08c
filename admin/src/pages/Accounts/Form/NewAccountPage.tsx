import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import {
  useWhatsappCreateAccountMutation,
  useWhatsappListAccountsQuery,
} from '../../../api/accounts';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { accountPath } from '../paths';
import { useVerifyToken } from '../verify-tokens';
import { AccountForm } from './AccountForm';
import { accountInput, newAccountValues } from './account-values';

/** The form of a new account; once it is stored, the page goes on with what is left to do. */
export function NewAccountPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.accountsManage}>
      <NewAccount />
    </Page.Protect>
  );
}

function NewAccount() {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { data: accounts, isLoading } = useWhatsappListAccountsQuery();
  const [create] = useWhatsappCreateAccountMutation();
  const { keep } = useVerifyToken('');
  if (isLoading) return <Page.Loading />;

  return (
    <AccountForm
      account={null}
      initialValues={newAccountValues(accounts?.length === 0)}
      isReadOnly={false}
      onSave={async (values) => {
        const { documentId, newVerifyToken } = await create(accountInput(values)).unwrap();
        keep(documentId, newVerifyToken);
        toggleNotification({ type: 'success', message: text('accounts.created') });
        navigate(accountPath(documentId), { replace: true });
        return null;
      }}
    />
  );
}
