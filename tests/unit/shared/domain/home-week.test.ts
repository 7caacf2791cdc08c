import { billedOf, countsOf, toWeek, weekUpTo } from '../../../../shared/domain/home-week';

describe('the last seven days', () => {
  test('begin and end with the days of the calendar there', () => {
    const week = weekUpTo(new Date('2026-11-23T23:30:00Z'), 'Europe/Berlin');
    expect(week.map(({ day }) => day)).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(week.at(-1)).toMatchObject({
      from: new Date('2026-11-23T23:00:00Z'),
      to: new Date('2026-11-24T23:00:00Z'),
    });
  });

  test('have a day of twenty-five hours when clocks are put back', () => {
    const days = weekUpTo(new Date('2026-10-26T12:00:00Z'), 'Europe/Berlin');
    const hours = days.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000);
    expect(hours).toEqual([24, 24, 24, 24, 24, 25, 24]);
  });
});

const tally = [
  { state: 'read', category: 'marketing', prefix: '+4917', count: 2 },
  { state: 'delivered', category: 'marketing', prefix: '+4916', count: 1 },
  { state: 'delivered', category: 'utility', prefix: null, count: 1 },
  { state: 'sent', category: 'utility', prefix: '+4917', count: 4 },
  { state: 'failed', category: null, prefix: '+4917', count: 8 },
  { state: 'queued', category: null, prefix: '+4917', count: 16 },
] as const;

const countryOf = (prefix: string) => (prefix.startsWith('+49') ? 'DE' : null);

describe('what became of messages', () => {
  test('is counted as far as each came', () => {
    expect(countsOf(tally)).toEqual({ sent: 8, delivered: 4, read: 2, failed: 8 });
  });

  test('is billed by what was delivered, by category and country, the most first', () => {
    expect(billedOf(tally, countryOf)).toEqual([
      { category: 'marketing', country: 'DE', count: 3 },
      { category: 'utility', country: null, count: 1 },
    ]);
  });

  test('adds up over the days', () => {
    const week = toWeek(
      'UTC',
      [
        { day: '2026-11-22', tally },
        { day: '2026-11-23', tally: tally.slice(0, 1) },
      ],
      countryOf,
    );
    expect(week.days.map(({ day, sent }) => [day, sent])).toEqual([
      ['2026-11-22', 8],
      ['2026-11-23', 2],
    ]);
    expect(week.total).toEqual({ sent: 10, delivered: 6, read: 4, failed: 8 });
    expect(week.billed[0]).toMatchObject({ count: 5 });
  });
});
