import { writingsOf } from './phone';
import { isUserId } from './user-id';

/** What somebody is known by; any of it may be missing. */
export interface PersonNames {
  /** In E.164. */
  phone: string | null;
  /** The number as WhatsApp writes it. */
  waId: string | null;
  userId: string | null;
  parentUserId?: string | null;
}

/** The one writing of a number that stands for all of them. */
const numberName = (e164: string): string => writingsOf(e164).sort()[0]!;

/** The names of somebody, each as it is compared: a number has one, however it is written. */
export const namesOf = ({ phone, waId, userId, parentUserId }: PersonNames): string[] => [
  ...new Set(
    [
      phone === null ? null : numberName(phone),
      waId === null ? null : numberName(`+${waId}`),
      userId,
      parentUserId ?? null,
    ].filter((name) => name !== null),
  ),
];

/** Where Meta writes numbers that are nobody's: its own ids, times, and the business's own number. */
const NOBODYS = new Set([
  'id',
  'timestamp',
  'time',
  'creation_timestamp',
  'display_phone_number',
  'phone_number_id',
]);

const NUMBER = /^\+?[1-9]\d{6,14}$/;

/** More names than these are in no item that is about people. */
const MOST = 1_000;

/** What may stand in a number between its digits. */
const nameIn = (text: string): string | null => {
  const digits = text.length <= 40 ? text.replace(/[\s().-]/g, '') : '';
  if (NUMBER.test(digits)) return numberName(`+${digits.replace('+', '')}`);
  return isUserId(text) ? text : null;
};

/**
 * Everybody who is named in something that Meta wrote, of whatever form: all numbers and user ids that
 * stand by themselves, those in words not among them.
 */
export function namesIn(value: unknown): string[] {
  const names = new Set<string>();
  const open: unknown[] = [value];
  while (open.length > 0 && names.size < MOST) {
    const one = open.pop();
    if (typeof one === 'string' || typeof one === 'number') {
      const name = nameIn(String(one));
      if (name !== null) names.add(name);
    } else if (Array.isArray(one)) open.push(...(one as unknown[]));
    else if (typeof one === 'object' && one !== null)
      for (const [key, inner] of Object.entries(one)) {
        // An id can be whatever it belongs to; a list or an object below it is read all the same.
        if (NOBODYS.has(key) && typeof inner !== 'object' && !isUserId(inner)) continue;
        open.push(inner);
      }
  }
  return [...names];
}
