import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Loader } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useWhatsappListCollectionsQuery } from '../api/collections';
import { withTexts } from '../components/with-texts';
import { useStartText } from '../hooks/use-start-text';
import { PERMISSIONS } from '../permissions';

const RecordMessages = withTexts(() => import('./RecordMessages'), <Loader small />);
const RecordAutomations = withTexts(() => import('./RecordAutomations'), null);

/**
 * The WhatsApp panel beside a record of a collection that takes part, for those who may send, or see what
 * automations do.
 */
export const RecordPanel: PanelComponent = ({ model, documentId, document, collectionType }) => {
  const text = useStartText();
  const { allowedActions } = useRBAC(PERMISSIONS.recordPanel);
  const { canSend, canRead } = allowedActions;
  const isPossible = (canSend || canRead) === true && collectionType === 'collection-types';
  const { data: collections } = useWhatsappListCollectionsQuery(undefined, { skip: !isPossible });
  const collection = collections?.find(({ uid }) => uid === model);
  if (!isPossible || !collection?.setting?.enabled) return null;

  return {
    title: text('panel.title'),
    content: (
      <Flex key={documentId} direction="column" alignItems="stretch" gap={4} width="100%">
        {canSend && (
          <RecordMessages
            collection={collection}
            // While a record is created or cloned there is nothing saved that could be sent.
            documentId={document ? documentId : undefined}
          />
        )}
        {document && documentId && (
          <RecordAutomations collection={collection} documentId={documentId} />
        )}
      </Flex>
    ),
  };
};
