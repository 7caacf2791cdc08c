const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A difference in milliseconds as `formatRelativeTime` takes it; below a minute in steps of 5 s. */
export function relativeTimeParts(milliseconds: number): {
  value: number;
  unit: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
} {
  const seconds = milliseconds / 1000;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return { value: Math.trunc(seconds / size), unit };
  }
  return { value: Math.trunc(seconds / 5) * 5 || 0, unit: 'second' };
}
