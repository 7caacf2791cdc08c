import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { useWhatsappActOnMessageMutation, type MessageVerb } from '../../../api/thread';
import { useApiError } from '../../../hooks/use-api-error';
import { useThreadContext } from './thread-context';

/** Does something about a message, and shows what came of it. */
export function useAct({ message }: ThreadMessage) {
  const { conversation, put } = useThreadContext();
  const { notifyError } = useApiError();
  const [ask, { isLoading }] = useWhatsappActOnMessageMutation();
  const act = async (verb: MessageVerb): Promise<void> => {
    const { documentId } = conversation;
    const result = await ask({ documentId, message: message.documentId, verb });
    if ('error' in result) notifyError(result.error);
    else put([result.data]);
  };
  return { act, isLoading };
}
