import { Button, Flex } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { exportUrl } from '../../api/contacts';
import { Panel } from '../../components/Panel';
import { useSaveFile } from '../../hooks/use-save-file';
import { useText } from '../../hooks/use-text';
import { EraseDialog } from './EraseDialog';

interface PersonalDataPanelProps {
  contact: ContactDetail;
  canErase: boolean;
}

/** Hands out what is kept of a person, and erases it. */
export function PersonalDataPanel({ contact, canErase }: PersonalDataPanelProps) {
  const text = useText();
  const { save, isSaving } = useSaveFile();
  const { toggleNotification } = useNotification();
  const [isErasing, setIsErasing] = useState(false);

  const onExport = async () => {
    const { documentId } = contact;
    if (!(await save(exportUrl(documentId), `whatsapp-contact-${documentId}.json`)))
      toggleNotification({ type: 'danger', message: text('contact.export.failed') });
  };

  return (
    <Panel title={text('contact.personal')} intro={text('contact.personal.intro')}>
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" startIcon={<Download />} loading={isSaving} onClick={onExport}>
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
