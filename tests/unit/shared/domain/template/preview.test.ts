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
    expect(blocks).toMatchObject({ header: null, media });
  });

  it('says the same as the plain text of the message', () => {
    fc.assert(
      fc.property(anyTemplate, fc.string({ minLength: 1 }), (any, typed) => {
        const values = Object.fromEntries(
          any.variables.map((each) => [variableKey(each), `v${typed}`]),
        );
        const { header, body, footer } = toBlocks(any, values);
        const text = (runs: { text: string }[] | null) => runs?.map((run) => run.text).join('');
        expect([text(header), text(body), footer].filter(Boolean).join('\n\n')).toBe(
          renderText(any, values),
        );
      }),
    );
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
