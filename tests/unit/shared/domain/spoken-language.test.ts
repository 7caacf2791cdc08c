import { acceptedLanguage } from '../../../../shared/domain/spoken-language';

describe('The language that a browser likes best', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['ja,fr-CA;q=0.8,en;q=0.9', 'en'],
    ['ja, fr-CA;q=0.8', 'fr'],
    ['en;q=0.1, es;q=0.7', 'es'],
    ['pt-PT', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['DE', 'de'],
    ['de;q=0, es;q=0.1', 'es'],
    ['*', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    [';;,,q=', 'en'],
  ])('of “%s” is %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});
