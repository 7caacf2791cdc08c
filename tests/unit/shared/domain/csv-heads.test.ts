import { headsIn } from '../../../../shared/domain/csv-heads';
import { SPOKEN_LANGUAGES } from '../../../../shared/domain/spoken-language';
import { RECIPIENT_HEADS } from '../../../../server/src/services/campaign-results/recipient-columns';

describe('The heads of a file', () => {
  it('are English for who reads English, and in the same order for everybody', () => {
    expect(headsIn('en', ['Phone', 'Created at'])).toEqual(['Phone', 'Created at']);
    expect(headsIn('de', ['Phone', 'Created at'])).toEqual(['Telefon', 'Erstellt am']);
    expect(headsIn('pt-BR', ['Phone', 'Created at'])).toEqual(['Telefone', 'Criado em']);
  });

  it.each(SPOKEN_LANGUAGES)('tell each column of recipients from the others in %s', (language) => {
    const heads = headsIn(language, RECIPIENT_HEADS);
    expect(new Set(heads).size).toBe(RECIPIENT_HEADS.length);
  });
});
