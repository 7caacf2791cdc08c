import fc from 'fast-check';
import { backoffMs, MAX_ATTEMPTS } from '../../../../server/src/queue/backoff';

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
});
