/**
 * A time of Meta's: seconds since 1970, in some places as text. The present one where it says none,
 * or one that no calendar has.
 */
export function readTime(value: unknown): Date {
  const seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  const time = new Date(seconds * 1000);
  return time.getTime() > 0 ? time : new Date();
}
