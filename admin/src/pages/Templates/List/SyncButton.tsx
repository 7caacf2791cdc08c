import { Button, MenuItem, SimpleMenu } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import {
  useWhatsappListAccountsQuery,
  useWhatsappSyncTemplatesMutation,
} from '../../../api/accounts';
import { useApiError } from '../../../hooks/use-api-error';
import { useSyncResult } from '../../../hooks/use-sync-result';
import { useText } from '../../../hooks/use-text';

/** Fetches the templates from Meta; with several accounts it asks for which one. */
export function SyncButton() {
  const text = useText();
  const sayResult = useSyncResult();
  const { toggleNotification } = useNotification();
  const { notifyError } = useApiError();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const [sync, { isLoading }] = useWhatsappSyncTemplatesMutation();
  const enabled = accounts.filter((account) => account.enabled);

  const run = async (documentId: string) => {
    try {
      const result = await sync(documentId).unwrap();
      toggleNotification({ type: 'success', message: sayResult(result) });
    } catch (error) {
      notifyError(error);
    }
  };

  if (enabled.length === 0) return null;
  if (enabled.length === 1)
    return (
      <Button
        variant="secondary"
        startIcon={<ArrowsCounterClockwise />}
        loading={isLoading}
        onClick={() => run(enabled[0]!.documentId)}
      >
        {text('templates.sync.all')}
      </Button>
    );
  return (
    <SimpleMenu
      label={text('templates.sync.all')}
      variant="secondary"
      size="S"
      startIcon={<ArrowsCounterClockwise />}
      disabled={isLoading}
    >
      {enabled.map(({ documentId, name }) => (
        <MenuItem key={documentId} onSelect={() => run(documentId)}>
          {name}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
}
