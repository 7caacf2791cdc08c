import {
  isLanguage,
  LANGUAGES,
  normalizeLanguage,
} from '../../../../../shared/domain/template/languages';

describe('The languages of templates', () => {
  it('are listed once each, as Meta writes them', () => {
    expect(new Set(LANGUAGES).size).toBe(LANGUAGES.length);
    expect(LANGUAGES.filter((code) => !/^[a-z]{2,3}(_[A-Z]{2})?$/.test(code))).toEqual([]);
  });

  it.each(LANGUAGES)('have a name that people know: %s', (code) => {
    const tag = code.replace('_', '-');
    expect(new Intl.DisplayNames('en', { type: 'language' }).of(tag)).not.toBe(tag);
  });

  it.each(['en', 'en_US', 'pt_BR', 'zh_CN', 'de', 'fil'])('hold %s', (code) => {
    expect(isLanguage(code)).toBe(true);
  });

  it.each(['', 'en-US', 'xx', 'EN', 'constructor'])('do not hold “%s”', (code) => {
    expect(isLanguage(code)).toBe(false);
  });

  it('are read with a hyphen too, as webhooks sometimes have it', () => {
    expect(['en-US', 'en_US', 'de'].map(normalizeLanguage)).toEqual(['en_US', 'en_US', 'de']);
  });
});
