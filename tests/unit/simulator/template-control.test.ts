import { existsSync, readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SEED, type Review } from '../../../simulator/src/index';
import { startHarness, until, type Harness } from './harness';
import { uploadMedia, uploadSample } from './upload';

const WABA = SEED.businessAccount.id;
const TEMPLATES = `${WABA}/message_templates`;
const ORDER = SEED.templates.orderShipped;

interface Listed {
  id: string;
  name: string;
  language: string;
  status: string;
  components: { type: string; text?: string }[];
}

describe('the control of templates', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  /** Every template, as one who syncs reads them: page by page, by the cursor. */
  const readAll = async (limit = 100): Promise<Listed[]> => {
    const all: Listed[] = [];
    let after = '';
    for (;;) {
      const { body } = await harness.graph('GET', `${TEMPLATES}?limit=${limit}&after=${after}`);
      all.push(...body.data);
      if (!body.paging?.next) return all;
      after = body.paging.cursors.after;
    }
  };

  describe('seeding many', () => {
    it('adds every name in every language, which a sync finds over the pages', async () => {
      const { body } = await harness.control('POST', 'templates/seed', {
        count: 600,
        languages: ['en', 'de', 'es', 'pt_BR'],
        prefix: 'load',
      });
      expect([body.created, body.names.length, body.names[0]]).toEqual([2_400, 600, 'load_001']);
      const seeded = (await readAll(250)).filter(({ name }) => name.startsWith('load_'));
      const keys = new Set(seeded.map(({ name, language }) => `${name}/${language}`));
      expect([seeded.length, keys.size]).toEqual([2_400, 2_400]);
    });

    it('has several shapes, and each is one that Meta would take', async () => {
      harness.simulator.seedTemplates({ count: 8, languages: ['en'], prefix: 'seed' });
      const seeded = (await readAll()).filter(({ name }) => name.startsWith('seed_'));
      const shapes = new Set(
        seeded.map(({ components }) => components.map(({ type }) => type).join()),
      );
      expect(shapes.size).toBeGreaterThan(2);
      for (const { id, components, ...template } of seeded) {
        const { body } = await harness.graph('POST', TEMPLATES, {
          ...template,
          name: `again_${template.name}`,
          components,
        });
        expect([id, body.error]).toEqual([id, undefined]);
      }
    });

    it('adds what is not there yet when it comes again', () => {
      harness.simulator.seedTemplates({ count: 3, languages: ['en'], prefix: 'x' });
      const again = harness.simulator.seedTemplates({
        count: 3,
        languages: ['en', 'de'],
        prefix: 'x',
      });
      expect(again.created).toBe(3);
    });

    it.each([
      ['POST', 'templates/seed', { count: 0 }],
      ['POST', 'templates/seed', { businessAccountId: '1' }],
      ['DELETE', 'templates', {}],
      ['PATCH', 'templates', { prefix: 'a' }],
      ['PATCH', 'templates', { prefix: 'a', every: 0, changes: {} }],
      ['POST', 'clock', { advanceSeconds: 'a day' }],
      ['PUT', `templates/${ORDER.id}/components`, {}],
    ])('answers %s %s with a sentence when it makes no sense', async (method, at, body) => {
      const answer = await harness.control(method, at, body);
      expect([400, 404]).toContain(answer.status);
      expect(answer.body.error).toMatch(/\.$/);
    });
  });

  describe('changing many', () => {
    beforeEach(() => {
      harness.simulator.seedTemplates({ count: 10, languages: ['en', 'de'], prefix: 'x' });
    });

    it('changes those that fit and no other, and tells nobody', async () => {
      await harness.connect();
      const { body } = await harness.control('PATCH', 'templates', {
        prefix: 'x_',
        languages: ['de'],
        every: 2,
        changes: { status: 'PAUSED', appendToBody: ' See you!' },
      });
      expect(body.changed).toHaveLength(5);
      const paused = (await readAll()).filter(({ status }) => status === 'PAUSED');
      expect(paused.map(({ id }) => id).sort()).toEqual([...body.changed].sort());
      for (const { components, language } of paused) {
        const text = components.find(({ type }) => type === 'BODY')?.text;
        expect([language, text]).toEqual(['de', expect.stringMatching(/ See you!$/)]);
      }
      // What is sent by hand comes after anything that would have been told before.
      harness.simulator.sendWebhook({ field: 'account_review_update', value: {} });
      await until(() => harness.changes('account_review_update').length === 1);
      expect(harness.changes('message_template_status_update')).toEqual([]);
    });

    it('removes those that fit, and their names are free', async () => {
      const { body } = await harness.control('DELETE', 'templates', { names: ['x_01', 'x_02'] });
      expect(body.removed).toHaveLength(4);
      const names = new Set((await readAll()).map(({ name }) => name));
      expect([names.has('x_01'), names.has('x_03')]).toEqual([false, true]);
      const again = await harness.graph('POST', TEMPLATES, {
        name: 'x_01',
        language: 'en',
        category: 'UTILITY',
        components: [{ type: 'BODY', text: 'Your order is ready.' }],
      });
      expect(again.status).toBe(200);
    });
  });

  describe('time', () => {
    it('moves on from where it is', async () => {
      const first = await harness.control('POST', 'clock', { advanceSeconds: 100 });
      const second = await harness.control('POST', 'clock', { advanceSeconds: 50 });
      expect([first.body.offsetSeconds, second.body.offsetSeconds]).toEqual([100, 150]);
      expect((await harness.control('GET', 'state')).body.offsetSeconds).toBe(150);
    });
  });

  describe('files', () => {
    it('shows how often something was uploaded, and for which number', async () => {
      const first = await uploadMedia(harness, 'image/png');
      await uploadMedia(harness, 'image/png', SEED.testNumber.id);
      await uploadSample(harness, 'application/pdf', Buffer.from('pdf'));
      const media = (await harness.control('GET', 'media')).body;
      expect(media).toEqual([
        expect.objectContaining({
          id: first,
          phoneNumberId: SEED.realNumber.id,
          mimeType: 'image/png',
          size: 6,
          from: 'upload',
          expired: false,
        }),
        expect.objectContaining({ phoneNumberId: SEED.testNumber.id }),
      ]);
      expect(media[0]).not.toHaveProperty('bytes');
      expect((await harness.control('GET', 'uploads')).body).toEqual([
        expect.objectContaining({
          appId: SEED.app.id,
          fileType: 'application/pdf',
          received: 3,
          handle: expect.stringMatching(/^4::/),
        }),
      ]);
      await harness.graph('DELETE', first);
      expect((await harness.control('GET', 'state')).body).toMatchObject({
        mediaUploads: 2,
        sampleUploads: 1,
      });
    });

    it('shows which have run out', async () => {
      await uploadMedia(harness, 'image/png');
      harness.simulator.advanceClock({ advanceSeconds: 31 * 86_400 });
      expect(harness.simulator.media().map(({ expired }) => expired)).toEqual([true]);
    });
  });

  describe('what receivers are told', () => {
    beforeEach(() => harness.connect());

    const told = async (field: string, review: Review): Promise<Record<string, unknown>> => {
      harness.simulator.reviewTemplate(ORDER.id, review);
      await until(() => harness.changes(field).length === 1);
      return harness.changes(field)[0];
    };
    const status = (review: Review) => told('message_template_status_update', review);

    it.each(['FLAGGED', 'LOCKED'])('%s leaves the status as it is', async (decision) => {
      expect(await status({ decision })).toMatchObject({ event: decision });
      expect(harness.simulator.state.templates.get(ORDER.id)?.status).toBe('APPROVED');
    });

    it('why it was unpaused', async () => {
      const review = { decision: 'REINSTATED', title: 'UNPAUSE', description: 'Better now.' };
      expect(await status(review)).toMatchObject({
        event: 'REINSTATED',
        other_info: { title: 'UNPAUSE', description: 'Better now.' },
      });
    });

    it('that pacing paused it', async () => {
      const review = { decision: 'PAUSED', title: 'RATE_LIMITING_PAUSE' };
      expect(await status(review)).toMatchObject({
        other_info: { title: 'RATE_LIMITING_PAUSE', description: expect.stringContaining('hand') },
      });
    });

    it('when it was disabled', async () => {
      const review = { decision: 'DISABLED', disableDate: 1_795_344_200 };
      expect(await status(review)).toMatchObject({ disable_info: { disable_date: 1_795_344_200 } });
    });

    it('its language with a hyphen, where Meta writes it so', async () => {
      harness.simulator.setOptions({ hyphenatedLanguages: true });
      harness.simulator.reviewTemplate('hello_world/en_US', { quality: 'GREEN' });
      await until(() => harness.changes('message_template_quality_update').length === 1);
      expect(harness.changes('message_template_quality_update')[0]).toMatchObject({
        message_template_language: 'en-US',
      });
    });

    it('what its components are now, which is also what Meta answers from then on', async () => {
      const components = [
        { type: 'HEADER', format: 'TEXT', text: 'News' },
        { type: 'BODY', text: 'Hi {{1}}, it is ready.' },
        { type: 'FOOTER', text: 'Bye' },
        {
          type: 'BUTTONS',
          buttons: [{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+493055501020' }],
        },
      ];
      await harness.control('PUT', `templates/${ORDER.id}/components`, { components });
      await until(() => harness.changes('message_template_components_update').length === 1);
      expect(harness.changes('message_template_components_update')[0]).toMatchObject({
        message_template_title: 'News',
        message_template_element: 'Hi {{1}}, it is ready.',
        message_template_footer: 'Bye',
        message_template_buttons: [
          {
            message_template_button_type: 'PHONE_NUMBER',
            message_template_button_text: 'Call',
            message_template_button_phone_number: '+493055501020',
          },
        ],
      });
      expect((await harness.graph('GET', ORDER.id)).body.components).toEqual(components);
    });
  });

  describe('previews of links', () => {
    let site: http.Server;
    let seen: { url: string; agent: string | undefined }[];
    let base: string;
    beforeEach(async () => {
      seen = [];
      site = http.createServer((request, response) => {
        seen.push({ url: request.url ?? '', agent: request.headers['user-agent'] });
        response.writeHead(302, { location: 'https://shop.example/' });
        response.end();
      });
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
      base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
      await harness.connect();
      harness.simulator.addTemplate({
        name: 'link',
        components: [
          { type: 'BODY', text: `Look here: ${base}/text, and elsewhere.` },
          {
            type: 'BUTTONS',
            buttons: [
              { type: 'URL', text: 'Track', url: `${base}/l/{{1}}` },
              { type: 'URL', text: 'Shop', url: 'https://shop.example/' },
            ],
          },
        ],
      });
    });
    afterEach(() => new Promise((resolve) => site.close(resolve)));

    const send = () =>
      harness.send({
        type: 'template',
        template: {
          name: 'link',
          language: { code: 'en' },
          components: [
            {
              type: 'button',
              sub_type: 'url',
              index: 0,
              parameters: [{ type: 'text', text: 'abc' }],
            },
          ],
        },
      });
    const delivered = () => harness.statuses().some(({ status }) => status === 'delivered');

    it('are fetched once by the phone when that is on, as a robot that says so', async () => {
      harness.simulator.setOptions({ linkPreviews: true });
      const { body } = await send();
      await until(() => seen.length === 2);
      expect([...seen].sort((a, b) => a.url.localeCompare(b.url))).toEqual([
        { url: '/l/abc', agent: 'WhatsApp/2.24' },
        { url: '/text', agent: 'WhatsApp/2.24' },
      ]);
      harness.simulator.read(SEED.customers.lena.phone);
      await until(() => harness.statuses().some(({ status }) => status === 'read'));
      expect(seen).toHaveLength(2);
      expect(harness.simulator.state.messages.get(body.messages[0].id)?.previews).toEqual([
        `${base}/text`,
        `${base}/l/abc`,
      ]);
    });

    it('are not fetched unless that is on', async () => {
      const { body } = await send();
      await until(delivered);
      expect(harness.simulator.state.messages.get(body.messages[0].id)).not.toHaveProperty(
        'previews',
      );
      expect(seen).toEqual([]);
    });

    it('open for a person where the button leads', async () => {
      const { body } = await send();
      await until(delivered);
      const tapped = harness.simulator.tap(SEED.customers.lena.phone, {
        messageId: body.messages[0].id,
        buttonIndex: 0,
      });
      expect(tapped).toEqual({ opened: `${base}/l/abc` });
    });
  });
});

/** Deliveries in the forms of Meta’s documentation, where they lie beside the repository. */
const SAMPLES = path.resolve(__dirname, '../../../../shared/meta/webhook-samples');
const samples = existsSync(SAMPLES)
  ? readdirSync(SAMPLES).filter((name) => /template_/.test(name) && name.endsWith('.json'))
  : [];
const describeSamples = samples.length > 0 ? describe : describe.skip;

/** What has to be done at the desk so that a webhook of the sample’s form goes out. */
const DESK: Record<string, (harness: Harness) => unknown> = {
  'message_template_components_update.json': ({ simulator }) =>
    simulator.changeTemplateComponents(ORDER.id, {
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Ready for you' },
        { type: 'BODY', text: 'Hi {{1}}, order {{2}} is ready.' },
        { type: 'FOOTER', text: 'Bluefin Books' },
        {
          type: 'BUTTONS',
          buttons: [{ type: 'URL', text: 'Track', url: 'https://example.com/t/{{1}}' }],
        },
      ],
    }),
  'message_template_quality_update.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { quality: 'YELLOW' }),
  'message_template_status_update-approved.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { decision: 'APPROVED' }),
  'message_template_status_update-disabled.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { decision: 'DISABLED' }),
  'message_template_status_update-paused.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { decision: 'PAUSED' }),
  'message_template_status_update-pending-deletion.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { decision: 'PENDING_DELETION' }),
  'message_template_status_update-rejected.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, {
      decision: 'REJECTED',
      explanation: 'Why',
      recommendation: 'What to do',
    }),
  'template_category_update-done.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { category: 'MARKETING' }),
  'template_category_update-impending.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { category: 'MARKETING', categoryNotice: true }),
  'template_correct_category_detection.json': ({ simulator }) =>
    simulator.reviewTemplate(ORDER.id, { detectedCategory: 'MARKETING' }),
};

/** Names and kinds of everything in a value, without what it says. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, inner]) => [name, shapeOf(inner)]),
  );
};

describeSamples(`Each of Meta’s ${samples.length} samples about templates`, () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
    await harness.connect();
  });
  afterEach(() => harness.close());

  it.each(samples.length > 0 ? samples : ['none'])('%s has the form of ours', async (name) => {
    const sample: unknown = JSON.parse(readFileSync(path.join(SAMPLES, name), 'utf8'));
    const act = DESK[name];
    expect(act).toBeDefined();
    await act?.(harness);
    await until(() => harness.receiver.received.length === 1);
    expect(shapeOf(harness.receiver.received[0]?.body)).toEqual(shapeOf(sample));
  });
});
