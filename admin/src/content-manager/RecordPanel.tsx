import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Loader } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { useWhatsappListCollectionsQuery } from '../api/collections';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';

const RecordMessages = lazy(() => import('./RecordMessages'));

/** The WhatsApp panel beside a record of a collection that takes part, for those who may send. */
export const RecordPanel: PanelComponent = ({ model, documentId, document, collectionType }) => {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesSend);
  const isPossible = allowedActions.canSend === true && collectionType === 'collection-types';
  const { data: collections } = useWhatsappListCollectionsQuery(undefined, { skip: !isPossible });
  const collection = collections?.find(({ uid }) => uid === model);
  if (!isPossible || !collection?.setting?.enabled) return null;

  return {
    title: text('panel.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <RecordMessages
          key={documentId}
          collection={collection}
          // While a record is created or cloned there is nothing saved that could be sent.
          documentId={document ? documentId : undefined}
        />
      </Suspense>
    ),
  };
};
