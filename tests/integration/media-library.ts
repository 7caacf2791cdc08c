import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

import type { MediaFile } from '../../shared/domain/media';

/** One grey pixel; Strapi looks into images when they are uploaded. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Bytes that pass for a file of this type. */
const bytesOf = (mime: string): Buffer =>
  mime === 'image/png' ? PIXEL : Buffer.from(`%PDF-1.4 ${mime} ${'x'.repeat(2_000)}`);

/** Puts a file into the Media Library, as an upload does. */
export async function addFile(
  strapi: Core.Strapi,
  name: string,
  mime: string,
  bytes: Buffer = bytesOf(mime),
): Promise<MediaFile> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'upload-'));
  const filepath = path.join(folder, name);
  try {
    await writeFile(filepath, bytes);
    const upload = strapi.plugin('upload').service('upload') as unknown as {
      upload(input: object): Promise<{ id: number; url: string; size: number }[]>;
    };
    const [file] = await upload.upload({
      data: { fileInfo: { name } },
      files: { filepath, originalFilename: name, mimetype: mime, size: bytes.length },
    });
    const { id, url, size } = file!;
    return { id, name, mime, sizeBytes: Math.round(size * 1000), url };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts a file into the Media Library that a remote provider keeps at this address. */
export async function addRemoteFile(
  strapi: Core.Strapi,
  { name, mime, url, sizeBytes }: Omit<MediaFile, 'id'>,
): Promise<MediaFile> {
  const file = await strapi.db.query('plugin::upload.file').create({
    data: {
      name,
      mime,
      url,
      size: sizeBytes / 1000,
      hash: `remote_${Math.random().toString(36).slice(2)}`,
      ext: path.extname(name),
      provider: 'aws-s3',
      folderPath: '/',
    } as never,
  });
  return { id: Number(file.id), name, mime, url, sizeBytes };
}
