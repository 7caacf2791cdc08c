import type { Core } from '@strapi/strapi';

import { readCallbackData } from '../../../shared/domain/message/callback-data';
import { advance, type Report } from '../../../shared/domain/message/lifecycle';
import { STATE_TIMES } from '../../../shared/domain/message/message';
import { sentenceOf } from '../../../shared/domain/sentences';
import { runtimeOf } from '../runtime';
import { noteStoppedBy, STOPPED_MARKETING } from '../services/contacts/note-refusal';
import { forgetMediaOf } from '../services/media/forget';
import type { AccountTrouble } from '../services/accounts/trouble';
import type {
  MessagePatch,
  MessageWriter,
  WritableMessage,
  Write,
  Written,
} from '../store/message-writer';
import { isTransient } from '../store/table';
import { MARKETING_OFF } from '../services/messages/endpoint';
import { stateChanged } from '../services/messages/state-changed';
import type { StatusEvent } from '../webhook/events';
import { applyInTurn, applyOne, type Unapplied } from './unapplied';

/** Meta could not get the file of a message; often it has thrown it away. */
const MEDIA_ERROR = 131053;

/** Somebody has a message that was told to have failed. */
const NO_FAILURE = { failureType: null, errorCode: null, errorTitle: null, errorDetails: null };

type Trouble = Pick<AccountTrouble, 'noteFailure' | 'noteSuccess' | 'isWatching'>;

/** What a status changes in a message as it stands; null when it is known already. */
function patchFor(
  row: WritableMessage,
  event: StatusEvent,
  report: Report,
  log: Core.Strapi['log'],
): MessagePatch | null {
  const verdict = advance(row, report);
  if (verdict === 'illegal') {
    log.warn(
      `[whatsapp] Meta reports ${event.state} for message ${row.documentId}, which is ${row.state}.`,
    );
    return null;
  }
  const time = STATE_TIMES[event.state];
  const patch: MessagePatch = {
    ...(verdict === 'moved' && { state: event.state, claimedBy: null, leaseUntil: null }),
    ...(verdict === 'moved' && row.failureType !== null && NO_FAILURE),
    // A status that comes late still tells when it happened.
    ...(row[time] === null && { [time]: event.at }),
    ...(row.wamid === null && { wamid: event.wamid }),
  };
  if (verdict === 'moved' && event.state === 'failed')
    Object.assign(patch, {
      failureType: 'undelivered',
      errorCode: event.error?.code ?? null,
      errorTitle: event.error?.title ?? null,
      errorDetails: event.error?.details ?? null,
    } satisfies MessagePatch);
  if (event.pricing?.category && event.pricing.category !== row.pricingCategory)
    Object.assign(patch, {
      pricingCategory: event.pricing.category,
      billable: event.pricing.billable,
    } satisfies MessagePatch);
  return Object.keys(patch).length > 0 ? patch : null;
}

/** A status, and whether its message turned out to be of another business. */
interface Move {
  event: StatusEvent;
  isForeign: boolean;
}

/** How a status is written. A message is found by our own id, which comes back, or else by its wamid. */
function toWrite(move: Move, log: Core.Strapi['log']): Write {
  const { event } = move;
  const ours = readCallbackData(event.callbackData);
  const report: Report = { state: event.state, attempt: ours?.attempt ?? 0 };
  return {
    key: ours ? { documentId: ours.documentId } : { wamid: event.wamid },
    decide(row) {
      // Who holds the secret of one account must not move the messages of another.
      move.isForeign = row.account?.businessAccountId !== event.businessAccountId;
      return move.isForeign ? null : patchFor(row, event, report, log);
    },
  };
}

/** What a failure means beyond its message. */
async function noteError(
  strapi: Core.Strapi,
  trouble: Trouble,
  event: StatusEvent,
  { before, patch }: NonNullable<Written>,
): Promise<'applied'> {
  if (patch?.state === 'failed' && before.account)
    await trouble.noteFailure(before.account.id, patch.errorCode ?? null, 'status');
  // Looked at also when it is told again: the first time it may have been stored in part.
  if (event.error?.code === STOPPED_MARKETING)
    await noteStoppedBy(runtimeOf(strapi), before.documentId, event.at);
  // What is sent again goes where its business takes marketing.
  if (event.error?.code === MARKETING_OFF)
    await runtimeOf(strapi).accounts.noteMarketingEndpoint(
      event.businessAccountId,
      'marketing_messages',
    );
  if (patch?.errorCode === MEDIA_ERROR) await forgetMediaOf(runtimeOf(strapi), before.documentId);
  return 'applied';
}

/** Accounts whose messages went through, each with the latest time at which one of them had left. */
function successesOf(written: Written[], now: Date): Map<number, Date> {
  const successes = new Map<number, Date>();
  for (const one of written) {
    const state = one?.patch?.state;
    if (!state || state === 'failed' || !one.before.account) continue;
    const { account, sendingAt } = one.before;
    const leftAt = sendingAt === null ? now : new Date(sendingAt);
    const latest = successes.get(account.id);
    if (!latest || latest < leftAt) successes.set(account.id, leftAt);
  }
  return successes;
}

/**
 * Moves messages by what Meta reports; resolves when all of it is durable. What a delivery brings is
 * written together; where that is refused each is written by itself, so that one bad status harms no
 * other.
 */
export async function advanceStatuses(
  strapi: Core.Strapi,
  writer: MessageWriter,
  events: StatusEvent[],
  trouble: Trouble,
  now: Date,
): Promise<Unapplied<StatusEvent>[]> {
  if (events.length === 0) return [];
  const moves = events.map((event): Move => ({ event, isForeign: false }));
  let written: Written[];
  try {
    written = await writer.writeAll(moves.map((move) => toWrite(move, strapi.log)));
  } catch (failure) {
    if (events.length === 1) return applyOne(events[0]!, () => Promise.reject(failure as Error));
    if (isTransient(failure)) throw failure;
    const each = await Promise.all(
      events.map((event) => advanceStatuses(strapi, writer, [event], trouble, now)),
    );
    return each.flat();
  }
  // A status tells of the account as well: here, that it sends.
  for (const [account, leftAt] of trouble.isWatching() ? successesOf(written, now) : [])
    await trouble.noteSuccess(account, leftAt, 'status');
  const unapplied: Unapplied<StatusEvent>[] = [];
  const effects: Promise<Unapplied<StatusEvent>[]>[] = [];
  moves.forEach(({ event, isForeign }, index) => {
    const one = written[index];
    if (!one || isForeign) {
      unapplied.push({ event, verdict: 'parked', reason: sentenceOf('delivery.noWamid') });
      return;
    }
    if (one.patch) stateChanged(strapi, one.before, one.patch, now);
    if (event.error || event.state === 'failed')
      effects.push(applyInTurn(strapi, [event], () => noteError(strapi, trouble, event, one)));
  });
  return effects.length === 0 ? unapplied : [...unapplied, ...(await Promise.all(effects)).flat()];
}
