import { formatValue } from '../../../../server/src/collections/format-value';

describe('The value of a field in a message', () => {
  it.each([null, undefined, ''])('is missing when it is %j', (value) => {
    expect(formatValue(value, 'string', 'en')).toBeNull();
    expect(formatValue(value, 'date', 'en')).toBeNull();
  });

  it.each([
    [0, 'integer', '0'],
    [false, 'boolean', 'false'],
    [42, 'integer', '42'],
    [49.9, 'decimal', '49.9'],
    ['9007199254740993', 'biginteger', '9007199254740993'],
    ['Ines', 'string', 'Ines'],
    ['ines@example.com', 'email', 'ines@example.com'],
    ['shipped', 'enumeration', 'shipped'],
    ['Two\nlines', 'text', 'Two\nlines'],
  ])('%j of type %s is written as “%s”', (value, type, text) => {
    expect(formatValue(value, type, 'en')).toBe(text);
  });
});

describe('A date in a message', () => {
  it.each([
    ['en', 'June 9, 2026'],
    ['en_US', 'June 9, 2026'],
    ['en_GB', '9 June 2026'],
    ['de', '9. Juni 2026'],
    ['pt_BR', '9 de junho de 2026'],
    ['fr', '9 juin 2026'],
    ['zh_CN', '2026年6月9日'],
    ['ja', '2026年6月9日'],
  ])('is written as people of %s write it', (language, text) => {
    expect(formatValue('2026-06-09', 'date', language)).toBe(text);
  });

  it('is the same day wherever the server stands', () => {
    expect(formatValue('2026-01-01', 'date', 'en')).toBe('January 1, 2026');
    expect(formatValue('2026-12-31', 'date', 'en')).toBe('December 31, 2026');
  });

  it.each(['', 'no such language', '_', 'xx_YY_ZZ_'])(
    'is written in English where the language “%s” is none',
    (language) => {
      expect(formatValue('2026-06-09', 'date', language)).toBe('June 9, 2026');
    },
  );

  it('that is none is shown as it is stored', () => {
    expect(formatValue('soon', 'date', 'en')).toBe('soon');
    expect(formatValue('soon', 'datetime', 'en')).toBe('soon');
  });

  it('with a time has both, in the server’s time zone', () => {
    const stored = new Date(2026, 5, 9, 10, 30).toISOString();
    expect(formatValue(stored, 'datetime', 'de')).toMatch(/^9\. Juni 2026 um 10:30/);
    expect(formatValue(stored, 'datetime', 'en')).toMatch(/^June 9, 2026 at 10:30\sAM$/);
  });
});

describe('A time of day in a message', () => {
  it.each(['10:30:00.000', '10:30:00', '10:30'])('is written without seconds: %s', (stored) => {
    expect(formatValue(stored, 'time', 'en')).toBe('10:30');
  });
});
