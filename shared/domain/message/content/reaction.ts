import { PHRASES } from '../../phrases';
import { error } from '../../issue';
import type { ReactionContent } from './content';
import { ROOT, textBlocks, type ContentKind } from './kind';
import { readChoice, readFields, readText } from './shape';

/**
 * One emoji of however many signs: a flag, a keycap, or a picture with its shade, its tags, and what is
 * joined to it. https://www.unicode.org/reports/tr51/#EBNF_and_Regex
 */
const ONE_EMOJI =
  /^(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|(?=\p{Emoji})\p{ExtPict}(?:\p{EMod}|\uFE0F|[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D\p{ExtPict}(?:\p{EMod}|\uFE0F)?)*)$/u;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/reaction-messages */
export const REACTION: ContentKind<ReactionContent> = {
  read: readFields<ReactionContent>({
    type: readChoice('reaction'),
    messageId: readText,
    emoji: readText,
  }),
  check: ({ messageId, emoji }) => [
    ...(messageId.trim() === '' ? [error('reaction.target', `${ROOT}.messageId`)] : []),
    ...(emoji === '' || ONE_EMOJI.test(emoji)
      ? []
      : [error('reaction.emoji', `${ROOT}.emoji`, { emoji: [...emoji].slice(0, 20).join('') })]),
  ],
  toMeta: ({ messageId, emoji }, { reactionWamid }) => ({
    message_id: reactionWamid ?? messageId,
    emoji,
  }),
  render: ({ emoji }) => emoji || PHRASES['rendered.noReaction'],
  toBlocks: ({ emoji }) => ({ ...textBlocks(undefined), reaction: { emoji } }),
};
