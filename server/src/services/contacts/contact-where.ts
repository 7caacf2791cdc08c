import type { ContactQuery } from '../../../../shared/contracts/contacts';
import { writingsOf } from '../../../../shared/domain/phone';
import { isUserId } from '../../../../shared/domain/user-id';

/** A number as it may be typed: digits, with what people put between them. */
const NUMBER = /^\+?[\d\s()./-]{4,30}$/;

/** The digits behind the zero that numbers begin with at home. */
const LOCAL = /^0(\d{6,})$/;

/** How a number is read, in E.164; null for what is none. */
type ReadNumber = (text: string) => string | null;

function searchOf(text: string, readNumber: ReadNumber): object {
  if (isUserId(text)) return { userId: text };
  if (NUMBER.test(text)) {
    const digits = text.replace(/\D/g, '').replace(/^00/, '');
    const whole = readNumber(text);
    const read = whole === null ? [`+${digits}`] : [whole, `+${digits}`];
    const numbers = [...new Set(read.flatMap(writingsOf))];
    const local = LOCAL.exec(digits)?.[1];
    return {
      $or: [
        { phone: { $in: numbers } },
        { waId: { $in: numbers.map((number) => number.slice(1)) } },
        { phone: { $startsWith: `+${digits}` } },
        { waId: { $startsWith: digits } },
        // As it is written in its own country, which need not be that of the account.
        ...(local ? [{ phone: { $endsWith: local } }] : []),
      ],
    };
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
