import { error, type Issue } from './issue';

/** A number as a phone library understood it. */
export interface ParsedPhone {
  /** With `+` and country code, e.g. `+4917655501234`. */
  e164: string;
  /** As people of that country write it for abroad, e.g. `+49 176 55501234`. */
  international: string;
  /** ISO 3166 two-letter code; null when the number belongs to no country. */
  country: string | null;
  isValid: boolean;
  /** Whether it can be one of a mobile phone, as far as numbers of that country tell. */
  isMobile: boolean;
}

/** A phone library as this plugin needs it; null when the text holds no number at all. */
export type ParsePhone = (text: string, defaultCountry: string | null) => ParsedPhone | null;

export type PhoneReading = { phone: ParsedPhone; issue: null } | { phone: null; issue: Issue };

/** What address books put around a copied number and nobody sees: marks of direction, soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * Reads a number without `+`. It can be a local one, or one as WhatsApp writes it: country code and
 * all, but no sign. `4917655501234` is a valid landline number in Germany, but hardly ever meant so.
 */
function parseLocal(written: string, country: string, parse: ParsePhone): ParsedPhone | null {
  const whole = parse(`+${written}`, null);
  return whole?.isMobile && whole.country === country ? whole : parse(written, country);
}

/**
 * Reads what a phone field holds. `00` counts as `+`; a number without country code is read as one of
 * `defaultCountry`, and refused when there is none.
 */
export function readPhone(
  value: unknown,
  defaultCountry: string | null,
  parse: ParsePhone,
): PhoneReading {
  const text = typeof value === 'number' ? String(value) : value;
  if (text === null || text === undefined)
    return { phone: null, issue: error('phone.empty', 'to') };
  if (typeof text !== 'string') return { phone: null, issue: error('phone.notText', 'to') };

  const written = text
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^(00\s*(?=[1-9])|＋)/, '+');
  if (written === '') return { phone: null, issue: error('phone.empty', 'to') };
  const isInternational = written.startsWith('+');
  if (!isInternational && !defaultCountry)
    return { phone: null, issue: error('phone.noCountry', 'to', { phone: text }) };
  const country = isInternational ? null : defaultCountry;
  const phone = country ? parseLocal(written, country, parse) : parse(written, null);
  return phone?.isValid
    ? { phone, issue: null }
    : { phone: null, issue: error('phone.invalid', 'to', { phone: text }) };
}
