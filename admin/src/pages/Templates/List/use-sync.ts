import { useState } from 'react';
import type { Account, TemplateSync } from '../../../../../shared/contracts/accounts';
import { useWhatsappSyncTemplatesMutation } from '../../../api/accounts';
import { useApiError } from '../../../hooks/use-api-error';

type SyncedAccount = Pick<Account, 'documentId' | 'name'>;

/** A sync that is under way, or what the last one found. */
export type SyncState =
  | { step: 'none' }
  | { step: 'running'; account: SyncedAccount }
  | { step: 'done'; account: SyncedAccount; result: TemplateSync };

/** Fetches the templates of one account at a time, and keeps what it found until it was read. */
export function useSync() {
  const { notifyError } = useApiError();
  const [sync] = useWhatsappSyncTemplatesMutation();
  const [state, setState] = useState<SyncState>({ step: 'none' });

  const run = async (account: SyncedAccount) => {
    setState({ step: 'running', account });
    try {
      const result = await sync(account.documentId).unwrap();
      setState({ step: 'done', account, result });
    } catch (error) {
      setState({ step: 'none' });
      notifyError(error);
    }
  };
  return { state, run, forget: () => setState({ step: 'none' }) };
}
