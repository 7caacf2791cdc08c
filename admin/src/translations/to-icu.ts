/**
 * A sentence with `{param}` as a message that the translator's format takes: every other mark that
 * means something there is quoted.
 */
export const toIcu = (sentence: string): string =>
  sentence
    .replace(/'/g, "''")
    .replace(/\{\w+\}|[{}<]/g, (mark) => (mark.length > 1 ? mark : `'${mark}'`));
