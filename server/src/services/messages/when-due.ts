import type { Issue } from '../../../../shared/domain/issue';
import { checkExpiresAt, checkSendAt } from '../../../../shared/domain/message/schedule';
import type { Actor } from '../../actor';
import type { Runtime } from '../../runtime';

/** When a message is to leave, as it is asked for. */
export interface WhenAsked {
  /** Not before this time. */
  sendAt?: Date | string;
  /** Given up when it has not left by then. */
  expiresAt?: Date | string;
  /** False: it leaves at once, also where a person could take it back for some seconds. */
  undo?: boolean;
}

/** What speaks against the times that were asked for. A person has chosen one; to code, a past one is now. */
export function checkWhen({ sendAt, expiresAt }: WhenAsked, actor: Actor, now: Date): Issue[] {
  const leaves = sendAt === undefined ? null : new Date(sendAt);
  const issues = leaves ? checkSendAt(leaves, now) : [];
  return [
    ...(actor.source === 'person' ? issues : issues.filter(({ code }) => code !== 'sendAt.past')),
    ...(expiresAt === undefined ? [] : checkExpiresAt(new Date(expiresAt), leaves, now)),
  ];
}

/**
 * When a message may leave: at its own time, or now. What a person sends waits some seconds longer, in
 * which it is queued like any other and can be taken back; a one-time code cannot wait.
 */
export function whenDue(
  { config, now }: Pick<Runtime, 'config' | 'now'>,
  { sendAt: asked, undo = true }: WhenAsked,
  actor: Actor,
  category: string | null,
): { queuedAt: Date; sendAt: Date | null; dueAt: Date } {
  const queuedAt = now();
  const sendAt = asked === undefined ? null : new Date(asked);
  if (sendAt && sendAt > queuedAt) return { queuedAt, sendAt, dueAt: sendAt };
  const canWait = undo && actor.source === 'person' && category !== 'AUTHENTICATION';
  const waitMs = canWait ? config.sending.undoSeconds * 1_000 : 0;
  return { queuedAt, sendAt, dueAt: new Date(queuedAt.getTime() + waitMs) };
}
