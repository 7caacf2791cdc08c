import type { ContactQuery } from '../../../../shared/contracts/contacts';
import { writingsOf } from '../../../../shared/domain/phone';
import { isUserId } from '../../../../shared/domain/user-id';

/** A number as it may be typed: digits, with what people put between them. */
const NUMBER = /^\+?[\d\s()./-]{4,30}$/;

/** The digits behind the zero that numbers begin with at home. */
const LOCAL = /^0(\d{6,})$/;

/** How a number is read, in E.164; null for what is none. */
type ReadNumber = (text: string) => string | null;

/** Whether somebody may mean a number by it. */
export const isNumber = (text: string): boolean => NUMBER.test(text);

const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^00/, '');

/** People by a number as somebody typed it, whole; `read` is what it was understood as, in E.164. */
export function wholeNumberWhere(text: string, read: string[]): { $or: object[] } {
  const numbers = [...new Set([...read, `+${digitsOf(text)}`].flatMap(writingsOf))];
  return {
    $or: [{ phone: { $in: numbers } }, { waId: { $in: numbers.map((number) => number.slice(1)) } }],
  };
}

/** The same, or by its beginning, or as it is written in its own country. */
export function numberWhere(text: string, read: string[]): object {
  const digits = digitsOf(text);
  const local = LOCAL.exec(digits)?.[1];
  return {
    $or: [
      ...wholeNumberWhere(text, read).$or,
      { phone: { $startsWith: `+${digits}` } },
      { waId: { $startsWith: digits } },
      // As it is written in its own country, which need not be that of the account.
      ...(local ? [{ phone: { $endsWith: local } }] : []),
    ],
  };
}

function searchOf(text: string, readNumber: ReadNumber): object {
  if (isUserId(text)) return { userId: text };
  if (isNumber(text)) {
    const whole = readNumber(text);
    return numberWhere(text, whole === null ? [] : [whole]);
  }
  const name = text.replace(/^@/, '');
  return { $or: [{ profileName: { $containsi: name } }, { username: { $containsi: name } }] };
}

const SHOWN: Record<string, object> = {
  conflict: { conflictAt: { $notNull: true } },
  'opted-out': {
    $or: [{ optOutAllAt: { $notNull: true } }, { optOutMarketingAt: { $notNull: true } }],
  },
  blocked: { blockedAt: { $notNull: true } },
};

/** Finds nothing. */
const NOBODY = { id: -1 };

/** The contacts that are asked for, as a database filter; what is not known finds nothing. */
export function contactWhere(query: ContactQuery, readNumber: ReadNumber): object {
  const text = query._q?.trim();
  return {
    $and: [
      ...(query.show ? [SHOWN[query.show] ?? NOBODY] : []),
      ...(text ? [searchOf(text, readNumber)] : []),
    ],
  };
}

const SORTED_BY = ['createdAt', 'profileName', 'phone'];

/** By what a list is sorted; the newest first where nothing else is asked for. */
export function contactSort(sort: string | undefined): [string, 'asc' | 'desc'] {
  const [name = '', order] = (sort ?? '').split(':');
  if (!SORTED_BY.includes(name)) return ['createdAt', 'desc'];
  return [name, order?.toLowerCase() === 'desc' ? 'desc' : 'asc'];
}
