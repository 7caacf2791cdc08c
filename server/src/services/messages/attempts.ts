import type { Attempt } from '../../../../shared/contracts/messages';
import type { GraphError } from '../../meta/errors';
import type { FailedAttempt, MessageRow } from '../../store/rows';
import { toIso } from '../accounts/view';
import { endpointOf } from './endpoint';

/** So many attempts in vain are remembered: all of most messages, and the latest of those that wait for days. */
const REMEMBERED = 10;

/** The attempts of a message after one more was in vain; `clean` takes a one-time code out of a text. */
export const withFailedAttempt = (
  row: MessageRow,
  error: GraphError,
  { leftAt, at, clean }: { leftAt: Date; at: Date; clean(text: string | null): string | null },
): FailedAttempt[] => [
  ...(row.attempts ?? []).slice(1 - REMEMBERED),
  {
    attempt: row.attempt + 1,
    leftAt: leftAt.toISOString(),
    at: at.toISOString(),
    outcome: error.outcome,
    endpoint: endpointOf(row),
    status: error.status,
    code: error.metaCode,
    subcode: error.subcode,
    message: clean(error.metaMessage ?? error.message),
    details: clean(error.details),
    traceId: error.traceId,
  },
];

/** The error as Meta gave it; null where nothing of Meta's came. */
const answerOf = ({ code, subcode, message, details, traceId }: FailedAttempt): unknown =>
  code === null
    ? null
    : {
        error: {
          message,
          code,
          ...(subcode !== null && { error_subcode: subcode }),
          ...(details !== null && { error_data: { details } }),
          ...(traceId !== null && { fbtrace_id: traceId }),
        },
      };

/** What is remembered of each request for a message, oldest first. */
export function attemptsOf(row: MessageRow): Attempt[] {
  const inVain = (row.attempts ?? []).map((one): Attempt => ({
    attempt: one.attempt,
    leftAt: one.leftAt,
    at: one.at,
    outcome: one.outcome,
    status: one.status,
    words: one.message,
    answer: answerOf(one),
  }));
  const known = inVain.some(({ attempt }) => attempt === row.attempt);
  const leftAt = toIso(row.sendingAt);
  if (known || row.attempt === 0 || leftAt === null) return inVain;
  const at = toIso(row.acceptedAt);
  return [
    ...inVain,
    {
      attempt: row.attempt,
      leftAt,
      at: at ?? toIso(row.uncertainAt),
      outcome: at ? 'accepted' : row.state === 'sending' ? 'under-way' : 'unknown',
      status: at ? 200 : null,
      words: null,
      answer:
        at && row.wamid && row.bodyDeletedBy !== 'erasure'
          ? { messaging_product: 'whatsapp', messages: [{ id: row.wamid }] }
          : null,
    },
  ];
}
