import fc from 'fast-check';
import {
  toMetaMessage,
  unsendableKind,
  withHeaderMedia,
  type TemplateMessagePayload,
  type Values,
} from '../../../../../shared/domain/template/message-payload';
import type { HeaderMediaKind } from '../../../../../shared/domain/media';
import {
  toMetaTemplate,
  type CreateTemplatePayload,
} from '../../../../../shared/domain/template/payload';
import type { TemplateButton } from '../../../../../shared/domain/template/button';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { anyTemplate, templateOf, variable } from './content';
import table from './payload-cases.json';

interface Case {
  title: string;
  content: Partial<TemplateContent>;
  samples: Record<string, string>;
  template: CreateTemplatePayload;
  values: Values;
  message: TemplateMessagePayload;
  /** What the upload of the sample gave. */
  handle?: string;
  /** Of tracked links, by button. */
  codes?: Values;
  /** The file that Meta has for the header. */
  media?: { kind: HeaderMediaKind; id: string; fileName: string | null };
}

const LINK_BASE = 'https://cms.example.com';
const submitted = (content: TemplateContent, headerHandle: string | null = null) =>
  toMetaTemplate(content, { headerHandle, linkBase: LINK_BASE });

const cases = (table as unknown as Case[]).map((each) => [each.title, each] as const);

/** The template of a case, with the samples in an order that means nothing. */
const contentOf = ({ content, samples }: Case): TemplateContent =>
  templateOf({
    ...content,
    variables: Object.entries(samples)
      .reverse()
      .map(([key, sample]) => {
        const [component, ...rest] = key.split('.');
        return component === 'button'
          ? variable(Number(rest[0]), rest[1]!, sample)
          : variable(component as 'header' | 'body', rest[0]!, sample);
      }),
  });

describe('A template for review', () => {
  it.each(cases)('is written as Meta takes it: %s', (_title, each) => {
    expect(submitted(contentOf(each), each.handle)).toEqual(each.template);
  });

  it('carries along untouched what is not written here', () => {
    const header = { type: 'HEADER', format: 'GIF', example: { header_handle: ['4::aW1h'] } };
    const call = { type: 'VOICE_CALL', text: 'Ring', ttl_minutes: 5 };
    const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Today', x: [1] } };
    const { components } = submitted(
      templateOf({
        header: { type: 'other', raw: header },
        raw: [offer],
        buttons: [
          { type: 'quick_reply', text: 'Yes' },
          { type: 'other', text: 'Ring', raw: call },
        ],
      }),
    );
    expect(components).toEqual([
      header,
      { type: 'BODY', text: 'Your order is ready for you.' },
      offer,
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }, call] },
    ]);
  });

  it('has one example for each variable, and no example where there are none', () => {
    fc.assert(
      fc.property(anyTemplate, (content) => {
        for (const { type, text, example } of submitted(content).components) {
          const expected = [...new Set((text ?? '').match(/\{\{[^{}]*\}\}/g) ?? [])].length;
          const given =
            type === 'HEADER'
              ? (example?.header_text ?? example?.header_text_named_params ?? [])
              : (example?.body_text?.[0] ?? example?.body_text_named_params ?? []);
          expect(given).toHaveLength(expected);
          expect(example !== undefined).toBe(expected > 0);
        }
      }),
    );
  });

  it('is not changed by being written', () => {
    fc.assert(
      fc.property(anyTemplate, (content) => {
        const before = structuredClone(content);
        submitted(content);
        toMetaMessage(content, {});
        expect(content).toEqual(before);
      }),
    );
  });
});

describe('A message', () => {
  it.each(cases)('is written as Meta takes it: %s', (_title, each) => {
    const { media, codes, values, message } = each;
    const written = toMetaMessage(contentOf(each), values, codes);
    expect(media ? withHeaderMedia(written, media.kind, media) : written).toEqual(message);
  });

  const untidyText = fc
    .array(fc.constantFrom(' ', '   ', '\n', '\r\n', '\t', 'a', '👍'))
    .map((parts) => parts.join(''));

  it('carries values that Meta accepts', () => {
    fc.assert(
      fc.property(anyTemplate, untidyText, (content, untidy) => {
        const value = `a${untidy}\n\t     ${untidy}b`;
        const values = Object.fromEntries(
          content.variables.map((each) => [variableKey(each), value]),
        );
        const texts = (toMetaMessage(content, values).components ?? [])
          .filter(({ type }) => type !== 'button')
          .flatMap(({ parameters }) => parameters)
          .flatMap(({ type, text }) => (type === 'text' ? [String(text)] : []));
        const inTexts = content.variables.filter(
          ({ component }) =>
            component === 'body' || (component === 'header' && content.header?.type === 'text'),
        );
        expect(texts).toHaveLength(inTexts.length);
        texts.forEach((text) => expect(text).not.toMatch(/[\r\n\t]| {5}/));
      }),
    );
  });

  it('gives every button that takes a value its own, at its place', () => {
    fc.assert(
      fc.property(anyTemplate, (content) => {
        const values = Object.fromEntries(
          content.variables.map((each) => [variableKey(each), variableKey(each)]),
        );
        const filled = (toMetaMessage(content, values).components ?? []).filter(
          ({ type }) => type === 'button',
        );
        const taking = content.buttons.flatMap((button, index) =>
          content.variables.some(({ buttonIndex }) => buttonIndex === index) ? [index] : [],
        );
        expect(filled.map(({ index }) => Number(index))).toEqual(taking);
        filled.forEach(({ index, parameters }) =>
          expect(JSON.stringify(parameters)).toContain(`button.${index}.`),
        );
      }),
    );
  });

  it('does not take a value that belongs to another place', () => {
    const content = templateOf({
      header: { type: 'text', text: 'For {{1}}' },
      body: 'Hello {{1}}, how are you?',
    });
    expect(toMetaMessage(content, { 'body.1': 'Ines', 'header.1': 'Berlin' }).components).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: 'Berlin' }] },
      { type: 'body', parameters: [{ type: 'text', text: 'Ines' }] },
    ]);
  });
});

describe('A template that was made elsewhere', () => {
  const button = (raw: { type?: string }): TemplateButton => ({
    type: 'other',
    text: 'Go',
    raw,
  });

  it.each([
    ['nothing special', {}],
    [
      'an image',
      { header: { type: 'image', file: null, source: { from: 'ask' }, fileName: null } },
    ],
    ['a place', { header: { type: 'location' } }],
    ['a call button', { buttons: [button({ type: 'VOICE_CALL' })] }],
    ['a button that asks for the number', { buttons: [button({ type: 'request_contact_info' })] }],
  ] as [string, Partial<TemplateContent>][])('can be sent with %s', (_title, changes) => {
    expect(unsendableKind(templateOf(changes))).toBeNull();
  });

  it.each([
    ['GIF', { header: { type: 'other' as const, raw: { type: 'HEADER', format: 'GIF' } } }],
    ['HEADER', { header: { type: 'other' as const, raw: {} } }],
    ['CATALOG', { buttons: [button({ type: 'CATALOG' })] }],
    ['MPM', { buttons: [button({ type: 'MPM' })] }],
    ['CAROUSEL', { raw: [{ type: 'CAROUSEL', cards: [] }] }],
    ['LIMITED_TIME_OFFER', { raw: [{ type: 'LIMITED_TIME_OFFER' }] }],
    ['OTHER', { raw: [{}] }],
  ])('cannot be sent with %s, whose values are not supplied', (kind, changes) => {
    expect(unsendableKind(templateOf(changes as Partial<TemplateContent>))).toBe(kind);
  });
});
