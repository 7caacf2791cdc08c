import fc from 'fast-check';

import {
  chooseLanguage,
  toLanguage,
  type LanguageWishes,
} from '../../../../../shared/domain/template/choose-language';
import { LANGUAGES } from '../../../../../shared/domain/template/languages';

const none: LanguageWishes = { record: [], contact: null, default: 'en' };
const choose = (available: string[], wishes: Partial<LanguageWishes> = {}) =>
  chooseLanguage(available, { ...none, ...wishes });

const language = fc.constantFrom(...LANGUAGES);
const wishes = fc.record({
  record: fc.array(fc.option(language), { maxLength: 3 }),
  contact: fc.option(language),
  default: language,
});
const available = fc.uniqueArray(language, { maxLength: 8 });

describe('the language of a message', () => {
  it.each<[string, string[], Partial<LanguageWishes>, ReturnType<typeof chooseLanguage>]>([
    [
      'is the record’s',
      ['de', 'en', 'es'],
      { record: ['de'], contact: 'es' },
      { language: 'de', from: 'record' },
    ],
    [
      'is that of the record’s field where the record itself has none',
      ['de', 'en'],
      { record: [null, 'de'], contact: 'en' },
      { language: 'de', from: 'record' },
    ],
    [
      'is the person’s where the record’s is not there',
      ['en', 'es'],
      { record: ['fr'], contact: 'es' },
      { language: 'es', from: 'contact' },
    ],
    [
      'is rather the person’s exactly than nearly the record’s',
      ['en_US', 'es'],
      { record: ['en_GB'], contact: 'es' },
      { language: 'es', from: 'contact' },
    ],
    [
      'is the one without a country',
      ['en', 'en_US', 'de'],
      { record: ['en_GB'] },
      { language: 'en', from: 'fallback' },
    ],
    [
      'is else that of another country',
      ['en_US', 'de'],
      { record: ['en_GB'], default: 'de' },
      { language: 'en_US', from: 'fallback' },
    ],
    [
      'is the default one where nothing fits',
      ['de', 'es'],
      { record: ['fr'], contact: 'it', default: 'es' },
      { language: 'es', from: 'fallback' },
    ],
    [
      'is nearly the default one',
      ['de', 'es_MX'],
      { default: 'es_ES' },
      { language: 'es_MX', from: 'fallback' },
    ],
    ['is the only one', ['ja'], { record: ['fr'] }, { language: 'ja', from: 'only' }],
    ['is not guessed among several', ['ja', 'ko'], { record: ['fr'] }, null],
    ['is none where there is none', [], { record: ['en'] }, null],
    [
      'is read however it is written',
      ['pt_BR', 'en'],
      { record: [' pt-br '] },
      { language: 'pt_BR', from: 'record' },
    ],
    [
      'is not asked of an empty field',
      ['de', 'en'],
      { record: ['', '  '], contact: 'de' },
      { language: 'de', from: 'contact' },
    ],
  ])('%s', (_, languages, wished, expected) => {
    expect(choose(languages, wished)).toEqual(expected);
  });

  it('is always one that there is', () => {
    fc.assert(
      fc.property(available, wishes, (languages, wished) => {
        const chosen = chooseLanguage(languages, wished);
        return chosen === null || languages.includes(chosen.language);
      }),
    );
  });

  it('is there whenever a wish, the default or a single language is', () => {
    fc.assert(
      fc.property(available, wishes, (languages, wished) => {
        const wanted = [...wished.record, wished.contact, wished.default];
        const fits = languages.some((one) => wanted.includes(one)) || languages.length === 1;
        return !fits || chooseLanguage(languages, wished) !== null;
      }),
    );
  });

  it('is the first wish that is there exactly, whatever comes after it', () => {
    fc.assert(
      fc.property(available, wishes, (languages, wished) => {
        const first = [...wished.record, wished.contact].find(
          (one) => one !== null && languages.includes(one),
        );
        return !first || chooseLanguage(languages, wished)?.language === first;
      }),
    );
  });

  it('does not depend on the order in which languages are listed', () => {
    fc.assert(
      fc.property(available, wishes, (languages, wished) => {
        expect(chooseLanguage([...languages].reverse(), wished)).toEqual(
          chooseLanguage(languages, wished),
        );
      }),
    );
  });

  it('leaves every language of Meta as it is written', () => {
    const written = LANGUAGES.map(toLanguage);
    expect(written).toEqual(LANGUAGES);
  });
});
