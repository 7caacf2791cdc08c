import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile as readBytes, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Core } from '@strapi/strapi';

import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { FileRow } from '../../store/rows';

/** Past this a provider does not answer any more. */
const DOWNLOAD_MS = 120_000;

/** A file of the Media Library whose bytes cannot be had. */
export class UnreadableFileError extends Error {
  readonly code = 'WHATSAPP_UNREADABLE_FILE';

  constructor(
    { name }: Pick<FileRow, 'name'>,
    /** Whether it is gone or cannot be sent, so that trying again is of no use. */
    readonly isFinal: boolean,
    /** What went wrong; no address, which may carry a signature. */
    override readonly cause: string,
  ) {
    super(sentenceOf('media.unreadable', { name }));
    this.name = 'UnreadableFileError';
  }
}

/** A file on this machine, for as long as it is being used. */
export interface LocalFile {
  path: string;
  sizeBytes: number;
}

async function localFile(file: FileRow, place: string): Promise<LocalFile> {
  try {
    const found = await stat(place);
    if (found.isFile()) return { path: place, sizeBytes: found.size };
  } catch (failure) {
    const { code = 'UNKNOWN' } = failure as NodeJS.ErrnoException;
    throw new UnreadableFileError(file, code === 'ENOENT' || code === 'ENOTDIR', code);
  }
  throw new UnreadableFileError(file, true, 'not a file');
}

const isLocal = ({ url }: FileRow): boolean => !/^(https?:)?\/\//i.test(url);

/** Where the local provider keeps a file; nothing outside of the public folder is read. */
function placeOf(strapi: Core.Strapi, file: FileRow): string {
  const folder = path.resolve(strapi.dirs.static.public);
  const place = path.resolve(folder, `.${path.sep}${file.url}`);
  if (!place.startsWith(folder + path.sep))
    throw new UnreadableFileError(file, true, 'outside of the public folder');
  return place;
}

/** The address of a file at a remote provider, signed where its bucket is private. */
async function addressOf(strapi: Core.Strapi, file: FileRow): Promise<string> {
  const service = strapi.plugin('upload').service('file') as unknown as {
    signFileUrls(file: FileRow): Promise<{ url: string }>;
  };
  const { url } = await service.signFileUrls(file);
  return url.startsWith('//') ? `https:${url}` : url;
}

/** Lets so many bytes through; with more it breaks off with what `tooMany` makes. */
function capped(most: number, tooMany: () => Error): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > most ? tooMany() : null, chunk);
    },
  });
}

/** Asks a remote provider for a file. Throws `UnreadableFileError` where it does not answer with it. */
async function ask(strapi: Core.Strapi, file: FileRow) {
  const answer = await addressOf(strapi, file)
    .then((url) => strapi.fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) }))
    // The failure may name the address, which can carry a signature.
    .catch((failure: Error) => {
      throw new UnreadableFileError(file, false, failure.name);
    });
  const { status, headers } = answer;
  if (!answer.ok || !answer.body)
    throw new UnreadableFileError(file, status === 404 || status === 410, `HTTP ${status}`);
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
  return { body, headers };
}

async function download(
  strapi: Core.Strapi,
  file: FileRow,
  most: number,
  place: string,
): Promise<LocalFile> {
  const { body } = await ask(strapi, file);
  const tooMany = () => new UnreadableFileError(file, true, `more than ${most} bytes`);
  try {
    await pipeline(body, capped(most, tooMany), createWriteStream(place));
  } catch (failure) {
    if (failure instanceof UnreadableFileError) throw failure;
    throw new UnreadableFileError(file, false, (failure as Error).message);
  }
  return localFile(file, place);
}

/**
 * Lends a file of the Media Library as a file on this machine: the local provider's own, or a download
 * of at most `most` bytes that is removed afterwards. Throws `UnreadableFileError` where it cannot be had.
 */
export async function withLocalFile<T>(
  { strapi }: Pick<Runtime, 'strapi'>,
  file: FileRow,
  most: number,
  use: (local: LocalFile) => Promise<T>,
): Promise<T> {
  if (isLocal(file)) return use(await localFile(file, placeOf(strapi, file)));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'whatsapp-media-'));
  try {
    return await use(await download(strapi, file, most, path.join(folder, 'file')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first bytes of a file that lies on this machine; null for one that a remote provider keeps. */
export async function readLocalHead(
  { strapi }: Pick<Runtime, 'strapi'>,
  file: FileRow,
  bytes: number,
): Promise<Buffer | null> {
  if (!isLocal(file)) return null;
  const { path: place } = await localFile(file, placeOf(strapi, file));
  const handle = await open(place);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The bytes of a file of the Media Library, for a file that is small or read rarely. */
export const readFile = (
  runtime: Pick<Runtime, 'strapi'>,
  file: FileRow,
  most: number,
): Promise<Buffer> => withLocalFile(runtime, file, most, (local) => readBytes(local.path));

/** The bytes of a file of the Media Library as they come. Throws `UnreadableFileError` where it cannot be had. */
export async function openFile(
  { strapi }: Pick<Runtime, 'strapi'>,
  file: FileRow,
): Promise<{ stream: Readable; sizeBytes: number | null }> {
  if (isLocal(file)) {
    const { path: place, sizeBytes } = await localFile(file, placeOf(strapi, file));
    return { stream: createReadStream(place), sizeBytes };
  }
  const { body, headers } = await ask(strapi, file);
  const length = Number(headers.get('content-length'));
  return {
    stream: body,
    sizeBytes: length > 0 && !headers.get('content-encoding') ? length : null,
  };
}
