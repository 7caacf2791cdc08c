import { addDays, instantOf, localTimeOf, readClock, readDay } from '../zoned-time';
import type { DateTrigger, Duration } from './trigger';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What a field of type `date` or `datetime` holds, read; null for nothing. */
function readTime(value: unknown): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const at = value instanceof Date ? value : new Date(value as string | number);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** So much later; days are those of the calendar there, at the same time of day. */
export function later(at: Date, { amount, unit }: Duration, timeZone: string): Date {
  if (unit === 'minutes') return new Date(at.getTime() + amount * MINUTE_MS);
  if (unit === 'hours') return new Date(at.getTime() + amount * HOUR_MS);
  const local = localTimeOf(at, timeZone);
  const there = instantOf({ ...local, ...addDays(local, amount) }, timeZone);
  return new Date(there.getTime() + (at.getTime() % 1_000));
}

/** When a record whose field holds this is due; null when it never is. */
export function dueOf(
  { offset, at, timeZone }: Pick<DateTrigger, 'offset' | 'at' | 'timeZone'>,
  value: unknown,
): Date | null {
  const day = typeof value === 'string' ? readDay(value) : null;
  const time = day ? null : readTime(value);
  if (!day && !time) return null;
  const clock = at ? readClock(at) : null;
  if (time && !clock) return later(time, offset, timeZone);
  const first = day ?? localTimeOf(time!, timeZone);
  const moved = addDays(first, offset.unit === 'days' ? offset.amount : 0);
  return instantOf({ ...moved, ...(clock ?? { hour: 0, minute: 0 }), second: 0 }, timeZone);
}

/** Between which values a field may lie for a record to be due in this span: more than need be, never less. */
export function valuesDue(
  { offset }: Pick<DateTrigger, 'offset'>,
  from: Date,
  to: Date,
): { from: Date; to: Date } {
  const unit = { minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS }[offset.unit];
  const ms = offset.amount * unit;
  return {
    from: new Date(from.getTime() - ms - 2 * DAY_MS),
    to: new Date(to.getTime() - ms + 2 * DAY_MS),
  };
}
