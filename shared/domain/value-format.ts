import { error, type Issue } from './issue';

/** How the value of a field is written, in the language of the template. */
export type ValueFormat =
  | { type: 'date'; style: 'short' | 'medium' | 'long' | 'full' }
  | { type: 'time'; style: 'short' | 'medium' }
  /** `timeZone` is an IANA name such as `Europe/Berlin`; null is the server's. */
  | { type: 'datetime'; style: 'short' | 'medium' | 'long' | 'full'; timeZone: string | null }
  /** `decimals`: how many are always written; null leaves the number as exact as it is. */
  | { type: 'number'; decimals: number | null }
  /** `currency` is a code of ISO 4217 such as `EUR`. */
  | { type: 'currency'; currency: string }
  | { type: 'case'; to: 'upper' | 'lower' | 'capitalize' };

const TEXT: ValueFormat['type'][] = ['case'];
const NUMBER: ValueFormat['type'][] = ['number', 'currency'];

/** Which formats make sense for which of Strapi's attribute types, the likeliest first. */
export const FORMATS_FOR: Record<string, ValueFormat['type'][]> = {
  // Prices and amounts are often kept as text.
  string: [...TEXT, ...NUMBER],
  text: TEXT,
  richtext: TEXT,
  email: TEXT,
  uid: TEXT,
  enumeration: TEXT,
  integer: NUMBER,
  biginteger: NUMBER,
  decimal: NUMBER,
  float: NUMBER,
  date: ['date'],
  time: ['time'],
  datetime: ['datetime', 'date', 'time'],
};

/** More decimals than this mean nothing to a reader. */
export const MAX_DECIMALS = 10;

/** `UTC`, `Europe/Berlin`, `America/Argentina/Buenos_Aires`, `Etc/GMT+3`. */
const TIME_ZONE = /^[A-Za-z][A-Za-z_]*(\/[A-Za-z0-9_+-]+){0,2}$/;

/**
 * Whether a format is well-formed, as far as that can be told by looking at it. Whether a currency or
 * a time zone exists is known to the server.
 */
export function checkFormat(format: ValueFormat | null, path = 'format'): Issue[] {
  if (format === null) return [];
  switch (format.type) {
    case 'currency':
      return /^[A-Z]{3}$/.test(format.currency)
        ? []
        : [error('format.currency', path, { currency: format.currency })];
    case 'datetime':
      return format.timeZone === null || TIME_ZONE.test(format.timeZone)
        ? []
        : [error('format.timeZone', path, { timeZone: format.timeZone })];
    case 'number': {
      const { decimals } = format;
      const isRight =
        decimals === null ||
        (Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS);
      return isRight ? [] : [error('format.decimals', path, { limit: MAX_DECIMALS })];
    }
    default:
      return [];
  }
}
