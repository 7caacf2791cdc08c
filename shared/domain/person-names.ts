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

/** What stands under a key of an object, or in a list where there is none, as the name that it is. */
function nameAt(key: string | null, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return key !== null && NOBODYS.has(key) && !isUserId(value) ? null : nameIn(String(value));
}

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

/** Whose a name is. */
type Tells = (name: string) => boolean;

/**
 * Something that Meta wrote, without what it says of some people. What names them, and nobody of the
 * others beside them, goes with all that is in it; elsewhere their names alone go.
 */
export function withoutPeople(value: unknown, isTheirs: Tells, isOthers: Tells): unknown {
  const isGone = (key: string | null, one: unknown): boolean => {
    const name = nameAt(key, one);
    return name !== null && isTheirs(name);
  };
  if (Array.isArray(value))
    return (value as unknown[]).flatMap((one) => {
      if (isGone(null, one)) return [];
      const left = withoutPeople(one, isTheirs, isOthers);
      return left === null && one !== null ? [] : [left];
    });
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const names = entries.flatMap(([key, one]) => nameAt(key, one) ?? []);
  if (names.some(isTheirs) && !names.some(isOthers)) return null;
  return Object.fromEntries(
    entries.map(([key, one]) => [
      key,
      isGone(key, one) ? null : withoutPeople(one, isTheirs, isOthers),
    ]),
  );
}
