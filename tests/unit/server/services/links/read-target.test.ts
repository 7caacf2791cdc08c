import fc from 'fast-check';
import { readTarget } from '../../../../../server/src/services/links/read-target';

describe('Where a link leads', () => {
  it.each([
    ['https://shop.example/orders/7?a=b#c', 'https://shop.example/orders/7?a=b#c'],
    ['http://shop.example', 'http://shop.example/'],
    ['HTTPS://Shop.Example/A', 'https://shop.example/A'],
    ['  https://shop.example/a b ', 'https://shop.example/a%20b'],
    ['https://münchen.example/straße', 'https://xn--mnchen-3ya.example/stra%C3%9Fe'],
  ])('%j is read as %s', (text, target) => {
    expect(readTarget(text)).toBe(target);
  });

  it.each([
    '',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'whatsapp://send?text=x',
    'mailto:ines@shop.example',
    '//evil.example',
    '/orders/7',
    '\\\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:/\\evil.example',
    'https://',
    'https://?a=b',
    'https://exa mple',
    'shop.example',
    `https://shop.example/${'a'.repeat(2_000)}`,
    `https://shop.example/${'ß'.repeat(400)}`,
  ])('%j is refused', (text) => {
    expect(readTarget(text)).toBeNull();
  });

  it('can never break out of a header, nor be read as another address by whoever reads it again', () => {
    const addresses = fc.string({ unit: 'binary' }).map((rest) => `https://shop.example/${rest}`);
    fc.assert(
      fc.property(addresses, (text) => {
        const target = readTarget(text);
        if (target === null) return;
        expect(target).toMatch(/^https:\/\/shop\.example\/[\x21-\x7e]*$/);
        expect(readTarget(target)).toBe(target);
      }),
    );
  });
});
