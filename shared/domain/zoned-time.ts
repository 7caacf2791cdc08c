/** A day of the calendar; `month` counts from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** What calendar and clock of a place show. */
export interface LocalTime extends Day {
  hour: number;
  minute: number;
  second: number;
}

const DAY_MS = 86_400_000;

/** Whether this is the name of a time zone, such as `Europe/Berlin`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** What calendar and clock show there at a time. */
export function localTimeOf(at: Date, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const asUtc = ({ year, month, day, hour, minute, second }: LocalTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** By how much the clocks there are ahead of UTC, in milliseconds. */
const offsetAt = (ms: number, timeZone: string): number =>
  asUtc(localTimeOf(new Date(ms), timeZone)) - Math.floor(ms / 1_000) * 1_000;

/**
 * When calendar and clock there show this. Of a time that comes twice, as clocks are put back, it is the
 * first; one that is left out, as they are put forward, is as much later as is left out.
 */
export function instantOf(local: LocalTime, timeZone: string): Date {
  const wanted = asUtc(local);
  const before = offsetAt(wanted - DAY_MS, timeZone);
  const after = offsetAt(wanted + DAY_MS, timeZone);
  const fits = [wanted - before, wanted - after]
    .filter((ms) => asUtc(localTimeOf(new Date(ms), timeZone)) === wanted)
    .sort((a, b) => a - b);
  return new Date(fits[0] ?? wanted - before);
}

/** So many days later, or earlier with a negative number. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** The hours and minutes of `HH:MM`; null when it is not written so. */
export function readClock(text: string): { hour: number; minute: number } | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? null : { hour: Number(hour), minute: Number(minute) };
}

/** The day of `YYYY-MM-DD`; null when it is not written so, or there is no such day. */
export function readDay(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return null;
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  const again = addDays(read, 0);
  return again.month === read.month && again.day === read.day ? read : null;
}
