import fc from 'fast-check';
import { checkFormatHere } from '../../../../server/src/collections/check-format';
import { formatValue } from '../../../../server/src/collections/format-value';
import { FORMATS_FOR, type ValueFormat } from '../../../../shared/domain/value-format';

/** Blanks of every width as one that can be typed, and no marks of direction. */
const typed = (text: string | null) =>
  text?.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '') ?? null;

describe('The value of a field in a message', () => {
  it.each([null, undefined, '', [], [null, '']])('is missing when it is %j', (value) => {
    expect(formatValue(value, 'string', null, 'en')).toBeNull();
    expect(formatValue(value, 'date', null, 'en')).toBeNull();
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
    expect(formatValue(value, type, null, 'en')).toBe(text);
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
    expect(formatValue('2026-06-09', 'date', null, language)).toBe(text);
  });

  it('is the same day wherever the server stands', () => {
    expect(formatValue('2026-01-01', 'date', null, 'en')).toBe('January 1, 2026');
    expect(formatValue('2026-12-31', 'date', null, 'en')).toBe('December 31, 2026');
  });

  it.each(['', 'no such language', '_', 'xx_YY_ZZ_'])(
    'is written in English where the language “%s” is none',
    (language) => {
      expect(formatValue('2026-06-09', 'date', null, language)).toBe('June 9, 2026');
    },
  );

  it('that is none is shown as it is stored', () => {
    expect(formatValue('soon', 'date', null, 'en')).toBe('soon');
    expect(formatValue('soon', 'datetime', null, 'en')).toBe('soon');
  });

  it('with a time has both, in the server’s time zone', () => {
    const stored = new Date(2026, 5, 9, 10, 30).toISOString();
    expect(formatValue(stored, 'datetime', null, 'de')).toMatch(/^9\. Juni 2026 um 10:30/);
    expect(formatValue(stored, 'datetime', null, 'en')).toMatch(/^June 9, 2026 at 10:30\sAM$/);
  });
});

describe('A time of day in a message', () => {
  it.each(['10:30:00.000', '10:30:00', '10:30'])('is written without seconds: %s', (stored) => {
    expect(formatValue(stored, 'time', null, 'en')).toBe('10:30');
  });
});

describe('A format', () => {
  const AT = '2026-06-09T08:30:15.000Z';
  const datetime = (style: 'short' | 'medium' | 'long' | 'full', timeZone: string | null) =>
    ({ type: 'datetime', style, timeZone }) as const;

  it.each<[unknown, string, ValueFormat, string, string]>([
    ['2026-06-09', 'date', { type: 'date', style: 'short' }, 'de', '09.06.26'],
    ['2026-06-09', 'date', { type: 'date', style: 'medium' }, 'en', 'Jun 9, 2026'],
    ['2026-06-09', 'date', { type: 'date', style: 'full' }, 'en', 'Tuesday, June 9, 2026'],
    ['2026-06-09', 'date', { type: 'date', style: 'full' }, 'de', 'Dienstag, 9. Juni 2026'],
    ['2026-06-09', 'date', { type: 'date', style: 'long' }, 'pt_BR', '9 de junho de 2026'],
    ['2026-06-09', 'date', { type: 'date', style: 'long' }, 'ar', '9 يونيو 2026'],
    ['2026-06-09', 'date', { type: 'date', style: 'full' }, 'zh_CN', '2026年6月9日星期二'],
    ['22:30:00.000', 'time', { type: 'time', style: 'short' }, 'en', '10:30 PM'],
    ['22:30:00.000', 'time', { type: 'time', style: 'short' }, 'de', '22:30'],
    ['22:30:05', 'time', { type: 'time', style: 'medium' }, 'de', '22:30:05'],
    ['22:30', 'time', { type: 'time', style: 'short' }, 'pt_BR', '22:30'],
    [AT, 'datetime', datetime('long', 'Europe/Berlin'), 'de', '9. Juni 2026 um 10:30'],
    [AT, 'datetime', datetime('medium', 'America/New_York'), 'en', 'Jun 9, 2026, 4:30 AM'],
    [AT, 'datetime', datetime('short', 'Asia/Shanghai'), 'zh_CN', '2026/6/9 16:30'],
    [AT, 'datetime', datetime('long', 'UTC'), 'pt_BR', '9 de junho de 2026 às 08:30'],
    [1234567.891, 'decimal', { type: 'number', decimals: null }, 'en', '1,234,567.891'],
    [1234567.891, 'decimal', { type: 'number', decimals: 2 }, 'de', '1.234.567,89'],
    [5, 'integer', { type: 'number', decimals: 2 }, 'pt_BR', '5,00'],
    [
      '9007199254740993',
      'biginteger',
      { type: 'number', decimals: null },
      'de',
      '9.007.199.254.740.993',
    ],
    [
      '12345678901234567890.55',
      'decimal',
      { type: 'number', decimals: 2 },
      'en',
      '12,345,678,901,234,567,890.55',
    ],
    [39.9, 'decimal', { type: 'currency', currency: 'EUR' }, 'de', '39,90 €'],
    [39.9, 'decimal', { type: 'currency', currency: 'EUR' }, 'en', '€39.90'],
    [39.9, 'decimal', { type: 'currency', currency: 'BRL' }, 'pt_BR', 'R$ 39,90'],
    [39.9, 'decimal', { type: 'currency', currency: 'CNY' }, 'zh_CN', '¥39.90'],
    [39.9, 'decimal', { type: 'currency', currency: 'EUR' }, 'ar', '39.90 €'],
    [39.9, 'decimal', { type: 'currency', currency: 'JPY' }, 'ja', '￥40'],
    ['39.90', 'string', { type: 'currency', currency: 'EUR' }, 'de', '39,90 €'],
    ['istanbul', 'string', { type: 'case', to: 'upper' }, 'tr', 'İSTANBUL'],
    ['istanbul', 'string', { type: 'case', to: 'upper' }, 'en', 'ISTANBUL'],
    ['SHIPPED', 'enumeration', { type: 'case', to: 'lower' }, 'en', 'shipped'],
    ['ines de Souza', 'string', { type: 'case', to: 'capitalize' }, 'pt_BR', 'Ines de Souza'],
    ['', 'string', { type: 'case', to: 'capitalize' }, 'en', ''],
  ])('%j of type %s, written as %j in %s, is “%s”', (value, type, format, language, text) => {
    expect(typed(formatValue(value, type, format, language)) ?? '').toBe(text);
  });

  it('without a time zone is in the server’s', () => {
    const here = new Date(2026, 5, 9, 10, 30).toISOString();
    const format = { type: 'datetime', style: 'short', timeZone: null } as const;
    expect(typed(formatValue(here, 'datetime', format, 'de'))).toBe('09.06.26, 10:30');
    expect(typed(formatValue(here, 'datetime', { type: 'time', style: 'short' }, 'de'))).toBe(
      '10:30',
    );
    expect(typed(formatValue(here, 'datetime', { type: 'date', style: 'short' }, 'de'))).toBe(
      '09.06.26',
    );
  });

  it('that does not suit the value is left out', () => {
    const currency = { type: 'currency', currency: 'EUR' } as const;
    expect(formatValue('on request', 'string', currency, 'de')).toBe('on request');
    expect(formatValue('12 apples', 'string', { type: 'number', decimals: 2 }, 'de')).toBe(
      '12 apples',
    );
    expect(formatValue('2026-06-09', 'date', currency, 'de')).toBe('9. Juni 2026');
    expect(formatValue('1', 'text', currency, 'de')).toBe('1');
    expect(formatValue(5, 'integer', { type: 'date', style: 'long' }, 'de')).toBe('5');
    expect(formatValue(5, 'integer', { type: 'currency', currency: 'EURO' }, 'de')).toBe('5');
    expect(formatValue('25:99', 'time', { type: 'time', style: 'short' }, 'de')).toBe('25:99');
    const nowhere = { type: 'datetime', style: 'long', timeZone: 'Mars/Olympus' } as const;
    expect(formatValue(AT, 'datetime', nowhere, 'de')).toBe(
      formatValue(AT, 'datetime', null, 'de'),
    );
  });

  it('never throws, and never makes something of nothing', () => {
    const format = fc.oneof(
      fc.constant(null),
      fc.record({
        type: fc.constant('number' as const),
        decimals: fc.oneof(fc.constant(null), fc.integer()),
      }),
      fc.record({ type: fc.constant('currency' as const), currency: fc.string() }),
      fc.record({
        type: fc.constant('datetime' as const),
        style: fc.constantFrom('short' as const, 'full' as const),
        timeZone: fc.oneof(fc.constant(null), fc.string()),
      }),
      fc.record({ type: fc.constant('date' as const), style: fc.constant('medium' as const) }),
      fc.record({ type: fc.constant('time' as const), style: fc.constant('medium' as const) }),
      fc.record({
        type: fc.constant('case' as const),
        to: fc.constantFrom('upper' as const, 'lower' as const, 'capitalize' as const),
      }),
    );
    const one = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.date({ noInvalidDate: true }),
      fc.constant('1e99'),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.oneof(one, fc.array(one)),
        fc.constantFrom(...Object.keys(FORMATS_FOR), 'unknown'),
        format,
        fc.oneof(fc.string(), fc.constantFrom('en', 'ar', 'pt_BR')),
        (value, type, chosen, language) => {
          const text = formatValue(value, type, chosen, language);
          const isEmpty = (part: unknown) => part === null || part === '';
          expect(text === null).toBe(Array.isArray(value) ? value.every(isEmpty) : isEmpty(value));
        },
      ),
    );
  });
});

describe('Several values', () => {
  it.each([
    ['en', 'A, B, and C'],
    ['en_GB', 'A, B and C'],
    ['de', 'A, B und C'],
    ['pt_BR', 'A, B e C'],
    ['ar', 'A وB وC'],
    ['zh_CN', 'A、B和C'],
  ])('are joined as a list in %s', (language, text) => {
    expect(formatValue(['A', 'B', 'C'], 'string', null, language)).toBe(text);
  });

  it('are each written in the format, and empty ones are left out', () => {
    const format = { type: 'currency', currency: 'EUR' } as const;
    expect(typed(formatValue([7.5, null, 12], 'decimal', format, 'de'))).toBe('7,50 € und 12,00 €');
    expect(formatValue(['A'], 'string', null, 'en')).toBe('A');
  });
});

describe('A format of this server', () => {
  it('has a currency and a time zone that exist', () => {
    const code = (format: ValueFormat) => checkFormatHere(format).map((issue) => issue.code);
    expect(code({ type: 'currency', currency: 'EUR' })).toEqual([]);
    expect(code({ type: 'currency', currency: 'QQQ' })).toEqual(['format.currency']);
    expect(code({ type: 'datetime', style: 'long', timeZone: 'Europe/Berlin' })).toEqual([]);
    expect(code({ type: 'datetime', style: 'long', timeZone: 'Asia/Kolkata' })).toEqual([]);
    expect(code({ type: 'datetime', style: 'long', timeZone: 'UTC' })).toEqual([]);
    expect(code({ type: 'datetime', style: 'long', timeZone: 'Mars/Olympus' })).toEqual([
      'format.timeZone',
    ]);
    expect(code({ type: 'currency', currency: 'euro' })).toEqual(['format.currency']);
  });
});
