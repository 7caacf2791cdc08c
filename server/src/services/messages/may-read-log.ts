import { actionId } from '../../../../shared/permissions';
import type { Actor } from '../../actor';

/** An ability of Strapi, as far as its rules are looked at. */
interface Ability {
  can(action: string): boolean;
  rules: readonly { action: string | string[]; conditions?: unknown; inverted?: boolean }[];
}

/**
 * Whether someone may see that messages went out, and what became of them: by the right to read the log, or
 * in a conversation of theirs.
 */
export const mayReadLog = (actor: Actor): boolean =>
  actor.source !== 'person' ||
  actor.isInConversation === true ||
  (actor.ability as Ability).can(actionId('messages.read'));

/** Whether a role gives a right without a condition, such as only for one's own conversations. */
const hasWholly = ({ rules }: Ability, action: string): boolean =>
  rules.some((rule) => [rule.action].flat().includes(action) && !rule.conditions);

/**
 * Whether someone may see, of any message, the whole number and what it says: with the log, whoever may
 * read every conversation. In a conversation, whoever may see that.
 */
export const mayReadBodies = (actor: Actor): boolean =>
  actor.source !== 'person' ||
  actor.isInConversation === true ||
  (mayReadLog(actor) && hasWholly(actor.ability as Ability, actionId('inbox.read')));
