import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readCsv, type CsvLine } from '../../../../../server/src/services/campaigns/read-csv';

describe('a file with recipients', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'csv-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function readText(text: string | Buffer) {
    const file = path.join(folder, 'file.csv');
    await writeFile(file, text);
    return readCsv(file, 'people.csv', (await stat(file)).size);
  }
  async function linesOf(text: string | Buffer): Promise<CsvLine[]> {
    const lines: CsvLine[] = [];
    const { eachPart } = await readText(text);
    await eachPart((part) => {
      lines.push(...part);
      return Promise.resolve();
    });
    return lines;
  }

  test.each([
    ['commas', 'phone,name\r\n+49 1,"Okafor, Ines"\r\n+49 2,Ada\r\n'],
    ['semicolons and a BOM', '\ufeffphone;name\n+49 1;Okafor, Ines\n\n+49 2;Ada'],
    ['tabs', 'phone\tname\n+49 1\tOkafor, Ines\n+49 2\tAda\n'],
    ['what keeps spreadsheets from reckoning', 'phone,name\n\'+49 1,"Okafor, Ines"\n\'+49 2,Ada'],
    ['UTF-16', Buffer.from('\ufeffphone\tname\n+49 1\tOkafor, Ines\n+49 2\tAda\n', 'utf16le')],
  ])('is read with %s', async (_what, text) => {
    expect(await linesOf(text)).toEqual([
      { line: 1, raw: { phone: '+49 1', name: 'Okafor, Ines' } },
      { line: 2, raw: { phone: '+49 2', name: 'Ada' } },
    ]);
  });

  test('is read in the writing that Windows had', async () => {
    const [line] = await linesOf(Buffer.from('phone,name\n+49 1,J\xfcrgen\n', 'latin1'));
    expect(line!.raw.name).toBe('Jürgen');
  });

  test('has quotes, line breaks and separators within its cells', async () => {
    const [line] = await linesOf('phone,note\n+49 1,"He said ""hi"",\nand left"\n');
    expect(line!.raw.note).toBe('He said "hi",\nand left');
  });

  test('tells what it is made of', async () => {
    const { file } = await readText('phone,,name,\n1,x,Ada\n2\n');
    expect(file).toEqual({
      name: 'people.csv',
      columns: ['phone', 'name'],
      rows: 2,
      sample: [
        { phone: '1', name: 'Ada' },
        { phone: '2', name: '' },
      ],
    });
  });

  test('is gone through a few lines at a time, however long', async () => {
    const text = `phone,name\n${Array.from({ length: 40_000 }, (_, index) => `+49176${index},Person number ${index}`).join('\n')}`;
    const lines = await linesOf(text);
    expect(lines).toHaveLength(40_000);
    expect(lines.every(({ line }, index) => line === index + 1)).toBe(true);
    expect(lines.at(-1)!.raw).toEqual({ phone: '+4917639999', name: 'Person number 39999' });
  });

  test.each([
    ['no line below the header', 'phone,name\n', 'no line below'],
    ['no header', '\n\n', 'no line below'],
    ['a column twice', 'phone,phone\n1,2\n', 'called “phone”'],
    ['too many cells', 'phone,name\n1,Ada\n2,Ada,Lovelace\n', 'Line 2'],
    ['a quote that does not end', 'phone,name\n1,Ada\n2,"Ada\n', 'Line 2'],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1]), 'cannot be read as text'],
  ])('is refused with %s', async (_what, text, words) => {
    await expect(readText(text)).rejects.toThrow(words);
  });
});
