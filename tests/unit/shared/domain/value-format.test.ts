import { checkFormat, FORMATS_FOR, type ValueFormat } from '../../../../shared/domain/value-format';

const codes = (format: ValueFormat | null) => checkFormat(format).map(({ code }) => code);

describe('The format of a value', () => {
  it.each<ValueFormat | null>([
    null,
    { type: 'date', style: 'full' },
    { type: 'time', style: 'short' },
    { type: 'datetime', style: 'long', timeZone: null },
    { type: 'datetime', style: 'long', timeZone: 'UTC' },
    { type: 'datetime', style: 'long', timeZone: 'America/Argentina/Buenos_Aires' },
    { type: 'datetime', style: 'long', timeZone: 'Etc/GMT+3' },
    { type: 'number', decimals: null },
    { type: 'number', decimals: 0 },
    { type: 'currency', currency: 'EUR' },
    { type: 'case', to: 'capitalize' },
  ])('%j is well-formed', (format) => {
    expect(codes(format)).toEqual([]);
  });

  it.each<[ValueFormat, string]>([
    [{ type: 'currency', currency: '' }, 'format.currency'],
    [{ type: 'currency', currency: 'eur' }, 'format.currency'],
    [{ type: 'currency', currency: '€' }, 'format.currency'],
    [{ type: 'datetime', style: 'short', timeZone: '' }, 'format.timeZone'],
    [{ type: 'datetime', style: 'short', timeZone: 'Europe/Berlin; x' }, 'format.timeZone'],
    [{ type: 'datetime', style: 'short', timeZone: '+02:00' }, 'format.timeZone'],
    [{ type: 'number', decimals: -1 }, 'format.decimals'],
    [{ type: 'number', decimals: 1.5 }, 'format.decimals'],
    [{ type: 'number', decimals: 11 }, 'format.decimals'],
  ])('%j is refused: %s', (format, code) => {
    expect(codes(format)).toEqual([code]);
  });

  it('is offered for every type of field that has a value', () => {
    for (const formats of Object.values(FORMATS_FOR)) expect(formats.length).toBeGreaterThan(0);
    expect(FORMATS_FOR.decimal).toEqual(['number', 'currency']);
    expect(FORMATS_FOR.boolean).toBeUndefined();
  });
});
