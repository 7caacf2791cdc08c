import type { Message } from '../../../shared/contracts/messages';
import type { MessageState } from '../../../shared/domain/message/message';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** States that change by themselves within moments. */
const IN_MOTION: ReadonlySet<MessageState> = new Set(['queued', 'sending', 'accepted', 'sent']);

const OFTEN = 2.5 * SECOND;
const SELDOM = 30 * SECOND;

type Looked = Pick<Message, 'state' | 'times' | 'createdAt' | 'holdReason' | 'dueAt'> &
  Partial<Pick<Message, 'received'>>;

/**
 * How often, in milliseconds, to look at messages again: every few seconds while one is under way or
 * its file is fetched, seldom when what is left may take a person's reading, and when the time of one that waits has come.
 */
export function refreshInterval(messages: Looked[], now: number): number {
  const waitOf = ({ state, dueAt }: Looked) =>
    state === 'queued' && dueAt !== null ? Date.parse(dueAt) - now : 0;
  const next = Math.min(...messages.map(waitOf).filter((ms) => ms > OFTEN), SELDOM);
  const isFresh = ({ createdAt, times, dueAt }: Looked) => {
    const moves = [createdAt, dueAt ?? createdAt, ...Object.values(times)].map((time) =>
      Date.parse(time),
    );
    return now - Math.max(...moves) < 10 * MINUTE;
  };
  if (messages.some(({ received }) => received?.media?.state === 'waiting')) return OFTEN;
  const fresh = messages.filter((message) => waitOf(message) <= OFTEN && isFresh(message));
  if (fresh.some(({ state, holdReason }) => IN_MOTION.has(state) && !holdReason)) return OFTEN;
  return fresh.some(({ state }) => state === 'delivered') ? Math.min(5 * SECOND, next) : next;
}
