import { EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useWhatsappGetConversationQuery } from '../../../api/conversations';
import { readApiError } from '../../../api/read-api-error';
import { RetryError } from '../../../components/RetryError';
import { useText } from '../../../hooks/use-text';
import { useGone } from '../live/use-gone';
import { OpenConversation } from './OpenConversation';

export interface ConversationViewProps {
  documentId: string;
  inbox: Inbox;
  /** Back to the list, where it does not stand beside this. */
  onBack?: () => void;
}

/** One conversation: who it is with, what was written, and where the answer is written. */
export function ConversationView({ documentId, inbox, onBack }: ConversationViewProps) {
  const text = useText();
  const { currentData, error, refetch } = useWhatsappGetConversationQuery(documentId, {
    refetchOnMountOrArgChange: true,
  });
  const { status } = readApiError(error);
  const isRefused = status === 404 || status === 403;
  const isGone = useGone(documentId) || isRefused;
  // What could not be refreshed stays, so that nothing that is being written is lost.
  if (currentData && !isGone)
    return (
      <OpenConversation key={documentId} conversation={currentData} inbox={inbox} onBack={onBack} />
    );
  if (!error && !isGone)
    return (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('inbox.thread.loading')}</Loader>
      </Flex>
    );
  return isGone ? (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text(isRefused ? 'inbox.thread.notFound' : 'inbox.thread.gone')}
    />
  ) : (
    <RetryError onRetry={refetch} />
  );
}
