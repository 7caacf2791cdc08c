import { error, warning, type Issue } from './issue';

/** A file as rules look at it. */
export interface MediaFile {
  /** Id of the file in Strapi's Media Library. */
  id: number;
  name: string;
  mime: string;
  sizeBytes: number;
  url: string;
}

/** The kinds of file that the header of a template can show. */
export type HeaderMediaKind = 'image' | 'video' | 'document';

/** The kinds of file that a message can carry. */
export type MediaKind = HeaderMediaKind | 'audio' | 'sticker';

/** What a file is for: to be seen by reviewers, to be sent, or to be sent as a voice note. */
export type MediaUse = 'sample' | 'message' | 'voice';

/** What the bytes of a file tell; a fact is left out where nobody looked, or where it does not apply. */
export interface MediaFacts {
  /** Whether a WebP picture moves. */
  isAnimated?: boolean;
  /** How many channels an Ogg file has in Opus; null for one without Opus. */
  opusChannels?: number | null;
}

const KB = 1024;
const MB = 1024 * KB;

const OGG = 'audio/ogg';
const STATIC_STICKER_BYTES = 100 * KB;

const OFFICE = [
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
];

/** What people call the types of files. */
const TYPE_NAMES: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/heic': 'HEIC',
  'image/svg+xml': 'SVG',
  'video/mp4': 'MP4',
  'video/3gpp': '3GP',
  'video/quicktime': 'QuickTime',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  [OGG]: 'Ogg',
  'application/pdf': 'PDF',
  'text/plain': 'plain text',
  ...Object.fromEntries(
    OFFICE.map((mime, index) => [mime, ['Word', 'Excel', 'PowerPoint'][index % 3]!]),
  ),
};

const nameOfType = (mime: string): string => TYPE_NAMES[mime] ?? mime;

/**
 * What WhatsApp takes of each kind: in a message, and as the sample that reviewers see.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export const MEDIA_LIMITS: Record<
  MediaKind,
  { mimes: readonly string[]; sampleMimes: readonly string[]; maxBytes: number }
> = {
  image: {
    mimes: ['image/jpeg', 'image/png'],
    sampleMimes: ['image/jpeg', 'image/png'],
    maxBytes: 5 * MB,
  },
  video: { mimes: ['video/mp4', 'video/3gpp'], sampleMimes: ['video/mp4'], maxBytes: 16 * MB },
  document: {
    mimes: ['application/pdf', 'text/plain', ...OFFICE],
    sampleMimes: ['application/pdf'],
    maxBytes: 100 * MB,
  },
  audio: {
    mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', OGG],
    sampleMimes: [],
    maxBytes: 16 * MB,
  },
  sticker: { mimes: ['image/webp'], sampleMimes: [], maxBytes: 500 * KB },
};

/** A MIME type without its parameters, e.g. `video/mp4` of `video/mp4; codecs=avc1`. */
export const bareMime = (mime: string): string => mime.split(';')[0]!.trim().toLowerCase();

/** As what WhatsApp takes a file: by its type, and as a document where it takes it as nothing else. */
export function kindOf(mime: string): MediaKind {
  const bare = bareMime(mime);
  for (const kind of ['image', 'video', 'audio', 'sticker'] as const)
    if (MEDIA_LIMITS[kind].mimes.includes(bare)) return kind;
  // What is nearly right is told what is wrong with it.
  if (bare.startsWith('image/')) return 'image';
  if (bare.startsWith('video/')) return 'video';
  if (bare.startsWith('audio/')) return 'audio';
  return 'document';
}

const isText = (head: Uint8Array, at: number, text: string): boolean =>
  [...text].every((sign, index) => head[at + index] === sign.charCodeAt(0));

/** So many of the first bytes of a file tell about it. */
export const MEDIA_HEAD_BYTES = 64;

/** Where the first packet of an Ogg file begins, when its table of segments has one entry. */
const OPUS_HEAD = 28;

/**
 * What the first bytes of a file tell about it.
 * https://developers.google.com/speed/webp/docs/riff_container https://www.rfc-editor.org/rfc/rfc7845
 */
export function readMediaFacts(head: Uint8Array): MediaFacts {
  if (isText(head, 0, 'RIFF') && isText(head, 8, 'WEBP'))
    return { isAnimated: isText(head, 12, 'VP8X') && ((head[20] ?? 0) & 2) !== 0 };
  if (isText(head, 0, 'OggS'))
    return {
      opusChannels: isText(head, OPUS_HEAD, 'OpusHead') ? (head[OPUS_HEAD + 9] ?? null) : null,
    };
  return {};
}

/** Whether WhatsApp takes this file as this kind. */
export function checkMediaFile(
  kind: MediaKind,
  file: Pick<MediaFile, 'name' | 'mime' | 'sizeBytes'> & MediaFacts,
  use: MediaUse,
  path: string,
): Issue[] {
  const { name, mime, sizeBytes } = file;
  const limits = MEDIA_LIMITS[kind];
  const allowed = allowedMimes(kind, use);
  const issues: Issue[] = [];
  if (!allowed.includes(bareMime(mime)))
    issues.push(
      error('media.type', path, {
        name,
        mime: nameOfType(bareMime(mime)),
        allowed: [...new Set(allowed.map(nameOfType))].join(', '),
      }),
    );
  if (sizeBytes > limits.maxBytes)
    issues.push(
      error('media.tooLarge', path, {
        name,
        size: sizeInWords(sizeBytes),
        limit: sizeInWords(limits.maxBytes),
      }),
    );
  if (sizeBytes === 0) issues.push(error('media.empty', path, { name }));
  if (kind === 'sticker') issues.push(...checkSticker(file, path));
  if (kind === 'audio' && bareMime(mime) === OGG) issues.push(...checkOgg(file, path));
  return issues;
}

function allowedMimes(kind: MediaKind, use: MediaUse): readonly string[] {
  const { mimes, sampleMimes } = MEDIA_LIMITS[kind];
  if (use === 'sample') return sampleMimes;
  return use === 'voice' ? [OGG] : mimes;
}

type Named = Pick<MediaFile, 'name' | 'sizeBytes'> & MediaFacts;

/** Only stickers that move may be larger than 100 KB. */
function checkSticker({ name, sizeBytes, isAnimated }: Named, path: string): Issue[] {
  const isLarge = sizeBytes > STATIC_STICKER_BYTES && sizeBytes <= MEDIA_LIMITS.sticker.maxBytes;
  if (!isLarge || isAnimated) return [];
  const size = { name, size: sizeInWords(sizeBytes), limit: sizeInWords(STATIC_STICKER_BYTES) };
  return [
    isAnimated === false
      ? error('media.tooLarge', path, size)
      : warning('media.animatedOnly', path, size),
  ];
}

/** Of Ogg files WhatsApp plays those with Opus in one channel. */
function checkOgg({ name, opusChannels }: Named, path: string): Issue[] {
  if (opusChannels === undefined || opusChannels === 1) return [];
  return [
    opusChannels === null
      ? error('media.notOpus', path, { name })
      : error('media.notMono', path, { name, channels: opusChannels }),
  ];
}

/** Rounded up, so that what is over a limit never looks as if it were not. */
const sizeInWords = (bytes: number): string =>
  bytes < MB ? `${Math.ceil(bytes / KB)} KB` : `${Math.ceil((bytes / MB) * 10) / 10} MB`;
