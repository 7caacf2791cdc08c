import { VERDICTS, type RecipientQuery } from '../../../../shared/contracts/campaigns';
import { SENDABLE } from '../../../../shared/domain/campaign';
import { codesOfCause } from '../../../../shared/domain/diagnosis';
import { MESSAGE_STATES } from '../../../../shared/domain/message/message';

/** Nobody. */
const NOTHING = { id: -1 };

/** By what somebody may look for recipients: who may not see it, may not find it either. */
interface Seen {
  names: boolean;
  numbers: boolean;
}

function searchOf(text: string, { names, numbers }: Seen): object {
  const digits = text.replace(/[\s()./-]/g, '').replace(/^(\+|00)/, '');
  const found = [
    ...(numbers && /^\d{4,15}$/.test(digits) ? [{ phone: { $startsWith: `+${digits}` } }] : []),
    ...(names ? [{ name: { $containsi: text } }] : []),
  ];
  return found.length > 0 ? { $or: found } : NOTHING;
}

function statesOf(asked: string[]): object {
  const states = MESSAGE_STATES.filter((state) => asked.includes(state));
  const found = [
    ...(states.length > 0 ? [{ message: { state: { $in: states } } }] : []),
    ...(asked.includes('waiting')
      ? [{ message: { id: { $null: true } }, verdict: { $in: [...SENDABLE] }, isExcluded: false }]
      : []),
  ];
  return found.length > 0 ? { $or: found } : NOTHING;
}

/** Messages that failed for a reason, by its key. */
function failedBy(key: string): object {
  if (key === 'expired' || key === 'invalid') return { state: 'failed', failureType: key };
  const ofMeta = { state: 'failed', failureType: { $in: ['refused', 'undelivered'] } };
  const codes = codesOfCause(key);
  if (!codes) return NOTHING;
  const among = {
    $or: [
      { errorCode: { $in: [...codes.in] } },
      ...codes.ranges.map((range) => ({
        errorCode: { $between: range, $notIn: [...codes.except] },
      })),
    ],
  };
  // Strapi takes no fields of a relation beside a choice of them.
  return {
    $and: [
      ofMeta,
      codes.isNone ? { $or: [{ errorCode: { $null: true } }, { $not: among }] } : among,
    ],
  };
}

/** The recipients that are asked for, as a database filter; unknown values find nobody. */
export function recipientWhere(campaign: number, query: RecipientQuery, seen: Seen): object {
  const text = query._q?.trim();
  const excluded = query.excluded === undefined ? null : String(query.excluded) === 'true';
  return {
    $and: [
      { campaign },
      ...(query.verdict
        ? [VERDICTS.includes(query.verdict) ? { verdict: query.verdict } : NOTHING]
        : []),
      ...(query.state ? [statesOf(query.state.split(','))] : []),
      ...(query.failure ? [{ message: failedBy(query.failure) }] : []),
      ...(excluded === null ? [] : [{ isExcluded: excluded }]),
      ...(text ? [searchOf(text, seen)] : []),
    ],
  };
}
