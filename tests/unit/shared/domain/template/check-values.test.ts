import { checkLengths, checkValues } from '../../../../../shared/domain/template/check-values';
import type { TemplateButton } from '../../../../../shared/domain/template/button';
import type { Values } from '../../../../../shared/domain/template/message-payload';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { templateOf } from './content';

const link = (address: string, urlType: 'static' | 'dynamic' | 'tracked'): TemplateButton => ({
  type: 'url',
  text: 'Open',
  url: address,
  urlType,
});
const coupon: TemplateButton = { type: 'copy_code', text: 'Copy offer code' };

const check = (changes: Partial<TemplateContent>, values: Values) =>
  checkValues(templateOf(changes), values, (key) => `label of ${key}`).map(
    ({ code, path, params }) => ({ code, path, params }),
  );

describe('values of a message', () => {
  it.each<[string, Partial<TemplateContent>, Values]>([
    ['a coupon of 15 characters', { buttons: [coupon] }, { 'button.0.code': 'X'.repeat(15) }],
    [
      'a place on the edge of the map',
      { header: { type: 'location' } },
      { 'header.latitude': '-90', 'header.longitude': '180' },
    ],
    [
      'a coordinate with a comma',
      { header: { type: 'location' } },
      { 'header.latitude': '52,52', 'header.longitude': '13.405' },
    ],
    [
      'a whole address',
      { buttons: [link('{{1}}', 'tracked')] },
      { 'button.0.1': 'https://shop.example/a?b=c' },
    ],
    ['an address that takes none', { buttons: [link('https://a.example/', 'static')] }, {}],
    ['what is not there yet', { buttons: [coupon, link('{{1}}', 'tracked')] }, {}],
    ['a code of digits', { category: 'AUTHENTICATION', body: '{{1}}' }, { 'body.1': '123456' }],
    ['a long text that is no code', { body: 'A {{1}} b' }, { 'body.1': 'www.shop.example 🎉' }],
  ])('can be %s', (_, changes, values) => {
    expect(check(changes, values)).toEqual([]);
  });

  it.each<[string, Partial<TemplateContent>, Values, object[]]>([
    [
      'a coupon of 16 characters',
      { buttons: [link('https://a.example/', 'static'), coupon] },
      { 'button.1.code': 'X'.repeat(16) },
      [
        {
          code: 'value.codeTooLong',
          path: 'values.button.1.code',
          params: { length: 16, limit: 15 },
        },
      ],
    ],
    [
      'a place beyond the map',
      { header: { type: 'location' } },
      { 'header.latitude': '90.01', 'header.longitude': 'Berlin' },
      [
        {
          code: 'location.coordinate',
          path: 'values.header.latitude',
          params: { placeholder: '{{latitude}}', value: '90.01', part: 'latitude', degrees: 90 },
        },
        {
          code: 'location.coordinate',
          path: 'values.header.longitude',
          params: {
            placeholder: '{{longitude}}',
            value: 'Berlin',
            part: 'longitude',
            degrees: 180,
          },
        },
      ],
    ],
    [
      'an address that grew too long',
      { buttons: [link('https://a.example/{{1}}', 'dynamic')] },
      { 'button.0.1': 'ä'.repeat(400) },
      [{ code: 'url.tooLong', path: 'values.button.0.1', params: { length: 2418, limit: 2000 } }],
    ],
    [
      'a whole address that is none',
      { buttons: [link('{{where}}', 'tracked')] },
      { 'button.0.where': 'shop.example' },
      [
        {
          code: 'value.notUrl',
          path: 'values.button.0.where',
          params: {
            placeholder: '{{where}}',
            label: 'label of button.0.where',
            value: 'shop.example',
          },
        },
      ],
    ],
  ])('cannot be %s', (_, changes, values, expected) => {
    expect(check(changes, values)).toEqual(expected);
  });

  it.each(['🔑 1234', 'see https://a.example', 'WWW.a', '🇩🇪49', '1️⃣🎉'])(
    'hold no code such as %s',
    (code) => {
      const [issue] = check({ category: 'AUTHENTICATION', body: '{{1}}' }, { 'body.1': code });
      expect(issue).toEqual({ code: 'value.codeCharacters', path: 'values.body.1' });
    },
  );

  it('are counted within their text, by characters', () => {
    const { header, body } = templateOf({
      header: { type: 'text', text: 'Order {{1}}' },
      body: 'Hi {{1}}.',
    });
    const lengths = (values: Values) =>
      checkLengths({ header, body }, values).map(({ params }) => params?.length);
    expect(lengths({ 'header.1': '🎉'.repeat(54), 'body.1': 'x'.repeat(1020) })).toEqual([]);
    expect(lengths({ 'header.1': '🎉'.repeat(55), 'body.1': 'x'.repeat(1021) })).toEqual([
      61, 1025,
    ]);
  });
});
