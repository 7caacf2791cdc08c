import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { MessageQuery } from '../../../../shared/contracts/messages';
import { withQuery } from '../../api/with-query';
import { useSaveFile } from '../../hooks/use-save-file';
import { useText } from '../../hooks/use-text';
import { withoutPlace } from './messages-query';

/** Saves all messages that match, as a CSV file. */
export function ExportButton({ query }: { query: MessageQuery }) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { save, isSaving } = useSaveFile();

  const onExport = async () => {
    if (
      !(await save(
        withQuery('/whatsapp/messages/export', withoutPlace(query)),
        'whatsapp-messages.csv',
      ))
    )
      toggleNotification({ type: 'danger', message: text('messages.export.failed') });
  };

  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download />}
      loading={isSaving}
      onClick={onExport}
    >
      {text('messages.export')}
    </Button>
  );
}
