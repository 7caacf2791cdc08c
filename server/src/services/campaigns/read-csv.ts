import { readFile } from 'node:fs/promises';

import Papa from 'papaparse';

import type { CampaignFile } from '../../../../shared/contracts/campaigns';
import { error, type Issue } from '../../../../shared/domain/issue';
import { invalid, refuse } from '../../errors';

/** A line by its columns, from 1 below the header. */
export interface CsvLine {
  line: number;
  raw: Record<string, string>;
}

const MOST_BYTES = 50 * 1_024 * 1_024;
const MOST_LINES = 200_000;

/** Faults that are told at once; a file that has more is another one than was meant. */
const MOST_FAULTS = 20;

const SAMPLE = 20;

/** Text of the file that is parsed at once. */
const CHUNK = 512 * 1_024;

/** What keeps spreadsheets from reckoning with a cell. */
const GUARD = /^'(?=[=+\-@])/;

/** Spreadsheets write UTF-8, UTF-16, or what Windows had before them. */
function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  if (text.includes('\0')) throw refuse('csv.notText', 'file');
  return text;
}

/** Hands on the cells of a text, some rows at a time; the next when those are done with. */
const parse = (
  text: string,
  use: (rows: string[][], faults: { row: number; code: string }[]) => Promise<void> | void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let before = 0;
    const config = {
      chunkSize: CHUNK,
      skipEmptyLines: 'greedy',
      delimitersToGuess: [',', ';', '\t', '|'],
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        const faults = results.errors
          .filter(({ type }) => type === 'Quotes')
          .map(({ row, code }) => ({ row: before + (row ?? 0), code }));
        before += results.data.length;
        parser.pause();
        Promise.resolve(use(results.data, faults)).then(
          () => parser.resume(),
          (failure: unknown) => {
            parser.abort();
            reject(failure as Error);
          },
        );
      },
      complete: () => resolve(),
    };
    Papa.parse(text, config as never);
  });

/** A file with recipients: what it holds, and its lines, a few at a time. */
export async function readCsv(path: string, name: string | null, bytes: number) {
  if (bytes > MOST_BYTES)
    throw refuse('csv.tooLarge', 'file', { limit: `${MOST_BYTES / 1_024 / 1_024} MB` });
  const text = decode(await readFile(path));

  let columns: string[] = [];
  /** Those columns that have a name, by their place. */
  let named: [string, number][] = [];
  let rows = 0;
  const sample: Record<string, string>[] = [];
  const issues: Issue[] = [];
  const tell = (issue: Issue) => {
    if (issues.length < MOST_FAULTS) issues.push(issue);
  };
  const toRaw = (cells: string[]): Record<string, string> =>
    Object.fromEntries(
      named.map(([column, place]) => [column, (cells[place] ?? '').trim().replace(GUARD, '')]),
    );
  const readHeader = (cells: string[]) => {
    const names = cells.map((cell) => cell.trim().replace(GUARD, ''));
    const twice = names.find((one, place) => one !== '' && names.indexOf(one) !== place);
    if (twice !== undefined) throw refuse('csv.twice', 'file', { column: twice });
    named = names.flatMap((one, place): [string, number][] => (one === '' ? [] : [[one, place]]));
    columns = named.map(([one]) => one);
  };

  let isFirst = true;
  await parse(text, (found, faults) => {
    for (const { row } of faults) tell(error('csv.quotes', 'file', { line: row }));
    for (const cells of found) {
      if (isFirst) {
        isFirst = false;
        readHeader(cells);
        continue;
      }
      rows += 1;
      const last = Math.max(...named.map(([, place]) => place));
      if (cells.slice(last + 1).some((cell) => cell.trim() !== ''))
        tell(error('csv.cells', 'file', { line: rows }));
      if (sample.length < SAMPLE) sample.push(toRaw(cells));
    }
    if (rows > MOST_LINES) throw refuse('csv.tooManyRows', 'file', { limit: MOST_LINES });
  });
  if (issues.length > 0) throw invalid(issues);
  if (rows === 0) throw refuse('csv.empty', 'file');
  const file: CampaignFile = { name, columns, rows, sample };

  return {
    file,

    /** Goes through all lines, a few hundred at a time. */
    async eachPart(use: (lines: CsvLine[]) => Promise<void>): Promise<void> {
      let line = -1;
      await parse(text, async (found) => {
        const lines = found.flatMap((cells): CsvLine[] => {
          line += 1;
          return line === 0 ? [] : [{ line, raw: toRaw(cells) }];
        });
        for (let start = 0; start < lines.length; start += 500)
          await use(lines.slice(start, start + 500));
      });
    },
  };
}
