/** What is looked for among the quick replies, and where it stands in the text. */
export interface QuickReplySearch {
  /** Where the slash stands. */
  from: number;
  to: number;
  query: string;
}

/** What stands between a slash and the caret; the slash begins the text or a word. Null where there is none. */
export function quickReplyAt(text: string, caret: number): QuickReplySearch | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const query = found[1]!;
  return { from: caret - query.length - 1, to: caret, query };
}
