/** A day of the calendar, such as `2026-05-01`, as the picker of days takes it: midnight in UTC; undefined for none. */
export function readDay(day: unknown): Date | undefined {
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return readTime(`${day}T00:00:00.000Z`);
}

/** The day that the picker of days has handed over. */
export const writeDay = (date: Date): string => date.toISOString().slice(0, 10);

const pad = (value: number): string => String(value).padStart(2, '0');

/** The day that the calendar of this browser shows. */
export const dayHere = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** A time as a date; undefined for none. */
export function readTime(time: unknown): Date | undefined {
  if (typeof time !== 'string') return undefined;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
