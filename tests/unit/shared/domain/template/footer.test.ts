import { checkFooter } from '../../../../../shared/domain/template/footer';

const codesOf = (text: string | null) => checkFooter(text).map(({ code }) => code);

describe('The footer of a template', () => {
  it('may be left out, but not empty', () => {
    expect(codesOf(null)).toEqual([]);
    expect(codesOf('')).toEqual(['footer.empty']);
    expect(codesOf('  ')).toEqual(['footer.empty']);
  });

  it('may have 60 characters and no more, an emoji counting as one', () => {
    expect(codesOf('👍'.repeat(60))).toEqual([]);
    expect(checkFooter('a'.repeat(61))).toEqual([
      {
        code: 'footer.tooLong',
        path: 'footer',
        params: { length: 61, limit: 60 },
        severity: 'error',
      },
    ]);
  });

  it.each(['By {{1}}', 'By {{who}}', 'By {{', 'By }}'])('may hold no variable, as “%s”', (text) => {
    expect(codesOf(text)).toEqual(['footer.variable']);
  });

  it('is one line', () => {
    expect(codesOf('One\ntwo')).toEqual(['footer.lineBreak']);
  });
});
