import type {
  InboxPreferences,
  Preferences,
  PreferencesInput,
} from '../../../../shared/contracts/preferences';
import {
  DEFAULT_WORDS,
  WORD_LANGUAGES,
  type Confirmations,
  type ConsentWords,
} from '../../../../shared/domain/consent-words';

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
  inbox: InboxPreferences;
}

const toLines = (words: string[]): string => words.join('\n');

/** A word a line; empty lines, and spaces around a word, are left out. */
const toWords = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is stored, as it is edited. */
export const toValues = ({
  trackLinks,
  consentWords,
  inbox,
}: Pick<Preferences, 'trackLinks' | 'consentWords' | 'inbox'>): PreferenceValues => ({
  trackLinks,
  inbox,
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

/** What is edited, as it is stored instead of what was saved before. */
export const toInput = (values: PreferenceValues, saved: PreferenceValues): PreferencesInput => ({
  trackLinks: values.trackLinks,
  consentWords: {
    ...toConsentWords(values),
    removed: saved.languages
      .map(({ language }) => language)
      .filter((code) => !values.languages.some(({ language }) => language === code)),
  },
  inbox: values.inbox,
});

/** Whether a language can be taken out: it is not one of those that the plugin brings. */
export const isRemovable = (language: string): boolean =>
  !DEFAULT_WORDS.languages.some((one) => one.language === language);

/** A language that has been chosen and has nothing yet. */
export const emptyLanguage = (language: string): LanguageValues => ({
  language,
  stopAll: '',
  stopMarketing: '',
  start: '',
  confirmations: { stopAll: '', stopMarketing: '', start: '' },
});

/** The languages that words can be in, without those that are there. */
export function languagesBeside(languages: LanguageValues[]): string[] {
  const taken = new Set(languages.map(({ language }) => language));
  return [...WORD_LANGUAGES].filter((language) => !taken.has(language));
}

/** Where the server tells what is wrong with a language, or with a field of it. */
export const faultPath = (language: string, field?: string): string =>
  ['consentWords.languages', language, ...(field === undefined ? [] : [field])].join('.');

/** The languages in which something is wrong, in the order of the list. */
export const faultyLanguages = (
  languages: LanguageValues[],
  errors: Record<string, unknown>,
): string[] =>
  languages
    .map(({ language }) => language)
    .filter((language) =>
      Object.keys(errors).some((path) => `${path}.`.startsWith(`${faultPath(language)}.`)),
    );
