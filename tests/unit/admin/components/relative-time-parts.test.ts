import { relativeTimeParts } from '../../../../admin/src/components/relative-time-parts';

const SECOND = 1000;

describe('saying how long ago', () => {
  it.each([
    [0, { value: 0, unit: 'second' }],
    [-4 * SECOND, { value: 0, unit: 'second' }],
    [-59 * SECOND, { value: -55, unit: 'second' }],
    [-61 * SECOND, { value: -1, unit: 'minute' }],
    [-3599 * SECOND, { value: -59, unit: 'minute' }],
    [-26 * 3600 * SECOND, { value: -1, unit: 'day' }],
    [90 * SECOND, { value: 1, unit: 'minute' }],
    [-400 * 86_400 * SECOND, { value: -1, unit: 'year' }],
  ])('%d ms', (difference, expected) => {
    expect(relativeTimeParts(difference)).toEqual(expected);
  });
});
