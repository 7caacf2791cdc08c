import { h } from './dom.js';

/** The marks of formatted text: longest first, so that three backticks win over one. */
const MARKS = [
  { pattern: /```([\s\S]+?)```/, tag: 'code', plain: true },
  { pattern: /`([^`\n]+)`/, tag: 'code', plain: true },
  { pattern: /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/u, tag: 'strong' },
  { pattern: /(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/u, tag: 'em' },
  { pattern: /(?<![\p{L}\p{N}~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\p{N}~])/u, tag: 's' },
];
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/;

/** A text as nodes: *bold*, _italic_, ~struck~, ```mono``` and links. */
export const formatted = (text) => {
  const found = [
    ...MARKS.map((mark) => ({ ...mark, match: mark.pattern.exec(text) })),
    { tag: 'a', match: LINK.exec(text) },
  ]
    .filter(({ match }) => match)
    .sort((a, b) => a.match.index - b.match.index)[0];
  if (!found) return text === '' ? [] : [text];
  const { match, tag, plain } = found;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const node =
    tag === 'a'
      ? h('a', { href: match[0], target: '_blank', rel: 'noreferrer noopener' }, match[0])
      : h(tag, {}, plain ? match[1] : formatted(match[1]));
  return [...(before ? [before] : []), node, ...formatted(after)];
};
