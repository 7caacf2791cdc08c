import { asString, asText, type JsonObject } from '../../json';
import { invalidParameter, messagingError } from '../../graph/refusals';
import { mediaFault, voiceFault } from '../media-kinds';
import {
  isLink,
  refuseOthers,
  type ContentContext,
  type ContentReader,
  type ReadContent,
} from './content';
import { optionalText } from './text-limits';

const MAX_CAPTION = 1024;

/** What stands in a media object of each kind besides its id or link. */
const EXTRAS: Readonly<Record<string, readonly string[]>> = {
  image: ['caption'],
  video: ['caption'],
  document: ['caption', 'filename'],
  audio: ['voice'],
  sticker: [],
};

/** A media object given by id or link; refuses one that cannot be sent as this kind. */
export const readMediaObject = (
  part: JsonObject,
  kind: string,
  path: string,
  { platform, number }: ContentContext,
): { mediaId?: string; link?: string; filename?: string } => {
  const id = asText(part['id']);
  const link = asString(part['link']);
  const filename = asString(part['filename']);
  const named = filename === undefined ? {} : { filename };
  if (!id && !link)
    throw invalidParameter(`The parameter ${path}['id'] or ${path}['link'] is required.`);
  if (id && link) throw invalidParameter(`Param ${path} must have either id or link, not both.`);
  if (link) {
    if (!isLink(link)) throw invalidParameter(`Param ${path}['link'] is not a valid URI.`);
    return { link, ...named };
  }
  const media = platform.world.media.get(id ?? '');
  if (!media) {
    throw invalidParameter(
      `Param ${path}['id'] is not a valid whatsapp business account media attachment ID`,
    );
  }
  if (media.phoneNumberId !== number.id) {
    throw messagingError(131053, `The media ${media.id} belongs to another phone number.`);
  }
  if (media.expiresAt <= platform.clock.now()) {
    throw messagingError(131053, `The media ${media.id} has expired; upload it again.`);
  }
  const fault = mediaFault(kind, media.mimeType, media.bytes);
  if (fault) throw messagingError(131053, fault);
  return { mediaId: media.id, ...named };
};

/** Whether audio is to be a voice message; refuses an uploaded file that cannot be one. */
const readVoice = (
  part: JsonObject,
  mediaId: string | undefined,
  { platform }: ContentContext,
): boolean => {
  const voice = part['voice'] ?? false;
  if (typeof voice !== 'boolean') throw invalidParameter("Param audio['voice'] must be a boolean.");
  const media = platform.world.media.get(mediaId ?? '');
  const fault = voice && media ? voiceFault(media.mimeType) : undefined;
  if (fault) throw messagingError(131053, fault);
  return voice;
};

/** A reader for messages of one kind of media. */
export const mediaReader =
  (kind: string): ContentReader =>
  (part, context): ReadContent => {
    refuseOthers(part, ['id', 'link', ...(EXTRAS[kind] ?? [])], kind);
    const object = readMediaObject(part, kind, kind, context);
    const caption = optionalText(part, 'caption', `${kind}['caption']`, MAX_CAPTION);
    const isVoice = readVoice(part, object.mediaId, context);
    return {
      content: part,
      view: {
        header: { type: kind, ...object },
        ...(caption ? { body: caption } : {}),
        buttons: [],
      },
      ...(object.link ? { links: [{ link: object.link, kind, isVoice }] } : {}),
    };
  };
