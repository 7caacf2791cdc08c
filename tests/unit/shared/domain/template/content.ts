import fc from 'fast-check';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { textsOf } from '../../../../../shared/domain/template/check';
import {
  newVariable,
  reconcileVariables,
  type Variable,
} from '../../../../../shared/domain/template/variables';

/** A variable that is ready to be submitted. */
export const variable = (
  component: 'header' | 'body',
  placeholder: string,
  sampleValue = `sample ${placeholder}`,
): Variable => ({
  ...newVariable({ component, buttonIndex: null, placeholder }),
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
    raw: [],
    ...changes,
  };
  return {
    ...content,
    variables:
      changes.variables ??
      reconcileVariables(textsOf(content), []).map((each) => ({
        ...each,
        sampleValue: `sample ${each.placeholder}`,
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

const header = (format: 'POSITIONAL' | 'NAMED') =>
  fc.option(
    fc
      .tuple(fc.constantFrom('News', 'Hello', 'A_b', 'Snow ☃'), fc.boolean())
      .map(([text, hasVariable]) => ({
        type: 'text' as const,
        text: hasVariable ? `${text} {{${format === 'NAMED' ? 'topic' : 1}}}` : text,
      })),
  );

const button = fc.oneof(
  fc.record({
    type: fc.constant('quick_reply' as const),
    text: words(1, 4),
  }),
  fc
    .constantFrom(
      { type: 'URL', text: 'Open', url: 'https://shop.example/a' },
      { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+493055501020' },
    )
    .map((raw) => ({ type: 'other' as const, text: raw.text, raw })),
);

const distinctOthers = (buttons: TemplateContent['buttons']) =>
  buttons.filter(
    (one, index) =>
      one.type !== 'other' || buttons.findIndex((other) => other.text === one.text) === index,
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
      buttons: fc.array(button, { maxLength: 5 }).map(distinctOthers),
    })
    .map((content) => templateOf(content));

/** Templates as a person may write them, good and not quite good. */
export const anyTemplate: fc.Arbitrary<TemplateContent> = fc.oneof(
  written('POSITIONAL'),
  written('NAMED'),
);
