import { Button, Flex } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { exportUrl } from '../../api/contacts';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { EraseDialog } from './EraseDialog';

interface PersonalDataPanelProps {
  contact: ContactDetail;
  canErase: boolean;
}

/** Hands out what is kept of a person, and erases it. */
export function PersonalDataPanel({ contact, canErase }: PersonalDataPanelProps) {
  const text = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isExporting, setIsExporting] = useState(false);
  const [isErasing, setIsErasing] = useState(false);

  const onExport = async () => {
    setIsExporting(true);
    try {
      const { data } = await get(exportUrl(contact.documentId), { responseType: 'blob' });
      const url = URL.createObjectURL(data);
      const link = document.createElement('a');
      link.href = url;
      link.download = `whatsapp-contact-${contact.documentId}.json`;
      link.click();
      URL.revokeObjectURL(url);
    } catch {
      toggleNotification({ type: 'danger', message: text('contact.export.failed') });
    } finally {
      setIsExporting(false);
    }
  };

  return (
    <Panel title={text('contact.personal')} intro={text('contact.personal.intro')}>
      <Flex gap={2} wrap="wrap">
        <Button
          variant="tertiary"
          startIcon={<Download />}
          loading={isExporting}
          onClick={onExport}
        >
          {text('contact.export')}
        </Button>
        {canErase && (
          <Button variant="danger-light" startIcon={<Trash />} onClick={() => setIsErasing(true)}>
            {text('contact.erase')}
          </Button>
        )}
      </Flex>
      {isErasing && <EraseDialog contact={contact} onClose={() => setIsErasing(false)} />}
    </Panel>
  );
}
