import { checkBody, wordsNeeded } from '../../../../../shared/domain/template/body';

const codesOf = (text: string) => checkBody(text).map(({ code }) => code);

describe('The body of a template', () => {
  it.each(['', ' ', '\n\n'])('may not be empty, as %j is', (text) => {
    expect(codesOf(text)).toEqual(['body.empty']);
  });

  it('may have 1,024 characters and no more', () => {
    expect(codesOf('a'.repeat(1024))).toEqual([]);
    expect(checkBody('a'.repeat(1025))).toEqual([
      {
        code: 'body.tooLong',
        path: 'body',
        params: { length: 1025, limit: 1024 },
        severity: 'error',
      },
    ]);
  });

  it('counts an emoji as one character', () => {
    expect(codesOf('👍'.repeat(1024))).toEqual([]);
    expect(codesOf('👍'.repeat(1025))).toEqual(['body.tooLong']);
  });

  it.each(['{{1}} is ready for you', '  {{1}} is ready for you', '\n{{1}} is ready for you'])(
    'may not start with a variable, as %j does',
    (text) => {
      expect(checkBody(text)).toEqual([
        expect.objectContaining({
          code: 'body.variableAtStart',
          params: { placeholder: '{{1}}' },
        }),
      ]);
    },
  );

  it.each([
    'Your order today is {{1}}',
    'Your order today is {{1}} ',
    'Your order today is {{1}}\n',
  ])('may not end with a variable, as %j does', (text) => {
    expect(checkBody(text)).toEqual([
      expect.objectContaining({ code: 'body.variableAtEnd', params: { placeholder: '{{1}}' } }),
    ]);
  });

  it.each([
    'Hello dear {{1}}{{2}}, your order is ready now.',
    'Hello dear {{1}} {{2}}, your order is ready now.',
    'Hello dear {{1}}\n{{2}}, your order is ready now.',
  ])('may not have variables side by side, as in %j', (text) => {
    expect(codesOf(text)).toEqual(['body.neighbours']);
  });

  it.each([
    'Hello dear {{1}}, {{2}}, your order is ready now.',
    'Hello dear {{1}} & {{2}}, your order is ready now.',
  ])('may have a sign between variables, as in %j', (text) => {
    expect(codesOf(text)).toEqual([]);
  });

  it('needs more than twice as many words as variables', () => {
    expect([1, 2, 3].map(wordsNeeded)).toEqual([3, 5, 7]);
    expect(codesOf('Hello {{1}}, welcome back.')).toEqual([]);
    expect(checkBody('Hello {{1}}!')).toEqual([
      {
        code: 'body.tooManyVariables',
        path: 'body',
        params: { variables: 1, words: 1, needed: 3 },
        severity: 'error',
      },
    ]);
    expect(codesOf('Hi {{1}} and {{2}}!')).toEqual(['body.tooManyVariables']);
  });

  it('is only warned where it is enough words with the variables counted, as in Meta’s own sample', () => {
    expect(checkBody('Hi {{1}}, order {{2}} is ready.')).toEqual([
      {
        code: 'body.manyVariables',
        path: 'body',
        params: { variables: 2, words: 4, needed: 5 },
        severity: 'warning',
      },
    ]);
  });

  it('does not take punctuation or emoji for words', () => {
    expect(codesOf('Hello {{1}} ! – … 👍')).toEqual(['body.tooManyVariables']);
  });

  it.each([
    '您好{{1}}，您的订单{{2}}已经发货，请注意查收。',
    'こんにちは{{1}}様、ご注文{{2}}の品を発送しました。',
    'สวัสดีคุณ{{1}} คำสั่งซื้อ{{2}}ของคุณพร้อมแล้ว',
    '안녕하세요 {{1}}님, 주문하신 {{2}} 상품이 오늘 발송되었습니다.',
    'مرحبا {{1}}، طلبك رقم {{2}} جاهز للاستلام الآن.',
  ])('has words also in a script that puts no spaces between them, as in “%s”', (text) => {
    expect(codesOf(text)).toEqual([]);
  });

  it('needs words also in such a script', () => {
    expect(codesOf('您好{{1}}，{{2}}。')).toEqual(['body.tooManyVariables']);
  });

  it('may have four spaces in a row and one empty line, but no more, and no tab', () => {
    expect(codesOf('One    two\n\nthree')).toEqual([]);
    expect(codesOf('One     two')).toEqual(['body.spaces']);
    expect(codesOf('One\ttwo')).toEqual(['body.spaces']);
    expect(codesOf('One\n\n\ntwo')).toEqual(['body.emptyLines']);
  });

  it('may be formatted', () => {
    expect(codesOf('*Bold*, _italic_ and ~gone~ 👍')).toEqual([]);
  });
});
