import { asNumber, asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { Upload } from '../world/types';
import { authorize, type Caller } from './authorize';
import type { GraphCall, GraphRequest } from './call';
import { GraphError } from './error';
import { invalidParameter, missingParameter, unknownObject } from './refusals';

const MB = 1024 * 1024;
const IMAGE_BYTES = 5 * MB;

/** The types that are taken, each with the most bytes that its kind of media may have. */
const TYPES: Readonly<Record<string, number>> = {
  'application/pdf': 100 * MB,
  'image/jpeg': IMAGE_BYTES,
  'image/jpg': IMAGE_BYTES,
  'image/png': IMAGE_BYTES,
  'video/mp4': 16 * MB,
};

/** POST /{app}/uploads: opens a resumable upload (https://developers.facebook.com/docs/graph-api/guides/upload). */
export const openUpload = (platform: Platform, call: GraphCall): JsonObject => {
  if (call.caller.app.id !== call.id) throw unknownObject(call.method, call.id);
  const fileLength = asNumber(call.params['file_length']);
  const fileType = asString(call.params['file_type']);
  if (fileLength === undefined) throw missingParameter('file_length');
  if (!fileType) throw missingParameter('file_type');
  const most = TYPES[fileType];
  if (most === undefined) {
    throw invalidParameter(`Param file_type must be one of {${Object.keys(TYPES).join(', ')}}`);
  }
  if (!Number.isInteger(fileLength) || fileLength < 1 || fileLength > most) {
    throw invalidParameter(`Param file_length must be from 1 to ${most} for ${fileType}.`);
  }
  const upload: Upload = {
    id: `upload:${platform.ids.opaque(48)}`,
    appId: call.id,
    fileName: asString(call.params['file_name']) ?? '',
    fileLength,
    fileType,
    received: Buffer.alloc(0),
  };
  platform.world.uploads.set(upload.id, upload);
  return { id: upload.id };
};

const authorizeUpload = (platform: Platform, request: GraphRequest): Caller => {
  const header = request.headers.authorization ?? '';
  // This one call wants the word OAuth where all others take Bearer.
  if (!header.startsWith('OAuth ')) {
    throw new GraphError({
      status: 401,
      code: 190,
      message: 'Invalid OAuth access token - Authorization: OAuth is required for uploads',
    });
  }
  return authorize(platform.world, platform.clock, header.slice('OAuth '.length).trim());
};

/** POST and GET of an upload: takes bytes from `file_offset` on, or tells how many there are. */
export const continueUpload = (platform: Platform, request: GraphRequest): JsonObject => {
  const caller = authorizeUpload(platform, request);
  const id = request.segments.join('/');
  const upload = platform.world.uploads.get(id);
  if (!upload || upload.appId !== caller.app.id) throw unknownObject(request.method, id);
  if (request.method === 'GET') return { id, file_offset: upload.received.length };
  const offset = asNumber(request.headers['file_offset']) ?? 0;
  if (offset !== upload.received.length) {
    throw invalidParameter(`The file_offset is ${upload.received.length}, not ${offset}.`);
  }
  upload.received = Buffer.concat([upload.received, request.body]);
  if (upload.received.length > upload.fileLength) {
    throw invalidParameter('More bytes were sent than file_length says.');
  }
  if (upload.received.length < upload.fileLength)
    return { id, file_offset: upload.received.length };
  upload.handle ??= `4::${Buffer.from(upload.fileType).toString('base64')}:${platform.ids.opaque(64)}:e:${platform.clock.seconds()}:${upload.appId}`;
  return { h: upload.handle };
};
