import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { lazy, Suspense, useMemo } from 'react';
import { useWhatsappListCollectionsQuery } from '../../api/collections';
import { FocusBack } from '../../components/FocusBack';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

const BulkSendDialog = lazy(() => import('./BulkSendDialog'));

// Strapi compares what is returned here deeply, and an element made in a render holds the whole page.
const ICON = <PaperPlane aria-hidden />;

/** Begins a campaign from the list of a collection that takes part, for those who may send to many. */
export const BulkSend: BulkActionComponent = ({ model, collectionType, documents }) => {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesSendBulk);
  const isPossible = allowedActions.canSendBulk === true && collectionType === 'collection-types';
  const { data: collections } = useWhatsappListCollectionsQuery(undefined, { skip: !isPossible });
  const collection = collections?.find(({ uid }) => uid === model);
  const Content = useMemo(() => {
    const documentIds = documents.map(({ documentId }) => documentId);
    return function BulkSendContent({ onClose }: { onClose: () => void }) {
      return (
        <>
          <FocusBack />
          <Suspense fallback={null}>
            <BulkSendDialog uid={model} documentIds={documentIds} onClose={onClose} />
          </Suspense>
        </>
      );
    };
  }, [model, documents]);
  if (!isPossible || !collection?.setting?.enabled) return null;

  return {
    label: text('bulk.action'),
    variant: 'secondary',
    icon: ICON,
    dialog: { type: 'modal', title: text('bulk.title'), content: Content },
  };
};
