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

/** Why bytes of this type and size cannot be sent as this kind, if so. */
export const mediaFault = (kind: string, mimeType: string, bytes: number): string | undefined => {
  const allowed = MEDIA_KINDS[kind];
  if (!allowed) return `There is no kind of media called ${kind}.`;
  if (!allowed.mimeTypes.includes(bareType(mimeType))) {
    return `Unsupported ${kind} mime type ${bareType(mimeType)}. Please use one of ${allowed.mimeTypes.join(', ')}.`;
  }
  return bytes > allowed.maxBytes
    ? `The file has ${bytes} bytes; for ${kind} there may be ${allowed.maxBytes} at most.`
    : undefined;
};

/** The kind that a type belongs to, if any. */
export const kindOfType = (mimeType: string): string | undefined =>
  Object.keys(MEDIA_KINDS).find((kind) =>
    MEDIA_KINDS[kind]?.mimeTypes.includes(bareType(mimeType)),
  );
