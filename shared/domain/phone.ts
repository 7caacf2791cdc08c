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

/** Countries whose mobile numbers are known under two writings: the longer one, and the shorter one. */
const TWO_WRITINGS: { long: RegExp; short: RegExp; code: string; mark: string }[] = [
  // Mexico had a 1 before mobile numbers until 2019, and WhatsApp kept it.
  { long: /^\+521(\d{10})$/, short: /^\+52(\d{10})$/, code: '+52', mark: '1' },
  // Argentina has a 9 before mobile numbers when they are called from abroad.
  { long: /^\+549(\d{10})$/, short: /^\+54(\d{10})$/, code: '+54', mark: '9' },
];

/** Brazil has put a 9 before mobile numbers, behind the area code; landlines begin with 2 to 5. */
const BRAZIL = /^\+55([1-9]\d)(9?)([6-9]\d{7})$/;

/** Every writing under which the number of one phone is known, the given one first. */
export function writingsOf(e164: string): string[] {
  const brazil = BRAZIL.exec(e164);
  if (brazil) return [e164, `+55${brazil[1]}${brazil[2] ? '' : '9'}${brazil[3]}`];
  for (const { long, short, code, mark } of TWO_WRITINGS) {
    const ofLong = long.exec(e164);
    if (ofLong) return [e164, `${code}${ofLong[1]}`];
    const ofShort = short.exec(e164);
    if (ofShort) return [e164, `${code}${mark}${ofShort[1]}`];
  }
  return [e164];
}

/** A number of which nobody can call the person: its beginning and its last two digits. */
export const maskPhone = (e164: string): string => `${e164.slice(0, 3)} ••• ••${e164.slice(-2)}`;
