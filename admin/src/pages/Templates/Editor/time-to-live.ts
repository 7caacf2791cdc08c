const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The choices that are offered, in seconds, within what Meta allows for a category. */
const OFFERED: Record<string, number[]> = {
  AUTHENTICATION: [MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE],
  UTILITY: [15 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR],
  MARKETING: [12 * HOUR, DAY, 7 * DAY, 30 * DAY],
};

/** Meta goes on trying for thirty days. */
export const AS_LONG_AS_POSSIBLE = -1;

/** The times to live that are offered for a category; marketing has no “as long as possible”. */
export function offeredTimes(category: string): number[] {
  const offered = OFFERED[category] ?? [];
  return category === 'MARKETING' || offered.length === 0
    ? offered
    : [...offered, AS_LONG_AS_POSSIBLE];
}

/** A duration in the largest unit that it fills wholly. */
export function durationOf(seconds: number): {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day';
} {
  if (seconds % DAY === 0) return { value: seconds / DAY, unit: 'day' };
  if (seconds % HOUR === 0) return { value: seconds / HOUR, unit: 'hour' };
  if (seconds % MINUTE === 0) return { value: seconds / MINUTE, unit: 'minute' };
  return { value: seconds, unit: 'second' };
}
