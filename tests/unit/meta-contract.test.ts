import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';

import { toMetaTemplate } from '../../shared/domain/template/payload';
import { readMetaTemplate, type MetaTemplate } from '../../shared/domain/template/read-meta';
import contents from './shared/domain/message/content/payload-cases.json';
import table from './shared/domain/template/payload-cases.json';

const META = path.resolve(__dirname, '../../../shared/meta');
const describeWithMeta = existsSync(META) ? describe : describe.skip;

interface Schema {
  required?: string[];
  properties: Record<string, Record<string, unknown>>;
}

/**
 * Meta's OpenAPI description refuses its own examples. Mended here, and nothing else: what is optional
 * is not required, every kind of button is named, the first ten places exist, and a message may carry
 * the data that comes back with its status.
 */
function mend(schemas: Record<string, Schema>): void {
  const { BaseMessageProperties, LanguageObject, TemplateComponent, TemplateMessage } = schemas;
  BaseMessageProperties!.required = ['messaging_product', 'type'];
  BaseMessageProperties!.properties.biz_opaque_callback_data = { type: 'string', maxLength: 512 };
  LanguageObject!.required = ['code'];
  TemplateComponent!.properties.index = { type: ['string', 'integer'], pattern: '^[0-9]$' };
  TemplateComponent!.properties.sub_type = {
    enum: ['quick_reply', 'url', 'catalog', 'copy_code', 'flow', 'mpm', 'voice_call'],
  };
  Object.assign(TemplateMessage!, { unevaluatedProperties: false });
  mendContents(schemas);
}

/** The schemas of messages without a template, by their type. */
const CONTENT_SCHEMAS: Record<string, string> = {
  text: 'TextMessage',
  image: 'ImageMessage',
  video: 'VideoMessage',
  audio: 'AudioMessage',
  document: 'DocumentMessage',
  sticker: 'StickerMessage',
  location: 'LocationMessage',
  contacts: 'ContactsMessage',
  reaction: 'ReactionMessage',
  interactive: 'InteractiveMessage',
};

/**
 * The same for messages without a template: what one half of a message may hold, the other may not
 * forbid; degrees are numbers; media objects have the fields of Meta's examples and no others; and a
 * button can open an address.
 */
function mendContents(schemas: Record<string, Schema>): void {
  for (const name of Object.values(CONTENT_SCHEMAS)) {
    const { allOf } = schemas[name] as unknown as { allOf: Record<string, unknown>[] };
    delete allOf[1]!.additionalProperties;
    Object.assign(schemas[name]!, { unevaluatedProperties: false });
  }
  const { LocationMessage, MediaObject, InteractiveObject, ActionObject } = schemas;
  const [, place] = (LocationMessage as unknown as { allOf: Schema[] }).allOf;
  const { properties } = place!.properties.location as unknown as Schema;
  properties.latitude = { type: 'number', minimum: -90, maximum: 90 };
  properties.longitude = { type: 'number', minimum: -180, maximum: 180 };
  Object.assign(MediaObject!, {
    properties: {
      caption: { type: 'string', maxLength: 1024 },
      filename: { type: 'string' },
      voice: { type: 'boolean' },
    },
    unevaluatedProperties: false,
  });
  (InteractiveObject!.properties.type!.enum as string[]).push('cta_url');
  (ActionObject as unknown as { oneOf: object[] }).oneOf.push({
    required: ['name', 'parameters'],
    properties: {
      name: { enum: ['cta_url'] },
      parameters: {
        required: ['display_text', 'url'],
        properties: { display_text: { maxLength: 20 }, url: { format: 'uri' } },
      },
    },
  });
  // The longest body is that of a list.
  schemas.BodyObject!.properties.text!.maxLength = 4096;
}

const FORMATS = {
  url: /^https?:\/\//,
  uri: /^https?:\/\//,
  email: /^\S+@\S+$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/** Meta's schemas, mended; null where they do not lie beside the repository. */
function loadSchemas(): Ajv2020 | null {
  if (!existsSync(META)) return null;
  const file = path.join(META, 'business-messaging-api_v23.0.yaml');
  const document = parse(readFileSync(file, 'utf8')) as {
    components: { schemas: Record<string, Schema> };
  };
  mend(document.components.schemas);
  // Formats of numbers are of no interest here, and nothing to warn of.
  const ajv = new Ajv2020({ strict: false, discriminator: false, formats: FORMATS, logger: false });
  return ajv.addSchema(document, 'meta');
}

const schemas = loadSchemas();

/** The schema of one kind of whole messages. */
const validatorOf = (schema: string): ValidateFunction =>
  schemas!.compile({ $ref: `meta#/components/schemas/${schema}` });

const read = (name: string) =>
  JSON.parse(readFileSync(path.join(META, 'request-examples', name), 'utf8')) as Record<
    string,
    MetaTemplate
  >;

/** In the writing of Meta's answers: types in capitals, and the format that is meant when none is named. */
function asAnswered(template: MetaTemplate) {
  return {
    ...(template.category !== 'AUTHENTICATION' && { parameter_format: 'POSITIONAL' }),
    ...template,
    components: template.components?.map((component) => ({
      ...component,
      type: component.type?.toUpperCase(),
    })),
  };
}

describeWithMeta('A message that is written here', () => {
  const validate = schemas && validatorOf('TemplateMessage');

  it.each(table.map((each) => [each.title, each.message] as const))(
    'is one by Meta’s own description: %s',
    (_title, template) => {
      const message = {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '+4917655501234',
        type: 'template',
        biz_opaque_callback_data: 'saw1-a-1',
        template,
      };
      expect([validate!(message), validate!.errors]).toEqual([true, null]);
    },
  );

  it('would be refused by that description if it were not one', () => {
    const message = { messaging_product: 'whatsapp', to: '+49', type: 'template' };
    expect(validate!({ ...message, template: { language: { code: 'en' } } })).toBe(false);
    expect(validate!({ ...message, template: { name: 'a', language: { code: 'en' } }, x: 1 })).toBe(
      false,
    );
    const component = { type: 'button', sub_type: 'unknown', index: '0', parameters: [] };
    expect(
      validate!({
        ...message,
        template: { name: 'a', language: { code: 'en' }, components: [component] },
      }),
    ).toBe(false);
  });
});

describeWithMeta('A message without a template that is written here', () => {
  const validate = (message: { type: string }) => {
    const validator = validatorOf(CONTENT_SCHEMAS[message.type]!);
    const envelope = { messaging_product: 'whatsapp', to: '+4917655501234' };
    return [validator({ ...envelope, ...message }), validator.errors];
  };

  it.each(contents.map((each) => [each.title, each.message] as const))(
    'is one by Meta’s own description: %s',
    (_title, message) => {
      expect(validate(message)).toEqual([true, null]);
    },
  );

  it.each(contents.map((each) => [each.title, each.message] as const))(
    'would not be one with more or less in it: %s',
    (_title, { type, ...message }) => {
      const part = (message as unknown as Record<string, object>)[type]!;
      expect(validate({ type, ...message, more: 1 } as never)[0]).toBe(false);
      expect(validate({ type, [type]: 1 } as never)[0]).toBe(false);
      // Meta’s description leaves open what else an interactive message holds.
      const [first] = Array.isArray(part) ? part : [part];
      const wrong = type === 'interactive' ? { ...first, action: {} } : { ...first, more: 1 };
      expect(validate({ type, [type]: Array.isArray(part) ? [wrong] : wrong } as never)[0]).toBe(
        false,
      );
    },
  );

  it('has every kind among its cases', () => {
    expect(new Set(contents.map(({ message }) => message.type))).toEqual(
      new Set(Object.keys(CONTENT_SCHEMAS)),
    );
  });

  const examples = existsSync(META) ? Object.values(read('messages.json')) : [];
  const fieldsOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          fieldsOf(inner, `${path}.${Array.isArray(value) ? '*' : key}`),
        )
      : [path.replace(/\.link$/, '.id')];

  it.each(Object.keys(CONTENT_SCHEMAS))('has the fields that Meta’s examples have: %s', (type) => {
    const kindOf = (message: object) =>
      (message as { interactive?: { type?: string } }).interactive?.type ?? '';
    const ours = contents.filter(({ message }) => message.type === type);
    const kinds = ours.map(({ message }) => kindOf(message));
    const theirs = (examples as { type?: string }[]).filter(
      (example) => example.type === type && kinds.includes(kindOf(example)),
    );
    expect(theirs.length).toBeGreaterThan(0);
    const known = ours.flatMap(({ message }) => fieldsOf(message));
    const envelope = ['.messaging_product', '.recipient_type', '.to', '.context.message_id'];
    for (const example of theirs)
      expect([...known, ...envelope]).toEqual(expect.arrayContaining(fieldsOf(example)));
  });
});

describeWithMeta('A template of Meta’s own examples', () => {
  const examples = existsSync(META) ? Object.entries(read('message_templates.json')) : [];

  it.each(examples)('is written again as it was read: %s', (_title, example) => {
    const handle = example.components?.[0]?.example?.header_handle?.[0] ?? null;
    const again = toMetaTemplate(readMetaTemplate(example), {
      headerHandle: handle,
      linkBase: null,
    });
    const expected = asAnswered(example);
    const app = { package_name: 'com.example.luckyshrub', signature_hash: 'K8a%2FAINcGX7' };
    for (const component of expected.components ?? [])
      component.buttons = component.buttons?.map((button) => {
        // Named on the button itself in the example; Meta has a list of apps for it since.
        if (button.package_name) {
          const { package_name: _name, signature_hash: _hash, ...rest } = button;
          return { ...rest, supported_apps: [app] };
        }
        // The example of an address is the whole address.
        return button.type === 'URL' && Array.isArray(button.example)
          ? { ...button, example: [String(button.url).replace('{{1}}', button.example[0]!)] }
          : button;
      });
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(expected)));
  });
});
