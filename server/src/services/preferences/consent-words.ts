import type { ConsentWordsInput } from '../../../../shared/contracts/preferences';
import {
  checkWords,
  createWordReader,
  DEFAULT_WORDS,
  type ConsentLanguage,
  type ConsentWords,
  type WordReader,
} from '../../../../shared/domain/consent-words';
import { passes } from '../../../../shared/domain/issue';
import { invalid } from '../../errors';
import type { Runtime } from '../../runtime';
import { createRemembered } from './remembered';

/** The words that hold, and how they are read. */
export interface CurrentWords {
  words: ConsentWords;
  read: WordReader;
}

const isSame = (one: ConsentLanguage, other: ConsentLanguage | undefined): boolean =>
  other !== undefined &&
  one.stopAll.join('\n') === other.stopAll.join('\n') &&
  one.stopMarketing.join('\n') === other.stopMarketing.join('\n') &&
  one.start.join('\n') === other.start.join('\n') &&
  one.confirmations.stopAll === other.confirmations.stopAll &&
  one.confirmations.stopMarketing === other.confirmations.stopMarketing &&
  one.confirmations.start === other.confirmations.start;

const ofLanguage = (languages: ConsentLanguage[], language: string) =>
  languages.find((one) => one.language === language);

/** Languages of the first list, each as the second has it, and those that only the second has. */
const mergeLanguages = (
  languages: ConsentLanguage[],
  set: ConsentLanguage[],
): ConsentLanguage[] => [
  ...languages.map((one) => ofLanguage(set, one.language) ?? one),
  ...set.filter(({ language }) => !ofLanguage(languages, language)),
];

/** The words that hold, where so much is stored. */
const holding = (stored: ConsentWords | undefined): ConsentWords => ({
  confirms: stored?.confirms ?? DEFAULT_WORDS.confirms,
  languages: mergeLanguages(DEFAULT_WORDS.languages, stored?.languages ?? []),
});

/** Without the languages that are taken out, and with those that are given. */
const changed = (
  before: ConsentWords,
  { confirms, languages = [], removed = [] }: ConsentWordsInput,
): ConsentWords => ({
  confirms: confirms ?? before.confirms,
  languages: mergeLanguages(
    mergeLanguages(
      DEFAULT_WORDS.languages,
      before.languages.filter(({ language }) => !removed.includes(language)),
    ),
    languages,
  ),
});

/** The words with which people opt out and in again: as the plugin has them, or as the admin set them. */
export function createConsentWordSettings({ preferences, now }: Runtime) {
  const settings = createRemembered(async (): Promise<CurrentWords> => {
    const words = holding((await preferences.get()).consentWords);
    return { words, read: createWordReader(words) };
  }, now);

  return {
    current: settings.current,

    get: async (): Promise<ConsentWords> => (await settings.get()).words,

    /**
     * Takes out the languages that are named, sets those that are given, and leaves the others; throws a
     * validation error that names each field.
     */
    async save(input: ConsentWordsInput): Promise<void> {
      await preferences.change((stored) => {
        const words = changed(holding(stored.consentWords), input);
        const issues = [
          ...checkWords({ ...words, languages: input.languages ?? [] }).filter(
            ({ code }) => code === 'words.languageTwice',
          ),
          ...checkWords(words),
        ].map((issue) => ({ ...issue, path: `consentWords.${issue.path}` }));
        if (!passes(issues)) throw invalid(issues);
        return {
          consentWords: {
            confirms: words.confirms,
            languages: words.languages.filter(
              (one) => !isSame(one, ofLanguage(DEFAULT_WORDS.languages, one.language)),
            ),
          },
        };
      });
      settings.forget();
    },
  };
}

export type ConsentWordSettings = ReturnType<typeof createConsentWordSettings>;
