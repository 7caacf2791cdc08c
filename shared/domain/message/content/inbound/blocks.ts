import type { BlockMedia, Blocks, ShownFile } from '../../../template/preview';
import { textBlocks } from '../kind';
import type { InboundCard, InboundContent } from './inbound';
import { answersOf, cardName, orderLine, renderInbound } from './render';

const mediaBlock = (type: string, file: ShownFile | null, name?: string): BlockMedia => ({
  type: type.toUpperCase(),
  url: file?.url ?? null,
  name: name ?? file?.name ?? null,
});

const linesOf = ({ name, org, phones, emails, urls }: InboundCard): string[] =>
  [
    [org?.title, org?.company].filter(Boolean).join(', '),
    ...(name ? (phones ?? []) : (phones ?? []).slice(1)).map(({ phone }) => phone),
    ...(emails ?? []).map(({ email }) => email),
    ...(urls ?? []).map(({ url }) => url),
  ].filter(Boolean);

/** What a person wrote as a bubble shows it; `file` is what it carries, once that is here. */
export function toInboundBlocks(content: InboundContent, file: ShownFile | null = null): Blocks {
  switch (content.type) {
    case 'image':
    case 'video':
      return { ...textBlocks(content.caption), media: mediaBlock(content.type, file) };
    case 'document':
      return {
        ...textBlocks(content.caption),
        media: mediaBlock('document', file, content.fileName),
      };
    case 'audio':
      return {
        ...textBlocks(undefined),
        media: { ...mediaBlock('audio', file), ...(content.voice && { isVoice: true }) },
      };
    case 'sticker':
      return { ...textBlocks(undefined), media: mediaBlock('sticker', file) };
    case 'location': {
      const { name, latitude, longitude, address } = content;
      return {
        ...textBlocks(undefined),
        media: {
          type: 'LOCATION',
          url: null,
          name: name ?? `${latitude}, ${longitude}`,
          address: address ?? null,
        },
      };
    }
    case 'contacts':
      return {
        ...textBlocks(undefined),
        contacts: content.contacts.map((card) => ({ name: cardName(card), lines: linesOf(card) })),
      };
    case 'reaction':
      return { ...textBlocks(undefined), reaction: { emoji: content.emoji } };
    case 'order':
      return {
        ...textBlocks(content.items.map(orderLine).join('\n')),
        footer: content.text ?? null,
      };
    case 'interactive':
      if (content.kind === 'list_reply')
        return { ...textBlocks(content.title), footer: content.description ?? null };
      if (content.kind === 'nfm_reply') {
        const answers = answersOf(content.response).map(([key, value]) => `${key}: ${value}`);
        return {
          ...textBlocks(answers.join('\n') || renderInbound(content)),
          footer: content.name,
        };
      }
      return textBlocks(renderInbound(content));
    default:
      return textBlocks(renderInbound(content));
  }
}
