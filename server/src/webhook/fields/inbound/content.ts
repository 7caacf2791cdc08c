import type {
  InboundBody,
  InboundContent,
  InboundMedia,
} from '../../../../../shared/domain/message/content/inbound/inbound';
import { idOf, list } from '../read-account';
import { record } from '../read-template';
import { readCards } from './cards';
import { readExtras } from './extras';
import { words } from './words';

type Json = Record<string, unknown>;

/** Reads one kind of message from the part that is named after it; null where it is not as Meta describes it. */
type Reader = (part: unknown, message: Json) => InboundBody | null;

const number = (value: unknown): number | null => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
};

function readMedia(part: unknown): InboundMedia | null {
  const { id, mime_type, sha256 } = record(part);
  const mediaId = idOf(id);
  return mediaId ? { id: mediaId, mime: words(mime_type), sha256: words(sha256) } : null;
}

const optional = <K extends string>(key: K, value: unknown): { [P in K]?: string } => {
  const text = words(value);
  return (text === null ? {} : { [key]: text }) as { [P in K]?: string };
};

const picture =
  (type: 'image' | 'video'): Reader =>
  (part) => {
    const media = readMedia(part);
    return media && { type, media, ...optional('caption', record(part).caption) };
  };

/** A form comes as JSON in a text. */
function readResponse(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const readInteractive: Reader = (part) => {
  const { type: kind, ...rest } = record(part);
  if (kind === 'button_reply' || kind === 'list_reply') {
    const reply = record(rest[kind]);
    const id = idOf(reply.id);
    const title = words(reply.title);
    if (id === null || title === null) return null;
    return kind === 'button_reply'
      ? { type: 'interactive', kind, id, title }
      : { type: 'interactive', kind, id, title, ...optional('description', reply.description) };
  }
  if (kind === 'nfm_reply') {
    const { name, body, response_json } = record(rest.nfm_reply);
    return {
      type: 'interactive',
      kind,
      name: words(name),
      body: words(body),
      response: readResponse(response_json),
    };
  }
  if (kind === 'call_permission_reply') {
    const response = words(record(rest.call_permission_reply).response);
    return response === null ? null : { type: 'interactive', kind, response };
  }
  return null;
};

const READERS: Record<string, Reader> = {
  text(part) {
    const body = words(record(part).body);
    return body === null ? null : { type: 'text', body };
  },
  image: picture('image'),
  video: picture('video'),
  audio(part) {
    const media = readMedia(part);
    return media && { type: 'audio', media, ...(record(part).voice === true && { voice: true }) };
  },
  document(part) {
    const media = readMedia(part);
    const { caption, filename } = record(part);
    return (
      media && {
        type: 'document',
        media,
        ...optional('caption', caption),
        ...optional('fileName', filename),
      }
    );
  },
  sticker(part) {
    const media = readMedia(part);
    const isAnimated = record(part).animated === true;
    return media && { type: 'sticker', media, ...(isAnimated && { animated: true }) };
  },
  location(part) {
    const { latitude, longitude, name, address, url } = record(part);
    const [north, east] = [number(latitude), number(longitude)];
    if (north === null || east === null) return null;
    return {
      type: 'location',
      latitude: north,
      longitude: east,
      ...optional('name', name),
      ...optional('address', address),
      ...optional('url', url),
    };
  },
  contacts(part) {
    const contacts = readCards(part);
    return contacts.length > 0 ? { type: 'contacts', contacts } : null;
  },
  reaction(part) {
    const { message_id, emoji } = record(part);
    const messageId = words(message_id);
    return messageId === null ? null : { type: 'reaction', messageId, emoji: words(emoji) ?? '' };
  },
  button(part) {
    const { text, payload } = record(part);
    const label = words(text) ?? words(payload);
    return label === null ? null : { type: 'button', text: label, payload: words(payload) };
  },
  interactive: readInteractive,
  order(part) {
    const { catalog_id, text, product_items } = record(part);
    const items = list(product_items).flatMap((item) => {
      const { product_retailer_id, quantity, item_price, currency } = record(item);
      const productId = idOf(product_retailer_id);
      return productId === null
        ? []
        : [
            {
              productId,
              quantity: number(quantity),
              price: number(item_price),
              currency: words(currency),
            },
          ];
    });
    if (items.length === 0) return null;
    return { type: 'order', catalogId: idOf(catalog_id), items, ...optional('text', text) };
  },
  unsupported: (part, message) => ({
    type: 'unsupported',
    of: words(record(part).type),
    errors: list(message.errors).map((item) => {
      const { code, title, message: told, error_data } = record(item);
      return {
        code: number(code),
        title: words(title) ?? words(told),
        details: words(record(error_data).details),
      };
    }),
  }),
  request_welcome: () => ({ type: 'request_welcome' }),
};

/** What a person wrote; `unknown` for a kind that nobody knows, or one that is not as Meta describes it. */
export function readInboundContent(message: Json): InboundContent {
  const type = words(message.type);
  const reader = type !== null && Object.hasOwn(READERS, type) ? READERS[type]! : null;
  const body = reader?.(message[type!], message) ?? ({ type: 'unknown', of: type } as const);
  return { ...body, ...readExtras(message) };
}
