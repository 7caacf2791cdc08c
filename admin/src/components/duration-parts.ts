/** A span of time as `formatNumber` takes it: seconds below a minute, then minutes, hours, days. */
export function durationParts(milliseconds: number): {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day';
} {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return { value: Math.round(seconds * 10) / 10, unit: 'second' };
  if (seconds < 3600) return { value: Math.round(seconds / 60), unit: 'minute' };
  if (seconds < 86_400) return { value: Math.round(seconds / 3600), unit: 'hour' };
  return { value: Math.round(seconds / 86_400), unit: 'day' };
}
