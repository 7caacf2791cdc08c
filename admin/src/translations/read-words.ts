import { DIAGNOSES } from '../../../shared/domain/diagnosis';
import { PHRASES } from '../../../shared/domain/phrases';
import { SENTENCES } from '../../../shared/domain/sentences';

/** A sentence of the server's: the key of its translation, and what it was given. */
export interface KnownSentence {
  key: string;
  params: Record<string, string>;
}

/** A sentence by which others are known: its fixed parts, and the names of what stands between them. */
interface Pattern {
  key: string;
  expression: RegExp;
  names: string[];
  /** How many characters are fixed; of two that fit, the one that says more is meant. */
  weight: number;
}

const PARAM = /\{(\w+)\}/g;

const ENGLISH: [key: string, sentence: string][] = [
  ...Object.entries(SENTENCES).map(([code, words]): [string, string] => [`issue.${code}`, words]),
  ...Object.entries(PHRASES).map(([code, words]): [string, string] => [`phrase.${code}`, words]),
  ...DIAGNOSES.flatMap(({ key, title, action }): [string, string][] => [
    [`diagnosis.${key}.title`, title],
    [`diagnosis.${key}.action`, action],
  ]),
];

const FIXED = new Map(
  ENGLISH.filter(([, sentence]) => !sentence.includes('{')).map(([key, sentence]) => [
    sentence,
    key,
  ]),
);

const PATTERNS: Pattern[] = ENGLISH.filter(([, sentence]) => sentence.includes('{'))
  .map(([key, sentence]) => {
    const parts = sentence.split(PARAM);
    const fixed = parts.filter((_part, index) => index % 2 === 0);
    return {
      key,
      expression: new RegExp(`^${fixed.map(escaped).join('(.*?)')}$`, 's'),
      names: parts.filter((_part, index) => index % 2 === 1),
      weight: fixed.join('').length,
    };
  })
  .sort((one, other) => other.weight - one.weight);

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function readOne(words: string): KnownSentence | null {
  const key = FIXED.get(words);
  if (key !== undefined) return { key, params: {} };
  for (const pattern of PATTERNS) {
    const found = pattern.expression.exec(words);
    if (found)
      return {
        key: pattern.key,
        params: Object.fromEntries(pattern.names.map((name, at) => [name, found[at + 1]!])),
      };
  }
  return null;
}

/**
 * Finds out which of the server's sentences somebody reads. Many of them are kept as words, as the log
 * of a message is, so they must be known again to be translated. Several may follow each other; null
 * where one of them is not the server's own.
 */
export function readWords(words: string): KnownSentence[] | null {
  const whole = readOne(words);
  if (whole) return [whole];
  for (const { index } of words.matchAll(/(?<=[.!?”]) /g)) {
    const first = readOne(words.slice(0, index));
    const rest = first && readWords(words.slice(index + 1));
    if (rest) return [first, ...rest];
  }
  return null;
}
