import { asString } from '../../json';
import { invalidParameter, messagingError } from '../../graph/refusals';
import type { ContentReader } from './content';

/** Whether a text is one emoji: one sign for the eye, drawn as a picture, a flag or a keycap. */
const isOneEmoji = (text: string): boolean =>
  [...new Intl.Segmenter().segment(text)].length === 1 &&
  /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u.test(text);

/** A reaction to a message of the same thread; an empty emoji takes it back. */
export const readReaction: ContentReader = (part, { platform, number, customer }) => {
  const id = asString(part['message_id']);
  const emoji = asString(part['emoji']);
  if (!id) throw invalidParameter("The parameter reaction['message_id'] is required.");
  if (emoji === undefined) throw invalidParameter("The parameter reaction['emoji'] is required.");
  if (emoji !== '' && !isOneEmoji(emoji)) {
    throw messagingError(131009, "Param reaction['emoji'] must be an emoji.");
  }
  const target = platform.world.messages.get(id);
  if (!target || target.phone !== customer.phone || target.phoneNumberId !== number.id) {
    throw messagingError(131009, 'The message to react to is not in this conversation.');
  }
  return { content: part, view: { body: emoji, buttons: [], otherKind: 'reaction' } };
};
