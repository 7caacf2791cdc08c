import { error, type Issue } from '../../../issue';
import type { Blocks, ShownFile } from '../../../template/preview';
import { lengthOf, LIMITS } from '../../../template/template';
import type { InteractiveHeader, InteractiveParts } from '../content';
import { ROOT, textBlocks, type CarriedMedia, type Sent } from '../kind';
import {
  checkFileName,
  checkMediaSource,
  readMedia,
  shownMedia,
  toMetaMedia,
} from '../media-source';
import { isObject, optional, readChoice, readFields, readText, type Read } from '../shape';
import { checkBodyText } from '../text';

const HEADER = `${ROOT}.header`;

type Header<T extends InteractiveHeader['type']> = Extract<InteractiveHeader, { type: T }>;

const HEADERS = {
  text: readFields<Header<'text'>>({ type: readChoice('text'), text: readText }),
  image: readFields<Header<'image'>>({ type: readChoice('image'), media: readMedia }),
  video: readFields<Header<'video'>>({ type: readChoice('video'), media: readMedia }),
  document: readFields<Header<'document'>>({
    type: readChoice('document'),
    media: readMedia,
    fileName: optional(readText),
  }),
} satisfies Record<InteractiveHeader['type'], unknown>;

const readHeaderType = readChoice(...(Object.keys(HEADERS) as InteractiveHeader['type'][]));

const readHeader: Read<InteractiveHeader> = (value, path, issues) => {
  const type = isObject(value) ? readHeaderType(value.type, `${path}.type`, issues) : 'text';
  return type && (HEADERS[type] as Read<InteractiveHeader>)(value, path, issues);
};

/** The fields that all interactive messages share. */
export const PARTS = {
  type: readChoice('interactive'),
  header: optional(readHeader),
  body: readText,
  footer: optional(readText),
};

function checkHeader(header: InteractiveHeader): Issue[] {
  if (header.type !== 'text')
    return [
      ...checkMediaSource(header.media, `${HEADER}.media`),
      ...checkFileName('fileName' in header ? header.fileName : undefined, `${HEADER}.fileName`),
    ];
  const path = `${HEADER}.text`;
  if (header.text.trim() === '') return [error('header.empty', path)];
  const length = lengthOf(header.text);
  const limit = LIMITS.headerText;
  return length > limit ? [error('header.tooLong', path, { length, limit })] : [];
}

/** Blank words below a message are none. */
const footerOf = ({ footer }: InteractiveParts): string | null => (footer?.trim() ? footer : null);

/** The rules that all interactive messages share; only the body may be longer in a list. */
export function checkParts(parts: InteractiveParts, bodyLimit: number): Issue[] {
  const length = lengthOf(footerOf(parts) ?? '');
  const limit = LIMITS.footer;
  return [
    ...(parts.header ? checkHeader(parts.header) : []),
    ...checkBodyText(parts.body, bodyLimit),
    ...(length > limit ? [error('footer.tooLong', `${ROOT}.footer`, { length, limit })] : []),
  ];
}

/** The words of something that can be tapped: some, and not too many. */
export function checkLabel(
  text: string,
  path: string,
  limit: number,
  codes: Record<'empty' | 'tooLong', Issue['code']>,
): Issue[] {
  if (text.trim() === '') return [error(codes.empty, path)];
  const length = lengthOf(text);
  return length > limit ? [error(codes.tooLong, path, { length, limit })] : [];
}

/** What comes back when something is tapped. `earlier` are the ids that stand before it. */
export function checkReplyId(id: string, path: string, limit: number, earlier: string[]): Issue[] {
  if (id.trim() === '') return [error('reply.id.empty', path)];
  const length = lengthOf(id);
  if (length > limit) return [error('reply.id.tooLong', path, { length, limit })];
  if (id.trim() !== id) return [error('reply.id.spaces', path, { id })];
  return earlier.includes(id) ? [error('reply.id.duplicate', path, { id })] : [];
}

function toMetaHeader(header: InteractiveHeader, sent: Sent) {
  if (header.type === 'text') return { type: header.type, text: header.text };
  const filename = header.type === 'document' ? (header.fileName ?? sent.fileName) : undefined;
  return {
    type: header.type,
    [header.type]: {
      ...toMetaMedia(header.media, sent),
      ...(filename !== undefined && { filename }),
    },
  };
}

/** What all interactive messages share, as Meta takes it. */
export function toMetaParts(parts: InteractiveParts, sent: Sent) {
  const { header, body } = parts;
  const footer = footerOf(parts);
  return {
    ...(header && { header: toMetaHeader(header, sent) }),
    body: { text: body },
    ...(footer !== null && { footer: { text: footer } }),
  };
}

/** What all interactive messages share, as a bubble shows it. */
export function toPartBlocks(parts: InteractiveParts, file: ShownFile | null): Blocks {
  const { header, body } = parts;
  return {
    ...textBlocks(body),
    header: header?.type === 'text' ? [{ text: header.text }] : null,
    media:
      header && header.type !== 'text'
        ? shownMedia(
            header.type,
            header.media,
            file,
            'fileName' in header ? header.fileName : undefined,
          )
        : null,
    footer: footerOf(parts),
  };
}

/** Header, body and footer on lines of their own. */
export const renderParts = (parts: InteractiveParts): string =>
  [parts.header?.type === 'text' && parts.header.text, parts.body, footerOf(parts)]
    .filter(Boolean)
    .join('\n\n');

/** The file above the text. */
export function headerMedia({ header }: InteractiveParts): CarriedMedia | null {
  if (!header || header.type === 'text') return null;
  const fileName = 'fileName' in header ? header.fileName : undefined;
  return {
    kind: header.type,
    media: header.media,
    use: 'message',
    ...(fileName !== undefined && { fileName }),
    path: `${HEADER}.media`,
  };
}
