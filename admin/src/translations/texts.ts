/** Texts by their keys, in the translator's format (ICU). */
export type Texts = Record<string, string>;
