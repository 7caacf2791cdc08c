import { createIntl } from 'react-intl';
import { loadStart, loadTexts } from '../../../../admin/src/translations/languages';
import { toIcu } from '../../../../admin/src/translations/to-icu';
import type { Texts } from '../../../../admin/src/translations/texts';
import { DIAGNOSES } from '../../../../shared/domain/diagnosis';
import {
  nearestLanguage,
  SPOKEN_LANGUAGES,
  type SpokenLanguage,
} from '../../../../shared/domain/spoken-language';

/** The words about Meta's errors, which the server brings in English. */
const diagnoses: Texts = Object.fromEntries(
  DIAGNOSES.flatMap(({ key, title, action }) => [
    [`diagnosis.${key}.title`, toIcu(title)],
    [`diagnosis.${key}.action`, toIcu(action)],
  ]),
);

const sources = {
  'what Strapi shows of the plugin': { load: loadStart, more: {} },
  'the pages, sentences and diagnoses': {
    load: async (code: SpokenLanguage) => (await loadTexts(code)).texts,
    more: diagnoses,
  },
} as const;

const { formatters } = createIntl({ locale: 'en' });
const elementsOf = (text: string) => formatters.getMessageFormat(text, 'en').getAst();
type Elements = ReturnType<typeof elementsOf>;

/** An element that is nothing but words. */
const WORDS = 0;

/** The names of what a text is given, and of the marks in it. */
function namesOf(elements: Elements, found = new Set<string>()): string[] {
  for (const element of elements) {
    if (element.type !== WORDS && 'value' in element) found.add(element.value);
    if ('options' in element)
      for (const { value } of Object.values(element.options)) namesOf(value, found);
    if ('children' in element) namesOf(element.children, found);
  }
  return [...found].sort();
}

/** What a text is given; null where it cannot be read. */
function read(text: string): string[] | null {
  try {
    return namesOf(elementsOf(text));
  } catch {
    return null;
  }
}

/** Those of `texts` that are named, as a translator reads them. */
const only = (texts: Texts, isMeant: (key: string) => boolean): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => isMeant(key)));

describe('The language of the pages', () => {
  it.each([
    ['en', 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['fr-CA', 'fr'],
    ['es', 'es'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['ja', 'en'],
    ['zh-Hans', 'en'],
  ])('for %s is %s', (locale, language) => {
    expect(nearestLanguage(locale)).toBe(language);
  });
});

describe.each(Object.entries(sources))('Of %s', (_name, { load, more }) => {
  it('every English text can be read', async () => {
    const english: Texts = { ...(await load('en')), ...more };
    expect(only(english, (key) => read(english[key]!) === null)).toEqual({});
  });

  describe.each(SPOKEN_LANGUAGES.filter((code) => code !== 'en'))(
    'the translation to %s',
    (code) => {
      const both = async () => {
        const english: Texts = { ...(await load('en')), ...more };
        return { english, translated: await load(code) };
      };

      it('lacks none of the English texts', async () => {
        const { english, translated } = await both();
        expect(only(english, (key) => !translated[key]?.trim())).toEqual({});
      });

      it('has no text that English has not', async () => {
        const { english, translated } = await both();
        expect(only(translated, (key) => !Object.hasOwn(english, key))).toEqual({});
      });

      it('can be read, and is given the same as English', async () => {
        const { english, translated } = await both();
        const isOff = (key: string) =>
          Object.hasOwn(english, key) &&
          read(translated[key]!)?.join() !== read(english[key]!)?.join();
        expect(only(translated, isOff)).toEqual({});
      });
    },
  );
});
