/** A day of the calendar, such as `2026-05-01`, as a date of this browser; undefined for none. */
export function readDay(day: unknown): Date | undefined {
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The day that a date of this browser shows. */
export const writeDay = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** A time as a date; undefined for none. */
export function readTime(time: unknown): Date | undefined {
  if (typeof time !== 'string') return undefined;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
