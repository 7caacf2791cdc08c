import fc from 'fast-check';
import { renderText, toBlocks } from '../../../../../shared/domain/template/preview';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { anyTemplate, templateOf } from './content';

const content = templateOf({
  header: { type: 'text', text: 'For {{1}}' },
  body: 'Hello {{1}}, your order {{2}} is ready.',
  footer: 'Atlas Books',
  buttons: [
    { type: 'quick_reply', text: 'Thanks' },
    { type: 'other', text: 'Track', raw: { type: 'URL' } },
  ],
});

describe('The bubble of a message', () => {
  it('shows values in their places and marks what is missing', () => {
    expect(toBlocks(content, { 'header.1': 'Berlin', 'body.1': 'Ines', 'body.2': ' ' })).toEqual({
      header: [{ text: 'For ' }, { text: 'Berlin', variable: 'header.1' }],
      media: null,
      body: [
        { text: 'Hello ' },
        { text: 'Ines', variable: 'body.1' },
        { text: ', your order ' },
        { text: '{{2}}', variable: 'body.2', missing: true },
        { text: ' is ready.' },
      ],
      footer: 'Atlas Books',
      buttons: [
        { type: 'quick_reply', text: 'Thanks' },
        { type: 'other', text: 'Track' },
      ],
    });
  });

  it('shows a value as it will arrive', () => {
    const { body } = toBlocks(templateOf({ body: 'To {{1}}, as you asked.' }), {
      'body.1': '12 Main Street\n  Springfield ',
    });
    expect(body[1]).toEqual({ text: '12 Main Street   Springfield', variable: 'body.1' });
  });

  it.each([
    [{ format: 'IMAGE' }, 'IMAGE'],
    [{ type: 'HEADER' }, 'HEADER'],
  ])('names a header that is no text: %j', (raw, media) => {
    const blocks = toBlocks(templateOf({ header: { type: 'other', raw } }), {});
    expect(blocks).toMatchObject({ header: null, media: { type: media, url: null } });
  });

  it('says the same as the plain text of the message', () => {
    fc.assert(
      fc.property(anyTemplate, fc.string({ minLength: 1 }), (any, typed) => {
        const values = Object.fromEntries(
          any.variables.map((each) => [variableKey(each), `v${typed}`]),
        );
        const { header, media, body, footer } = toBlocks(any, values);
        const text = (runs: { text: string }[] | null) => runs?.map((run) => run.text).join('');
        const place =
          media?.type === 'LOCATION' && [media.name, media.address].filter(Boolean).join(', ');
        expect([text(header), place, text(body), footer].filter(Boolean).join('\n\n')).toBe(
          renderText(any, values),
        );
      }),
    );
  });
});

describe('The header and the buttons of a bubble', () => {
  const image = {
    type: 'document' as const,
    file: null,
    source: { from: 'ask' as const },
    fileName: 'Invoice.pdf',
  };

  it('show the file that goes out, a document by the name that the person sees', () => {
    const file = { url: '/uploads/a_1f.pdf', name: 'a.pdf' };
    expect(toBlocks(templateOf({ header: image }), {}, file).media).toEqual({
      type: 'DOCUMENT',
      url: '/uploads/a_1f.pdf',
      name: 'Invoice.pdf',
    });
    expect(toBlocks(templateOf({ header: { ...image, type: 'image' } }), {}, file).media).toEqual({
      type: 'IMAGE',
      url: '/uploads/a_1f.pdf',
      name: 'a.pdf',
    });
    expect(toBlocks(templateOf({ header: image }), {}).media).toMatchObject({ url: null });
  });

  it('show a place by its name, or by where it is', () => {
    const content = templateOf({ header: { type: 'location' } });
    const at = { 'header.latitude': '52.5', 'header.longitude': '13.4' };
    expect(toBlocks(content, at).media).toMatchObject({ name: '52.5, 13.4', address: null });
    expect(
      toBlocks(content, { ...at, 'header.name': 'Shop', 'header.address': 'Torstr. 1' }).media,
    ).toMatchObject({ name: 'Shop', address: 'Torstr. 1' });
  });

  it('tell where a button leads, with its value', () => {
    const content = templateOf({
      buttons: [
        { type: 'url', text: 'Track', url: 'https://shop.example/t/{{1}}', urlType: 'dynamic' },
        { type: 'phone_number', text: 'Call', phoneNumber: '+4930555' },
        { type: 'quick_reply', text: 'Thanks' },
      ],
    });
    expect(toBlocks(content, { 'button.0.1': 'A 17' }).buttons).toEqual([
      { type: 'url', text: 'Track', url: 'https://shop.example/t/A%2017' },
      { type: 'phone_number', text: 'Call', url: 'tel:+4930555' },
      { type: 'quick_reply', text: 'Thanks' },
    ]);
  });
});

describe('The plain text of a message', () => {
  it('has header, body and footer apart', () => {
    expect(renderText(content, { 'header.1': 'Berlin', 'body.1': 'Ines', 'body.2': 'A-17' })).toBe(
      'For Berlin\n\nHello Ines, your order A-17 is ready.\n\nAtlas Books',
    );
  });

  it('is the body alone where there is nothing else', () => {
    expect(renderText(templateOf(), {})).toBe('Your order is ready for you.');
  });

  it('leaves a placeholder without a value as it is written', () => {
    expect(renderText(templateOf({ body: 'Hello {{1}}, welcome back.' }), {})).toBe(
      'Hello {{1}}, welcome back.',
    );
  });
});
