import { checkHours, isOpen, USUAL_HOURS } from '../../../../shared/domain/opening-hours';

const berlin = { ...USUAL_HOURS, timeZone: 'Europe/Berlin' };

describe('Opening hours', () => {
  it.each([
    ['2026-07-06T07:00:00Z', true],
    ['2026-07-06T06:59:00Z', false],
    ['2026-07-06T14:59:00Z', true],
    ['2026-07-06T15:00:00Z', false],
    // The clocks have changed: the same hour is another time.
    ['2026-11-23T07:00:00Z', false],
    ['2026-11-23T08:00:00Z', true],
    ['2026-07-05T10:00:00Z', false],
  ])('at %s: %s', (at, expected) => {
    expect(isOpen(berlin, new Date(at))).toBe(expected);
  });

  it('may end with the day, and have a break', () => {
    const hours = {
      timeZone: 'UTC',
      days: {
        ...USUAL_HOURS.days,
        sun: [
          { from: '00:00', to: '06:00' },
          { from: '22:00', to: '24:00' },
        ],
      },
    };
    expect(checkHours(hours, 'hours')).toEqual([]);
    expect(isOpen(hours, new Date('2026-07-05T00:00:00Z'))).toBe(true);
    expect(isOpen(hours, new Date('2026-07-05T12:00:00Z'))).toBe(false);
    expect(isOpen(hours, new Date('2026-07-05T23:59:59Z'))).toBe(true);
  });

  it('say what is wrong with them', () => {
    const days = { ...USUAL_HOURS.days, tue: [{ from: '9:00', to: '17:00' }] };
    expect(checkHours({ timeZone: 'Mars/Base', days }, 'hours').map(({ path }) => path)).toEqual([
      'hours.timeZone',
      'hours.days.tue.0',
    ]);
  });
});
