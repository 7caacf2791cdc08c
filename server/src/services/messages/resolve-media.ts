import type { Core } from '@strapi/strapi';

import type { PreviewMedia } from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { checkMediaFile, type MediaFile } from '../../../../shared/domain/media';
import type { MediaHeader } from '../../../../shared/domain/template/header/media';
import { pathIssue, resolvePath } from '../../collections/field-path';
import type { RecordValues } from '../../collections/read-record';

/** Where the caller's name for the file stands. */
const AT = 'headerMedia';

interface MediaContext {
  strapi: Core.Strapi;
  /** The file that was chosen for this message, null when it is not there; undefined when none was. */
  chosen: MediaFile | null | undefined;
  read: RecordValues | null;
  /** UID of the record's collection. */
  uid: string | null;
}

type Found = { file: MediaFile; from: PreviewMedia['from'] } | Issue | null;

const isFile = (value: unknown): value is MediaFile =>
  typeof value === 'object' && value !== null && 'mime' in value;

function findFile(header: MediaHeader, { strapi, chosen, read, uid }: MediaContext): Found {
  const { type: kind, file: own, source } = header;
  if (chosen !== undefined)
    return chosen ? { file: chosen, from: 'chosen' } : error('media.notFound', AT);
  const toChoose = error('media.choose', AT, { kind });
  if (source.from === 'ask') return toChoose;
  const ofTemplate: Found = own && { file: own, from: 'template' };
  if (source.from === 'file') return ofTemplate ?? toChoose;
  const { path, orFile } = source;
  if (path && uid) {
    const resolved = resolvePath(strapi, uid, path, { wants: 'media' });
    if (!resolved.ok) return pathIssue(resolved.reason, uid, path, AT);
    // Without the record nothing more can be said about what it holds.
    if (!read) return null;
    if (read.hidden.has(path)) return error('media.hidden', AT, { kind });
    const value = read.values.get(path);
    if (isFile(value)) return { file: value, from: 'record' };
  }
  if (orFile && ofTemplate) return ofTemplate;
  return path && uid ? error('media.missing', AT, { path }) : toChoose;
}

/**
 * The file that a media header shows: the one that was chosen for this message, else the one that the
 * template says; with what stops it from being sent.
 */
export function resolveMedia(
  header: MediaHeader,
  context: MediaContext,
): { media: PreviewMedia; issues: Issue[] } {
  const { type: kind } = header;
  const found = findFile(header, context);
  if (found && 'file' in found)
    return { media: { kind, ...found }, issues: checkMediaFile(kind, found.file, 'message', AT) };
  return { media: { kind, file: null, from: 'none' }, issues: found ? [found] : [] };
}
