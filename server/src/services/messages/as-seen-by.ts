import type { Message } from '../../../../shared/contracts/messages';
import type { Actor } from '../../actor';
import { mayReadLog } from './may-read-log';

/** A message as far as somebody may see it: what it says may come from fields that they may not read. */
export const asSeenBy = (message: Message, actor: Actor): Message =>
  mayReadLog(actor)
    ? message
    : {
        ...message,
        phone: null,
        contactName: null,
        // They have the number in them.
        wamid: null,
        replyTo: null,
        rendered: null,
        blocks: null,
        received: null,
        surroundings: null,
        // The address of a link may hold them too.
        clicks: message.clicks && { ...message.clicks, links: [] },
      };
