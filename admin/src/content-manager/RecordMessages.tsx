import { Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useForm, usePersistentState, useRBAC } from '@strapi/strapi/admin';
import { lazy, Suspense, useState } from 'react';
import type { Collection } from '../../../shared/contracts/collections';
import { PLUGIN_ID } from '../../../shared/plugin';
import { SentNotices } from '../components/SentNotices';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';
import { CollectionProblem } from './CollectionProblem';
import { LatestMessages } from './LatestMessages';
import { RecordThread } from './RecordThread';
import { useRecordLocale } from './use-record-locale';

const SendDialog = lazy(() => import('./SendDialog'));

interface RecordMessagesProps {
  collection: Collection;
  /** Undefined until the record is saved for the first time. */
  documentId: string | undefined;
}

/** What the panel holds: the button that sends, and the record's latest messages. */
export default function RecordMessages({ collection, documentId }: RecordMessagesProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  // Kept here, because the dialog is gone before it could be stored.
  const [lastUsed, setLastUsed] = usePersistentState<string | null>(
    `${PLUGIN_ID}.lastTemplate.${collection.uid}`,
    null,
  );
  const { allowedActions: inbox } = useRBAC(PERMISSIONS.inboxRead);
  const { allowedActions: contacts } = useRBAC(PERMISSIONS.contactsRead);
  const isModified = useForm('WhatsAppPanel', (form) => form.modified);
  const locale = useRecordLocale(collection);

  if (documentId === undefined)
    return <Typography textColor="neutral600">{text('panel.saveFirst')}</Typography>;

  const record = {
    uid: collection.uid,
    documentId,
    ...(collection.isLocalized && { locale }),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {collection.problems.length > 0 && <CollectionProblem problems={collection.problems} />}
      <Button
        fullWidth
        variant="secondary"
        startIcon={<PaperPlane />}
        onClick={() => setIsOpen(true)}
        aria-haspopup="dialog"
      >
        {text('panel.send')}
      </Button>
      <LatestMessages uid={collection.uid} documentId={documentId} locale={locale} />
      {inbox.canRead && contacts.canRead && (
        <RecordThread uid={collection.uid} documentId={documentId} />
      )}
      {/* For those who may send and have no menu entry. */}
      <SentNotices />
      {isOpen && (
        <Suspense fallback={null}>
          <SendDialog
            record={record}
            isModified={isModified}
            lastUsed={lastUsed}
            onUse={setLastUsed}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </Flex>
  );
}
