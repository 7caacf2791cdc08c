import type { MessageState } from './message';

/** The moves that we make ourselves; everything that Meta reports goes through `advance`. */
export const MOVES: Record<MessageState, readonly MessageState[]> = {
  queued: ['sending', 'cancelled', 'failed'],
  // Back to queued: Meta refused it in a way that may pass, or not one byte left.
  sending: ['accepted', 'queued', 'failed', 'uncertain'],
  accepted: [],
  sent: [],
  delivered: [],
  read: [],
  played: [],
  // A person asks again for what Meta refused.
  failed: ['queued'],
  cancelled: [],
  // What Meta answered came late: it had refused the message. Never back to queued.
  uncertain: ['failed'],
  received: [],
};

/** Whether we may move a message from one state to another by ourselves. */
export const canMove = (from: MessageState, to: MessageState): boolean => MOVES[from].includes(to);

/** What Meta's answer or a status webhook can say about a message. */
export type ReportedState = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/**
 * How much each state knows. Reports arrive in any order; the one that knows most wins, so every
 * order ends in the same state. A delivery is stronger than a failure: the person has the message.
 */
const KNOWLEDGE: Record<MessageState, number> = {
  queued: 0,
  sending: 1,
  uncertain: 1,
  accepted: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  played: 7,
  cancelled: Infinity,
  received: Infinity,
};

/** What Meta reported, for which attempt (0 when it does not say). */
export interface Report {
  state: ReportedState;
  attempt: number;
}

/** A message as far as its life goes: its state and the number of the present attempt. */
export interface Standing {
  state: MessageState;
  attempt: number;
}

export type Advance = 'moved' | 'stale' | 'illegal';

/**
 * Judges a report from Meta: `moved` when the message takes the reported state, `stale` when it knows
 * as much already (normal: reports come doubled and out of order), `illegal` when it cannot be.
 */
export function advance(current: Standing, incoming: Report): Advance {
  const aboutAnOldAttempt = incoming.attempt > 0 && incoming.attempt < current.attempt;
  if (incoming.state === 'failed' && aboutAnOldAttempt) return 'stale';
  if (current.state === 'cancelled' || current.state === 'received') return 'illegal';
  return KNOWLEDGE[incoming.state] > KNOWLEDGE[current.state] ? 'moved' : 'stale';
}

/** The states from which nothing more is expected to happen by itself. */
export const isFinal = (state: MessageState): boolean =>
  state === 'failed' || state === 'cancelled' || state === 'received' || state === 'played';

/** The states in which what a message says may still be needed: to send it, or to tell whether it was. */
export const isUnderWay = (state: MessageState): boolean =>
  state === 'queued' || state === 'sending' || state === 'uncertain';
