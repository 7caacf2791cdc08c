/** What a cell holds; null leaves it empty. */
export type CsvCell = string | number | boolean | null;

/** What a file begins with so that Excel reads it as UTF-8. */
export const CSV_BOM = '\ufeff';

/**
 * What a spreadsheet takes for the beginning of a formula, half and full width.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Other programs part cells by a semicolon or a tab, and some take spaces at the ends away. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** A text as no spreadsheet reckons with it: `+4915…` becomes `'+4915…`, which stays a number to read. */
const guard = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A cell as it stands in a file. Text is guarded; numbers and booleans are what they are. */
function toCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guard(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file with its end, as RFC 4180 has it; none of its texts is read as a formula. */
export const toCsvLine = (cells: readonly CsvCell[]): string =>
  `${cells.map(toCell).join(',')}\r\n`;
