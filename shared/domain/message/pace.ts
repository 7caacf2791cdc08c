/** How fast a phone number may send, as Meta names it in `throughput.level`; `COEXISTENCE` is ours. */
export type ThroughputLevel = 'STANDARD' | 'HIGH' | 'COEXISTENCE' | (string & {});

const PER_SECOND: Record<string, number> = { STANDARD: 80, HIGH: 1_000, COEXISTENCE: 20 };

/**
 * Messages per second that Meta takes from a number; one of an unknown level gets the standard.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
export const messagesPerSecond = (level: ThroughputLevel | null): number =>
  PER_SECOND[level ?? ''] ?? PER_SECOND.STANDARD!;

/** How many of a second's messages may leave at once; the rest follows evenly. */
const burstOf = (perSecond: number): number => Math.max(2, Math.floor(perSecond / 20));

/**
 * How much of its pace a number has used: the time, in milliseconds since 1970, at which the messages
 * that have left would have left if they had done so evenly.
 */
export type PaceMark = number;

export interface Grant {
  /** How many messages may leave now. */
  count: number;
  /** The mark after they have left. */
  mark: PaceMark;
  /** Milliseconds until at least one more may leave; 0 when one may now. */
  waitMs: number;
}

/**
 * Grants up to `wanted` messages at `now`. Whatever is asked and when, no second sees more than
 * `perSecond` of them: an even stream, and one burst of what is left of the second.
 */
export function grant(
  mark: PaceMark | null,
  wanted: number,
  now: number,
  perSecond: number,
): Grant {
  const burst = burstOf(perSecond);
  const everyMs = 1_000 / (perSecond - burst);
  const burstMs = burst * everyMs;
  // What was not used is not saved up, beyond one burst; a clock that went back grants nothing new.
  const from = Math.max(mark ?? 0, now - burstMs);
  const open = Math.max(0, Math.floor((now - from) / everyMs + 1e-9));
  const count = Math.min(open, Math.max(0, wanted));
  const after = from + count * everyMs;
  return { count, mark: after, waitMs: Math.max(0, Math.ceil(after + everyMs - now)) };
}

/** At most `count` messages in a window that opens with the first of them and lasts `ms`. */
export interface PaceWindow {
  count: number;
  ms: number;
}

/** The same pace counted in windows: whatever they hold and when, no second sees more than `perSecond`. */
export function paceWindow(perSecond: number): PaceWindow {
  const count = burstOf(perSecond);
  // The windows that begin within a second are full, and what is left of the one before comes on top.
  return { count, ms: Math.ceil(1_000 / Math.floor((perSecond - count) / count)) };
}

/** How long a person is left alone after 131056, by how often it has happened: 4, 16, 64 … seconds. */
export const pairPauseMs = (times: number): number => 1_000 * 4 ** Math.min(Math.max(times, 1), 5);

const NUMBER_PAUSE_MS = 2_000;
const LONGEST_NUMBER_PAUSE_MS = 5 * 60_000;

/** The clocks of machines that send from one number differ by less than this. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * A mark as it counts now: one further ahead than clocks differ was made before the clock was set back,
 * and would keep the number silent until that time comes again. Then it begins anew.
 */
export const trustedMark = (mark: PaceMark | null, now: number): PaceMark | null =>
  mark !== null && mark > now + CLOCKS_DIFFER_MS ? null : mark;

/** How long a number still has to rest; nothing when its rest ends later than any rest does. */
export function restMs(until: Date | null, now: Date): number {
  const ms = until ? until.getTime() - now.getTime() : 0;
  return ms > LONGEST_NUMBER_PAUSE_MS + CLOCKS_DIFFER_MS ? 0 : Math.max(0, ms);
}

/** How long a number rests after a limit of its account (4, 80007, 130429), by how often in a row. */
export const numberPauseMs = (times: number): number =>
  Math.min(LONGEST_NUMBER_PAUSE_MS, NUMBER_PAUSE_MS * 2 ** Math.min(Math.max(times - 1, 0), 16));
