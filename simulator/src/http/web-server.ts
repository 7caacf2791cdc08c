import type { ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fetchLink, mayFetch } from '../messages/fetch-link';
import type { Platform } from '../platform';
import { findSample } from '../templates/samples';
import { sendBytes, sendJson } from './answer';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** The folder of the page beside the compiled code; the page is copied there as it is. */
const WEB = path.join(__dirname, '..', 'web');

/** Serves the files of the page; false when there is no such file. */
export const serveWeb = async (response: ServerResponse, pathname: string): Promise<boolean> => {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[path.extname(name)];
  if (!type || !/^[a-z0-9-]+\.[a-z]+$/.test(name)) return false;
  try {
    sendBytes(response, 200, type, await readFile(path.join(WEB, name)), PAGE_HEADERS);
    return true;
  } catch {
    return false;
  }
};

/** Files of strangers must not run as a page of this origin. */
const FILE_HEADERS = { ...PAGE_HEADERS, 'Content-Security-Policy': "default-src 'none'; sandbox" };

/** A template's sample behind the link that its components tell. */
export const serveSample = (
  platform: Platform,
  response: ServerResponse,
  handle: string | null,
): void => {
  const sample = findSample(platform.world, handle ?? '');
  if (sample) sendBytes(response, 200, sample.fileType, sample.received, FILE_HEADERS);
  else sendJson(response, 404, { error: 'There is nothing to show.' });
};

/** What the phone shows as an attachment: the bytes of a message's header, from storage or behind its link. */
export const serveAttachment = async (
  platform: Platform,
  response: ServerResponse,
  messageId: string,
): Promise<void> => {
  const header = platform.world.messages.get(messageId)?.view.header;
  const media = platform.world.media.get(header?.mediaId ?? '');
  if (media) {
    sendBytes(response, 200, media.mimeType, media.bytes, FILE_HEADERS);
    return;
  }
  const link = header?.link;
  if (!link || !mayFetch(platform, link)) {
    sendJson(response, 404, { error: 'There is nothing to show.' });
    return;
  }
  try {
    const { bytes, type } = await fetchLink(link);
    sendBytes(response, 200, type, bytes, FILE_HEADERS);
  } catch (error) {
    sendJson(response, 502, { error: error instanceof Error ? error.message : String(error) });
  }
};
