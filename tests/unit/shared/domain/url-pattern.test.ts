import fc from 'fast-check';
import {
  checkUrlPattern,
  fillUrlPattern,
  MAX_URL_LENGTH,
  tokensIn,
} from '../../../../shared/domain/url-pattern';

const PATTERN = 'https://shop.example/orders/{documentId}?lang={locale}&again={documentId}';

const codes = (pattern: string) => checkUrlPattern(pattern).map(({ code }) => code);

describe('The pattern of an address', () => {
  it('names each of its placeholders once, in order', () => {
    expect(tokensIn(PATTERN)).toEqual(['documentId', 'locale']);
    expect(tokensIn('https://shop.example/')).toEqual([]);
  });

  it.each([
    PATTERN,
    'http://localhost:1337/{items[first].title}',
    'https://shop.example',
    'https://shop.example:8443/#/orders/{customer.phone}',
    'https://[::1]:3000/{number}',
    'https://münchen.example/{number}',
    'https://shop.example/a_(b)/~c/%20/{number}.pdf',
  ])('%s is one', (pattern) => {
    expect(codes(pattern)).toEqual([]);
  });

  it.each([
    ['', 'url.empty'],
    ['  ', 'url.empty'],
    ['shop.example/{documentId}', 'url.notAbsolute'],
    ['//shop.example/{documentId}', 'url.notAbsolute'],
    ['/orders/{documentId}', 'url.notAbsolute'],
    ['ftp://shop.example/{documentId}', 'url.notAbsolute'],
    ['javascript:alert({documentId})', 'url.notAbsolute'],
    ['{documentId}', 'url.notAbsolute'],
    ['https://{domain}/orders', 'url.notAbsolute'],
    ['https://{shop}.example/orders', 'url.notAbsolute'],
    ['https://shop.example{path}', 'url.notAbsolute'],
    ['https://shop.example:{port}/', 'url.notAbsolute'],
    ['https://shop.example@evil.example/{documentId}', 'url.notAbsolute'],
    ['https://', 'url.notAbsolute'],
    [' https://shop.example', 'url.notAbsolute'],
    ['https://shop.example/my orders', 'url.characters'],
    ['https://shop.example/\\evil', 'url.characters'],
    ['https://shop.example/\n', 'url.characters'],
    ['https://shop.example/{documentId', 'url.braces'],
    ['https://shop.example/{{documentId}}', 'url.braces'],
    ['https://shop.example/{}', 'url.token'],
    ['https://shop.example/{my order}', 'url.token'],
    ['https://shop.example/{items[0]}', 'url.token'],
    [`https://shop.example/${'a'.repeat(MAX_URL_LENGTH)}`, 'url.tooLong'],
  ])('%j is refused: %s', (pattern, code) => {
    expect(codes(pattern)).toContain(code);
  });

  it('says where it was written', () => {
    expect(checkUrlPattern('', 'portalUrl')).toMatchObject([{ path: 'portalUrl' }]);
  });
});

describe('Filling the pattern of an address', () => {
  const fill = (value: string | null | undefined) =>
    fillUrlPattern('https://shop.example/orders/{value}?v={value}#{value}', () => value);

  it('gives the values back to whoever reads the address', () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => text.trim() !== '' && !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(value, (text) => {
        const { url, issues } = fill(text);
        expect(issues).toEqual([]);
        const parsed = new URL(url!);
        expect(parsed.origin).toBe('https://shop.example');
        expect(parsed.pathname.split('/')).toHaveLength(3);
        expect(decodeURIComponent(parsed.pathname.split('/')[2]!)).toBe(text);
        expect(parsed.searchParams.get('v')).toBe(text);
        expect([...parsed.searchParams]).toHaveLength(1);
      }),
    );
  });

  it('never leaves the site, and never throws, whatever the value', () => {
    const parts = fc.constantFrom('..', '.', '/', '\\', '@', '?', '#', '%2e', '\ud800', '\n', 'a');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(value, (text) => {
        const { url, issues } = fill(text);
        expect(url === null).toBe(issues.length > 0);
        if (url === null) return;
        expect(url).toMatch(/^[!-~]+$/);
        expect(new URL(url).href.startsWith('https://shop.example/orders/')).toBe(true);
      }),
    );
  });

  it.each([
    ['', 'url.emptyToken'],
    ['  ', 'url.emptyToken'],
    [null, 'url.emptyToken'],
    [undefined, 'url.token'],
    ['.', 'url.value'],
    ['..', 'url.value'],
    ['a'.repeat(MAX_URL_LENGTH), 'url.tooLong'],
  ])('refuses %j', (value, code) => {
    expect(fill(value)).toMatchObject({ url: null, issues: [{ code, severity: 'error' }] });
  });

  it('asks for no value where the pattern is wrong', () => {
    const valueOf = jest.fn(() => 'x');
    expect(fillUrlPattern('https://{value}', valueOf).url).toBeNull();
    expect(valueOf).not.toHaveBeenCalled();
  });

  it('takes a value that looks like a pattern for text', () => {
    const values: Record<string, string> = { a: '{b}$&$1', b: 'no' };
    expect(fillUrlPattern('https://shop.example/{a}', (token) => values[token]).url).toBe(
      'https://shop.example/%7Bb%7D%24%26%241',
    );
  });
});
