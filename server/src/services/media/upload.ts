import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { MEDIA_LIMITS, type MediaKind } from '../../../../shared/domain/media';
import type { GraphClient } from '../../meta/client';
import { uploadMedia } from '../../meta/resources/media';
import { createPlaces } from '../../queue/places';
import type { Runtime } from '../../runtime';
import type { MediaUploadKey } from '../../store/media-uploads';
import type { FileRow } from '../../store/rows';
import { withLocalFile } from './read-file';

/** Meta keeps uploads for 30 days; the last one is left for messages that wait. */
const KEPT_MS = 29 * 24 * 3_600_000;

/** Files that are fetched and uploaded at once, per process; they may have 100 MB. */
const AT_ONCE = 4;

/** A file that was uploaded before, so that Meta may have forgotten it. */
export interface ReusedMedia {
  id: string;
  /** Says that Meta does not have it any more. */
  forget(): Promise<unknown>;
}

/** A file as it is now: another one, or the same after it was replaced, is uploaded anew. */
export const fileKeyOf = ({ id, hash, size, updatedAt }: FileRow): string =>
  createHash('sha256')
    .update(JSON.stringify([id, hash, Number(size), new Date(updatedAt).toISOString()]))
    .digest('hex');

/**
 * Gives files of the Media Library the ids that messages name them by. Each is uploaded once for a phone
 * number and used again until it expires; messages that need it at the same time share the upload.
 */
export function createMediaUpload(runtime: Runtime) {
  const { mediaUploads, now } = runtime;
  const underWay = new Map<string, Promise<string>>();
  const places = createPlaces(AT_ONCE);

  async function upload(
    client: GraphClient,
    key: MediaUploadKey,
    kind: MediaKind,
    file: FileRow,
  ): Promise<string> {
    // Whoever asked may have looked before an upload was written down that has ended meanwhile.
    const written = await mediaUploads.get(key, now());
    if (written !== null) return written;
    // Nobody closes them.
    const leave = (await places.enter())!;
    const { id } = await withLocalFile(
      runtime,
      file,
      MEDIA_LIMITS[kind].maxBytes,
      ({ path, sizeBytes }) =>
        uploadMedia(client, key.phoneNumberId, {
          name: file.name,
          mime: file.mime,
          sizeBytes,
          open: () => createReadStream(path),
        }),
    ).finally(leave);
    await mediaUploads.save(key, id, new Date(now().getTime() + KEPT_MS), now());
    return id;
  }

  return {
    /** The id of an earlier upload of the file as it is now; null when there is none that is good. */
    async find(phoneNumberId: string, file: FileRow): Promise<ReusedMedia | null> {
      const key = { phoneNumberId, fileKey: fileKeyOf(file) };
      const id = await mediaUploads.get(key, now());
      return id === null ? null : { id, forget: () => mediaUploads.forget(key, id) };
    },

    /** Uploads the file, or waits for whoever is about to; the answer is its id. */
    upload(
      client: GraphClient,
      phoneNumberId: string,
      kind: MediaKind,
      file: FileRow,
    ): Promise<string> {
      const key = { phoneNumberId, fileKey: fileKeyOf(file) };
      const place = `${phoneNumberId} ${key.fileKey}`;
      const uploading =
        underWay.get(place) ??
        upload(client, key, kind, file).finally(() => underWay.delete(place));
      underWay.set(place, uploading);
      return uploading;
    },
  };
}

export type MediaUpload = ReturnType<typeof createMediaUpload>;
