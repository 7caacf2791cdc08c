import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Stethoscope } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Account, ConnectionTest } from '../../../../../shared/contracts/accounts';
import {
  useWhatsappSyncTemplatesMutation,
  useWhatsappTestAccountMutation,
} from '../../../api/accounts';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { useApiError } from '../../../hooks/use-api-error';
import { useSyncResult } from '../../../hooks/use-sync-result';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { CheckList } from './CheckList';
import { NumberFacts } from './NumberFacts';

interface ConnectionSectionProps {
  account: Account;
  isReadOnly: boolean;
}

/** Tries whether everything fits together, and fetches the templates. */
export function ConnectionSection({ account, isReadOnly }: ConnectionSectionProps) {
  const text = useText();
  const sayResult = useSyncResult();
  const { notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.templates);
  const [test, { isLoading: isTesting }] = useWhatsappTestAccountMutation();
  const [sync, { isLoading: isSyncing }] = useWhatsappSyncTemplatesMutation();
  const [result, setResult] = useState<ConnectionTest | null>(null);
  const [synced, setSynced] = useState<string | null>(null);

  const onTest = async () => {
    try {
      setResult(await test(account.documentId).unwrap());
    } catch (error) {
      setResult(null);
      notifyError(error);
    }
  };
  const onSync = async () => {
    try {
      setSynced(sayResult(await sync(account.documentId).unwrap()));
    } catch (error) {
      setSynced(null);
      notifyError(error);
    }
  };

  return (
    <Panel
      title={text('accounts.section.connection')}
      intro={text('accounts.section.connectionIntro')}
    >
      <Flex gap={2} wrap="wrap">
        {!isReadOnly && (
          <Button
            variant="secondary"
            startIcon={<Stethoscope />}
            loading={isTesting}
            onClick={onTest}
          >
            {text('accounts.test')}
          </Button>
        )}
        {allowedActions.canManage && (
          <Button
            variant="secondary"
            startIcon={<ArrowsCounterClockwise />}
            loading={isSyncing}
            onClick={onSync}
          >
            {text('accounts.sync')}
          </Button>
        )}
      </Flex>
      <div aria-live="polite">
        <Flex direction="column" alignItems="stretch" gap={4}>
          {result && (
            <>
              <Typography fontWeight="bold">
                {text(result.ok ? 'accounts.test.ok' : 'accounts.test.problem')}
              </Typography>
              <CheckList checks={result.checks} />
            </>
          )}
          {synced && <Typography>{text('accounts.sync.result', { result: synced })}</Typography>}
        </Flex>
      </div>
      <NumberFacts account={account} />
      {!result && account.lastCheckedAt && (
        <Typography textColor="neutral600">
          {text('accounts.lastChecked')} <RelativeTime time={account.lastCheckedAt} />
        </Typography>
      )}
    </Panel>
  );
}
