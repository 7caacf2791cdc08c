import { asString, asText, type JsonObject } from '../../json';
import { invalidParameter, messagingError } from '../../graph/refusals';
import { mediaFault } from '../media-kinds';
import { isLink, type ContentContext, type ContentReader, type ReadContent } from './content';
import { optionalText } from './text-limits';

const MAX_CAPTION = 1024;
const WITHOUT_CAPTION = ['audio', 'sticker'];

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
  const owner = media && platform.world.phoneNumbers.get(media.phoneNumberId);
  if (
    !media ||
    media.expiresAt <= platform.clock.now() ||
    owner?.businessAccountId !== number.businessAccountId
  ) {
    throw invalidParameter(
      `Param ${path}['id'] is not a valid whatsapp business account media attachment ID`,
    );
  }
  const fault = mediaFault(kind, media.mimeType, media.bytes.length);
  if (fault) throw messagingError(131053, fault);
  return { mediaId: media.id, ...named };
};

/** A reader for messages of one kind of media. */
export const mediaReader =
  (kind: string): ContentReader =>
  (part, context): ReadContent => {
    const object = readMediaObject(part, kind, kind, context);
    const caption = optionalText(part, 'caption', `${kind}['caption']`, MAX_CAPTION);
    if (caption !== undefined && WITHOUT_CAPTION.includes(kind)) {
      throw invalidParameter(`Unexpected key "caption" on param "${kind}".`);
    }
    return {
      content: part,
      view: {
        header: { type: kind, ...object },
        ...(caption ? { body: caption } : {}),
        buttons: [],
      },
      ...(object.link ? { links: [{ link: object.link, kind }] } : {}),
    };
  };
