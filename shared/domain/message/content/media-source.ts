import { error, type Issue } from '../../issue';
import type { MediaKind } from '../../media';
import type { BlockMedia, ShownFile } from '../../template/preview';
import { checkAddress } from './address';
import type { ContentMedia } from './content';
import type { Sent } from './kind';
import { isObject, readFields, readNumber, readText, type Read } from './shape';

const READERS = {
  fileId: readFields<{ fileId: number }>({ fileId: readNumber }),
  link: readFields<{ link: string }>({ link: readText }),
  mediaId: readFields<{ mediaId: string }>({ mediaId: readText }),
};

/** Where a file comes from: exactly one of the three ways. */
export const readMedia: Read<ContentMedia> = (value, path, issues) => {
  const [way, ...others] = isObject(value) ? Object.keys(value) : [];
  if (way === undefined || others.length > 0 || !Object.hasOwn(READERS, way)) {
    issues.push(error('content.file', path));
    return undefined;
  }
  return (READERS[way as keyof typeof READERS] as Read<ContentMedia>)(value, path, issues);
};

/** Whether it can be known where the file is; what it is, `checkMediaFile` tells. */
export function checkMediaSource(media: ContentMedia, path: string): Issue[] {
  if ('link' in media) return checkAddress(media.link, `${path}.link`);
  if ('mediaId' in media)
    return /^\S+$/.test(media.mediaId) ? [] : [error('content.mediaId', `${path}.mediaId`)];
  return Number.isSafeInteger(media.fileId) && media.fileId > 0
    ? []
    : [error('content.fileId', `${path}.fileId`, { value: media.fileId })];
}

/** A name that Meta shows for a document and that file systems can hold. */
const MAX_FILE_NAME = 240;

export function checkFileName(fileName: string | undefined, path: string): Issue[] {
  if (fileName === undefined) return [];
  return fileName.trim() === '' || fileName.length > MAX_FILE_NAME
    ? [error('header.fileName', path, { limit: MAX_FILE_NAME })]
    : [];
}

/** The file as Meta takes it: by the id of its upload, else by its link. Throws when it has neither. */
export function toMetaMedia(
  media: ContentMedia,
  { mediaId }: Sent,
): { id: string } | { link: string } {
  if (mediaId !== undefined) return { id: mediaId };
  if ('mediaId' in media) return { id: media.mediaId };
  if ('link' in media) return { link: media.link };
  throw new Error(`File ${media.fileId} of the Media Library has not been uploaded to Meta`);
}

/** The file as a bubble shows it; Meta's uploads cannot be looked at. */
export const shownMedia = (
  kind: MediaKind,
  media: ContentMedia,
  file: ShownFile | null,
  fileName?: string,
): BlockMedia => ({
  type: kind.toUpperCase(),
  url: file?.url ?? ('link' in media ? media.link : null),
  name: fileName ?? file?.name ?? null,
});
