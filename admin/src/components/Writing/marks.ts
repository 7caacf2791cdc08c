/** WhatsApp's own marks for formatting, by what they do. */
export const MARKS = { bold: '*', italic: '_', strike: '~', mono: '```' } as const;

export type Mark = keyof typeof MARKS;

/** A text field as it stands: what it holds, and what is selected. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

/** One change of a text field: what is replaced by what, and what is selected afterwards. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

const isMarked = (text: string, mark: string): boolean =>
  text.length > 2 * mark.length && text.startsWith(mark) && text.endsWith(mark);

/** Blanks around a marked text stay outside: `* bold *` is not bold in WhatsApp. */
function trimmed({ text, start, end }: Selection) {
  const selected = text.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  return { from, to: Math.max(from, end - (selected.length - selected.trimEnd().length)) };
}

/** Sets a mark around the selection, line by line where it does not reach over lines, or takes it away. */
export function toggleMark(selection: Selection, kind: Mark): TextEdit {
  const mark = MARKS[kind];
  const { text } = selection;
  const { from, to } = trimmed(selection);
  const selected = text.slice(from, to);

  if (selected === '')
    return {
      from: selection.start,
      to: selection.end,
      insert: mark + mark,
      start: selection.start + mark.length,
      end: selection.start + mark.length,
    };
  if (isMarked(selected, mark)) {
    const insert = selected.slice(mark.length, -mark.length);
    return { from, to, insert, start: from, end: from + insert.length };
  }
  if (text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark)
    return {
      from: from - mark.length,
      to: to + mark.length,
      insert: selected,
      start: from - mark.length,
      end: to - mark.length,
    };
  const insert =
    kind === 'mono'
      ? mark + selected + mark
      : selected.replace(/^([^\S\n]*)(\S.*?)([^\S\n]*)$/gm, `$1${mark}$2${mark}$3`);
  return { from, to, insert, start: from, end: from + insert.length };
}

/** Puts a placeholder at the caret, with the blanks that keep it from sticking to the words around it. */
export function insertPlaceholder({ text, start, end }: Selection, placeholder: string): TextEdit {
  const before = /[\p{L}\p{N}}]$/u.test(text.slice(0, start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}{]/u.test(text.slice(end)) ? ' ' : '';
  const insert = `${before}{{${placeholder}}}${after}`;
  const caret = start + insert.length;
  return { from: start, to: end, insert, start: caret, end: caret };
}

/** Puts a text in place of the selection. */
export function insertText({ start, end }: Selection, insert: string): TextEdit {
  const caret = start + insert.length;
  return { from: start, to: end, insert, start: caret, end: caret };
}
