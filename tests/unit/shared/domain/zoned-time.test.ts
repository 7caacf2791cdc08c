import fc from 'fast-check';

import {
  addDays,
  instantOf,
  isTimeZone,
  localTimeOf,
  readClock,
  readDay,
} from '../../../../shared/domain/zoned-time';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const zone = fc.constantFrom(...ZONES);
const instant = fc
  .integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(Math.floor(ms / 1_000) * 1_000));

const at = (text: string) => new Date(text);
const local = (text: string) => {
  const [year, month, day, hour, minute] = text.split(/\D/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { year, month, day, hour, minute, second: 0 };
};

describe('the time at a place', () => {
  it('leads back to what the clocks show, whatever the season', () => {
    fc.assert(
      fc.property(instant, zone, (time, timeZone) => {
        const shown = localTimeOf(time, timeZone);
        const again = instantOf(shown, timeZone);
        expect(localTimeOf(again, timeZone)).toEqual(shown);
        // Of an hour that comes twice, the first.
        expect(again.getTime()).toBeLessThanOrEqual(time.getTime());
        expect(time.getTime() - again.getTime()).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  it('takes the first of an hour that comes twice', () => {
    expect(instantOf(local('2026-10-25 02:30'), 'Europe/Berlin')).toEqual(
      at('2026-10-25T00:30:00Z'),
    );
  });

  it('is as much later as is left out where clocks are put forward', () => {
    expect(instantOf(local('2026-03-29 02:30'), 'Europe/Berlin')).toEqual(
      at('2026-03-29T01:30:00Z'),
    );
    expect(instantOf(local('2026-10-04 02:15'), 'Australia/Lord_Howe')).toEqual(
      at('2026-10-03T15:45:00Z'),
    );
  });

  it('knows its zones', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });

  it('adds days of the calendar', () => {
    expect(addDays({ year: 2028, month: 2, day: 28 }, 1)).toEqual({
      year: 2028,
      month: 2,
      day: 29,
    });
    expect(addDays({ year: 2026, month: 1, day: 1 }, -1)).toEqual({
      year: 2025,
      month: 12,
      day: 31,
    });
  });

  it('reads days and clocks only as they are written', () => {
    expect(readClock('09:05')).toEqual({ hour: 9, minute: 5 });
    for (const wrong of ['9:05', '24:00', '10:60', '']) expect(readClock(wrong)).toBeNull();
    expect(readDay('2026-02-28')).toEqual({ year: 2026, month: 2, day: 28 });
    for (const wrong of ['2026-02-29', '2026-2-1', '2026-02-28T00:00'])
      expect(readDay(wrong)).toBeNull();
  });
});
