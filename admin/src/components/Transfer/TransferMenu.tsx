import { IconButton, Menu } from '@strapi/design-system';
import { Download, More, Upload } from '@strapi/icons';
import { lazy, Suspense, useState } from 'react';
import type { Transferable } from '../../api/transfer';
import { useText } from '../../hooks/use-text';
import { useExport } from './use-export';

const ImportDialog = lazy(() => import('./ImportDialog'));

interface TransferMenuProps {
  of: Transferable;
  /** What the list is narrowed to: that is exported, all pages of it. */
  query: object;
  /** Whether there is anything to export. */
  hasRows: boolean;
}

/** Moves what a list shows to another environment, and takes in what comes from one. */
export function TransferMenu({ of, query, hasRows }: TransferMenuProps) {
  const text = useText();
  const save = useExport(of);
  const [isImporting, setIsImporting] = useState(false);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          size="L"
          icon={<More />}
          label={text('transfer.menu')}
          variant="tertiary"
        />
        <Menu.Content popoverPlacement="bottom-end">
          {hasRows && (
            <Menu.Item startIcon={<Download />} onSelect={() => void save(query)}>
              {text(`transfer.export.${of}`)}
            </Menu.Item>
          )}
          <Menu.Item startIcon={<Upload />} onSelect={() => setIsImporting(true)}>
            {text(`transfer.import.${of}`)}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {isImporting && (
        <Suspense fallback={null}>
          <ImportDialog of={of} onClose={() => setIsImporting(false)} />
        </Suspense>
      )}
    </>
  );
}
