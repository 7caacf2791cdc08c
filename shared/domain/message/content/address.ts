import { error, warning, type Issue } from '../../issue';
import { MAX_URL_LENGTH } from '../../url-pattern';

/** Scheme, host, port, and the rest without blanks and backslashes; no user name. */
const ADDRESS =
  /^https?:\/\/([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)(?::(\d{1,5}))?(?:[/?#][^\s\\\u0000-\u001f\u007f]*)?$/iu;
const MAX_PORT = 65_535;

const IP = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** Ends in digits only, which makes browsers take the whole name for an IP address. */
const LOOKS_LIKE_IP = /(^|\.)(\d+|0x[\da-f]*)$/i;

function isAddress(url: string): boolean {
  const [, host, port = '0'] = ADDRESS.exec(url) ?? [];
  if (host === undefined || Number(port) > MAX_PORT) return false;
  return !LOOKS_LIKE_IP.test(host) || IP.test(host);
}

/** Whether a button, Meta or a person can open this address. */
export function checkAddress(url: string, path: string): Issue[] {
  if (url.trim() === '') return [error('button.url.empty', path)];
  if (!isAddress(url)) return [error('button.url.invalid', path, { url: url.slice(0, 100) })];
  const issues: Issue[] = [];
  if (url.length > MAX_URL_LENGTH)
    issues.push(error('button.url.tooLong', path, { length: url.length, limit: MAX_URL_LENGTH }));
  if (/^http:/i.test(url)) issues.push(warning('button.url.http', path));
  return issues;
}
