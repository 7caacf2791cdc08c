import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

import type { ParsePhone } from '../../shared/domain/phone';

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
      }
    : null;
};
