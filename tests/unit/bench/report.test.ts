import {
  median,
  percentile,
  ratio,
  reaches,
  readGoal,
  rounded,
  toText,
  withFigures,
  type Row,
} from '../../bench/report';

const ROWS: Row[] = [
  { name: 'sending', value: 0.934, goal: '>= 0.9', unit: '×' },
  { name: 'first page of the log', value: 7.123, goal: '<= 5', unit: 'ms' },
  { name: 'lost', value: 0, goal: '<= 0', unit: '' },
];

describe('goals', () => {
  test.each([
    ['>= 0.9', { sign: '>=', limit: 0.9 }],
    ['<= 100', { sign: '<=', limit: 100 }],
    ['<= -1.5', { sign: '<=', limit: -1.5 }],
  ])('“%s” is read', (text, goal) => {
    expect(readGoal(text)).toEqual(goal);
  });

  test.each(['> 1', '>= ', '0.9', '>=0.9', '>= 0.9 ×', ''])('“%s” is none', (text) => {
    expect(() => readGoal(text)).toThrow('is no goal');
  });

  test('are reached at their limit, and missed beyond it', () => {
    const isReached = (value: number, goal: string) => reaches({ value, goal });
    expect(isReached(0.9, '>= 0.9')).toBe(true);
    expect(isReached(0.89, '>= 0.9')).toBe(false);
    expect(isReached(100, '<= 100')).toBe(true);
    expect(isReached(101, '<= 100')).toBe(false);
    expect(isReached(NaN, '>= 0.9')).toBe(false);
    expect(isReached(NaN, '<= 100')).toBe(false);
  });
});

describe('figures', () => {
  test('have a median, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 4, 8])).toBe(6);
    expect(() => median([])).toThrow('no median');
  });

  test('have a percentile that so many do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.5)).toBe(7);
  });

  test('are compared round by round, so that a slow moment slows both', () => {
    expect(ratio([90, 45, 200], [100, 50, 100])).toBe(0.9);
  });

  test('are rounded to what matters', () => {
    expect(rounded(0.93456)).toBe(0.935);
    expect(rounded(12.345)).toBe(12.3);
    expect(rounded(1234.5)).toBe(1235);
    expect(rounded(0)).toBe(0);
  });
});

describe('tables', () => {
  test('say of each row whether it is reached', () => {
    expect(toText(ROWS).split('\n')).toEqual([
      '         name                   value    goal',
      'reached  sending                0.934 ×  >= 0.9',
      'missed   first page of the log  7.12 ms  <= 5',
      'reached  lost                   0        <= 0',
    ]);
  });

  const PAGE = [
    '# Page',
    '<!-- figures of sending -->',
    'old',
    '<!-- end of sending -->',
    '<!-- figures of list -->',
    'kept',
    '<!-- end of list -->',
  ].join('\n');

  test('take the place of the old ones in the page, and those of other groups stay', () => {
    const facts = [{ name: 'bare loop', value: 763.4, unit: 'messages/s' }];
    const page = withFigures(PAGE, [{ name: 'sending', rows: ROWS, facts }], 'Taken today');
    expect(page.split('\n')).toEqual([
      '# Page',
      '<!-- figures of sending -->',
      '',
      '| what                  | value   | goal   |         |',
      '| --------------------- | ------- | ------ | ------- |',
      '| sending               | 0.934 × | >= 0.9 | reached |',
      '| first page of the log | 7.12 ms | <= 5   | missed  |',
      '| lost                  | 0       | <= 0   | reached |',
      '',
      'Taken today. What these figures were made of:',
      '',
      '| what      | figure         |',
      '| --------- | -------------- |',
      '| bare loop | 763 messages/s |',
      '',
      '<!-- end of sending -->',
      '<!-- figures of list -->',
      'kept',
      '<!-- end of list -->',
    ]);
  });

  test('need a place in the page', () => {
    const group = { name: 'webhooks', rows: ROWS, facts: [] };
    expect(() => withFigures(PAGE, [group], 'Taken today')).toThrow('no place for webhooks');
  });
});
