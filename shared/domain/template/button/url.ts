import { error, warning, type Issue } from '../../issue';
import { LIMITS } from '../template';
import {
  fillText,
  isWellFormed,
  placeholdersIn,
  segmentsOf,
  withoutPlaceholders,
  written,
} from '../variables';

/**
 * Opens a website. `static`: always the same address. `dynamic`: Meta's reviewers see the address, and
 * one value is put at its end. `tracked`: Meta sees an address of this Strapi, which counts the click
 * and leads on to `url`, whose placeholders are filled here.
 */
export interface UrlButton {
  type: 'url';
  text: string;
  url: string;
  urlType: 'static' | 'dynamic' | 'tracked';
}

/** Where tracked links live, below the public address. */
export const LINK_PATH = '/api/whatsapp/l/';

/** The address of a tracked button as Meta knows it. */
export const trackedUrl = (linkBase: string): string => `${linkBase}${LINK_PATH}{{1}}`;

/** Whether an address at Meta is one of a tracked button. */
export const isTrackedUrl = (url: string): boolean => url.endsWith(`${LINK_PATH}{{1}}`);

/** Whether the whole address is one value, such as the address that a record holds. */
export const isWholeUrlVariable = (url: string): boolean => /^\{\{[^{}]*\}\}$/.test(url.trim());

/** Half of a character that is written as two; it cannot be encoded. */
const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A value as a part of an address: percent-encoded, with the slashes of a path kept. */
const encode = (value: string): string =>
  encodeURIComponent(value.trim().replace(HALF_PAIR, '\uFFFD')).replace(/%2F/gi, '/');

/** An address with its values; a placeholder without a value stays as it is written. */
export const fillUrl = (url: string, valueOf: (placeholder: string) => string | undefined) =>
  isWholeUrlVariable(url)
    ? (valueOf(placeholdersIn(url)[0]!)?.trim() ?? url)
    : fillText(url, (placeholder) => {
        const value = valueOf(placeholder);
        return value === undefined ? undefined : encode(value);
      });

/** What Meta puts in place of the placeholder of a dynamic button. */
export const urlParameter = (value: string): string => encode(value);

const HTTP_URL = /^https?:\/\/[^\s/?#{}]+\.[^\s/?#{}]+([/?#]\S*)?$/i;
const LOCAL_URL =
  /^https?:\/\/(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d+)?([/?#]\S*)?$/i;

/** Whether a text is an address that a button can open. */
export const isWebUrl = (url: string): boolean => HTTP_URL.test(url) || LOCAL_URL.test(url);

/** Shorteners hide where a link leads; reviewers refuse them. */
const SHORTENERS =
  /^https?:\/\/(www\.)?(bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|cutt\.ly|rebrand\.ly|wa\.me)([/?#]|$)/i;

/** Begins with a host that is written out to its end. */
const HAS_HOST = /^https?:\/\/[^/?#]+[/?#]/i;

/** How the one variable of a dynamic address is written. */
const PLACE = { placeholder: written('1') };

function checkDynamic(url: string, path: string): Issue[] {
  const placeholders = segmentsOf(url).filter(({ type }) => type === 'placeholder');
  if (placeholders.length === 0) return [error('button.url.noVariable', path, PLACE)];
  const last = segmentsOf(url).at(-1)!;
  const isAtEnd = last.type === 'placeholder' && last.placeholder === '1';
  if (placeholders.length > 1 || !isAtEnd) return [error('button.url.variableAtEnd', path, PLACE)];
  const base = withoutPlaceholders(url);
  return isWebUrl(base) && HAS_HOST.test(base)
    ? []
    : [error('button.url.variableInHost', path, PLACE)];
}

function checkTracked(url: string, path: string): Issue[] {
  if (isWholeUrlVariable(url)) return [];
  // A value before the path could lead to another host.
  const first = segmentsOf(url)[0];
  if (placeholdersIn(url).length > 0 && !(first?.type === 'text' && HAS_HOST.test(first.text)))
    return [error('button.url.variableInHost', path, PLACE)];
  return placeholdersIn(url).every(
    (one) => isWellFormed(one, 'NAMED') || isWellFormed(one, 'POSITIONAL'),
  )
    ? []
    : [error('button.url.placeholder', path)];
}

/** Meta's rules for the address of a website button. */
export function checkUrlButton({ url, urlType }: UrlButton, index: number): Issue[] {
  const path = `buttons.${index}.url`;
  const address = url.trim();
  if (address === '') return [error('button.url.empty', path)];
  const issues: Issue[] = [];
  if (address.length > LIMITS.url)
    issues.push(error('button.url.tooLong', path, { length: address.length, limit: LIMITS.url }));
  const filled = fillText(address, () => 'x');
  if (!(urlType === 'tracked' && isWholeUrlVariable(address)) && !isWebUrl(filled))
    return [...issues, error('button.url.invalid', path, { url: address })];
  if (urlType === 'static' && /\{\{|\}\}/.test(address))
    issues.push(error('button.url.staticVariable', path));
  if (urlType === 'dynamic') issues.push(...checkDynamic(address, path));
  if (urlType === 'tracked') issues.push(...checkTracked(address, path));
  if (/^http:/i.test(address)) issues.push(warning('button.url.http', path));
  if (urlType !== 'tracked' && SHORTENERS.test(address))
    issues.push(warning('button.url.shortener', path));
  return issues;
}
