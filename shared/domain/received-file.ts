import { bareMime } from './media';

/** The largest file that WhatsApp hands on. */
export const MOST_RECEIVED_BYTES = 100 * 1024 * 1024;

/** The usual ending of a type's files. */
const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'video/mp4': '.mp4',
  'video/3gpp': '.3gp',
  'audio/aac': '.aac',
  'audio/amr': '.amr',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/ogg': '.ogg',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'text/vcard': '.vcf',
  'application/zip': '.zip',
  'application/msword': '.doc',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.ms-powerpoint': '.ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
};

/** What a browser runs when it opens it: from the site's own address it could act for who is logged in. */
const ACTIVE = /html|svg|xml(?!formats)|javascript|ecmascript|x-httpd|x-sh\b|x-msdownload|wasm/;

/** What the Media Library is told to take, in Strapi's form: `image/*` is any picture. */
export interface TypeLists {
  allowedTypes?: unknown;
  deniedTypes?: unknown;
}

const isListed = (mime: string, list: unknown[]): boolean =>
  list.some((pattern) => {
    const parts = String(pattern).toLowerCase().split('*');
    const [first, last] = [parts[0]!, parts.at(-1)!];
    if (parts.length === 1) return mime === first;
    return mime.startsWith(first) && mime.endsWith(last);
  });

/**
 * Whether a file that somebody sent may be saved where the site's own files are: nothing that a browser
 * would run, and what the host's lists say. Strapi applies its lists only to uploads through its API.
 */
export function isTypeAllowed(mime: string, { allowedTypes, deniedTypes }: TypeLists): boolean {
  const bare = bareMime(mime);
  if (bare === '' || ACTIVE.test(bare)) return false;
  if (Array.isArray(deniedTypes) && isListed(bare, deniedTypes)) return false;
  return !Array.isArray(allowedTypes) || isListed(bare, allowedTypes);
}

/**
 * The ending under which a file is saved: by its type alone, since what a server calls a file when it is
 * opened goes by it, and the name comes from whoever sent it.
 */
export const endingOf = (mime: string): string => ENDINGS[bareMime(mime)] ?? '.bin';

/** A name without what file systems refuse, short enough for all of them; never empty. */
export function safeName(name: string | undefined, fallback: string): string {
  const cleaned = [...(name ?? '')]
    .map((sign) => (/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u.test(sign) ? ' ' : sign))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return [...cleaned].slice(0, 120).join('') || fallback;
}

/** How Meta writes a checksum: in hexadecimal where it is asked, in base64 in a webhook. */
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Whether a checksum, as Meta writes it, is that of the bytes; one that is none at all says nothing. */
export function fitsChecksum(told: string | null, hex: string, base64: string): boolean {
  if (told === null) return true;
  if (HEX.test(told)) return told.toLowerCase() === hex;
  if (!BASE64.test(told)) return true;
  return (
    told.replaceAll('-', '+').replaceAll('_', '/').replace(/=$/, '') === base64.replace(/=$/, '')
  );
}
