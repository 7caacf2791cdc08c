import fc from 'fast-check';

import { afterQuietHours } from '../../../../../shared/domain/automation/quiet-hours';
import { localTimeOf } from '../../../../../shared/domain/zoned-time';

const NIGHT = { from: '21:00', to: '08:00', timeZone: 'Europe/Berlin' };
const NOON = { from: '12:00', to: '13:00', timeZone: 'Europe/Berlin' };
const minuteOf = (at: Date, zone: string) => {
  const { hour, minute } = localTimeOf(at, zone);
  return hour * 60 + minute;
};
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms));
const zones = fc.uniqueArray(
  fc.constantFrom('Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'America/Chicago'),
  { minLength: 1 },
);

describe('quiet hours', () => {
  it('leave a time alone that lies in none', () => {
    const at = new Date('2026-01-10T10:00:00Z');
    expect(afterQuietHours(NIGHT, ['Europe/Berlin'], at)).toBe(at);
  });

  it('end in the morning of the person', () => {
    const at = new Date('2026-01-10T22:00:00Z');
    expect(afterQuietHours(NIGHT, ['Europe/Berlin'], at)).toEqual(new Date('2026-01-11T07:00:00Z'));
    expect(afterQuietHours(NIGHT, ['America/New_York'], at)).toBe(at);
    expect(afterQuietHours(NOON, [], new Date('2026-01-10T11:30:00Z'))).toEqual(
      new Date('2026-01-10T12:00:00Z'),
    );
  });

  it('are kept in every zone of a country, and nothing goes earlier than it would', () => {
    fc.assert(
      fc.property(instant, zones, (at, there) => {
        const us = there.filter((zone) => zone.startsWith('America'));
        const wanted = us.length > 0 ? us : there;
        const time = afterQuietHours(NIGHT, wanted, at);
        expect(time.getTime()).toBeGreaterThanOrEqual(at.getTime());
        for (const zone of wanted) {
          expect(minuteOf(time, zone)).toBeGreaterThanOrEqual(8 * 60);
          expect(minuteOf(time, zone)).toBeLessThan(21 * 60);
        }
        expect(time.getTime() - at.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
      }),
    );
  });

  it('count by their own zone where no hour is right for everybody', () => {
    const at = new Date('2026-01-10T22:00:00Z');
    const most = { ...NIGHT, from: '10:00', to: '09:00' };
    const all = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];
    expect(afterQuietHours(most, all, at)).toEqual(new Date('2026-01-11T08:00:00Z'));
  });
});
