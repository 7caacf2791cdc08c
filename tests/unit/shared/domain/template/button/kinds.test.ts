import fc from 'fast-check';
import { checkButtons, type TemplateButton } from '../../../../../../shared/domain/template/button';
import {
  fillUrl,
  isWebUrl,
  urlParameter,
  type UrlButton,
} from '../../../../../../shared/domain/template/button/url';
import type { OtpButton } from '../../../../../../shared/domain/template/button/otp';

const codesOf = (...buttons: TemplateButton[]) => checkButtons(buttons).map(({ code }) => code);
const url = (address: string, urlType: UrlButton['urlType'] = 'static', text = 'Open') =>
  ({ type: 'url', text, url: address, urlType }) as const;
const call = (phoneNumber: string) =>
  ({ type: 'phone_number', text: 'Call', phoneNumber }) as const;
const otp = (more: Partial<OtpButton> = {}): OtpButton => ({
  type: 'otp',
  text: 'Copy code',
  otpType: 'COPY_CODE',
  autofillText: null,
  supportedApps: [],
  zeroTapTermsAccepted: false,
  ...more,
});
const app = { packageName: 'com.example.shop', signatureHash: 'K8a/AINcGX7' };

describe('The address of a website button', () => {
  it.each([
    'https://shop.example',
    'https://shop.example/orders?x=1#top',
    'https://shop.example:8443/a',
    'http://localhost:1337/a',
    'https://xn--mnchen-3ya.example/ä',
    `https://shop.example/${'a'.repeat(2000 - 21)}`,
  ])('may be %s', (address) => {
    expect(codesOf(url(address)).filter((code) => code !== 'button.url.http')).toEqual([]);
  });

  it.each([
    ['', 'button.url.empty'],
    ['shop.example', 'button.url.invalid'],
    ['ftp://shop.example', 'button.url.invalid'],
    ['javascript:alert(1)', 'button.url.invalid'],
    ['https://shop', 'button.url.invalid'],
    ['https://shop.example/a b', 'button.url.invalid'],
    [`https://shop.example/${'a'.repeat(2000 - 20)}`, 'button.url.tooLong'],
    ['https://shop.example/{{1}}', 'button.url.staticVariable'],
  ])('may not be %s', (address, code) => {
    expect(codesOf(url(address))).toEqual([code]);
  });

  it('is questioned when it is not encrypted or hides where it leads', () => {
    expect(checkButtons([url('http://shop.example')])).toMatchObject([
      { code: 'button.url.http', severity: 'warning' },
    ]);
    expect(checkButtons([url('https://bit.ly/3xYz')])).toMatchObject([
      { code: 'button.url.shortener', severity: 'warning' },
    ]);
  });

  it.each(['https://shop.example/{{1}}', 'https://shop.example/?id={{1}}'])(
    'may end with one value: %s',
    (address) => {
      expect(codesOf(url(address, 'dynamic'))).toEqual([]);
    },
  );

  it.each([
    ['https://shop.example/', 'button.url.noVariable'],
    ['https://shop.example/{{1}}/a', 'button.url.variableAtEnd'],
    ['https://shop.example/{{1}}{{2}}', 'button.url.variableAtEnd'],
    ['https://shop.example/{{2}}', 'button.url.variableAtEnd'],
    ['https://shop.example/{{id}}', 'button.url.variableAtEnd'],
    ['https://shop.example{{1}}', 'button.url.variableInHost'],
  ])('takes a value nowhere else: %s', (address, code) => {
    expect(codesOf(url(address, 'dynamic'))).toEqual([code]);
  });

  it.each(['https://shop.example/{{order_no}}/{{2}}', 'https://shop.example/a', '{{link}}'])(
    'may hold several values where it is tracked, because they are filled here: %s',
    (address) => {
      expect(codesOf(url(address, 'tracked'))).toEqual([]);
    },
  );

  it.each(['https://{{1}}.shop.example/x', 'https://shop.example{{1}}', 'https://a.{{1}}/b'])(
    'takes no value before its path, which could lead to another host: %s',
    (address) => {
      expect(codesOf(url(address, 'tracked'))).toContain('button.url.variableInHost');
    },
  );

  it('is opened at most by two buttons', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((text) => url('https://shop.example', 'static', text));
    expect(codesOf(a!, b!)).toEqual([]);
    expect(codesOf(a!, b!, c!)).toEqual(['buttons.tooManyOfKind']);
  });
});

describe('Filling an address', () => {
  it('never lets a value leave its place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
        fc.pre(value.trim() !== '');
        const filled = fillUrl('https://shop.example/t/{{id}}?x=1', () => value);
        const { origin, search, hash } = new URL(filled);
        expect([origin, search, hash]).toEqual(['https://shop.example', '?x=1', '']);
        expect(filled).toMatch(/^[\x21-\x7e]+$/);
        expect(decodeURIComponent(urlParameter(value))).toBe(value.trim());
      }),
    );
  });

  it('takes half of a character for a broken one, and does not fail', () => {
    expect(fillUrl('https://a.example/{{1}}', () => 'a\uD83D')).toBe(
      'https://a.example/a%EF%BF%BD',
    );
    expect(urlParameter('\uDC4D')).toBe('%EF%BF%BD');
    expect(urlParameter('👍')).toBe('%F0%9F%91%8D');
  });

  it('takes a whole address as it is, and leaves a place without a value as it is written', () => {
    expect(fillUrl('{{link}}', () => ' https://a.example/ä?b=1 ')).toBe('https://a.example/ä?b=1');
    expect(fillUrl('https://a.example/{{1}}', () => undefined)).toBe('https://a.example/{{1}}');
  });

  it('knows a web address from anything else', () => {
    expect(['https://a.example', 'http://127.0.0.1:80/x'].filter(isWebUrl)).toHaveLength(2);
    expect(
      ['data:text/html,a', '//a.example', 'https://', 'mailto:a@b.example'].some(isWebUrl),
    ).toBe(false);
  });
});

describe('The number of a call button', () => {
  it.each(['+493055501020', '4930555010', '+1'.padEnd(19, '2')])('may be %s', (number) => {
    expect(codesOf(call(number))).toEqual([]);
  });

  it.each([
    ['', 'button.phone.empty'],
    ['+49 30 555', 'button.phone.invalid'],
    ['0301234567', 'button.phone.invalid'],
    ['call me', 'button.phone.invalid'],
    ['+'.padEnd(21, '4'), 'button.phone.tooLong'],
  ])('may not be %j', (number, code) => {
    expect(codesOf(call(number))).toEqual([code]);
  });

  it('is called by one button at most', () => {
    expect(codesOf(call('+4930555010'), { ...call('+4930555011'), text: 'Call 2' })).toEqual([
      'buttons.tooManyOfKind',
    ]);
  });
});

describe('A one-time password button', () => {
  it.each([
    otp(),
    otp({ otpType: 'ONE_TAP', supportedApps: [app], autofillText: 'a'.repeat(25) }),
    otp({ otpType: 'ZERO_TAP', supportedApps: Array(5).fill(app), zeroTapTermsAccepted: true }),
  ])('may be %j', (button) => {
    expect(codesOf(button)).toEqual([]);
  });

  it.each([
    [otp({ otpType: 'ONE_TAP' }), 'button.otp.apps'],
    [otp({ otpType: 'ONE_TAP', supportedApps: Array(6).fill(app) }), 'button.otp.apps'],
    [otp({ otpType: 'ZERO_TAP', supportedApps: [app] }), 'button.otp.terms'],
    [
      otp({ otpType: 'ONE_TAP', supportedApps: [{ ...app, signatureHash: 'short' }] }),
      'button.otp.signature',
    ],
    [
      otp({ otpType: 'ONE_TAP', supportedApps: [{ ...app, packageName: 'shop' }] }),
      'button.otp.package',
    ],
    [
      otp({
        otpType: 'ONE_TAP',
        supportedApps: [{ ...app, packageName: `com.${'a'.repeat(221)}` }],
      }),
      'button.otp.package',
    ],
    [otp({ autofillText: 'a'.repeat(26) }), 'button.tooLong'],
  ])('may not be %j', (button, code) => {
    expect(codesOf(button)).toEqual([code]);
  });
});

describe('A flow button', () => {
  const flow = (flowId: string) =>
    ({ type: 'flow', text: 'Go', flowId, flowAction: 'navigate', navigateScreen: null }) as const;

  it('names its flow by digits', () => {
    expect(codesOf(flow('4711'))).toEqual([]);
    expect(codesOf(flow('survey'))).toEqual(['button.flow.id']);
    expect(codesOf(flow(''))).toEqual(['button.flow.id']);
  });
});
