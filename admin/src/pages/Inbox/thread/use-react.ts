import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { newIdempotencyKey } from '../../../api/idempotency-key';
import { useWhatsappAnswerMutation } from '../../../api/thread';
import { useApiError } from '../../../hooks/use-api-error';
import { useThreadContext } from './thread-context';

/** Reacts to a message, or takes the reaction back by none; shown at once, and taken away where it is refused. */
export function useReact(item: ThreadMessage): (emoji: string) => Promise<void> {
  const { conversation, put } = useThreadContext();
  const { notifyError } = useApiError();
  const [answer] = useWhatsappAnswerMutation();
  return async (emoji) => {
    const others = item.reactions.filter(({ direction }) => direction !== 'out');
    const own = { emoji, direction: 'out' as const, at: new Date().toISOString() };
    put([{ ...item, reactions: emoji === '' ? others : [...others, own] }]);
    const result = await answer({
      documentId: conversation.documentId,
      data: {
        idempotencyKey: newIdempotencyKey(),
        content: { type: 'reaction', messageId: item.message.documentId, emoji },
      },
    });
    if (!('error' in result)) return;
    put([item]);
    notifyError(result.error);
  };
}
