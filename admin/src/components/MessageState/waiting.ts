import type { Message } from '../../../../shared/contracts/messages';

/** Why a queued message has not left yet. */
export type Waiting =
  /** It has a time of its own. */
  | { for: 'time'; at: string }
  /** It can still be taken back. */
  | { for: 'undo'; seconds: number }
  /** An attempt was in vain. */
  | { for: 'retry'; at: string };

type WaitingMessage = Pick<
  Message,
  'state' | 'holdReason' | 'sendAt' | 'dueAt' | 'attempt' | 'times'
>;

/** What a message waits for at `now`; null when it does not, or when its account is what it waits for. */
export function waitingOf(message: WaitingMessage, now: number): Waiting | null {
  const { state, holdReason, sendAt, dueAt, attempt, times } = message;
  if (state !== 'queued' || holdReason !== null || dueAt === null) return null;
  const waitMs = Date.parse(dueAt) - now;
  if (attempt > 0) return { for: 'retry', at: dueAt };
  if (waitMs <= 0) return null;
  if (sendAt !== null && Date.parse(sendAt) > now) return { for: 'time', at: sendAt };
  // The clock of this machine may be wrong; the wait itself was measured by the server's.
  const longest = Date.parse(dueAt) - Date.parse(times.queuedAt ?? message.dueAt!);
  return { for: 'undo', seconds: Math.ceil(Math.min(waitMs, longest || waitMs) / 1000) };
}
