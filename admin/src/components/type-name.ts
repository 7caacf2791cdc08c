import type { ContentType } from '../../../shared/domain/message/content/content';
import type { InboundBody } from '../../../shared/domain/message/content/inbound/inbound';
import type { StartKey } from '../plugin-translations';

const NAMES = {
  text: 'messages.type.text',
  image: 'messages.type.image',
  video: 'messages.type.video',
  audio: 'messages.type.audio',
  document: 'messages.type.document',
  sticker: 'messages.type.sticker',
  location: 'messages.type.location',
  contacts: 'messages.type.contacts',
  reaction: 'messages.type.reaction',
  interactive: 'messages.type.interactive',
  template: 'messages.type.template',
  button: 'messages.type.button',
  order: 'messages.type.order',
  unsupported: 'messages.type.unsupported',
  request_welcome: 'messages.type.request_welcome',
  unknown: 'messages.type.unknown',
} satisfies Record<ContentType | InboundBody['type'] | 'template', StartKey>;

/** The text that names a kind of message; null for one that Meta has invented since. */
export const typeName = (type: string): StartKey | null =>
  Object.hasOwn(NAMES, type) ? NAMES[type as keyof typeof NAMES] : null;
