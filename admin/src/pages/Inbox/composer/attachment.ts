import type { Issue } from '../../../../../shared/domain/issue';
import {
  checkMediaFile,
  MEDIA_HEAD_BYTES,
  readMediaFacts,
  type MediaFacts,
  type MediaKind,
} from '../../../../../shared/domain/media';
import type { FreeContent } from '../../../../../shared/domain/message/content/content';
import { MAX_CAPTION } from '../../../../../shared/domain/message/content/limits';
import type { DraftFile } from './draft-store';

/** What the first bytes of a file tell. */
export const readFacts = async (file: Blob): Promise<MediaFacts> =>
  readMediaFacts(new Uint8Array(await file.slice(0, MEDIA_HEAD_BYTES).arrayBuffer()));

/** What WhatsApp has against a file, before it is uploaded. */
export const checkAttachment = (
  file: Pick<DraftFile, 'name' | 'mime' | 'sizeBytes' | 'kind'>,
  facts: MediaFacts,
): Issue[] =>
  checkMediaFile(file.kind, { ...file, ...facts }, 'message', 'content.media').filter(
    ({ severity }) => severity === 'error',
  );

/** Kinds that can carry words below them. */
const CAPTIONED: ReadonlySet<MediaKind> = new Set(['image', 'video', 'document']);

function withFile({ fileId, kind, name }: DraftFile, caption?: string): FreeContent {
  const media = { fileId };
  const words = caption ? { caption } : {};
  if (kind === 'document') return { type: kind, media, fileName: name, ...words };
  if (kind === 'image' || kind === 'video') return { type: kind, media, ...words };
  return { type: kind, media };
}

/**
 * The messages that a text and its files make: the words stand below the first file that can have some, and
 * on their own where they are too long for that.
 */
export function toContents(text: string, files: DraftFile[]): FreeContent[] {
  const body = text.trim() === '' ? null : text.trim();
  const place =
    body !== null && [...body].length <= MAX_CAPTION
      ? files.findIndex(({ kind }) => CAPTIONED.has(kind))
      : -1;
  const contents = files.map((file, index) =>
    withFile(file, index === place ? (body ?? undefined) : undefined),
  );
  if (body !== null && place < 0) contents.push({ type: 'text', body });
  return contents;
}
