import { NOTHING_SAID, type ConsentState } from '../../../../../shared/domain/consent';
import { hearWord, type ReadWord } from '../../../../../shared/domain/consent-words';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const STOP: ReadWord = { kind: 'stop', purpose: 'all', languages: ['en'] };
const NO_MARKETING: ReadWord = { ...STOP, purpose: 'marketing' };
const START: ReadWord = { kind: 'start', languages: ['en'] };
const hear = (read: ReadWord, at: number, before: Partial<ConsentState> = {}) =>
  hearWord({ ...NOTHING_SAID, ...before }, read, day(at));

describe('A stop', () => {
  test('is recorded with its scope, and confirmed', () => {
    expect(hear(STOP, 5)).toEqual({
      word: { kind: 'opt-out', purpose: 'all', at: day(5) },
      confirms: true,
    });
    expect(hear(NO_MARKETING, 5)).toEqual({
      word: { kind: 'opt-out', purpose: 'marketing', at: day(5) },
      confirms: true,
    });
    expect(hear(STOP, 5, { optOutMarketingAt: day(1) })!.confirms).toBe(true);
    expect(hear(STOP, 5, { optInAllAt: day(1) })!.confirms).toBe(true);
  });

  test('that says what is known is recorded, and not confirmed again', () => {
    expect(hear(STOP, 5, { optOutAllAt: day(4) })).toMatchObject({ confirms: false });
    expect(hear(NO_MARKETING, 5, { optOutMarketingAt: day(4) })).toMatchObject({ confirms: false });
    expect(hear(NO_MARKETING, 5, { optOutAllAt: day(4) })).toMatchObject({ confirms: false });
  });

  test('that comes late, after a yes, changes nothing and is not confirmed', () => {
    expect(hear(STOP, 5, { optInAllAt: day(6) })).toMatchObject({ confirms: false });
  });

  test('of somebody who is blocked is not answered', () => {
    expect(hear(STOP, 5, { blockedAt: day(1) })).toMatchObject({ confirms: false });
  });
});

describe('A start', () => {
  test('ends as much as was stopped', () => {
    expect(hear(START, 5, { optOutAllAt: day(4), optOutMarketingAt: day(3) })).toEqual({
      word: { kind: 'opt-in', purpose: 'all', at: day(5) },
      confirms: true,
    });
    expect(hear(START, 5, { optOutMarketingAt: day(3) })).toEqual({
      word: { kind: 'opt-in', purpose: 'marketing', at: day(5) },
      confirms: true,
    });
  });

  test('says nothing of somebody who has not opted out', () => {
    expect(hear(START, 5)).toBeNull();
    expect(hear(START, 5, { optInMarketingAt: day(1) })).toBeNull();
  });

  test('from before the stop ends nothing and is not confirmed', () => {
    expect(hear(START, 3, { optOutAllAt: day(4) })).toMatchObject({ confirms: false });
    expect(hear(START, 4, { optOutAllAt: day(4) })).toMatchObject({ confirms: false });
  });
});
