import {
  AsYouType,
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

import type { ParsePhone } from '../../shared/domain/phone';

/** The countries of each calling code, the main one first. */
const COUNTRIES = new Map(
  Object.entries(metadata.country_calling_codes as Record<string, CountryCode[]>),
);

const MOBILE = new Set<NumberType>(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** Reads numbers with the full metadata of libphonenumber. */
export const parsePhone: ParsePhone = (text, defaultCountry) => {
  const number = parsePhoneNumberFromString(text, {
    ...(defaultCountry && { defaultCountry: defaultCountry as CountryCode }),
    extract: false,
  });
  return number
    ? {
        e164: number.number,
        international: number.formatInternational(),
        country: number.country ?? null,
        isValid: number.isValid(),
        isMobile: MOBILE.has(number.getType()),
      }
    : null;
};

/** The country of a number by its first digits; of a calling code that several share, the main one. */
export function countryOf(prefix: string): string | null {
  const typed = new AsYouType();
  typed.input(prefix);
  return typed.getCountry() ?? COUNTRIES.get(typed.getCallingCode() ?? '')?.[0] ?? null;
}

/**
 * The ways in which people and other systems write a number: as it is, without its plus, with two zeros,
 * with blanks, and as it is dialled at home.
 */
export function formsOf(e164: string): string[] {
  const number = parsePhoneNumberFromString(e164);
  const digits = e164.slice(1);
  if (!number) return [e164, digits, `00${digits}`];
  const international = number.formatInternational();
  const national = number.formatNational();
  return [
    ...new Set([
      e164,
      digits,
      `00${digits}`,
      international,
      international.replace('+', '00'),
      national,
      national.replace(/\D/g, ''),
    ]),
  ];
}
