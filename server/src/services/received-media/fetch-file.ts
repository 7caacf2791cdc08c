import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { DownloadProblem } from '../../../../shared/contracts/messages';
import {
  fitsChecksum,
  isTypeAllowed,
  MOST_RECEIVED_BYTES,
} from '../../../../shared/domain/received-file';
import type { TypeLists } from '../../../../shared/domain/received-file';
import type { InboundMedia } from '../../../../shared/domain/message/content/inbound/inbound';
import type { GraphClient } from '../../meta/client';
import { GraphError } from '../../meta/errors';
import { getMedia } from '../../meta/resources/media';

/** Why a file cannot be had, and whether it is of use to try again. */
export class DownloadError extends Error {
  constructor(
    readonly problem: DownloadProblem,
    readonly isFinal: boolean,
    /** No address: it may carry a key. */
    readonly details: string | null = null,
  ) {
    super(problem);
    this.name = 'DownloadError';
  }
}

/** A file that has been fetched. */
export interface FetchedFile {
  path: string;
  mime: string;
  sizeBytes: number;
}

const tooLarge = (bytes: number) =>
  new DownloadError('tooLarge', true, String(Math.ceil(bytes / 1024 / 1024)));

/** A file that has not come by then does not come. */
const LONGEST_MS = 300_000;

/** What Meta says where it does not have an object, or does not show it to this token. */
const UNKNOWN_OBJECT = 100;
const TOKEN_CODES = new Set([0, 10, 190, 200]);

/** What a refusal of Meta's means for a file. */
export function problemOf(failure: unknown): DownloadError {
  if (failure instanceof DownloadError) return failure;
  if (!(failure instanceof GraphError)) return new DownloadError('library', false);
  const { metaCode, status, metaMessage, cause } = failure;
  if (metaCode === UNKNOWN_OBJECT) return new DownloadError('gone', true, metaMessage);
  if (metaCode !== null && TOKEN_CODES.has(metaCode))
    return new DownloadError('account', false, metaMessage);
  return new DownloadError(
    'unreachable',
    false,
    metaMessage ?? cause ?? (status === null ? null : `HTTP ${status}`),
  );
}

/** Lets bytes through, counts them, and computes their checksum. */
function measured() {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > MOST_RECEIVED_BYTES ? tooLarge(size) : null, chunk);
    },
  });
  return { stream, end: () => ({ size, digest: hash.digest() }) };
}

/**
 * Fetches a file that a person sent into a place on this machine, and makes sure that it is what Meta
 * says and what this site takes; `stopping` breaks it off. Throws `DownloadError`, and `GraphError` for what Meta refuses.
 */
export async function fetchFile(
  client: GraphClient,
  phoneNumberId: string,
  media: InboundMedia,
  types: TypeLists,
  place: string,
  stopping: AbortSignal,
): Promise<FetchedFile> {
  const told = await getMedia(client, phoneNumberId, media.id);
  const mime = told.mime ?? media.mime ?? 'application/octet-stream';
  if (told.sizeBytes !== null && told.sizeBytes > MOST_RECEIVED_BYTES)
    throw tooLarge(told.sizeBytes);
  if (!isTypeAllowed(mime, types)) throw new DownloadError('typeNotAllowed', true, mime);
  const stream = await client.open(told.url);
  if (!stream)
    throw new DownloadError(
      'host',
      true,
      URL.canParse(told.url) ? new URL(told.url).hostname : null,
    );
  const measuring = measured();
  try {
    await pipeline(stream, measuring.stream, createWriteStream(place, { mode: 0o600 }), {
      signal: AbortSignal.any([stopping, AbortSignal.timeout(LONGEST_MS)]),
    });
  } catch (failure) {
    if (failure instanceof DownloadError) throw failure;
    const { code } = failure as NodeJS.ErrnoException;
    throw new DownloadError('unreachable', false, code ?? null);
  }
  const { size, digest } = measuring.end();
  const [hex, base64] = [digest.toString('hex'), digest.toString('base64')];
  const isWhole = told.sizeBytes === null || told.sizeBytes === size;
  if (!isWhole || ![told.sha256, media.sha256].every((sum) => fitsChecksum(sum, hex, base64)))
    throw new DownloadError('checksum', false);
  return { path: place, mime, sizeBytes: size };
}
