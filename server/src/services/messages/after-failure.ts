import { pairPauseMs } from '../../../../shared/domain/message/pace';
import type { GraphError } from '../../meta/errors';
import { backoffMs, MAX_ATTEMPTS, patienceFor } from '../../queue/backoff';
import type { Endpoint } from '../../meta/resources/messages';
import type { MessagePatch } from '../../store/message-writer';
import type { MessageRow } from '../../store/rows';

/** What a failure stops besides its message. */
export type Stop =
  /** The token or its permissions: nothing goes out until the connection works again. */
  | { type: 'account'; reason: { title: string; action: string } }
  /** A limit of the number: it rests a while. */
  | { type: 'number'; code: string }
  /** Too many messages to one person: the others to them wait too. */
  | { type: 'person'; until: Date };

export interface AfterFailure {
  patch: MessagePatch;
  stop: Stop | null;
}

const RELEASED = { claimedBy: null, leaseUntil: null };

/** Diagnoses that are mended in the account: its token, or what the token may do. */
const HOLDING = new Set(['token', 'permission']);

/** Diagnoses that are limits of a number: it is slowed, and none of its messages is to blame. */
const LIMITING = new Set(['callLimit', 'throughput']);

const PAIR_LIMIT = 131056;

/** How often a message has met which kind of failure, as it is stored. */
export type Tries = Pick<MessageRow, 'tries' | 'triesOf'>;

/** The count after one more failure of a kind; it begins anew with each kind, so that one does not pay for another. */
export const oneMore = ({ tries, triesOf }: Tries, kind: NonNullable<Tries['triesOf']>): Tries => ({
  tries: (triesOf ?? 'refused') === kind ? tries + 1 : 1,
  triesOf: kind,
});

/**
 * What becomes of a message that was given up as *uncertain* when it turns out that Meta did not take it:
 * a person sees it and may retry it, but nothing sends it again by itself.
 */
export const failedForGood = ({ dueAt: _, ...patch }: MessagePatch, now: Date): MessagePatch => ({
  ...patch,
  state: 'failed',
  failedAt: now,
  failureType: 'refused',
});

interface Circumstances {
  before: Tries;
  /** The file was unknown to Meta and is uploaded once more. */
  isMediaForgotten: boolean;
  /** The endpoint that may take what this one has refused. */
  reroute: Endpoint | null;
  /** Takes a one-time code out of a text. */
  clean(text: string | null): string | null;
  now: Date;
  random: number;
}

/** What becomes of a message whose request failed, by what is known of the failure. */
export function afterFailure(
  error: GraphError,
  { before, isMediaForgotten, reroute, clean, now, random }: Circumstances,
): AfterFailure {
  const words = {
    errorCode: error.metaCode,
    errorTitle: clean(error.metaMessage ?? error.message),
    errorDetails: clean(error.details),
    traceId: error.traceId,
  };
  const later = (dueAt: Date, stop: Stop | null = null, more: MessagePatch = {}): AfterFailure => ({
    patch: { state: 'queued', dueAt, ...words, ...more, ...RELEASED },
    stop,
  });

  if (reroute) return later(now, null, { endpoint: reroute });
  const ofFile = oneMore(before, 'file');
  if (isMediaForgotten && ofFile.tries < MAX_ATTEMPTS) return later(now, null, ofFile);
  if (error.outcome === 'unknown')
    return {
      patch: { state: 'uncertain', uncertainAt: now, ...words, ...RELEASED },
      stop: null,
    };
  // While Meta is out of reach a message waits, however long; its deadline alone ends that.
  if (error.outcome === 'never-left') {
    const unreached = oneMore(before, 'unreached');
    return later(new Date(now.getTime() + backoffMs(unreached.tries, random)), null, unreached);
  }

  const { key, retry } = error.diagnosis;
  if (HOLDING.has(key)) return later(now, { type: 'account', reason: error.diagnosis });
  if (LIMITING.has(key)) return later(now, { type: 'number', code: String(error.metaCode) });
  if (error.metaCode === PAIR_LIMIT) {
    const ofPerson = oneMore(before, 'person');
    const until = new Date(now.getTime() + pairPauseMs(ofPerson.tries));
    return later(until, { type: 'person', until }, ofPerson);
  }
  const patience = patienceFor(error.metaCode);
  const refused = oneMore(before, 'refused');
  if (retry === 'now' && refused.tries < patience.attempts) {
    const dueAt = new Date(now.getTime() + backoffMs(refused.tries, random, patience.baseMs));
    return later(dueAt, null, refused);
  }
  return {
    patch: { state: 'failed', failedAt: now, failureType: 'refused', ...words, ...RELEASED },
    stop: null,
  };
}
