import { notFoundPage } from '../../../../../server/src/services/links/not-found-page';
import { SPOKEN_LANGUAGES } from '../../../../../shared/domain/spoken-language';

describe('The page of a link that is not known', () => {
  it.each(SPOKEN_LANGUAGES)('speaks %s, and says so', (language) => {
    expect(notFoundPage(language)).toContain(`<html lang="${language}">`);
  });

  it('says something else in each language, and runs nothing', () => {
    const pages = SPOKEN_LANGUAGES.map(notFoundPage);
    const headings = pages.map((page) => /<h1>(.+)<\/h1>/.exec(page)?.[1]);
    expect(new Set(headings).size).toBe(SPOKEN_LANGUAGES.length);
    for (const page of pages) expect(page).not.toMatch(/<script|src=|href=/);
  });
});
