import type { Platform } from '../platform';
import { mediaFault, voiceFault } from './media-kinds';

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/;
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 100 * 1024 * 1024;

/** Whether the options let this link be fetched. */
export const mayFetch = (platform: Platform, link: string): boolean => {
  const { fetchLinks } = platform.options;
  return fetchLinks === 'all' || (fetchLinks === 'local' && LOCAL.test(new URL(link).hostname));
};

/** The bytes behind a link. Throws an Error with a sentence when there are none. */
export const fetchLink = async (link: string): Promise<{ bytes: Buffer; type: string }> => {
  const answer = await fetch(link, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok)
    throw new Error(`Downloading media from weblink failed with http code ${answer.status}`);
  if (Number(answer.headers.get('content-length') ?? 0) > MAX_BYTES)
    throw new Error('The file is too big');
  return {
    bytes: Buffer.from(await answer.arrayBuffer()),
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
  };
};

/** Fetches a link as Meta does before sending; resolves with what is wrong, if anything. */
export const linkFault = async (
  platform: Platform,
  link: string,
  kind: string,
  isVoice = false,
): Promise<string | undefined> => {
  if (!mayFetch(platform, link)) return undefined;
  try {
    const { bytes, type } = await fetchLink(link);
    return mediaFault(kind, type, bytes) ?? (isVoice ? voiceFault(type) : undefined);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
