import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import type { Confirmations, ConsentWords } from '../../../../shared/domain/consent-words';

/** The lists of words of a language, in the order in which they are shown. */
export const WORD_LISTS = ['stopAll', 'stopMarketing', 'start'] as const;

type WordList = (typeof WORD_LISTS)[number];

/** A language as it is edited: each list as lines of text. */
export interface LanguageValues extends Record<WordList, string> {
  language: string;
  confirmations: Confirmations;
}

/** The preferences as they are edited. */
export interface PreferenceValues {
  trackLinks: boolean;
  confirms: boolean;
  languages: LanguageValues[];
}

const toLines = (words: string[]): string => words.join('\n');

/** A word a line; empty lines, and spaces around a word, are left out. */
const toWords = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is stored, as it is edited. */
export const toValues = ({ trackLinks, consentWords }: Preferences): PreferenceValues => ({
  trackLinks,
  confirms: consentWords.confirms,
  languages: consentWords.languages.map(({ language, confirmations, ...lists }) => ({
    language,
    confirmations,
    stopAll: toLines(lists.stopAll),
    stopMarketing: toLines(lists.stopMarketing),
    start: toLines(lists.start),
  })),
});

/** The words as they stand in the form. */
export const toConsentWords = ({
  confirms,
  languages,
}: Pick<PreferenceValues, 'confirms' | 'languages'>): ConsentWords => ({
  confirms,
  languages: languages.map(({ language, confirmations, stopAll, stopMarketing, start }) => ({
    language,
    confirmations,
    stopAll: toWords(stopAll),
    stopMarketing: toWords(stopMarketing),
    start: toWords(start),
  })),
});

/** What is edited, as it is stored. */
export const toInput = (values: PreferenceValues): PreferencesInput => ({
  trackLinks: values.trackLinks,
  consentWords: toConsentWords(values),
});

/** Where the server tells what is wrong with a field of a language. */
export const faultPath = (language: string, field: string): string =>
  `consentWords.languages.${language}.${field}`;

/** The languages in which something is wrong, in the order of the list. */
export const faultyLanguages = (
  languages: LanguageValues[],
  errors: Record<string, unknown>,
): string[] =>
  languages
    .map(({ language }) => language)
    .filter((language) =>
      Object.keys(errors).some((path) => `${path}.`.startsWith(`${faultPath(language, '')}`)),
    );
