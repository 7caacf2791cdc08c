import { Button, MenuItem, SimpleMenu } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import type { Account } from '../../../../../shared/contracts/accounts';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useText } from '../../../hooks/use-text';

interface SyncButtonProps {
  isRunning: boolean;
  onSync: (account: Account) => void;
}

/** Fetches the templates from Meta; with several accounts it asks for which one. */
export function SyncButton({ isRunning, onSync }: SyncButtonProps) {
  const text = useText();
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const enabled = accounts.filter((account) => account.enabled);

  if (enabled.length === 0) return null;
  if (enabled.length === 1)
    return (
      <Button
        variant="secondary"
        startIcon={<ArrowsCounterClockwise />}
        loading={isRunning}
        onClick={() => onSync(enabled[0]!)}
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
      disabled={isRunning}
    >
      {enabled.map((account) => (
        <MenuItem key={account.documentId} onSelect={() => onSync(account)}>
          {account.name}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
}
