import { error, type Issue } from '../issue';
import { MAX_TEXT } from '../message/content/limits';
import { LANGUAGES } from '../template/languages';
import { lengthOf } from '../template/template';
import { normalizeWord } from './normalize-word';
import { createWordReader, LISTS, WORD_LIMIT } from './read-word';
import type { Confirmations, ConsentLanguage, ConsentWords } from './words';

/** The texts of a language, in the order in which they are shown. */
export const CONFIRMATIONS = [
  'stopAll',
  'stopMarketing',
  'start',
] as const satisfies (keyof Confirmations)[];

function checkLists(one: ConsentLanguage, path: string): Issue[] {
  return LISTS.flatMap(({ list }) =>
    one[list].flatMap((word) => {
      if (normalizeWord(word) === '')
        return [error('words.noLetters', `${path}.${list}`, { word })];
      return lengthOf(word) > WORD_LIMIT
        ? [error('words.tooLong', `${path}.${list}`, { limit: WORD_LIMIT })]
        : [];
    }),
  );
}

/** A word that is known under two meanings would be read as one of them, and nobody could tell which. */
function checkMeanings(languages: ConsentLanguage[]): Issue[] {
  const meanings = new Map<string, string>();
  return languages.flatMap((one) =>
    LISTS.flatMap(({ list }) =>
      one[list].flatMap((word) => {
        const key = normalizeWord(word);
        const before = meanings.get(key) ?? list;
        meanings.set(key, before);
        return before === list
          ? []
          : [error('words.twoMeanings', `languages.${one.language}.${list}`, { word })];
      }),
    ),
  );
}

function checkTexts(words: ConsentWords, one: ConsentLanguage, path: string): Issue[] {
  const read = createWordReader(words);
  return CONFIRMATIONS.flatMap((name) => {
    const text = one.confirmations[name];
    const at = `${path}.confirmations.${name}`;
    if (text.trim() === '') return words.confirms ? [error('words.textEmpty', at)] : [];
    if (lengthOf(text) > MAX_TEXT)
      return [error('body.tooLong', at, { length: lengthOf(text), limit: MAX_TEXT })];
    // Two systems that write such texts to each other would never end.
    return read(text) ? [error('words.textIsWord', at)] : [];
  });
}

const baseOf = (language: string): string => language.split('_')[0]!;

/** The languages that words can be in: those of templates, with their country and without. */
export const WORD_LANGUAGES: ReadonlySet<string> = new Set([
  ...LANGUAGES.map(baseOf),
  ...LANGUAGES,
]);

/** What is wrong with words that somebody has set, at `languages.<code>.<list>`. */
export function checkWords(words: ConsentWords): Issue[] {
  const { languages } = words;
  const hasStop = languages.some(({ stopAll }) => stopAll.some((word) => normalizeWord(word)));
  const seen = new Set<string>();
  const ofEach = languages.flatMap((one) => {
    const path = `languages.${one.language}`;
    const isNew = !seen.has(one.language);
    seen.add(one.language);
    return [
      ...(WORD_LANGUAGES.has(one.language)
        ? []
        : [error('words.language', path, { language: one.language })]),
      ...(isNew ? [] : [error('words.languageTwice', path, { language: one.language })]),
      ...checkLists(one, path),
      ...checkTexts(words, one, path),
    ];
  });
  return [
    ...(hasStop ? [] : [error('words.noStop', 'languages')]),
    ...ofEach,
    ...checkMeanings(languages),
  ];
}
