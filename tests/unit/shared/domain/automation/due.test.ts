import fc from 'fast-check';

import { dueOf, later, valuesDue } from '../../../../../shared/domain/automation/due';
import type { Duration } from '../../../../../shared/domain/automation/trigger';
import { localTimeOf } from '../../../../../shared/domain/zoned-time';

const BERLIN = 'Europe/Berlin';
const days = (amount: number): Duration => ({ amount, unit: 'days' });
const hours = (amount: number): Duration => ({ amount, unit: 'hours' });

const zone = fc.constantFrom(BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata');
const instant = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000));
const amount = fc.integer({ min: -60, max: 60 });

const clockOf = (time: Date, timeZone: string) => {
  const { hour, minute } = localTimeOf(time, timeZone);
  return hour * 60 + minute;
};

describe('when a record is due', () => {
  it('is at the field itself, or so many hours before or after, whatever the clocks do', () => {
    fc.assert(
      fc.property(instant, amount, zone, (field, count, timeZone) => {
        const due = dueOf({ offset: hours(count), timeZone }, field.toISOString());
        expect(due!.getTime() - field.getTime()).toBe(count * 3_600_000);
      }),
    );
  });

  it('keeps the time of day over days of 23 and 25 hours', () => {
    expect(dueOf({ offset: days(-1), timeZone: BERLIN }, '2026-03-29T10:00:00Z')).toEqual(
      new Date('2026-03-28T11:00:00Z'),
    );
    expect(dueOf({ offset: days(1), timeZone: BERLIN }, '2026-10-24T10:00:00Z')).toEqual(
      new Date('2026-10-25T11:00:00Z'),
    );
  });

  it('shows the same clock so many calendar days away, but for an hour that is left out', () => {
    fc.assert(
      fc.property(instant, amount, zone, (field, count, timeZone) => {
        const due = later(field, days(count), timeZone);
        const moved = clockOf(due, timeZone) - clockOf(field, timeZone);
        // At most what is put forward: an hour, or half of one.
        expect([0, 30, 60]).toContain((moved + 1_440) % 1_440);
      }),
    );
  });

  it('is at a time of day of that place, in every season', () => {
    fc.assert(
      fc.property(instant, amount, zone, (field, count, timeZone) => {
        const due = dueOf({ offset: days(count), at: '09:00', timeZone }, field.toISOString())!;
        expect(clockOf(due, timeZone)).toBe(9 * 60);
      }),
    );
  });

  it('takes a day as it is, wherever the server is', () => {
    const rule = { offset: days(-1), at: '18:00', timeZone: 'America/New_York' };
    expect(dueOf(rule, '2026-03-09')).toEqual(new Date('2026-03-08T22:00:00Z'));
    expect(dueOf(rule, '2026-01-09')).toEqual(new Date('2026-01-08T23:00:00Z'));
  });

  it('takes the day that a time has there', () => {
    const rule = { offset: days(0), at: '09:00', timeZone: 'Asia/Tokyo' };
    expect(dueOf(rule, '2026-01-09T16:00:00Z')).toEqual(new Date('2026-01-10T00:00:00Z'));
  });

  it('is never for what holds no time', () => {
    for (const nothing of [null, undefined, '', 'soon'])
      expect(dueOf({ offset: days(1), timeZone: BERLIN }, nothing)).toBeNull();
  });

  it('is found among the values that are asked for', () => {
    const clock = fc.constantFrom(null, '00:00', '09:30', '23:59');
    fc.assert(
      fc.property(
        instant,
        amount,
        fc.constantFrom('minutes', 'hours', 'days' as const),
        zone,
        clock,
        (field, count, unit, timeZone, time) => {
          const at = unit === 'days' ? time : null;
          const rule = { offset: { amount: count, unit: unit as Duration['unit'] }, at, timeZone };
          const due = dueOf(rule, field.toISOString())!;
          const { from, to } = valuesDue(rule, due, due);
          expect(field >= from && field <= to).toBe(true);
        },
      ),
    );
  });
});
