import type {
  InboxPreferences,
  Preferences,
  PreferencesInput,
  SettingValues,
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
  settings: SettingValues;
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
  settings,
}: Pick<Preferences, 'trackLinks' | 'consentWords' | 'inbox' | 'settings'>): PreferenceValues => ({
  trackLinks,
  inbox,
  settings: Object.fromEntries(
    Object.entries(settings).map(([key, { value }]) => [key, value]),
  ) as unknown as SettingValues,
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

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What was left as it was is not set: it follows what is usual, or what somebody else sets meanwhile. */
const changedOf = <Values extends object>(values: Values, saved: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([key, value]) => !isSame(value, saved[key as keyof Values])),
  ) as Partial<Values>;

/** What is edited, as it is stored instead of what was saved before. */
export function toInput(values: PreferenceValues, saved: PreferenceValues): PreferencesInput {
  const { trackLinks, confirms } = changedOf(values, saved);
  const before = toConsentWords(saved).languages;
  const after = toConsentWords(values).languages;
  return {
    ...(trackLinks !== undefined && { trackLinks }),
    consentWords: {
      ...(confirms !== undefined && { confirms }),
      languages: after.filter((one) => !before.some((other) => isSame(one, other))),
      removed: before
        .map(({ language }) => language)
        .filter((code) => !after.some(({ language }) => language === code)),
    },
    inbox: changedOf(values.inbox, saved.inbox),
    settings: changedOf(values.settings, saved.settings),
  };
}

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
