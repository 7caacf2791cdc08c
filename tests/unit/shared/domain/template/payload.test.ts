import fc from 'fast-check';
import {
  toMetaMessage,
  toMetaTemplate,
  unsendableKind,
  variablesByKey,
  type CreateTemplatePayload,
  type TemplateMessagePayload,
  type Values,
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
}

const cases = (table as unknown as Case[]).map((each) => [each.title, each] as const);

/** The template of a case, with the samples in an order that means nothing. */
const contentOf = ({ content, samples }: Case): TemplateContent =>
  templateOf({
    ...content,
    variables: Object.entries(samples)
      .reverse()
      .map(([key, sample]) => {
        const [component, placeholder] = key.split('.');
        return variable(component as 'header' | 'body', placeholder!, sample);
      }),
  });

describe('A template for review', () => {
  it.each(cases)('is written as Meta takes it: %s', (_title, each) => {
    expect(toMetaTemplate(contentOf(each))).toEqual(each.template);
  });

  it('carries along untouched what is not written here', () => {
    const header = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1h'] } };
    const link = { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}', example: ['x'] };
    const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Today', x: [1] } };
    const { components } = toMetaTemplate(
      templateOf({
        header: { type: 'other', raw: header },
        raw: [offer],
        buttons: [
          { type: 'quick_reply', text: 'Yes' },
          { type: 'other', text: 'Track', raw: link },
        ],
      }),
    );
    expect(components).toEqual([
      header,
      { type: 'BODY', text: 'Your order is ready for you.' },
      offer,
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }, link] },
    ]);
  });

  it('has one example for each variable, and no example where there are none', () => {
    fc.assert(
      fc.property(anyTemplate, (content) => {
        for (const { type, text, example } of toMetaTemplate(content).components) {
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
        toMetaTemplate(content);
        toMetaMessage(content, {});
        expect(content).toEqual(before);
      }),
    );
  });
});

describe('A message', () => {
  it.each(cases)('is written as Meta takes it: %s', (_title, each) => {
    expect(toMetaMessage(contentOf(each), each.values)).toEqual(each.message);
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
        const parameters = (toMetaMessage(content, values).components ?? []).flatMap(
          (component) => component.parameters,
        );
        expect(parameters).toHaveLength(content.variables.length);
        parameters.forEach(({ text }) => expect(text).not.toMatch(/[\r\n\t]| {5}/));
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
  const button = (raw: { type?: string; url?: string }): TemplateButton => ({
    type: 'other',
    text: 'Go',
    raw,
  });

  it.each([
    ['nothing special', {}],
    ['quick replies', { buttons: [{ type: 'quick_reply' as const, text: 'Yes' }] }],
    ['a fixed link', { buttons: [button({ type: 'URL', url: 'https://shop.example/a' })] }],
    ['a phone button in small letters', { buttons: [button({ type: 'phone_number' })] }],
    ['a call button', { buttons: [button({ type: 'VOICE_CALL' })] }],
  ])('can be sent with %s', (_title, changes: Partial<TemplateContent>) => {
    expect(unsendableKind(templateOf(changes))).toBeNull();
  });

  it.each([
    ['AUTHENTICATION', { category: 'AUTHENTICATION' }],
    ['IMAGE', { header: { type: 'other' as const, raw: { type: 'HEADER', format: 'IMAGE' } } }],
    ['LOCATION', { header: { type: 'other' as const, raw: { format: 'LOCATION' } } }],
    ['HEADER', { header: { type: 'other' as const, raw: {} } }],
    ['URL', { buttons: [button({ type: 'URL', url: 'https://shop.example/{{1}}' })] }],
    ['COPY_CODE', { buttons: [button({ type: 'COPY_CODE' })] }],
    ['FLOW', { buttons: [button({ type: 'flow' })] }],
    ['CATALOG', { buttons: [button({ type: 'CATALOG' })] }],
    ['MPM', { buttons: [button({ type: 'MPM' })] }],
    ['OTP', { buttons: [button({ type: 'OTP' })] }],
    ['CAROUSEL', { raw: [{ type: 'CAROUSEL', cards: [] }] }],
    ['LIMITED_TIME_OFFER', { raw: [{ type: 'LIMITED_TIME_OFFER' }] }],
    ['OTHER', { raw: [{}] }],
  ])('cannot be sent with %s, whose values are not supplied', (kind, changes) => {
    expect(unsendableKind(templateOf(changes as Partial<TemplateContent>))).toBe(kind);
  });
});

describe('The variables of a template by key', () => {
  it('are found by component and placeholder', () => {
    const [header, body] = [variable('header', '1'), variable('body', '1')];
    const byKey = variablesByKey([header, body]);
    expect([...byKey.keys()]).toEqual(['header.1', 'body.1']);
    expect(byKey.get('body.1')).toBe(body);
  });
});
