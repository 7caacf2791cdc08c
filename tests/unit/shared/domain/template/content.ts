import fc from 'fast-check';
import type { TemplateButton } from '../../../../../shared/domain/template/button';
import { COPY_CODE_LABEL } from '../../../../../shared/domain/template/button/copy-code';
import type { TemplateHeader } from '../../../../../shared/domain/template/header';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { needsSample, textsOf } from '../../../../../shared/domain/template/check';
import {
  newVariable,
  reconcileVariables,
  type Variable,
} from '../../../../../shared/domain/template/variables';

/** A variable that is ready to be submitted; a number stands for a button. */
export const variable = (
  component: 'header' | 'body' | number,
  placeholder: string,
  sampleValue = `sample ${placeholder}`,
): Variable => ({
  ...newVariable(
    typeof component === 'number'
      ? { component: 'button', buttonIndex: component, placeholder }
      : { component, buttonIndex: null, placeholder },
  ),
  sampleValue,
});

/** A template with nothing to fix, changed as asked; each placeholder of it has a sample. */
export function templateOf(changes: Partial<TemplateContent> = {}): TemplateContent {
  const content: TemplateContent = {
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    header: null,
    body: 'Your order is ready for you.',
    footer: null,
    buttons: [],
    variables: [],
    authentication: null,
    ttlSeconds: null,
    raw: [],
    ...changes,
  };
  return {
    ...content,
    variables:
      changes.variables ??
      reconcileVariables(textsOf(content), []).map((each) => ({
        ...each,
        sampleValue: needsSample(each, content) ? `sample ${each.placeholder || '?'}` : '',
      })),
  };
}

const WORDS = ['your', 'order', 'with', 'all', 'books', 'leaves', 'today', 'für', 'señora', '👍'];

const words = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most })
    .map((list) => list.join(' '));

const NAMES = ['who', 'order_no', 'city', 'day_2', 'total'];

/** Bodies in which each variable has words around it; they may still break rules of other kinds. */
const body = (format: 'POSITIONAL' | 'NAMED') =>
  fc
    .tuple(
      words(1, 4),
      fc.array(words(1, 6), { maxLength: NAMES.length }),
      fc.constantFrom('', '.', '!'),
    )
    .map(
      ([start, rest, end]) =>
        [
          start,
          ...rest.map(
            (text, index) => `{{${format === 'NAMED' ? NAMES[index] : index + 1}}} ${text}`,
          ),
        ].join(' ') + end,
    );

const header = (format: 'POSITIONAL' | 'NAMED'): fc.Arbitrary<TemplateHeader | null> =>
  fc.oneof(
    fc.constant(null),
    fc
      .tuple(fc.constantFrom('News', 'Hello', 'A_b', 'Snow ☃'), fc.boolean())
      .map(([text, hasVariable]) => ({
        type: 'text' as const,
        text: hasVariable ? `${text} {{${format === 'NAMED' ? 'topic' : 1}}}` : text,
      })),
    fc.constantFrom('image' as const, 'video' as const, 'document' as const).map((type) => ({
      type,
      file: null,
      source: { from: 'ask' as const },
      fileName: null,
    })),
    fc.constant({ type: 'location' as const }),
    fc.constant({ type: 'other' as const, raw: { type: 'HEADER', format: 'GIF' } }),
  );

const label = words(1, 4);

const OTHER = { type: 'VOICE_CALL', text: 'Ring', ttl_minutes: 5 };

/** Buttons of every kind, each as often as Meta allows and more. */
const button: fc.Arbitrary<TemplateButton> = fc.oneof(
  fc.record({ type: fc.constant('quick_reply' as const), text: label }),
  fc.record({
    type: fc.constant('url' as const),
    text: label,
    url: fc.constant('https://shop.example/a'),
    urlType: fc.constant('static' as const),
  }),
  fc.record({
    type: fc.constant('url' as const),
    text: label,
    url: fc.constantFrom('https://shop.example/a/{{1}}', 'https://shop.example/?q={{1}}'),
    urlType: fc.constant('dynamic' as const),
  }),
  fc.record({
    type: fc.constant('phone_number' as const),
    text: label,
    phoneNumber: fc.constant('+493055501020'),
  }),
  fc.constant({ type: 'copy_code' as const, text: COPY_CODE_LABEL }),
  fc.record({
    type: fc.constant('flow' as const),
    text: label,
    flowId: fc.constant('4711'),
    flowAction: fc.constantFrom('navigate' as const, 'data_exchange' as const),
    navigateScreen: fc.constantFrom(null, 'START'),
  }),
  fc.constant({ type: 'other' as const, text: 'Ring', raw: OTHER }),
);

const written = (parameterFormat: 'POSITIONAL' | 'NAMED') =>
  fc
    .record({
      name: fc.constantFrom('order_ready', 'a', '_2', 'news_2026'),
      language: fc.constantFrom('en', 'en_US', 'de', 'pt_BR'),
      category: fc.constantFrom('UTILITY', 'MARKETING'),
      parameterFormat: fc.constant(parameterFormat),
      header: header(parameterFormat),
      body: body(parameterFormat),
      footer: fc.option(words(1, 8)),
      buttons: fc.array(button, { maxLength: 5 }),
    })
    .map((content) => templateOf(content));

/** Templates as a person may write them, good and not quite good. */
export const anyTemplate: fc.Arbitrary<TemplateContent> = fc.oneof(
  written('POSITIONAL'),
  written('NAMED'),
);
