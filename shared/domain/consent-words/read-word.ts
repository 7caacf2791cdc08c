import type { ConsentPurpose } from '../consent';
import { normalizeWord } from './normalize-word';
import type { ConsentLanguage, ConsentWords, ReadWord } from './words';

/** The lists of a language, and what their words mean. */
export const LISTS = [
  { list: 'stopAll', purpose: 'all' },
  { list: 'stopMarketing', purpose: 'marketing' },
  { list: 'start', purpose: null },
] as const satisfies { list: keyof ConsentLanguage; purpose: ConsentPurpose | null }[];

/** Reads messages of people. */
export type WordReader = (text: string) => ReadWord | null;

/** Longer messages are none of these words, and need not be looked at. */
export const WORD_LIMIT = 60;

/** What messages may be besides the word itself: spaces and signs that are not compared. */
const MESSAGE_LIMIT = 4 * WORD_LIMIT;

const toRead = (purpose: ConsentPurpose | null, languages: string[]): ReadWord =>
  purpose === null ? { kind: 'start', languages } : { kind: 'stop', purpose, languages };

/**
 * Makes a reader of these words. A message is understood only when it is the word and nothing else:
 * case, accents, punctuation and emoji do not count. “Stop by tomorrow” is no stop.
 */
export function createWordReader({ languages }: ConsentWords): WordReader {
  const known = new Map<string, ReadWord>();
  for (const { list, purpose } of LISTS)
    for (const one of languages)
      for (const word of one[list]) {
        const key = normalizeWord(word);
        const read = known.get(key) ?? toRead(purpose, []);
        if (!read.languages.includes(one.language)) read.languages.push(one.language);
        if (key !== '') known.set(key, read);
      }
  return (text) => (text.length > MESSAGE_LIMIT ? null : (known.get(normalizeWord(text)) ?? null));
}

/** What was sent, as far as a word of consent may stand in it. */
export interface Said {
  /** Meta's type of the message. */
  kind: string;
  /** What was typed, or the title of what was tapped. */
  text: string | null;
  /** What a template's button carries unseen. */
  payload: string | null;
}

/**
 * What a message of a person says about being written to. A word that is typed counts, and so does a tap
 * on something that bears a stop word, or on a template's button that carries one. A start is only ever
 * typed: a button called “Start” may begin anything.
 */
export function readSaid({ kind, text, payload }: Said, read: WordReader): ReadWord | null {
  if (kind === 'text') return text === null ? null : read(text);
  if (kind !== 'button' && kind !== 'interactive') return null;
  // The id of an answer to a list or to buttons is the application's own.
  const bearing = kind === 'button' ? [payload, text] : [text];
  const words = bearing.map((one) => (one === null ? null : read(one)));
  return words.find((word) => word?.kind === 'stop') ?? null;
}

/** In which language a person is answered: their own, else that of the word where it is of one only, else the usual one. */
export function chooseConfirmation(
  { languages }: ConsentWords,
  { languages: ofWord }: ReadWord,
  { person, usual }: { person: string | null; usual: string },
): ConsentLanguage {
  const wanted = [person, ofWord.length === 1 ? ofWord[0]! : null, usual, ...ofWord];
  for (const language of wanted) {
    if (language === null) continue;
    const base = language.split(/[-_]/)[0]!;
    const found =
      languages.find((one) => one.language === language) ??
      languages.find((one) => one.language === base);
    if (found) return found;
  }
  return languages[0]!;
}

/** The text that answers a word. */
export const confirmationOf = ({ confirmations }: ConsentLanguage, word: ReadWord): string =>
  word.kind === 'start'
    ? confirmations.start
    : word.purpose === 'all'
      ? confirmations.stopAll
      : confirmations.stopMarketing;
