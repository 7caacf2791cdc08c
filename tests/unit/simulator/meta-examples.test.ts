import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SEED } from '../../../simulator/src/index';
import { startHarness, type Harness } from './harness';
import { uploadSample } from './upload';

/* eslint-disable @typescript-eslint/no-explicit-any -- Meta's examples have any form */

/** Meta’s own requests, where they lie beside the repository. */
const EXAMPLES = path.resolve(__dirname, '../../../../shared/meta/request-examples');

const readExamples = (file: string): [string, any][] => {
  const place = path.join(EXAMPLES, file);
  return existsSync(place) ? Object.entries(JSON.parse(readFileSync(place, 'utf8'))) : [];
};

const creations = readExamples('message_templates.json');
const isTemplate = ([, { type }]: [string, any]) => type === 'template';
const sends = readExamples('messages.json').filter(isTemplate);
const marketing = readExamples('marketing_messages.json').filter(isTemplate);

const NONE: [string, any][] = [['none', {}]];
const describeEach = creations.length > 0 ? describe : describe.skip;

/** The value with each text in it replaced. */
const withTexts = (value: any, change: (text: string) => string): any =>
  JSON.parse(
    JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? change(inner) : inner)),
  );

/** Fills in what the examples leave open: names in angle brackets or braces, schemes in brackets. */
const filledIn = (value: any): any =>
  withTexts(value, (text) =>
    text
      .replace('{{Recipient-Phone-Number}}', `+${SEED.customers.lena.phone}`)
      .replace('{{Flow-ID}}', '771100')
      .replace('{{Flow-Name}}', 'booking')
      .replace(/<([A-Z_]+)>/g, (_, name: string) => name.toLowerCase())
      .replace('http(s)://the-image-url', 'https://shop.example/image.png')
      .replace('language-and-locale-code', 'en_US')
      .replace('template-name', 'template_name'),
  );

describeEach(`Each of Meta’s ${creations.length} examples of a new template`, () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  /** Handles are good for one app only: each is replaced by that of an upload of ours. */
  const withSamples = async (example: any): Promise<any> => {
    const types = { IMAGE: 'image/jpeg', VIDEO: 'video/mp4', DOCUMENT: 'application/pdf' } as const;
    const header = example.components.find((part: any) => part.example?.header_handle);
    if (!header) return example;
    const handle = await uploadSample(harness, types[header.format as keyof typeof types]);
    return withTexts(example, (text) => (text.startsWith('4::') ? handle : text));
  };

  it.each(creations.length > 0 ? creations : NONE)('%s is taken', async (_title, example) => {
    const { status, body } = await harness.graph(
      'POST',
      `${SEED.businessAccount.id}/message_templates`,
      await withSamples(filledIn(example)),
    );
    expect(body.error).toBeUndefined();
    expect([status, body.status, body.category]).toEqual([200, 'PENDING', example.category]);
  });

  it('is refused with the handles as they stand there', async () => {
    const [, example] = creations.find(([title]) => title.includes('image header'))!;
    const { body } = await harness.graph(
      'POST',
      `${SEED.businessAccount.id}/message_templates`,
      example,
    );
    expect(body.error.error_subcode).toBe(2388047);
  });
});

/** A template that an example of a message was made for, told from what it fills in. */
const templateFor = ({ name, language, components = [] }: any): any => {
  const part = (type: string) => components.find((component: any) => component.type === type);
  const count = part('body')?.parameters?.length ?? 0;
  const variables = Array.from({ length: count }, (_, at) => `{{${at + 1}}}`);
  const [header] = part('header')?.parameters ?? [];
  const kinds: Record<string, object> = {
    quick_reply: { type: 'QUICK_REPLY', text: 'Yes' },
    catalog: { type: 'CATALOG', text: 'View catalog' },
    flow: { type: 'FLOW', text: 'Open', flow_id: '771100' },
  };
  const buttons = components
    .filter((component: any) => component.type === 'button')
    .map(({ sub_type }: any) => kinds[sub_type.toLowerCase()]);
  return {
    name,
    language: language.code,
    category: 'MARKETING',
    components: [
      ...(header ? [{ type: 'HEADER', format: header.type.toUpperCase() }] : []),
      { type: 'BODY', text: ['Hello', ...variables, 'and goodbye.'].join(' and ') },
      ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
    ],
  };
};

/** An example of old gives a quick reply a text that is true or false, where payloads go now. */
const withPayloads = (example: any): any => ({
  ...example,
  template: {
    ...example.template,
    components: example.template.components?.map((component: any) =>
      component.sub_type === 'quick_reply'
        ? {
            ...component,
            parameters: component.parameters.map((parameter: any) =>
              parameter.type === 'text'
                ? { type: 'payload', payload: String(parameter.text) }
                : parameter,
            ),
          }
        : component,
    ),
  },
});

const describeSends = sends.length > 0 ? describe : describe.skip;

describeSends(
  `Each of Meta’s ${sends.length} and ${marketing.length} examples of a template that is sent`,
  () => {
    let harness: Harness;
    beforeEach(async () => {
      harness = await startHarness({ fetchLinks: 'none' });
    });
    afterEach(() => harness.close());

    const send = (edge: string, raw: any) => {
      const example = withPayloads(filledIn(raw));
      const { name } = example.template;
      if (name !== 'hello_world') harness.simulator.addTemplate(templateFor(example.template));
      const number = name === 'hello_world' ? SEED.testNumber.id : SEED.realNumber.id;
      return harness.graph('POST', `${number}/${edge}`, example);
    };

    it.each(sends.length > 0 ? sends : NONE)('%s is accepted', async (_title, example) => {
      const { status, body } = await send('messages', example);
      expect(body.error).toBeUndefined();
      expect([status, body.messages]).toEqual([
        200,
        [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
      ]);
    });

    // hello_world is a utility template everywhere: as marketing it could not be sent at all.
    const others = marketing.filter(([, { template }]) => template.name !== 'hello_world');

    it.each(others.length > 0 ? others : NONE)(
      '%s is accepted as marketing',
      async (_title, example) => {
        const { status, body } = await send('marketing_messages', example);
        expect(body.error).toBeUndefined();
        expect(status).toBe(200);
      },
    );

    it('loses a parameter and is refused', async () => {
      const [, example] = sends.find(([title]) => title === 'Send Message Template Text')!;
      const { template } = filledIn(example);
      const shorter = template.components.map((component: any) => ({
        ...component,
        parameters: component.parameters.slice(1),
      }));
      harness.simulator.addTemplate(templateFor(template));
      const { body } = await harness.send({
        type: 'template',
        template: { ...template, components: shorter },
      });
      expect(body.error.code).toBe(132000);
    });
  },
);
