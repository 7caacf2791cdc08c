import { Button, LinkButton } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { Fix } from '../../../../shared/domain/health/check';
import { PLUGIN_ID } from '../../../../shared/plugin';
import {
  useWhatsappSubscribeAccountMutation,
  useWhatsappSyncTemplatesMutation,
} from '../../api/accounts';
import { useApiError } from '../../hooks/use-api-error';
import { useSyncResult } from '../../hooks/use-sync-result';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { RegisterForm } from './RegisterForm';
import { SetCallback } from './SetCallback';
import { TakeOver } from './TakeOver';

interface AccountFixProps {
  fix: Fix;
  account: { documentId: string; name: string };
  /** What the finding names, e.g. where a database comes from. */
  params: Record<string, string | number>;
  /** Called once it is done. */
  onFixed: () => void;
}

/** Mends what a check has found, where that can be done from here; else it leads to where it is entered. */
export function AccountFix({ fix, account, params, onFixed }: AccountFixProps) {
  const text = useText();
  switch (fix) {
    case 'subscribe':
      return <Subscribe account={account} onFixed={onFixed} />;
    case 'setCallback':
      return <SetCallback account={account} onSet={onFixed} />;
    case 'register':
      return <RegisterForm account={account} onRegistered={onFixed} />;
    case 'sync':
      return <Sync account={account} onFixed={onFixed} />;
    case 'takeOver':
      return <TakeOver account={account} from={String(params.from ?? '')} onTaken={onFixed} />;
    case 'log':
      return <ToWebhookLog />;
    case 'token':
    case 'account':
      return (
        <LinkButton
          tag={Link}
          variant="secondary"
          to={`/settings/${PLUGIN_ID}/accounts/${account.documentId}`}
        >
          {text(`health.fix.${fix}`)}
        </LinkButton>
      );
  }
}

function ToWebhookLog() {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.webhookLogRead);
  if (!allowedActions.canRead) return null;
  return (
    <LinkButton tag={Link} variant="tertiary" to={`/settings/${PLUGIN_ID}/webhook-log`}>
      {text('health.fix.log')}
    </LinkButton>
  );
}

interface MutatingProps {
  account: { documentId: string };
  onFixed: () => void;
}

function Subscribe({ account, onFixed }: MutatingProps) {
  const text = useText();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const [subscribe, { isLoading }] = useWhatsappSubscribeAccountMutation();
  const onSubscribe = async () => {
    try {
      await subscribe({ documentId: account.documentId }).unwrap();
      toggleNotification({ type: 'success', message: text('accounts.subscribe.done') });
      onFixed();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Button variant="secondary" loading={isLoading} onClick={onSubscribe}>
      {text('accounts.subscribe')}
    </Button>
  );
}

function Sync({ account, onFixed }: MutatingProps) {
  const text = useText();
  const sayResult = useSyncResult();
  const { notifyError } = useApiError();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(PERMISSIONS.templatesManage);
  const [sync, { isLoading }] = useWhatsappSyncTemplatesMutation();
  const onSync = async () => {
    try {
      const result = sayResult(await sync(account.documentId).unwrap());
      toggleNotification({ type: 'success', message: text('accounts.sync.result', { result }) });
      onFixed();
    } catch (error) {
      notifyError(error);
    }
  };
  if (!allowedActions.canManage) return null;
  return (
    <Button variant="secondary" loading={isLoading} onClick={onSync}>
      {text('accounts.sync')}
    </Button>
  );
}
