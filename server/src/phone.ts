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
