import { parseFormatting, type FormattedNode } from './parse-formatting';

/** A text without WhatsApp's marks, on one line: as its beginning is shown in lists. */
export function plainText(text: string): string {
  const wordsOf = (nodes: FormattedNode[]): string =>
    nodes
      .map((node) =>
        node.type === 'text' ? text.slice(node.start, node.end) : wordsOf(node.children),
      )
      .join('');
  return wordsOf(parseFormatting(text)).replace(/\s+/g, ' ').trim();
}
