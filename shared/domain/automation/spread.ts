import type { Trigger } from './trigger';

const HOUR_MS = 3_600_000;

/**
 * Whether an automation does much at once because the time for it has come, which is no sign of anything
 * being wrong: what is too much for an hour waits for the next one.
 */
export const isSpread = ({ type }: Pick<Trigger, 'type'>): boolean =>
  type === 'schedule' || type === 'date' || type === 'noReply';

/** When something has its turn that is too much for this hour: after those ahead of it, so many an hour. */
export const turnOf = (lastWentOn: Date, ahead: number, maxPerHour: number): Date =>
  new Date(lastWentOn.getTime() + (1 + Math.floor(ahead / maxPerHour)) * HOUR_MS);
