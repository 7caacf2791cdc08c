import fc from 'fast-check';
import { CSV_BOM, toCsvLine, type CsvCell } from '../../../../shared/domain/csv';

/** Reads what RFC 4180 describes, as another program would. */
function parse(file: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < file.length) {
    let cell = '';
    if (file[at] === '"') {
      at += 1;
      while (file[at] !== '"' || file[at + 1] === '"') {
        if (at >= file.length) throw new Error('A quoted cell has no end.');
        if (file[at] === '"') at += 1;
        cell += file[at];
        at += 1;
      }
      at += 1;
    } else
      while (at < file.length && file[at] !== ',' && file[at] !== '\r') {
        cell += file[at];
        at += 1;
      }
    line.push(cell);
    if (file[at] === ',') at += 1;
    else if (file.startsWith('\r\n', at)) {
      lines.push(line);
      line = [];
      at += 2;
    } else throw new Error(`After a cell comes ${JSON.stringify(file.slice(at, at + 10))}.`);
    if (file[at - 1] === ',' && file.startsWith('\r\n', at)) {
      lines.push([...line, '']);
      line = [];
      at += 2;
    }
  }
  return lines;
}

const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...DANGEROUS, '"', ',', ';', ' ', "'", 'a', '1') }),
);
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
/** A line of one empty cell cannot be told from an empty line. */
const line = fc.array(cell, { minLength: 2, maxLength: 6 });

const withoutGuard = (written: string): string =>
  written.startsWith("'") && DANGEROUS.includes(written[1]!) ? written.slice(1) : written;

describe('a CSV file', () => {
  test('is read by others as what was written, but for the guard', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const read = parse(lines.map(toCsvLine).join(''));
        expect(read.map((cells) => cells.map(withoutGuard))).toEqual(
          lines.map((cells) => cells.map((one) => withoutGuard(one === null ? '' : String(one)))),
        );
      }),
    );
  });

  test('holds no text that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2 }), (texts) => {
        for (const read of parse(toCsvLine(texts))[0]!)
          expect(DANGEROUS).not.toContain([...read][0]);
      }),
    );
  });

  test('leaves alone what is no formula', () => {
    fc.assert(
      fc.property(
        text.filter((one) => !DANGEROUS.includes([...one][0]!)),
        (one) => {
          expect(parse(toCsvLine([one, 'end']))).toEqual([[one, 'end']]);
        },
      ),
    );
  });

  test.each<[string, CsvCell, string]>([
    ['a phone number, still to be read', '+4915155501001', "'+4915155501001"],
    ['a formula', '=HYPERLINK("https://x.example")', `"'=HYPERLINK(""https://x.example"")"`],
    ['a number below zero', -5, '-5'],
    ['a yes', true, 'true'],
    ['nothing', null, ''],
    ['two lines', 'one\ntwo', '"one\ntwo"'],
    ['what would be two cells elsewhere', 'a;b', '"a;b"'],
    ['spaces at the ends', ' a ', '" a "'],
  ])('writes %s', (_what, value, written) => {
    expect(toCsvLine([value])).toBe(`${written}\r\n`);
  });

  test('may begin with what tells Excel that it is UTF-8', () => {
    expect(Buffer.from(CSV_BOM).toString('hex')).toBe('efbbbf');
  });
});
