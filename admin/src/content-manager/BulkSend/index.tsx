import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { Loader } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useWhatsappListCollectionsQuery } from '../../api/collections';
import { withTexts } from '../../components/with-texts';
import { useStartText } from '../../hooks/use-start-text';
import { PERMISSIONS } from '../../permissions';

const BulkSendDialog = withTexts(() => import('./BulkSendDialog'), <Loader small />);

// Strapi compares what is returned here deeply, and an element made in a render holds the whole page.
const ICON = <PaperPlane aria-hidden />;

/** Begins a campaign from the list of a collection that takes part, for those who may send to many. */
export const BulkSend: BulkActionComponent = ({ model, collectionType, documents }) => {
  const text = useStartText();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesSendBulk);
  const isPossible = allowedActions.canSendBulk === true && collectionType === 'collection-types';
  const { data: collections } = useWhatsappListCollectionsQuery(undefined, { skip: !isPossible });
  const collection = collections?.find(({ uid }) => uid === model);
  const Content = useMemo(() => {
    const documentIds = documents.map(({ documentId }) => documentId);
    return function BulkSendContent({ onClose }: { onClose: () => void }) {
      return <BulkSendDialog uid={model} documentIds={documentIds} onClose={onClose} />;
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
