import { createHash } from 'node:crypto';
import { asString, type JsonObject } from '../json';
import { bareType, kindOfType, mediaFault } from '../messages/media-kinds';
import type { Platform } from '../platform';
import type { Media } from '../world/types';
import { numberOf, type GraphAnswer, type GraphCall } from './call';
import { authorize } from './authorize';
import { GraphError } from './error';
import { invalidParameter, messagingError, missingParameter, unknownObject } from './refusals';

const DAY = 24 * 3_600_000;
const UPLOAD_DAYS = 30;
const INBOUND_DAYS = 7;
const LINK_MS = 5 * 60_000;

/** The path under which media files are served. */
export const MEDIA_PATH = '/whatsapp_business/attachments/';

/** Stores a file; uploads live 30 days and files from people 7 (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media). */
export const storeMedia = (
  platform: Platform,
  file: { phoneNumberId: string; bytes: Buffer; mimeType: string; filename?: string },
  from: 'upload' | 'person',
): Media => {
  const days = from === 'upload' ? UPLOAD_DAYS : INBOUND_DAYS;
  if (from === 'upload') platform.world.mediaUploads += 1;
  const media: Media = {
    ...file,
    id: platform.ids.numeric(),
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    from,
    at: platform.clock.now(),
    expiresAt: platform.clock.now() + days * DAY,
  };
  platform.world.media.set(media.id, media);
  return media;
};

/** A fresh address of a file, good for five minutes. */
export const mediaUrl = (platform: Platform, media: Media): string => {
  media.link = { hash: platform.ids.opaque(32), expiresAt: platform.clock.now() + LINK_MS };
  const url = new URL(MEDIA_PATH, platform.url);
  url.searchParams.set('mid', media.id);
  url.searchParams.set('ext', String(Math.floor(media.link.expiresAt / 1000)));
  url.searchParams.set('hash', media.link.hash);
  return url.href;
};

/** POST /{phone number id}/media. */
export const uploadMedia = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  if (call.params['messaging_product'] !== 'whatsapp') throw missingParameter('messaging_product');
  const file = call.files.find(({ name }) => name === 'file');
  if (!file) throw missingParameter('file');
  const mimeType = asString(call.params['type']) ?? file.type;
  const kind = kindOfType(mimeType);
  if (!kind) throw messagingError(131053, `Param file must not be of type ${bareType(mimeType)}.`);
  const fault = mediaFault(kind, mimeType, file.bytes);
  if (fault) throw messagingError(131053, fault);
  if (file.bytes.length === 0) throw invalidParameter('Param file is empty.');
  const media = storeMedia(
    platform,
    {
      phoneNumberId: number.id,
      bytes: file.bytes,
      mimeType,
      ...(file.filename === undefined ? {} : { filename: file.filename }),
    },
    'upload',
  );
  return { id: media.id };
};

const mediaOf = (platform: Platform, call: GraphCall): Media => {
  const media = platform.world.media.get(call.id);
  const owner = asString(call.params['phone_number_id']);
  if (
    !media ||
    media.expiresAt <= platform.clock.now() ||
    (owner && owner !== media.phoneNumberId)
  ) {
    throw unknownObject(call.method, call.id);
  }
  return media;
};

/** GET /{media id}. */
export const getMedia = (platform: Platform, call: GraphCall): JsonObject => {
  const media = mediaOf(platform, call);
  return {
    url: mediaUrl(platform, media),
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id: media.id,
    messaging_product: 'whatsapp',
  };
};

/** DELETE /{media id}. */
export const deleteMedia = (platform: Platform, call: GraphCall): JsonObject => {
  platform.world.media.delete(mediaOf(platform, call).id);
  return { success: true };
};

/** GET of a file's address; the token is needed here too, and an old address answers 404. */
export const downloadMedia = (
  platform: Platform,
  query: URLSearchParams,
  token: string | undefined,
): GraphAnswer => {
  authorize(platform.world, platform.clock, token);
  const media = platform.world.media.get(query.get('mid') ?? '');
  const fits = media?.link && media.link.hash === query.get('hash');
  if (!media || !fits || (media.link?.expiresAt ?? 0) <= platform.clock.now()) {
    throw new GraphError({
      status: 404,
      code: 100,
      message: 'The media link has expired or is not valid.',
    });
  }
  return { bytes: media.bytes, type: media.mimeType };
};
