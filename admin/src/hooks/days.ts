/** The first or the last moment of a day in the browser's own time zone; undefined for what is no day. */
export function momentOf(day: string | undefined, end: 'first' | 'last'): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (!year) return undefined;
  const first = new Date(Number(year), Number(month) - 1, Number(date));
  if (end === 'first') return first.toISOString();
  return new Date(
    new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime() - 1,
  ).toISOString();
}

/** A day as addresses carry it: `2026-11-23`. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
