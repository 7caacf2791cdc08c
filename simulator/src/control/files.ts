import type { Platform } from '../platform';
import type { Media, Upload } from '../world/types';

/** A stored media file, without its bytes. */
export type MediaSummary = Omit<Media, 'bytes' | 'link'> & { size: number; expired: boolean };

/** A resumable upload, without its bytes. */
export type UploadSummary = Omit<Upload, 'received'> & { received: number };

/** What was uploaded, so that a test can see whether a file went up once or twice. */
export interface Files {
  /** Media files of numbers, oldest first. */
  media(): MediaSummary[];
  /** Resumable uploads (samples and profile pictures), oldest first. */
  uploads(): UploadSummary[];
}

/** Creates the view of files. */
export const createFiles = (platform: Platform): Files => ({
  media: () =>
    [...platform.world.media.values()].map(({ bytes, link: _link, ...media }) => ({
      ...media,
      size: bytes.length,
      expired: media.expiresAt <= platform.clock.now(),
    })),
  uploads: () =>
    [...platform.world.uploads.values()].map((upload) => ({
      ...upload,
      received: upload.received.length,
    })),
});
