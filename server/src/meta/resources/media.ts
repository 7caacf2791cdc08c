import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import { bareMime } from '../../../../shared/domain/media';
import type { GraphClient } from '../client';
import { answerError, type GraphError } from '../errors';

/** A file on its way to Meta, read as it goes. */
export interface OutgoingFile {
  name: string;
  mime: string;
  sizeBytes: number;
  open(): Readable;
}

/** A name as it may stand in a header; what people see as file name goes out with the message. */
const headerName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_');

/**
 * A form of a few fields and one file as a stream of known length: a video of 16 MB or a document of
 * 100 MB is never in memory whole.
 */
function toForm(fields: Record<string, string>, { name, mime, sizeBytes, open }: OutgoingFile) {
  const boundary = `whatsapp-${randomBytes(16).toString('hex')}`;
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n`;
  const before =
    Object.entries(fields)
      .map(([key, value]) => part(`name="${key}"\r\n\r\n${value}`))
      .join('') + part(`name="file"; filename="${headerName(name)}"\r\nContent-Type: ${mime}\r\n`);
  const after = `\r\n--${boundary}--\r\n`;
  async function* pieces() {
    yield Buffer.from(before);
    yield* open();
    yield Buffer.from(after);
  }
  return {
    body: Readable.from(pieces(), { objectMode: false }),
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': String(Buffer.byteLength(before) + sizeBytes + Buffer.byteLength(after)),
    },
  };
}

/**
 * Uploads a file for messages of one phone number; the id is good for 30 days.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export async function uploadMedia(
  client: GraphClient,
  phoneNumberId: string,
  file: OutgoingFile,
): Promise<{ id: string }> {
  const mime = bareMime(file.mime);
  const { data } = await client.request<{ id?: string }>({
    method: 'POST',
    path: `${phoneNumberId}/media`,
    ...toForm({ messaging_product: 'whatsapp', type: mime }, { ...file, mime }),
  });
  if (!data.id) throw answerError(200, 'no media id');
  return { id: data.id };
}

/** Where a file that somebody has sent can be fetched for five minutes, and what it is. */
export interface MediaAddress {
  url: string;
  mime: string | null;
  /** Hexadecimal or base64. */
  sha256: string | null;
  sizeBytes: number | null;
}

/**
 * Asks where a file is; its id is good for seven days.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export async function getMedia(
  client: GraphClient,
  phoneNumberId: string,
  mediaId: string,
): Promise<MediaAddress> {
  const { data } = await client.request<Record<string, unknown>>({
    method: 'GET',
    path: encodeURIComponent(mediaId),
    query: { phone_number_id: phoneNumberId },
  });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const url = text(data.url);
  if (!url) throw answerError(200, 'no media url');
  const size = Number(data.file_size ?? NaN);
  return {
    url,
    mime: text(data.mime_type),
    sha256: text(data.sha256),
    sizeBytes: Number.isFinite(size) ? size : null,
  };
}

/** Whether Meta refused a message because it does not have its file (any more). */
export const isMediaGone = ({ metaCode, metaMessage, details }: GraphError): boolean =>
  metaCode === 131053 ||
  ((metaCode === 100 || metaCode === 131009) &&
    /\bmedia\b|attachment/i.test(`${metaMessage ?? ''} ${details ?? ''}`));
