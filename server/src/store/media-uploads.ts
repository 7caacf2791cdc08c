import type { Core } from '@strapi/strapi';

import type { FileRow, Row } from './rows';
import { insertIgnoring, rowsOf } from './table';
import { UIDS } from './uids';

/** The columns of a file that are needed to send it. */
const FILE_COLUMNS = ['id', 'name', 'mime', 'size', 'url', 'ext', 'hash', 'provider', 'updatedAt'];

/** A file as it is at one time, uploaded for one phone number. */
export interface MediaUploadKey {
  phoneNumberId: string;
  /** Lower-case hex: compared alike by every database. */
  fileKey: string;
}

interface MediaUploadRow extends Row, MediaUploadKey {
  mediaId: string;
  expiresAt: string | Date;
}

const FILE = 'plugin::upload.file';

/** Files of the Media Library, and the ids under which Meta has them. */
export function createMediaUploadStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<MediaUploadRow>(strapi, UIDS.mediaUpload);

  return {
    /** A file of the Media Library. */
    getFile: (id: number): Promise<FileRow | null> =>
      rowsOf<FileRow>(strapi, FILE).findOne({ where: { id }, select: FILE_COLUMNS }),

    /** The id that Meta gave this file, while it is good. */
    async get({ phoneNumberId, fileKey }: MediaUploadKey, now: Date): Promise<string | null> {
      const row = await rows().findOne({ where: { phoneNumberId, fileKey } });
      return row && new Date(row.expiresAt) > now ? row.mediaId : null;
    },

    /** Keeps the id of an upload in place of an older one, and throws away what has expired. */
    async save(key: MediaUploadKey, mediaId: string, expiresAt: Date, now: Date): Promise<void> {
      const { phoneNumberId, fileKey } = key;
      await rows().deleteMany({ where: { phoneNumberId, expiresAt: { $lte: now } } });
      const where = { phoneNumberId, fileKey };
      const { count } = await rows().updateMany({ where, data: { mediaId, expiresAt } });
      if (count > 0) return;
      const data = { ...where, mediaId, expiresAt };
      await insertIgnoring(strapi, UIDS.mediaUpload, data, ['phoneNumberId', 'fileKey']);
    },

    /** Throws away what Meta does not have any more. */
    deleteExpired: (now: Date) => rows().deleteMany({ where: { expiresAt: { $lte: now } } }),

    /** Forgets what Meta does not have any more; with an id, a newer one of the same file is kept. */
    forget: ({ phoneNumberId, fileKey }: MediaUploadKey, mediaId?: string) =>
      rows().deleteMany({ where: { phoneNumberId, fileKey, ...(mediaId && { mediaId }) } }),
  };
}
