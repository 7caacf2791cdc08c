/** Where a message is in its life; the moves between states stand in `lifecycle.ts`. */
export const MESSAGE_STATES = [
  'queued',
  'sending',
  'accepted',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'cancelled',
  'uncertain',
  'received',
] as const;

export type MessageState = (typeof MESSAGE_STATES)[number];

/** What is told of a message that Meta has: by thousands, and in any order. */
const TOLD_LATER = ['sent', 'delivered', 'read', 'played'] as const;

/** A state as far as messages are looked for by it among all others; see `phaseOf`. */
export type MessagePhase = Exclude<MessageState, (typeof TOLD_LATER)[number]>;

/**
 * What indexes hold instead of the state: everything that Meta has and that did not fail is *accepted*.
 * Where an indexed column changes, PostgreSQL writes the row anew in every index of the table; so Meta's
 * statuses change none.
 */
export const phaseOf = (state: MessageState): MessagePhase =>
  (TOLD_LATER as readonly string[]).includes(state) ? 'accepted' : (state as MessagePhase);

export type MessageDirection = 'out' | 'in';

/** Who or what asked for a message; `app` is the WhatsApp Business app, or another system on the number. */
export type MessageSource = 'person' | 'automation' | 'campaign' | 'code' | 'api' | 'app';

/**
 * Why a message failed: `refused` by Meta's answer to the request, `undelivered` by a later status,
 * `expired` by its own deadline, `invalid` by our own check before anything left.
 */
export type FailureType = 'refused' | 'undelivered' | 'expired' | 'invalid';

/** The column that holds the time at which a message entered a state. */
export const STATE_TIMES = {
  queued: 'queuedAt',
  sending: 'sendingAt',
  accepted: 'acceptedAt',
  sent: 'sentAt',
  delivered: 'deliveredAt',
  read: 'readAt',
  played: 'playedAt',
  failed: 'failedAt',
  cancelled: 'cancelledAt',
  uncertain: 'uncertainAt',
  received: 'receivedAt',
} as const satisfies Record<MessageState, string>;

export type StateTime = (typeof STATE_TIMES)[MessageState];
