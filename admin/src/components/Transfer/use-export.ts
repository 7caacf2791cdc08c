import { useNotification } from '@strapi/strapi/admin';
import { exportUrl, type Transferable } from '../../api/transfer';
import { useSaveFile } from '../../hooks/use-save-file';
import { useText } from '../../hooks/use-text';

/** Saves a file that another environment can read. */
export function useExport(of: Transferable): (query: object) => Promise<void> {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { save } = useSaveFile();
  return async (query) => {
    const isSaved = await save(exportUrl(of, query), `whatsapp-${of}.json`);
    if (!isSaved) toggleNotification({ type: 'danger', message: text('transfer.export.failed') });
  };
}
