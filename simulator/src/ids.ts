import { createHash } from 'node:crypto';

/** Makes identifiers that look like Meta's, from a source of randomness. */
export interface Ids {
  /** A numeric string of 15 or 16 digits below 2^53, so that the webhook's integer form is exact. */
  numeric(): string;
  /** A message id: `wamid.` and base64 that holds the person's wa_id. */
  wamid(waId: string, direction: 'out' | 'in'): string;
  /** The id that Graph puts in answers so that its support can find the call. */
  trace(): string;
  /** A random string of letters, digits, `-` and `_`. */
  opaque(length: number): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HEX = '0123456789ABCDEF';

/** Creates the id maker; `random` yields numbers from 0 up to but not including 1. */
export const createIds = (random: () => number): Ids => {
  const pick = (alphabet: string, length: number): string => {
    let text = '';
    for (let at = 0; at < length; at += 1) text += alphabet[Math.floor(random() * alphabet.length)];
    return text;
  };
  return {
    numeric: () => `${1 + Math.floor(random() * 8)}${pick('0123456789', 14)}`,
    wamid: (waId, direction) => {
      const person = Buffer.from(waId, 'ascii');
      const bytes = Buffer.concat([
        Buffer.from([0x1c, 0x18, person.length]),
        person,
        Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? 0x11 : 0x12, 0x18, 0x14]),
        Buffer.from(pick(HEX, 20), 'ascii'),
        Buffer.from([0x00]),
      ]);
      return `wamid.${bytes.toString('base64')}`;
    },
    trace: () => `A${pick(ALPHABET, 22)}`,
    opaque: (length) => pick(ALPHABET, length),
  };
};

/**
 * A person's business-scoped user id: two letters of the country, a dot and digits, different for
 * every portfolio (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids).
 */
export const businessScopedUserId = (
  country: string,
  phone: string,
  portfolioId: string,
): string => {
  const hash = createHash('sha256').update(`${portfolioId}/${phone}`).digest('hex');
  return `${country}.${BigInt(`0x${hash.slice(0, 16)}`)
    .toString()
    .padStart(20, '4')}`;
};
