import { PHRASES } from '../../phrases';
import { error, type Issue } from '../../issue';
import { lengthOf } from '../../template/template';
import type {
  AudioContent,
  DocumentContent,
  ImageContent,
  StickerContent,
  VideoContent,
} from './content';
import { ROOT, textBlocks, type ContentKind } from './kind';
import {
  checkFileName,
  checkMediaSource,
  readMedia,
  shownMedia,
  toMetaMedia,
} from './media-source';
import { optional, readChoice, readFields, readFlag, readText } from './shape';
import { MAX_CAPTION } from './limits';

const MEDIA = `${ROOT}.media`;

/** The words below a file; blank ones are none. */
const captionOf = ({ caption }: { caption?: string }): string | undefined =>
  caption?.trim() ? caption : undefined;

function checkCaption(content: { caption?: string }): Issue[] {
  const length = lengthOf(captionOf(content) ?? '');
  return length > MAX_CAPTION
    ? [error('caption.tooLong', `${ROOT}.caption`, { length, limit: MAX_CAPTION })]
    : [];
}

const toMetaCaption = (content: { caption?: string }) => {
  const caption = captionOf(content);
  return caption === undefined ? {} : { caption };
};

/** Images and videos differ in nothing but their name. */
type Pictured = ImageContent | VideoContent;

const pictured = (type: Pictured['type'], word: string): Omit<ContentKind<Pictured>, 'read'> => ({
  check: (content) => [...checkMediaSource(content.media, MEDIA), ...checkCaption(content)],
  toMeta: (content, sent) => ({ ...toMetaMedia(content.media, sent), ...toMetaCaption(content) }),
  render: (content) => captionOf(content) ?? word,
  toBlocks: (content, file) => ({
    ...textBlocks(content.caption),
    media: shownMedia(type, content.media, file),
  }),
  media: ({ media }) => ({ kind: type, media, use: 'message', path: MEDIA }),
});

const PICTURED = { media: readMedia, caption: optional(readText) };

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/image-messages */
export const IMAGE: ContentKind<ImageContent> = {
  ...pictured('image', PHRASES['rendered.image']),
  read: readFields<ImageContent>({ type: readChoice('image'), ...PICTURED }),
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/video-messages */
export const VIDEO: ContentKind<VideoContent> = {
  ...pictured('video', PHRASES['rendered.video']),
  read: readFields<VideoContent>({ type: readChoice('video'), ...PICTURED }),
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/audio-messages */
export const AUDIO: ContentKind<AudioContent> = {
  read: readFields<AudioContent>({
    type: readChoice('audio'),
    media: readMedia,
    voice: optional(readFlag),
  }),
  check: ({ media }) => checkMediaSource(media, MEDIA),
  toMeta: ({ media, voice }, sent) => ({ ...toMetaMedia(media, sent), ...(voice && { voice }) }),
  render: ({ voice }) => PHRASES[voice ? 'rendered.voice' : 'rendered.audio'],
  toBlocks: ({ media, voice }, file) => ({
    ...textBlocks(undefined),
    media: { ...shownMedia('audio', media, file), ...(voice && { isVoice: true }) },
  }),
  media: ({ media, voice }) => ({
    kind: 'audio',
    media,
    use: voice ? 'voice' : 'message',
    path: MEDIA,
  }),
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/document-messages */
export const DOCUMENT: ContentKind<DocumentContent> = {
  read: readFields<DocumentContent>({
    type: readChoice('document'),
    media: readMedia,
    caption: optional(readText),
    fileName: optional(readText),
  }),
  check: (content) => [
    ...checkMediaSource(content.media, MEDIA),
    ...checkCaption(content),
    ...checkFileName(content.fileName, `${ROOT}.fileName`),
  ],
  toMeta: (content, sent) => {
    const filename = content.fileName ?? sent.fileName;
    return {
      ...toMetaMedia(content.media, sent),
      ...toMetaCaption(content),
      ...(filename !== undefined && { filename }),
    };
  },
  render: (content) => captionOf(content) ?? content.fileName ?? PHRASES['rendered.document'],
  toBlocks: (content, file) => ({
    ...textBlocks(content.caption),
    media: shownMedia('document', content.media, file, content.fileName),
  }),
  media: ({ media, fileName }) => ({
    kind: 'document',
    media,
    use: 'message',
    ...(fileName !== undefined && { fileName }),
    path: MEDIA,
  }),
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/sticker-messages */
export const STICKER: ContentKind<StickerContent> = {
  read: readFields<StickerContent>({ type: readChoice('sticker'), media: readMedia }),
  check: ({ media }) => checkMediaSource(media, MEDIA),
  toMeta: ({ media }, sent) => toMetaMedia(media, sent),
  render: () => PHRASES['rendered.sticker'],
  toBlocks: ({ media }, file) => ({
    ...textBlocks(undefined),
    media: shownMedia('sticker', media, file),
  }),
  media: ({ media }) => ({ kind: 'sticker', media, use: 'message', path: MEDIA }),
};
