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

/** For how long a change that another process made may go unseen. */
const FRESH_MS = 5_000;

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

/** The words with which people opt out and in again: as the plugin has them, or as the admin set them. */
export function createConsentWordSettings({ preferences, now }: Runtime) {
  let remembered: (CurrentWords & { at: number }) | null = null;

  async function load(): Promise<CurrentWords> {
    const stored = (await preferences.get()).consentWords;
    const words: ConsentWords = {
      confirms: stored?.confirms ?? DEFAULT_WORDS.confirms,
      languages: mergeLanguages(DEFAULT_WORDS.languages, stored?.languages ?? []),
    };
    remembered = { words, read: createWordReader(words), at: now().getTime() };
    return remembered;
  }

  return {
    /** What holds now; asked for with each batch of messages, so not always of the database. */
    async current(): Promise<CurrentWords> {
      const isFresh = remembered !== null && now().getTime() - remembered.at < FRESH_MS;
      return isFresh ? remembered! : load();
    },

    /** What is stored; also where another process has changed it just now. */
    get: async (): Promise<ConsentWords> => (await load()).words,

    /** Sets the languages that are given and leaves the others; throws a validation error that names each field. */
    async save(input: ConsentWordsInput): Promise<void> {
      const before = (await load()).words;
      const words: ConsentWords = {
        confirms: input.confirms ?? before.confirms,
        languages: mergeLanguages(before.languages, input.languages ?? []),
      };
      const issues = [
        ...checkWords({ ...words, languages: input.languages ?? [] }).filter(
          ({ code }) => code === 'words.languageTwice',
        ),
        ...checkWords(words),
      ].map((issue) => ({ ...issue, path: `consentWords.${issue.path}` }));
      if (!passes(issues)) throw invalid(issues);
      await preferences.save({
        consentWords: {
          confirms: words.confirms,
          languages: words.languages.filter(
            (one) => !isSame(one, ofLanguage(DEFAULT_WORDS.languages, one.language)),
          ),
        },
      });
      remembered = null;
    },
  };
}

export type ConsentWordSettings = ReturnType<typeof createConsentWordSettings>;
