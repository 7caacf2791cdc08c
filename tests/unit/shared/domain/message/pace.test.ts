import fc from 'fast-check';
import {
  grant,
  messagesPerSecond,
  numberPauseMs,
  pairPauseMs,
  paceWindow,
  restMs,
  trustedMark,
} from '../../../../../shared/domain/message/pace';
import { priorityOf } from '../../../../../shared/domain/message/priority';

describe('The pace of a number', () => {
  it.each([
    ['STANDARD', 80],
    ['HIGH', 1000],
    ['COEXISTENCE', 20],
    ['NOT_YET_KNOWN', 80],
    [null, 80],
  ])('is by its level %s: %d a second', (level, perSecond) => {
    expect(messagesPerSecond(level)).toBe(perSecond);
  });

  it('never lets more than its messages leave in any second, when it is counted in windows', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(20, 80, 1000), fc.integer({ min: 20, max: 1_500 })),
        fc.array(fc.tuple(fc.nat(120), fc.nat(80)), { maxLength: 120 }),
        (perSecond, asks) => {
          const { count, ms } = paceWindow(perSecond);
          let now = 1_000_000;
          let opened = -Infinity;
          let used = 0;
          const left: number[] = [];
          for (const [later, wanted] of asks) {
            now += later;
            for (let asked = 0; asked < wanted; asked += 1) {
              if (now - opened >= ms) [opened, used] = [now, 0];
              if (used >= count) break;
              used += 1;
              left.push(now);
            }
          }
          left.forEach((at, index) => {
            const next = left[index + perSecond];
            if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(1_000);
          });
        },
      ),
    );
  });

  it('reaches nearly all of it in windows, too', () => {
    for (const perSecond of [20, 80, 1000]) {
      const { count, ms } = paceWindow(perSecond);
      expect((count / ms) * 1_000).toBeGreaterThan(0.85 * perSecond);
    }
  });

  it('never lets more than its messages leave in any second, whoever asks when', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(20, 80, 1000),
        fc.array(fc.tuple(fc.nat(400), fc.nat(2000)), { maxLength: 60 }),
        (perSecond, asks) => {
          let mark: number | null = null;
          let now = 1_000_000;
          const left: number[] = [];
          for (const [later, wanted] of asks) {
            now += later;
            const granted = grant(mark, wanted, now, perSecond);
            expect(granted.count).toBeLessThanOrEqual(wanted);
            mark = granted.mark;
            left.push(...Array.from({ length: granted.count }, () => now));
          }
          left.forEach((at, index) => {
            const next = left[index + perSecond];
            if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(999);
          });
        },
      ),
    );
  });

  it('reaches nearly all of it when messages wait', () => {
    for (const perSecond of [20, 80, 1000]) {
      let mark: number | null = null;
      let count = 0;
      for (let now = 0; now < 10_000; now += 10) {
        const granted = grant(mark, 5_000, now, perSecond);
        mark = granted.mark;
        count += granted.count;
      }
      // Nine tenths of the slowest numbers, 95 % of the others.
      expect(count / 10 / perSecond).toBeGreaterThan(perSecond === 20 ? 0.89 : 0.94);
    }
  });

  it('tells when the next one may leave', () => {
    const first = grant(null, 4, 1_000, 80);
    expect(first).toMatchObject({ count: 4 });
    expect(first.waitMs).toBeGreaterThan(0);
    expect(grant(first.mark, 1, 1_000 + first.waitMs, 80).count).toBe(1);
    expect(grant(first.mark, 1, 1_000 + first.waitMs - 2, 80).count).toBe(0);
  });

  it('grants nothing twice when the clock goes back', () => {
    const { mark } = grant(null, 100, 50_000, 80);
    expect(grant(mark, 100, 20_000, 80).count).toBe(0);
  });

  it('goes on at its pace when the clock goes back far, instead of waiting until that time comes again', () => {
    const now = 10_000_000;
    const ahead = grant(null, 100, now + 3_600_000, 80).mark;
    expect(grant(trustedMark(ahead, now), 100, now, 80)).toEqual(grant(null, 100, now, 80));
    // Machines whose clocks differ a little still share one pace.
    expect(trustedMark(now + 2_000, now)).toBe(now + 2_000);
    expect(trustedMark(null, now)).toBeNull();
  });

  it('ends a rest that no rest is as long as', () => {
    const now = new Date(10_000_000);
    const inMs = (ms: number) => restMs(new Date(now.getTime() + ms), now);
    expect(inMs(2_000)).toBe(2_000);
    expect(inMs(numberPauseMs(50))).toBe(300_000);
    expect(inMs(3_600_000)).toBe(0);
    expect(inMs(-1)).toBe(0);
    expect(restMs(null, now)).toBe(0);
  });
});

describe('A pause', () => {
  it('grows each time, up to a limit', () => {
    expect([1, 2, 3].map(pairPauseMs)).toEqual([4_000, 16_000, 64_000]);
    expect(pairPauseMs(50)).toBe(pairPauseMs(5));
    expect([1, 2, 3].map(numberPauseMs)).toEqual([2_000, 4_000, 8_000]);
    expect(numberPauseMs(50)).toBe(300_000);
  });
});

describe('The order of messages', () => {
  it('puts passwords first, then answers, utility, marketing, and campaigns after single ones', () => {
    const order = [
      priorityOf('AUTHENTICATION', 'code'),
      priorityOf(null, 'person'),
      priorityOf('UTILITY', 'automation'),
      priorityOf('MARKETING', 'person'),
      priorityOf('UTILITY', 'campaign'),
      priorityOf('MARKETING', 'campaign'),
    ];
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(new Set(order).size).toBe(order.length);
  });
});
