/** Why a visit of a tracked link does not count as a person's. */
export type RobotReason = 'head' | 'preview' | 'known robot' | 'too soon';

/** Nobody reads a message and taps it within this time of its being sent; what fetches links does. */
const TOO_SOON_MS = 2_000;

/** Taps within this time of one another are one person's one tap. */
const SAME_TAP_MS = 5_000;

const apart = (one: Date, other: Date): number => Math.abs(one.getTime() - other.getTime());

/** Whether a visit came so close to the sending of its message that no person can have made it. */
export const isTooSoon = (at: Date, sentAt: Date | null): boolean =>
  sentAt !== null && apart(at, sentAt) < TOO_SOON_MS;

/** Whether two visits of one link are one tap that was made, or was told, twice. */
export const isSameTap = (at: Date, before: Date): boolean => apart(at, before) < SAME_TAP_MS;

/** How far back visits must be known to tell which are the same tap. */
export const sameTapSince = (at: Date): Date => new Date(at.getTime() - SAME_TAP_MS);
