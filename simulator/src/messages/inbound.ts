import { asObject, asString, isObject, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { mediaUrl, storeMedia } from '../graph/media';
import type { Customer, Message, MessageView, PhoneNumber } from '../world/types';
import { addMessage, businessAccountOf, userIdFor } from '../world/world';
import { contactOf, metadataOf, webhookError } from './statuses';

/** What a person sends: Meta's webhook form of the message, or a text alone. */
export interface Inbound extends JsonObject {
  text?: unknown;
  type?: string;
}

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker'];
/** A transparent pixel, sent when a test wants a picture but does not care which. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** The smallest sticker there is. */
const STICKER = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA';
const textBytes = (text: string): string => Buffer.from(text).toString('base64');
/** What is sent of each kind when nobody cares which. */
const SAMPLES: Record<string, { data: string; mimeType: string }> = {
  image: { data: PIXEL, mimeType: 'image/png' },
  sticker: { data: STICKER, mimeType: 'image/webp' },
  audio: { data: textBytes('OggS voice'), mimeType: 'audio/ogg; codecs=opus' },
  video: { data: textBytes('ftyp mp4'), mimeType: 'video/mp4' },
  document: { data: textBytes('%PDF-1.4 sample'), mimeType: 'application/pdf' },
};
const WITHOUT_CONTACTS = ['system'];
const EXTRAS = ['referral', 'errors', 'group_id'];

const withMedia = (
  platform: Platform,
  number: PhoneNumber,
  kind: string,
  part: JsonObject,
): JsonObject => {
  if (part['id'] !== undefined) return part;
  const { data, ...rest } = part;
  const filename = asString(part['filename']);
  const sample = SAMPLES[kind]!;
  const media = storeMedia(
    platform,
    {
      phoneNumberId: number.id,
      bytes: Buffer.from(asString(data) ?? sample.data, 'base64'),
      mimeType: asString(part['mime_type']) ?? sample.mimeType,
      ...(filename === undefined ? {} : { filename }),
    },
    'person',
  );
  return {
    ...rest,
    mime_type: media.mimeType,
    sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
    id: media.id,
    url: mediaUrl(platform, media),
    ...(kind === 'audio' && part['voice'] === undefined ? { voice: true } : {}),
    ...(kind === 'sticker' && part['animated'] === undefined ? { animated: false } : {}),
  };
};

const viewOf = (type: string, part: JsonObject): MessageView => {
  const mediaId = asString(part['id']);
  const filename = asString(part['filename']);
  const caption = asString(part['caption']);
  if (MEDIA.includes(type)) {
    return {
      header: { type, ...(mediaId ? { mediaId } : {}), ...(filename ? { filename } : {}) },
      ...(caption ? { body: caption } : {}),
      buttons: [],
    };
  }
  const { latitude, longitude } = part;
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    const [name, address] = [asString(part['name']), asString(part['address'])];
    return {
      location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
      buttons: [],
    };
  }
  const interactive = asObject(part['button_reply'] ?? part['list_reply'] ?? part['nfm_reply']);
  const body =
    asString(part['body']) ??
    asString(part['text']) ??
    asString(part['emoji']) ??
    asString(interactive['title']) ??
    asString(interactive['body']);
  return { ...(body === undefined ? { otherKind: type } : { body }), buttons: [] };
};

const readInbound = (inbound: Inbound): { type: string; part: unknown } => {
  const { text } = inbound;
  const type = asString(inbound.type) ?? 'text';
  if (type === 'text')
    return { type, part: typeof text === 'string' ? { body: text } : asObject(text) };
  if (type === 'unsupported') return { type, part: inbound['unsupported'] ?? { type: 'unknown' } };
  return { type, part: inbound[type] ?? {} };
};

const reactTo = (platform: Platform, part: JsonObject): void => {
  const target = platform.world.messages.get(asString(part['message_id']) ?? '');
  if (!target) return;
  const emoji = asString(part['emoji']);
  if (emoji) target.reactions.person = emoji;
  else delete target.reactions.person;
};

/** What the message answers, or that it was forwarded. */
const contextFor = (
  number: PhoneNumber,
  id: string | undefined,
  given: unknown,
): { context?: JsonObject } => {
  if (id === undefined && !isObject(given)) return {};
  const from = number.displayPhoneNumber.replace(/\D/g, '');
  return { context: { ...(id === undefined ? {} : { from, id }), ...asObject(given) } };
};

/** Lets a person send a message to a business number, and tells receivers of it unless they are blocked. */
export const receive = (
  platform: Platform,
  number: PhoneNumber,
  customer: Customer,
  inbound: Inbound,
): Message => {
  const { clock, ids, world } = platform;
  const { type, part: given } = readInbound(inbound);
  const part = MEDIA.includes(type) ? withMedia(platform, number, type, asObject(given)) : given;
  const contextId = asString(asObject(inbound['context'])['id']) ?? asString(inbound['context']);
  const message: Message = {
    id: ids.wamid(customer.waId, 'in'),
    direction: 'in',
    phoneNumberId: number.id,
    phone: customer.phone,
    addressedBy: customer.hidesNumber ? 'user_id' : 'phone',
    type,
    content: { [type]: part },
    view: viewOf(type, asObject(part)),
    at: clock.seconds(),
    status: 'received',
    statusAt: { received: clock.seconds() },
    reactions: {},
    ...(contextId === undefined ? {} : { contextId }),
  };
  addMessage(world, message);
  if (type === 'reaction') reactTo(platform, asObject(part));
  if (number.blocked.includes(customer.phone)) return message;
  const hidden = customer.hidesNumber;
  const userId = userIdFor(world, customer, businessAccountOf(world, number).portfolioId);
  const isSystem = WITHOUT_CONTACTS.includes(type);
  const extras = Object.fromEntries(
    EXTRAS.filter((key) => inbound[key] !== undefined).map((key) => [key, inbound[key]]),
  );
  const errors = type === 'unsupported' ? { errors: [webhookError(131051)] } : {};
  platform.webhooks.publish({
    businessAccountId: number.businessAccountId,
    phoneNumberId: number.id,
    field: 'messages',
    at: clock.seconds(),
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      ...(isSystem ? {} : { contacts: [contactOf(platform, number, customer, hidden)] }),
      messages: [
        {
          ...(hidden ? {} : { from: customer.waId }),
          ...(isSystem ? {} : { from_user_id: userId }),
          id: message.id,
          timestamp: String(message.at),
          type,
          ...contextFor(number, contextId, inbound['context']),
          [type]: part,
          ...errors,
          ...extras,
        },
      ],
    },
  });
  platform.changes.tell('message', customer.phone);
  return message;
};
