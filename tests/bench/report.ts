/** One measured figure with what it should be, e.g. `{ value: 0.93, goal: '>= 0.9', unit: '×' }`. */
export interface Row {
  name: string;
  value: number;
  goal: string;
  unit: string;
}

/** A figure that depends on the machine: told, and held against nothing. */
export interface Fact {
  name: string;
  value: number;
  unit: string;
}

/** What the measuring of one group has found out. */
export interface Group {
  name: string;
  rows: Row[];
  facts: Fact[];
}

export interface Goal {
  sign: '>=' | '<=';
  limit: number;
}

/** Reads a goal such as `>= 0.9`; throws on anything else. */
export function readGoal(text: string): Goal {
  const [, sign, limit] = /^(>=|<=) (-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (!sign) throw new Error(`“${text}” is no goal: it must look like >= 0.9 or <= 100.`);
  return { sign: sign as Goal['sign'], limit: Number(limit) };
}

/** Whether a row reaches its goal; a figure that could not be measured does not. */
export function reaches({ value, goal }: Pick<Row, 'value' | 'goal'>): boolean {
  const { sign, limit } = readGoal(goal);
  return sign === '>=' ? value >= limit : value <= limit;
}

/** The middle one, or the mean of the two in the middle; throws when there is none. */
export function median(values: number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that this share of all values does not exceed; `share` in (0, 1]. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) throw new Error('There is no percentile of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/** The median of how one series compares with the other, round by round. */
export const ratio = (ours: number[], theirs: number[]): number =>
  median(ours.map((value, round) => value / theirs[round]!));

/** Rounded to three digits that matter; whole numbers stay whole. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

const COLUMNS = ['', 'name', 'value', 'goal'] as const;

function cellsOf(row: Row): string[] {
  const { name, value, goal, unit } = row;
  const shown = [String(rounded(value)), unit].filter(Boolean).join(' ');
  return [reaches(row) ? 'reached' : 'missed', name, shown, goal];
}

/** The rows as aligned text for a terminal. */
export function toText(rows: Row[]): string {
  const lines = [[...COLUMNS], ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, index) => Math.max(...lines.map((line) => line[index]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A Markdown table as Prettier would write it. */
function markdownTable(head: string[], lines: string[][]): string {
  const widths = head.map((title, index) =>
    Math.max(3, title.length, ...lines.map((line) => line[index]!.length)),
  );
  const write = (line: string[]) =>
    `| ${line.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
  return [write(head), write(widths.map((width) => '-'.repeat(width))), ...lines.map(write)].join(
    '\n',
  );
}

/** Rows as the docs show them. */
const toMarkdown = (rows: Row[]): string =>
  markdownTable(
    ['what', 'value', 'goal', ''],
    rows.map((row) => {
      const [verdict, name, shown, goal] = cellsOf(row);
      return [name!, shown!, goal!, verdict!];
    }),
  );

/** Facts as the docs show them. */
const factsToMarkdown = (facts: Fact[]): string =>
  markdownTable(
    ['what', 'figure'],
    facts.map(({ name, value, unit }) => [name, `${rounded(value)} ${unit}`.trim()]),
  );

/** Facts as lines for a terminal. */
export const factsToText = (facts: Fact[]): string =>
  facts.map(({ name, value, unit }) => `  ${name}: ${rounded(value)} ${unit}`.trimEnd()).join('\n');

/**
 * The page with the figures of these groups in it, each between its two marks; those of other groups stay
 * as they were. `taken` says when and on what. Throws where the page has no place for a group.
 */
export function withFigures(page: string, groups: Group[], taken: string): string {
  return groups.reduce((text, { name, rows, facts }) => {
    const [begin, end] = [`<!-- figures of ${name} -->`, `<!-- end of ${name} -->`];
    const [before, after] = [text.indexOf(begin), text.indexOf(end)];
    if (before < 0 || after < before)
      throw new Error(`The page has no place for ${name}: ${begin}`);
    const figures = [
      begin,
      toMarkdown(rows),
      facts.length > 0 ? `${taken}. What these figures were made of:` : `${taken}.`,
      ...(facts.length > 0 ? [factsToMarkdown(facts)] : []),
      end,
    ];
    return text.slice(0, before) + figures.join('\n\n') + text.slice(after + end.length);
  }, page);
}
