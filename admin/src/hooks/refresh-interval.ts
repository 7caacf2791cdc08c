import type { Message } from '../../../shared/contracts/messages';
import type { MessageState } from '../../../shared/domain/message/message';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** States that change by themselves within moments. */
const IN_MOTION: ReadonlySet<MessageState> = new Set(['queued', 'sending', 'accepted', 'sent']);

/**
 * How often, in milliseconds, to look at messages again: every few seconds while one is under way,
 * seldom when what is left may take a person's reading.
 */
export function refreshInterval(
  messages: Pick<Message, 'state' | 'times' | 'createdAt' | 'holdReason'>[],
  now: number,
): number {
  const isFresh = ({ createdAt, times }: Pick<Message, 'times' | 'createdAt'>) => {
    const moves = [createdAt, ...Object.values(times)].map((time) => Date.parse(time));
    return now - Math.max(...moves) < 10 * MINUTE;
  };
  const fresh = messages.filter(isFresh);
  if (fresh.some(({ state, holdReason }) => IN_MOTION.has(state) && !holdReason))
    return 2.5 * SECOND;
  return fresh.some(({ state }) => state === 'delivered') ? 5 * SECOND : 30 * SECOND;
}
