/** What a pair of marks does to the words between them. */
export type Style = 'bold' | 'italic' | 'strike' | 'mono';

/** A piece of a text: plain, or styled with pieces inside. Offsets are those of the text. */
export type FormattedNode =
  | { type: 'text'; start: number; end: number }
  | { type: Style; start: number; end: number; children: FormattedNode[] };

/** A stretch of a text in which no mark counts. */
export interface Span {
  start: number;
  end: number;
}

/** https://faq.whatsapp.com/539178204879377 */
export const MARKS = { mono: '```', bold: '*', italic: '_', strike: '~' } as const satisfies Record<
  Style,
  string
>;

const STYLES = Object.keys(MARKS) as Style[];

const isWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isBlank = (character: string | undefined) => character === undefined || /\s/.test(character);

/** Where each style may end, in order. */
type Closers = Record<Style, number[]>;

/** A text with all that is asked of its characters more than once. */
interface Source {
  text: string;
  /** The character that starts at, or reaches into, each offset. */
  characterAt: (string | undefined)[];
  /** For each offset the next line break, or the end of the text. */
  lineEnd: number[];
  isOpaque: boolean[];
  closers: Closers;
}

function read(text: string, opaque: Span[]): Source {
  const characterAt: string[] = [];
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit += 1) characterAt.push(character);
  }
  const lineEnd = new Array<number>(text.length + 1).fill(text.length);
  for (let index = text.length - 1; index >= 0; index -= 1)
    lineEnd[index] = text[index] === '\n' ? index : lineEnd[index + 1]!;
  const isOpaque = new Array<boolean>(text.length + 1).fill(false);
  for (const { start, end } of opaque) isOpaque.fill(true, start, end);

  const closers: Closers = { mono: [], bold: [], italic: [], strike: [] };
  for (let index = 1; index < text.length; index += 1) {
    if (isOpaque[index]) continue;
    if (text.startsWith(MARKS.mono, index)) closers.mono.push(index);
    for (const style of ['bold', 'italic', 'strike'] as const) {
      if (text[index] !== MARKS[style]) continue;
      if (!isBlank(characterAt[index - 1]) && !isWord(characterAt[index + 1]))
        closers[style].push(index);
    }
  }
  return { text, characterAt, lineEnd, isOpaque, closers };
}

/** The first number of a sorted list that is at least `minimum`. */
function firstFrom(sorted: number[], minimum: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < minimum) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

/** The style that opens at an offset and where it closes; undefined when none does. */
function openedAt(source: Source, index: number, end: number, allowed: readonly Style[]) {
  const { text, characterAt, lineEnd, isOpaque, closers } = source;
  if (isOpaque[index]) return undefined;
  for (const style of allowed) {
    const mark = MARKS[style];
    if (!text.startsWith(mark, index)) continue;
    const inside = index + mark.length;
    if (style !== 'mono') {
      const after = characterAt[inside];
      if (isWord(characterAt[index - 1]) || isBlank(after) || after === mark) continue;
    }
    const close = firstFrom(closers[style], inside + 1);
    if (close === undefined || close + mark.length > end) continue;
    if (style !== 'mono' && close > lineEnd[index]!) continue;
    return { style, inside, close, after: close + mark.length };
  }
  return undefined;
}

function parseRange(
  source: Source,
  start: number,
  end: number,
  allowed: readonly Style[],
): FormattedNode[] {
  const nodes: FormattedNode[] = [];
  let plainFrom = start;
  let index = start;
  while (index < end) {
    const opened = openedAt(source, index, end, allowed);
    if (!opened) {
      index += 1;
      continue;
    }
    if (index > plainFrom) nodes.push({ type: 'text', start: plainFrom, end: index });
    const { style, inside, close, after } = opened;
    // A style inside itself changes nothing, so each level has one style fewer to look for.
    const within = style === 'mono' ? [] : allowed.filter((other) => other !== style);
    nodes.push({
      type: style,
      start: index,
      end: after,
      children: parseRange(source, inside, close, within),
    });
    index = after;
    plainFrom = after;
  }
  if (end > plainFrom) nodes.push({ type: 'text', start: plainFrom, end });
  return nodes;
}

/**
 * Reads `*bold*`, `_italic_`, `~strike~` and ```` ```mono``` ```` as WhatsApp does: marks hug the
 * words, stand at their edges, and all but mono stay on one line. Every character of the text is in
 * exactly one piece or is one of the marks around it.
 */
export const parseFormatting = (text: string, opaque: Span[] = []): FormattedNode[] =>
  parseRange(read(text, opaque), 0, text.length, STYLES);

/** Cuts pieces at line breaks; the breaks themselves fall away. */
export function toLines(text: string, nodes: FormattedNode[]): FormattedNode[][] {
  const lines: FormattedNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'text') {
      let start = node.start;
      text
        .slice(node.start, node.end)
        .split('\n')
        .forEach((part, index) => {
          if (index > 0) lines.push([]);
          if (part !== '') lines.at(-1)!.push({ type: 'text', start, end: start + part.length });
          start += part.length + 1;
        });
      continue;
    }
    toLines(text, node.children).forEach((children, index) => {
      if (index > 0) lines.push([]);
      if (children.length > 0) lines.at(-1)!.push({ ...node, children });
    });
  }
  return lines;
}
