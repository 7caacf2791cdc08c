import { phraseOf, PHRASES } from '../../../phrases';
import type { InboundBody, InboundCard, InboundContent, InboundOrder } from './inbound';

type Kinds = { [T in InboundBody['type']]: (content: Extract<InboundBody, { type: T }>) => string };

/** What a card is called: its name, else its first number. */
export const cardName = ({ name, phones, emails }: InboundCard): string =>
  name?.formatted_name?.trim() || phones?.[0]?.phone || emails?.[0]?.email || 'Contact';

const captioned = ({ caption }: { caption?: string }, word: string): string =>
  caption?.trim() ? caption : word;

/** One line of an order, e.g. `2 × SKU-7 (12.5 EUR)`. */
export const orderLine = (item: InboundOrder['items'][number]): string => {
  const price =
    item.price === null ? '' : ` (${[item.price, item.currency].filter(Boolean).join(' ')})`;
  return `${item.quantity ?? 1} × ${item.productId}${price}`;
};

/** What was filled into a form, as one line a field. */
export function answersOf(response: unknown): [string, string][] {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return [];
  return Object.entries(response)
    .filter(([key]) => key !== 'flow_token')
    .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
}

const RENDERERS: Kinds = {
  text: ({ body }) => body,
  image: (content) => captioned(content, PHRASES['rendered.image']),
  video: (content) => captioned(content, PHRASES['rendered.video']),
  audio: ({ voice }) => PHRASES[voice ? 'rendered.voice' : 'rendered.audio'],
  document: (content) => captioned(content, content.fileName ?? PHRASES['rendered.document']),
  sticker: () => PHRASES['rendered.sticker'],
  location: ({ name, address, latitude, longitude }) =>
    phraseOf('rendered.location', {
      place: [name || `${latitude}, ${longitude}`, address].filter(Boolean).join(', '),
    }),
  contacts: ({ contacts }) =>
    phraseOf(contacts.length === 1 ? 'rendered.contact' : 'rendered.contacts', {
      names: contacts.map(cardName).join(', '),
    }),
  reaction: ({ emoji }) => emoji || PHRASES['rendered.noReaction'],
  button: ({ text }) => text,
  interactive(content) {
    if (content.kind === 'nfm_reply') {
      const answers = answersOf(content.response).map(([key, value]) => `${key}: ${value}`);
      const words = answers.join(', ') || content.body;
      return words ? phraseOf('rendered.form', { answers: words }) : PHRASES['rendered.emptyForm'];
    }
    if (content.kind === 'call_permission_reply')
      return phraseOf('rendered.calls', { answer: String(content.response) });
    return content.title;
  },
  order: ({ items, text }) =>
    [phraseOf('rendered.order', { items: items.map(orderLine).join(', ') }), text]
      .filter(Boolean)
      .join('\n'),
  unsupported: ({ of, errors }) =>
    of
      ? phraseOf('rendered.unsupportedKind', { type: of })
      : (errors[0]?.details ?? errors[0]?.title ?? PHRASES['rendered.unsupported']),
  request_welcome: () => PHRASES['rendered.welcome'],
  unknown: ({ of }) =>
    of ? phraseOf('rendered.unknownKind', { type: of }) : PHRASES['rendered.unknown'],
};

/** The text that the log shows of what a person wrote; never empty. */
export const renderInbound = (content: InboundContent): string =>
  (RENDERERS[content.type] as (content: InboundContent) => string)(content) || content.type;

/**
 * What a person said in words: typed, or the words on what they tapped; null for kinds without words.
 * `payload` is the id behind the words that were tapped.
 */
export function saidIn(content: InboundContent): { text: string | null; payload: string | null } {
  switch (content.type) {
    case 'text':
      return { text: content.body, payload: null };
    case 'button':
      return { text: content.text, payload: content.payload };
    case 'interactive':
      return 'title' in content
        ? { text: content.title, payload: content.id }
        : { text: null, payload: null };
    case 'order':
      return { text: content.text ?? null, payload: null };
    default:
      return { text: ('caption' in content && content.caption) || null, payload: null };
  }
}
