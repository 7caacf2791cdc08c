import type { MessageRow } from '../../store/rows';

/** For so long Meta keeps what people send. */
const KEPT_MS = 7 * 86_400_000;

/** Whether Meta has thrown the file of a message away by now. */
export const isOverdue = (
  { receivedAt, acceptedAt }: Pick<MessageRow, 'receivedAt' | 'acceptedAt'>,
  now: Date,
): boolean => now.getTime() - new Date(receivedAt ?? acceptedAt ?? 0).getTime() >= KEPT_MS;
