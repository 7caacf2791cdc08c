const MB = 1024 * 1024;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be sent as one kind of media. */
export interface MediaKind {
  maxBytes: number;
  mimeTypes: readonly string[];
}

/** Kinds of media with their sizes and types (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media). */
const MEDIA_KINDS: Readonly<Record<string, MediaKind>> = {
  audio: {
    maxBytes: 16 * MB,
    mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  },
  document: {
    maxBytes: 100 * MB,
    mimeTypes: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.spreadsheetml.sheet`,
      `${OFFICE}.presentationml.presentation`,
    ],
  },
  image: { maxBytes: 5 * MB, mimeTypes: ['image/jpeg', 'image/png'] },
  sticker: { maxBytes: 500 * 1024, mimeTypes: ['image/webp'] },
  video: { maxBytes: 16 * MB, mimeTypes: ['video/mp4', 'video/3gpp'] },
};

/** The type without its parameters, in lower case. */
export const bareType = (mimeType: string): string =>
  (mimeType.split(';')[0] ?? '').trim().toLowerCase();

/** Static stickers may have less than animated ones. */
const MAX_STATIC_STICKER = 100 * 1024;

/** Whether a WebP file has frames of an animation. */
const isAnimated = (bytes: Buffer): boolean => bytes.includes('ANMF');

/** How many channels the Opus stream of an Ogg file has; undefined when there is none. */
const opusChannels = (bytes: Buffer): number | undefined => {
  const at = bytes.subarray(0, 512).indexOf('OpusHead');
  return at < 0 ? undefined : bytes[at + 9];
};

/** What is inside the file and cannot be played or shown, if so; bytes that are no file at all pass. */
const insideFault = (kind: string, bytes: Buffer): string | undefined => {
  if (kind === 'audio' && bytes.subarray(0, 4).equals(Buffer.from('OggS'))) {
    const channels = opusChannels(bytes);
    if (channels === undefined) return 'Ogg audio must be encoded with the Opus codec.';
    if (channels !== 1) return 'Ogg audio must be mono.';
  }
  if (kind === 'sticker' && bytes.length > MAX_STATIC_STICKER && !isAnimated(bytes)) {
    return `The file has ${bytes.length} bytes; for a static sticker there may be ${MAX_STATIC_STICKER} at most.`;
  }
  return undefined;
};

/** Why a file cannot be a voice message, if so. */
export const voiceFault = (mimeType: string): string | undefined =>
  bareType(mimeType) === 'audio/ogg'
    ? undefined
    : 'Voice messages must be .ogg files encoded with the Opus codec.';

/** Why these bytes of this type cannot be sent as this kind, if so. */
export const mediaFault = (kind: string, mimeType: string, bytes: Buffer): string | undefined => {
  const allowed = MEDIA_KINDS[kind];
  if (!allowed) return `There is no kind of media called ${kind}.`;
  if (!allowed.mimeTypes.includes(bareType(mimeType))) {
    return `Unsupported ${kind} mime type ${bareType(mimeType)}. Please use one of ${allowed.mimeTypes.join(', ')}.`;
  }
  return bytes.length > allowed.maxBytes
    ? `The file has ${bytes.length} bytes; for ${kind} there may be ${allowed.maxBytes} at most.`
    : insideFault(kind, bytes);
};

/** The kind that a type belongs to, if any. */
export const kindOfType = (mimeType: string): string | undefined =>
  Object.keys(MEDIA_KINDS).find((kind) =>
    MEDIA_KINDS[kind]?.mimeTypes.includes(bareType(mimeType)),
  );
