import type { Message } from '../../../../shared/contracts/messages';
import { maskPhone } from '../../../../shared/domain/phone';
import type { Actor } from '../../actor';
import { mayReadBodies, mayReadLog } from './may-read-log';

/** A message without what it says, and without what leads to the whole number. */
const masked = (message: Message): Message => ({
  ...message,
  isMasked: true,
  phone: message.phone && maskPhone(message.phone),
  // They have the number in them.
  wamid: null,
  replyTo: null,
  rendered: null,
  blocks: null,
  received: null,
  surroundings: null,
  // What Meta writes may quote both.
  failure: message.failure && { ...message.failure, metaDetails: null },
  lastFailure: message.lastFailure && { ...message.lastFailure, details: null },
  // The address of a link may hold them too.
  clicks: message.clicks && { ...message.clicks, links: [] },
});

/**
 * A message as far as somebody may see it: with the right to read the log alone, number and text are
 * masked; without it, nothing tells whom it went to, for what it says may come from fields that they may
 * not read.
 */
export function asSeenBy(message: Message, actor: Actor): Message {
  if (mayReadBodies(actor)) return message;
  return mayReadLog(actor)
    ? masked(message)
    : { ...masked(message), phone: null, contactName: null };
}
