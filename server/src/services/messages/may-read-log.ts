import { actionId } from '../../../../shared/permissions';
import type { Actor } from '../../actor';

/**
 * Whether someone may see whom messages went to, and what they say: by the right to read the log, or in a
 * conversation of theirs.
 */
export const mayReadLog = (actor: Actor): boolean =>
  actor.source !== 'person' ||
  actor.isInConversation === true ||
  (actor.ability as { can(action: string): boolean }).can(actionId('messages.read'));
