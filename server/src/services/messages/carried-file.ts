import { error, passes, type Issue } from '../../../../shared/domain/issue';
import {
  checkMediaFile,
  MEDIA_HEAD_BYTES,
  readMediaFacts,
  type MediaFacts,
  type MediaFile,
} from '../../../../shared/domain/media';
import { mediaOf, type CarriedMedia } from '../../../../shared/domain/message/content';
import type { FreeContent } from '../../../../shared/domain/message/content/content';
import type { Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { FileRow } from '../../store/rows';
import { toMediaFile } from '../../store/template-columns';
import { mayReadFile } from '../media/may-read';
import { readLocalHead, UnreadableFileError } from '../media/read-file';

/** A file of the Media Library that a message carries. */
export interface CarriedFile {
  carried: CarriedMedia;
  file: MediaFile;
}

/** Kinds of which the name of the type does not say enough. */
const LOOKED_INTO = new Set(['audio', 'sticker']);

async function factsOf(
  runtime: Pick<Runtime, 'strapi'>,
  { kind }: CarriedMedia,
  row: FileRow,
): Promise<MediaFacts> {
  const head = LOOKED_INTO.has(kind) ? await readLocalHead(runtime, row, MEDIA_HEAD_BYTES) : null;
  return head ? readMediaFacts(head) : {};
}

/** Whoever listens on the way must not read, or replace, what goes out in our name. */
const checkLink = ({ media, path }: CarriedMedia): Issue[] =>
  'link' in media && !/^https:/i.test(media.link) ? [error('media.https', `${path}.link`)] : [];

/** The file that a message carries, where it is one of ours, with what speaks against sending it. */
export async function findCarriedFile(
  runtime: Pick<Runtime, 'strapi' | 'mediaUploads'>,
  content: FreeContent,
  actor: Actor,
): Promise<{ found: CarriedFile | null; issues: Issue[] }> {
  const carried = mediaOf(content);
  if (!carried || !('fileId' in carried.media))
    return { found: null, issues: carried ? checkLink(carried) : [] };
  const { kind, use, path, media } = carried;
  const row = await runtime.mediaUploads.getFile(media.fileId);
  if (!row || !(await mayReadFile(runtime.strapi, row.id, actor)))
    return { found: null, issues: [error('media.notFound', path)] };
  const file = toMediaFile(row);
  const found = { carried, file };
  const issues = checkMediaFile(kind, file, use, path);
  // What is refused already need not be looked into.
  if (!passes(issues)) return { found, issues };
  try {
    const facts = await factsOf(runtime, carried, row);
    return { found, issues: checkMediaFile(kind, { ...file, ...facts }, use, path) };
  } catch (failure) {
    if (!(failure instanceof UnreadableFileError)) throw failure;
    return { found, issues: [error('media.unreadable', path, { name: file.name })] };
  }
}
