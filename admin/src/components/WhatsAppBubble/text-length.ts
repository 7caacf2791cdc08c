import type { BubbleRun } from '../../../../shared/domain/template/preview';

/** About as many characters as a line of a bubble takes. */
const LINE = 42;

/** A text of more lines than this is cut, as on the phone. */
const MOST_LINES = 18;

/** How many lines of a cut text are shown. */
export const SHOWN_LINES = 14;

/** About how many lines a text takes in a bubble. */
export const linesOf = (runs: Pick<BubbleRun, 'text'>[]): number =>
  runs
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil([...line].length / LINE)), 0);

/** Whether a text is so long that the phone shows its beginning and “Read more”. */
export const isLong = (runs: Pick<BubbleRun, 'text'>[]): boolean => linesOf(runs) > MOST_LINES;
