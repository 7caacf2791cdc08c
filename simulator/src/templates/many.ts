import type { JsonObject } from '../json';
import type { Platform } from '../platform';
import { createTemplate } from '../world/seed-world';
import type { Template } from '../world/types';

type Content = Pick<Template, 'category' | 'parameterFormat' | 'components'>;

const body = (text: string, ...examples: string[]): JsonObject => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});

const BUTTONS: JsonObject = {
  type: 'BUTTONS',
  buttons: [
    { type: 'QUICK_REPLY', text: 'Thank you' },
    {
      type: 'URL',
      text: 'Track',
      url: 'https://shop.example/t/{{1}}',
      example: ['https://shop.example/t/77'],
    },
  ],
};

/** Shapes that take turns, so that a list of many has some of each. */
const SHAPES: ((list: string) => Content)[] = [
  (list) => ({
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    components: [body(`Hello {{1}}, order {{2}} of list ${list} is ready.`, 'Ines', 'A-17')],
  }),
  (list) => ({
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: `Hello {{first_name}}, order {{order_no}} of list ${list} is ready.`,
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Ines' },
            { param_name: 'order_no', example: 'A-17' },
          ],
        },
      },
    ],
  }),
  (list) => ({
    category: 'MARKETING',
    parameterFormat: 'POSITIONAL',
    components: [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'News for {{1}}',
        example: { header_text: ['Berlin'] },
      },
      body(`The books of list ${list} have come in.`),
      { type: 'FOOTER', text: 'Atlas Books' },
    ],
  }),
  (list) => ({
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      body(`Parcel {{1}} of list ${list} waits for you here.`, 'A-17'),
      BUTTONS,
    ],
  }),
];

/** What is put into an account at once. */
export interface ManyTemplates {
  businessAccountId: string;
  /** How many names. */
  count: number;
  /** Each name in each of these. */
  languages: readonly string[];
  prefix: string;
  status?: string;
}

/** Puts many templates of several shapes into an account, past all checks and without a webhook; those that exist stay. */
export const addManyTemplates = (platform: Platform, many: ManyTemplates): Template[] => {
  const { clock, ids, world } = platform;
  const { businessAccountId, count, languages, prefix, status } = many;
  const known = new Set(
    [...world.templates.values()]
      .filter((template) => template.businessAccountId === businessAccountId)
      .map(({ name, language }) => `${name}/${language}`),
  );
  const added: Template[] = [];
  const width = String(count).length;
  for (let at = 0; at < count; at += 1) {
    const number = String(at + 1).padStart(width, '0');
    const shape = SHAPES[at % SHAPES.length];
    for (const language of languages) {
      const name = `${prefix}_${number}`;
      if (!shape || known.has(`${name}/${language}`)) continue;
      const template = createTemplate(
        {
          ...structuredClone(shape(`${number} (${language})`)),
          id: ids.numeric(),
          businessAccountId,
          name,
          language,
          ...(status === undefined ? {} : { status }),
        },
        clock.now(),
      );
      world.templates.set(template.id, template);
      added.push(template);
    }
  }
  return added;
};
