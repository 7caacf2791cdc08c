import { linksOf } from '../../../../admin/src/content-manager/SendDialog/links-of';
import { withoutCode } from '../../../../admin/src/content-manager/SendDialog/mask-code';
import {
  keyOf,
  preferredOf,
} from '../../../../admin/src/content-manager/SendDialog/template-choice';
import {
  buttonOf,
  isCoordinate,
  labelKeyOf,
  sourceKeyOf,
} from '../../../../admin/src/content-manager/SendDialog/value-label';
import type { PreviewValue } from '../../../../shared/contracts/messages';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import { toBlocks } from '../../../../shared/domain/template/preview';

const template = (name: string, accountDocumentId = 'a1'): UsableTemplate => ({
  name,
  label: null,
  category: 'UTILITY',
  appliesTo: null,
  accountDocumentId,
  accountName: 'Atlas',
  languages: [
    { documentId: `${name}-de`, language: 'de' },
    { documentId: `${name}-en`, language: 'en' },
  ],
});

describe('The choice of a template', () => {
  it('tells the same name in two accounts apart', () => {
    expect(keyOf(template('ready', 'a1'))).not.toBe(keyOf(template('ready', 'a2')));
  });

  it('starts with the only one there is, else with the one that was sent last', () => {
    const only = template('ready');
    expect(preferredOf([only], null)).toBe(keyOf(only));
    expect(preferredOf([only, template('other')], null)).toBeNull();
    expect(preferredOf([only, template('other')], 'a1/other')).toBe('a1/other');
  });
});

describe('The code of an authentication template', () => {
  const blocksOf = (values: Record<string, string>) =>
    toBlocks(
      {
        header: null,
        body: '*{{1}}* is your verification code.',
        footer: 'This code expires in 10 minutes.',
        buttons: [],
      },
      values,
    );

  it('is not shown in the preview', () => {
    const shown = withoutCode(blocksOf({ 'body.1': '481516' }));
    expect(JSON.stringify(shown)).not.toContain('481516');
    expect(shown.body.map(({ text }) => text).join('')).toMatch(/^\*•+\* is your/);
  });

  it('still shows that it is missing', () => {
    const blocks = blocksOf({});
    expect(withoutCode(blocks)).toEqual(blocks);
  });
});

describe('A value of the dialog', () => {
  const inLocation = { hasLocation: true, isAuthentication: false };
  const elsewhere = { hasLocation: false, isAuthentication: false };

  it('is named as a part of a place only where the header is one', () => {
    expect(labelKeyOf('header.name', inLocation)).toBe('send.place.name');
    expect(labelKeyOf('header.name', elsewhere)).toBeNull();
    expect(isCoordinate('header.latitude', inLocation)).toBe(true);
    expect(isCoordinate('header.address', inLocation)).toBe(false);
    expect(isCoordinate('header.latitude', elsewhere)).toBe(false);
  });

  it('is named as the code only in an authentication template', () => {
    expect(labelKeyOf('body.1', { ...elsewhere, isAuthentication: true })).toBe('send.code');
    expect(labelKeyOf('body.1', elsewhere)).toBeNull();
  });

  it('is told with its button, because two may want a value of the same name', () => {
    const buttons = ['Track it', 'Call us', ''];
    expect(buttonOf('button.0.1', { buttons })).toBe('Track it');
    expect(buttonOf('button.2.code', { buttons })).toBeNull();
    expect(buttonOf('button.7.1', { buttons })).toBeNull();
    expect(buttonOf('body.0', { buttons })).toBeNull();
  });

  const value = (more: Partial<PreviewValue>) => ({
    type: 'field' as const,
    from: 'record' as const,
    isHidden: false,
    ...more,
  });

  it.each([
    [value({}), undefined, 'send.value.record'],
    [value({ from: 'fallback' }), '', 'send.value.fallback'],
    [value({ from: 'fallback' }), '  ', 'send.value.fallback'],
    [value({}), 'mine', 'send.value.typed'],
    [value({ isHidden: true }), 'mine', 'send.value.hidden'],
    [value({ type: 'free_text', from: 'none' }), 'mine', 'send.value.ask'],
    [value({ type: 'portal_link', from: 'link' }), undefined, 'send.value.link'],
    [value({ type: 'tracked_link', from: 'link' }), undefined, 'send.value.tracked'],
    [value({ type: 'tracked_link', from: 'link' }), 'https://x.example', 'send.value.typed'],
  ])('says where it comes from: %j, typed %j', (given, typed, key) =>
    expect(sourceKeyOf(given, typed)).toBe(key),
  );
});

describe('Where the buttons lead', () => {
  it('is told for websites, filled in, with what is counted', () => {
    const { buttons } = toBlocks(
      {
        header: null,
        body: 'Hello',
        footer: null,
        buttons: [
          { type: 'quick_reply', text: 'Fine' },
          { type: 'phone_number', text: 'Call', phoneNumber: '+493012345' },
          { type: 'url', text: 'Shop', url: 'https://shop.example', urlType: 'static' },
          {
            type: 'url',
            text: 'Track',
            url: 'https://shop.example/orders/{{1}}',
            urlType: 'tracked',
          },
        ],
      },
      { 'button.3.1': 'A 17' },
    );
    expect(linksOf(buttons)).toEqual([
      { label: 'Shop', url: 'https://shop.example', isTracked: false },
      { label: 'Track', url: 'https://shop.example/orders/A%2017', isTracked: true },
    ]);
  });
});
