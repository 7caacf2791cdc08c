import { isSameTap, isTooSoon, sameTapSince } from '../../../../shared/domain/click';

const at = (ms: number) => new Date(Date.UTC(2026, 6, 21, 9, 30) + ms);

describe('A click', () => {
  it.each([
    [0, true],
    [1_999, true],
    [-1_999, true],
    [2_000, false],
    [86_400_000, false],
    // Clocks differ: what came long before the sending says nothing.
    [-60_000, false],
  ])('%d ms after the sending is too soon for a person: %s', (ms, expected) => {
    expect(isTooSoon(at(ms), at(0))).toBe(expected);
  });

  it('is not too soon where nobody knows when the message was sent', () => {
    expect(isTooSoon(at(0), null)).toBe(false);
  });

  it.each([
    [0, true],
    [4_999, true],
    [-4_999, true],
    [5_000, false],
  ])('%d ms from another is the same tap: %s', (ms, expected) => {
    expect(isSameTap(at(ms), at(0))).toBe(expected);
  });

  it('is looked for as far back as it can be the same tap', () => {
    const since = sameTapSince(at(0));
    expect(isSameTap(at(0), new Date(since.getTime() + 1))).toBe(true);
    expect(isSameTap(at(0), since)).toBe(false);
  });
});
