import { checkHeader, headerText } from '../../../../../../shared/domain/template/header';
import { checkTextHeader } from '../../../../../../shared/domain/template/header/text';

const codesOf = (text: string) => checkTextHeader({ type: 'text', text }).map(({ code }) => code);

describe('A text header', () => {
  it('may have 60 characters and no more', () => {
    expect(codesOf('ä'.repeat(60))).toEqual([]);
    expect(checkTextHeader({ type: 'text', text: 'a'.repeat(61) })).toEqual([
      {
        code: 'header.tooLong',
        path: 'header.text',
        params: { length: 61, limit: 60 },
        severity: 'error',
      },
    ]);
  });

  it('counts a sign outside the basic plane as one character', () => {
    expect(codesOf('𝒜'.repeat(60))).toEqual([]);
  });

  it.each(['', '  '])('may not be empty, as %j is', (text) => {
    expect(codesOf(text)).toEqual(['header.empty']);
  });

  it('may hold one variable, at its end too, and no second one', () => {
    expect(codesOf('News for {{1}}')).toEqual([]);
    expect(codesOf('{{1}}')).toEqual([]);
    expect(codesOf('{{1}} or {{2}}')).toEqual(['header.tooManyVariables']);
  });

  it('is one line', () => {
    expect(codesOf('News\nof today')).toEqual(['header.lineBreak']);
  });

  it.each(['*Sale*', '_Sale_', '_Sale_!', '~Sale~', '```Sale```', '`Sale`', 'Sale 🎉', '5 * 3'])(
    'may not be formatted, as “%s” is',
    (text) => {
      expect(codesOf(text)).toEqual(['header.formatting']);
    },
  );

  it('does not take the underscores of a variable for formatting', () => {
    expect(codesOf('News for {{first_name}}')).toEqual([]);
  });
});

describe('A header of a kind that is not written here', () => {
  const header = { type: 'other', raw: { type: 'HEADER', format: 'IMAGE' } } as const;

  it('is Meta’s business, and has no text', () => {
    expect(checkHeader(header)).toEqual([]);
    expect(headerText(header)).toBeNull();
  });
});
