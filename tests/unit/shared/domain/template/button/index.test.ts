import { checkButtons, type TemplateButton } from '../../../../../../shared/domain/template/button';

const quick = (text: string): TemplateButton => ({ type: 'quick_reply', text });
const other = (type: string, text = type): TemplateButton => ({
  type: 'other',
  text,
  raw: { type, text },
});
const codesOf = (buttons: TemplateButton[]) => checkButtons(buttons).map(({ code }) => code);

/** Q a quick reply, U a link, P a phone number. */
const row = (letters: string): TemplateButton[] =>
  [...letters].map((letter, at) =>
    letter === 'Q'
      ? quick(`Answer ${at}`)
      : other(letter === 'U' ? 'URL' : 'PHONE_NUMBER', `${letter}${at}`),
  );

describe('The buttons of a template', () => {
  it('may be left out', () => {
    expect(codesOf([])).toEqual([]);
  });

  it('are ten at most', () => {
    expect(codesOf(row('QQQQQQQQQQ'))).toEqual([]);
    expect(checkButtons(row('QQQQQQQQQQQ'))).toEqual([
      {
        code: 'buttons.tooMany',
        path: 'buttons',
        params: { count: 11, limit: 10 },
        severity: 'error',
      },
    ]);
  });

  it.each(['Q', 'QQ', 'U', 'UP', 'QU', 'UQ', 'QQUP', 'UPQQ', 'PUQ'])(
    'may stand as %s: the quick replies together',
    (letters) => {
      expect(codesOf(row(letters))).toEqual([]);
    },
  );

  it.each(['QUQ', 'UQU', 'QQUQ', 'UQP', 'QUPQ', 'UQUQ'])(
    'may not stand as %s: quick replies and others mixed',
    (letters) => {
      expect(codesOf(row(letters))).toEqual(['buttons.mixed']);
    },
  );
});

describe('The label of a button', () => {
  it('may have 25 characters and no more, an emoji counting as one', () => {
    expect(codesOf([quick('👍'.repeat(25))])).toEqual([]);
    expect(checkButtons([quick('Yes'), quick('a'.repeat(26))])).toEqual([
      {
        code: 'button.tooLong',
        path: 'buttons.1.text',
        params: { length: 26, limit: 25 },
        severity: 'error',
      },
    ]);
  });

  it.each(['', '   '])('may not be empty, as %j is', (text) => {
    expect(codesOf([quick(text)])).toEqual(['button.empty']);
  });

  it.each(['Yes, {{1}}', 'Yes {{', '}} yes'])('may hold no variable, as “%s”', (text) => {
    expect(codesOf([quick(text)])).toEqual(['button.variable']);
  });

  it('stands once, whatever blanks are around it', () => {
    expect(checkButtons([quick('Yes'), quick('No'), quick('Yes ')])).toEqual([
      {
        code: 'button.duplicate',
        path: 'buttons.2.text',
        params: { text: 'Yes' },
        severity: 'error',
      },
    ]);
  });

  it('that is missing twice is told as missing, not as a repetition', () => {
    expect(codesOf([quick(''), quick('')])).toEqual(['button.empty', 'button.empty']);
  });

  it('of a button that is not written here is Meta’s business', () => {
    expect(codesOf([other('URL', 'a'.repeat(40))])).toEqual([]);
  });
});
