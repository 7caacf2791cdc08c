import { error, type Issue } from '../../issue';
import { checkMediaFile, type HeaderMediaKind, type MediaFile } from '../../media';

/** Where the file of a message comes from. */
export type MediaSource =
  /** The template's own file, the same for everyone. */
  | { from: 'file' }
  /** A media field of the record, over relations and components; `orFile`: else the template's own. */
  | { from: 'field'; path: string | null; orFile: boolean }
  /** Chosen by whoever sends. */
  | { from: 'ask' };

/** An image, video or document above the body. */
export interface MediaHeader {
  type: HeaderMediaKind;
  /** A file of the Media Library: the sample for review, and what is sent where `source` says so. */
  file: MediaFile | null;
  source: MediaSource;
  /** What the person sees as the name of a document; null = the file's own name. */
  fileName: string | null;
}

/** The header kinds that show a file. */
export const MEDIA_HEADERS = ['image', 'video', 'document'] as const;

export const isMediaHeader = (header: { type: string } | null): header is MediaHeader =>
  header !== null && (MEDIA_HEADERS as readonly string[]).includes(header.type);

const MAX_FILE_NAME = 240;

/** Meta's rules for the sample of a media header, and whether it is known what will be sent. */
export function checkMediaHeader(header: MediaHeader): Issue[] {
  const { type, file, source, fileName } = header;
  const issues = file
    ? checkMediaFile(type, file, 'sample', 'header.file')
    : [error('header.sample', 'header.file', { kind: type })];
  if (source.from === 'field' && !source.path)
    issues.push(error('header.field', 'header.source', { kind: type }));
  if (fileName !== null && (fileName.trim() === '' || fileName.length > MAX_FILE_NAME))
    issues.push(error('header.fileName', 'header.fileName', { limit: MAX_FILE_NAME }));
  return issues;
}
