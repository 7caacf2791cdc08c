import type { Message } from '../../../shared/contracts/messages';
import type { useText } from '../hooks/use-text';

/** What stands in place of the text of a message that has none, or none any more. */
export function noTextOf(
  {
    isMasked,
    bodyDeleted,
    received,
    direction,
  }: Pick<Message, 'isMasked' | 'bodyDeleted' | 'received' | 'direction'>,
  text: ReturnType<typeof useText>,
): string {
  if (isMasked) return text('messages.textMasked');
  if (received?.withdrawnAt) return text(`messages.withdrawn.${direction}`);
  if (bodyDeleted === null) return text('messages.noText');
  return bodyDeleted.by === 'erasure'
    ? text('messages.textErased')
    : text('messages.textDeleted', { days: bodyDeleted.afterDays });
}
