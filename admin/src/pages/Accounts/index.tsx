import { Page } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { ConnectPage } from './Connect/ConnectPage';
import { EditAccountPage } from './Form/EditAccountPage';
import { NewAccountPage } from './Form/NewAccountPage';
import { AccountListPage } from './List/AccountListPage';
import { VerifyTokensContext } from './verify-tokens';

/** The list of accounts, how they are connected, and the form for one. */
export default function AccountsPages() {
  const [tokens, setTokens] = useState<Record<string, string>>({});
  const verifyTokens = useMemo(
    () => ({
      tokens,
      keep: (documentId: string, token: string) =>
        setTokens((before) => ({ ...before, [documentId]: token })),
    }),
    [tokens],
  );
  return (
    <Page.Protect permissions={PERMISSIONS.accountsRead}>
      <VerifyTokensContext.Provider value={verifyTokens}>
        <Routes>
          <Route index element={<AccountListPage />} />
          <Route path="connect" element={<ConnectPage />} />
          <Route path="new" element={<NewAccountPage />} />
          <Route path=":documentId" element={<EditAccountPage />} />
        </Routes>
      </VerifyTokensContext.Provider>
    </Page.Protect>
  );
}
