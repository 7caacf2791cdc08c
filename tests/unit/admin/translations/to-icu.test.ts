import { createIntl } from 'react-intl';
import { toIcu } from '../../../../admin/src/translations/to-icu';
import { DIAGNOSES } from '../../../../shared/domain/diagnosis';
import { fillSentence, SENTENCES } from '../../../../shared/domain/sentences';

const intl = createIntl({
  locale: 'en',
  onError: (error) => {
    if (!error.message.includes('Missing message')) throw error;
  },
});

const format = (sentence: string, params: Record<string, string>) =>
  intl.formatMessage({ id: 'x', defaultMessage: toIcu(sentence) }, params);

const paramsOf = (sentence: string) =>
  Object.fromEntries(
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, `{{${name}}}`]),
  );

describe('the plugin’s sentences as messages of the translator', () => {
  it.each(Object.entries(SENTENCES))('%s reads as it is written', (_code, sentence) => {
    const params = paramsOf(sentence);
    expect(format(sentence, params)).toBe(fillSentence(sentence, params));
  });

  it.each(
    DIAGNOSES.flatMap(({ key, title, action }) => [
      [key, title],
      [key, action],
    ]),
  )('diagnosis %s reads as it is written', (_key, sentence) => {
    expect(format(sentence!, {})).toBe(sentence);
  });

  it.each(["it's {name}", 'a < b {name}', '{ {name} }', "'{name}'", '<b>{name}</b>', "''{"])(
    'keeps the marks of %j',
    (sentence) => {
      expect(format(sentence, { name: 'x' })).toBe(sentence.replace('{name}', 'x'));
    },
  );
});
