/** The end of the year 9999: no database keeps a later time. */
const LAST = 253_402_300_799_000;

/**
 * A time of Meta's: seconds since 1970, in some places as text. The present one where it says none,
 * or one that no calendar has.
 */
export function readTime(value: unknown): Date {
  const seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  const time = new Date(seconds * 1000);
  return time.getTime() > 0 && time.getTime() <= LAST ? time : new Date();
}
