import {
  parsePhoneNumberFromString,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max';

import type { ParsePhone } from '../../shared/domain/phone';

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
