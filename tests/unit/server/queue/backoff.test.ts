import fc from 'fast-check';
import { backoffMs, MAX_ATTEMPTS, patienceFor } from '../../../../server/src/queue/backoff';

describe('The wait before the next attempt', () => {
  it('doubles from two seconds', () => {
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0))).toEqual([
      2_000, 4_000, 8_000, 16_000,
    ]);
  });

  it('is spread by up to a quarter, so that many do not come back at once', () => {
    expect(backoffMs(1, 0.5)).toBe(2_250);
    expect(backoffMs(1, 0.999999)).toBe(2_500);
  });

  it('never passes five minutes and their spread, and never ends before it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const wait = backoffMs(attempt, random);
          expect(wait).toBeGreaterThanOrEqual(2_000);
          expect(wait).toBeLessThanOrEqual(5 * 60_000 * 1.25);
          expect(backoffMs(attempt + 1, random)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });

  it('comes a limited number of times', () => {
    expect(Number.isInteger(MAX_ATTEMPTS) && MAX_ATTEMPTS > 1).toBe(true);
  });

  it('lasts longer than what Meta says that a fault takes', () => {
    const lastsMs = (code: number) => {
      const { attempts, baseMs } = patienceFor(code);
      const waits = Array.from({ length: attempts - 1 }, (_, index) =>
        backoffMs(index + 1, 0, baseMs),
      );
      return waits.reduce((sum, wait) => sum + wait, 0);
    };
    const minute = 60_000;
    expect(backoffMs(1, 0, patienceFor(133015).baseMs)).toBe(5 * minute);
    for (const code of [131057, 2494100, 134101]) {
      expect(backoffMs(1, 0, patienceFor(code).baseMs)).toBe(minute);
      expect(lastsMs(code)).toBeGreaterThan(10 * minute);
    }
    expect(lastsMs(131000)).toBe(254_000);
  });

  it('comes once where asking again only tells whose fault it is', () => {
    expect(patienceFor(1).attempts).toBe(2);
    expect(patienceFor(null).attempts).toBe(MAX_ATTEMPTS);
  });
});
