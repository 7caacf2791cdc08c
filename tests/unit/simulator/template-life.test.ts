import { SEED } from '../../../simulator/src/index';
import { orderShipped, startHarness, until, type Harness } from './harness';
import { uploadSample } from './upload';

const WABA = SEED.businessAccount.id;
const TEMPLATES = `${WABA}/message_templates`;
const DAY = 86_400;
const { orderShipped: ORDER, appointmentReminderDe: GERMAN, rejected: REJECTED } = SEED.templates;
const PLAIN = { type: 'BODY', text: 'Your order is ready for you.' };
const BASE = { name: 'a_template', language: 'en', category: 'UTILITY', components: [PLAIN] };
const image = (handle: string) => ({
  type: 'HEADER',
  format: 'IMAGE',
  example: { header_handle: [handle] },
});

describe('a template at Meta', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const graph: Harness['graph'] = (...call) => harness.graph(...call);
  const subcodeOf = (answer: { body: { error?: { error_subcode?: number } } }) =>
    answer.body.error?.error_subcode;
  const create = (more: object = {}, token?: string) =>
    graph('POST', TEMPLATES, { ...BASE, ...more }, token);
  const edit = (id: string, more: object = {}) =>
    graph('POST', id, { components: [PLAIN], ...more });

  describe('its sample', () => {
    it('is shown behind a link, without a token, and never as the handle', async () => {
      const handle = await uploadSample(harness, 'image/png', Buffer.from('a picture'));
      const { body: created } = await create({ components: [image(handle), PLAIN] });
      const { body: shown } = await graph('GET', created.id);
      const [link] = shown.components[0].example.header_handle;
      expect(link).toMatch(/^http/);
      expect(link).not.toBe(handle);
      const file = await fetch(link);
      expect([file.headers.get('content-type'), await file.text()]).toEqual([
        'image/png',
        'a picture',
      ]);
      expect((await fetch(`${link}x`)).status).toBe(404);
    });

    it('is shown so in a list and on the cards of a carousel too', async () => {
      const handle = await uploadSample(harness, 'image/png');
      const card = { components: [image(handle)] };
      await create({
        category: 'MARKETING',
        components: [PLAIN, { type: 'CAROUSEL', cards: [card, card] }],
      });
      const { body } = await graph('GET', `${TEMPLATES}?name=a_template`);
      const links = body.data[0].components[1].cards.map(
        (one: typeof card) => one.components[0]?.example.header_handle[0],
      );
      expect(links).toHaveLength(2);
      for (const link of links) expect(link).toMatch(/^http/);
    });

    it('cannot be the link under which it is shown', async () => {
      const handle = await uploadSample(harness, 'image/png');
      const { body: created } = await create({ components: [image(handle), PLAIN] });
      const { body: shown } = await graph('GET', created.id);
      const again = await create({ name: 'b', components: shown.components });
      expect(subcodeOf(again)).toBe(2388047);
    });

    it('must be the upload of the same app', async () => {
      const other = harness.simulator.addApp();
      const token = harness.simulator.addToken({ appId: other.id });
      const handle = await uploadSample(harness, 'image/png');
      const foreign = await create({ components: [image(handle), PLAIN] }, token.value);
      expect(subcodeOf(foreign)).toBe(2388047);
    });

    it('must have been sent to its last byte', async () => {
      const opened = await graph(
        'POST',
        `${SEED.app.id}/uploads?file_length=9&file_type=image/png`,
      );
      await fetch(`${harness.simulator.url}/v26.0/${opened.body.id}`, {
        method: 'POST',
        headers: { authorization: `OAuth ${SEED.tokens.full}`, file_offset: '0' },
        body: 'half',
      });
      const early = await create({ components: [image(opened.body.id), PLAIN] });
      expect(subcodeOf(early)).toBe(2388047);
    });

    it.each([
      ['image/png', 5 * 1024 * 1024, true],
      ['image/png', 5 * 1024 * 1024 + 1, false],
      ['video/mp4', 16 * 1024 * 1024, true],
      ['video/mp4', 16 * 1024 * 1024 + 1, false],
      ['application/pdf', 100 * 1024 * 1024, true],
      ['application/pdf', 100 * 1024 * 1024 + 1, false],
      ['image/gif', 10, false],
      ['image/png', 0, false],
    ])('of type %s may be uploaded with %d bytes: %s', async (type, length, taken) => {
      const { status } = await graph(
        'POST',
        `${SEED.app.id}/uploads?file_length=${length}&file_type=${type}`,
      );
      expect(status).toBe(taken ? 200 : 400);
    });

    it('of a GIF is smaller than that of a video', async () => {
      const most = 3.5 * 1024 * 1024;
      const statuses = [];
      for (const bytes of [most, most + 1]) {
        const handle = await uploadSample(harness, 'video/mp4', Buffer.alloc(bytes, 1));
        const header = { type: 'HEADER', format: 'GIF', example: { header_handle: [handle] } };
        const answer = await create({
          name: `gif_${bytes}`,
          category: 'MARKETING',
          components: [header, PLAIN],
        });
        statuses.push(answer.status);
      }
      expect(statuses).toEqual([200, 400]);
    });
  });

  describe('for one-time passwords', () => {
    const withCode = (button: object, more: object = {}) =>
      create({
        category: 'AUTHENTICATION',
        components: [
          { type: 'BODY', ...more },
          { type: 'BUTTONS', buttons: [{ type: 'OTP', text: 'Copy code', ...button }] },
        ],
        parameter_format: 'NAMED',
      });

    it('is read back with the preset text and a numbered variable', async () => {
      const { body: created } = await withCode({ otp_type: 'COPY_CODE' });
      const { body: shown } = await graph('GET', created.id);
      expect(shown.parameter_format).toBe('POSITIONAL');
      expect(shown.components[0].text).toContain('{{1}}');
      expect(shown.components[0]).not.toHaveProperty('add_security_recommendation');
      expect(shown.components[1].buttons).toEqual([
        expect.objectContaining({
          type: 'URL',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
        }),
      ]);
    });

    it('is read back with the app that may fill it in', async () => {
      const { body: created } = await withCode({
        otp_type: 'ONE_TAP',
        autofill_text: 'Fill in',
        supported_apps: [{ package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' }],
      });
      const { body: shown } = await graph('GET', created.id);
      const url = new URL(shown.components[1].buttons[0].url);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        otp_type: 'ONE_TAP',
        cta_display_name: 'Fill in',
        package_name: 'com.example.shop',
        signature_hash: 'K8a/AINcGX7',
      });
    });

    it.each([
      ['a link in the label', { otp_type: 'COPY_CODE', text: 'www.shop.example' }, {}],
      [
        'a security line that is neither on nor off',
        { otp_type: 'COPY_CODE' },
        { add_security_recommendation: 'yes' },
      ],
    ])('is refused with %s', async (_title, button, body) => {
      expect((await withCode(button, body)).status).toBe(400);
    });
  });

  describe('in a list', () => {
    const list = async (query: string) => (await graph('GET', `${TEMPLATES}?${query}`)).body;

    it('is found by what Meta takes its category for, and by who made it', async () => {
      harness.simulator.reviewTemplate('order_shipped/en', {
        category: 'MARKETING',
        categoryNotice: true,
      });
      harness.simulator.addTemplate({ name: 'direct_send_1', source: 'AUTO_GENERATED' });
      const corrected = await list('correct_category=MARKETING');
      const generated = await list('source=AUTO_GENERATED&fields=name,source');
      expect(corrected.data.map(({ name }: { name: string }) => name)).toEqual(['order_shipped']);
      expect(generated.data).toEqual([
        { id: expect.any(String), name: 'direct_send_1', source: 'AUTO_GENERATED' },
      ]);
    });

    it('is counted as asked', async () => {
      const some = await list('limit=2&summary=total_count,message_template_limit');
      expect(some.summary).toEqual({ total_count: 5, message_template_limit: 6_000 });
      expect((await list('summary=everything')).error.code).toBe(100);
    });

    it('has the default fields and no other', async () => {
      const { data } = await list('name=order_shipped');
      expect(Object.keys(data[0]).sort()).toEqual(
        ['category', 'components', 'id', 'language', 'name', 'parameter_format', 'status'].sort(),
      );
    });
  });

  describe('when it is edited', () => {
    it('keeps its name and its language', async () => {
      const renamed = await edit(ORDER.id, { name: 'parcel_sent' });
      const moved = await edit(ORDER.id, { language: 'de' });
      const same = await edit(ORDER.id, { name: ORDER.name, language: ORDER.language });
      expect([renamed.status, moved.status, same.status]).toEqual([400, 400, 200]);
    });

    it('can be edited ten times in 30 days once it is approved, and again when they are over', async () => {
      const subcodes = [];
      for (let day = 0; day < 11; day += 1) {
        harness.simulator.setClock({ offsetSeconds: day * 1.1 * DAY });
        subcodes.push(subcodeOf(await edit(ORDER.id)));
        harness.simulator.reviewTemplate(ORDER.id, { decision: 'APPROVED' });
      }
      expect(subcodes).toEqual([...Array.from({ length: 10 }, () => undefined), 2388039]);
      harness.simulator.setClock({ offsetSeconds: 30.5 * DAY });
      expect((await edit(ORDER.id)).status).toBe(200);
    });

    it.each(['REJECTED', 'PAUSED'])('can be edited without end while %s', async (decision) => {
      const statuses = [];
      for (let time = 0; time < 12; time += 1) {
        harness.simulator.reviewTemplate(ORDER.id, { decision });
        statuses.push((await edit(ORDER.id)).status);
      }
      expect(new Set(statuses)).toEqual(new Set([200]));
    });

    it.each(['PENDING', 'DISABLED', 'IN_APPEAL', 'PENDING_DELETION', 'ARCHIVED'])(
      'is refused while %s',
      async (decision) => {
        harness.simulator.reviewTemplate(ORDER.id, { decision });
        expect(subcodeOf(await edit(ORDER.id))).toBe(2388039);
      },
    );

    it('may take another category as long as it is not approved', async () => {
      const answer = await edit(REJECTED.id, { category: 'MARKETING' });
      expect(answer.body).toMatchObject({ success: true, category: 'MARKETING' });
    });

    it('is approved again by itself when the options say so', async () => {
      harness.simulator.setOptions({ autoApproveMs: 0 });
      await edit(ORDER.id);
      await until(() => harness.simulator.state.templates.get(ORDER.id)?.status === 'APPROVED');
      expect((await graph('GET', ORDER.id)).body.components).toEqual([PLAIN]);
    });
  });

  describe('when it is deleted', () => {
    const remove = (query: string) => graph('DELETE', `${TEMPLATES}?${query}`);
    const reminder = (language: string) =>
      create({ name: 'appointment_reminder', language, components: [PLAIN] });

    it('needs the name beside its id', async () => {
      expect((await remove(`hsm_id=${GERMAN.id}`)).status).toBe(400);
      expect((await remove(`hsm_id=${GERMAN.id}&name=another`)).status).toBe(400);
      expect((await remove(`hsm_id=${GERMAN.id}&name=${GERMAN.name}`)).status).toBe(200);
    });

    it('blocks only its language while others stay', async () => {
      await remove(`hsm_id=${GERMAN.id}&name=${GERMAN.name}`);
      const german = await reminder('de');
      const spanish = await reminder('es');
      expect([subcodeOf(german), spanish.status]).toEqual([2388023, 200]);
    });

    it('blocks its name in every language once all are gone, for 30 days', async () => {
      await remove(`name=${GERMAN.name}`);
      const spanish = await reminder('es');
      expect(subcodeOf(spanish)).toBe(2388023);
      harness.simulator.setClock({ offsetSeconds: 30 * DAY + 1 });
      expect((await reminder('es')).status).toBe(200);
    });

    it('blocks nothing when it never was approved', async () => {
      await remove(`name=${REJECTED.name}`);
      expect((await create({ name: REJECTED.name })).status).toBe(200);
    });

    it('stays PENDING_DELETION until its last message has arrived', async () => {
      await harness.connect();
      harness.simulator.putPhone({ phone: SEED.customers.lena.phone, online: false });
      const { body: sent } = await harness.send(orderShipped('a', 'b', 'c'));
      await until(() => harness.statuses().length === 1);
      await remove('name=order_shipped');
      const between = await graph('GET', ORDER.id);
      expect(between.body.status).toBe('PENDING_DELETION');
      expect((await harness.send(orderShipped('a', 'b', 'c'))).body.error.code).toBe(132001);
      expect(subcodeOf(await create({ name: 'order_shipped' }))).toBe(2388023);
      await until(() => harness.changes('message_template_status_update').length === 1);
      expect(harness.changes('message_template_status_update')[0]).toMatchObject({
        event: 'PENDING_DELETION',
        reason: null,
      });
      harness.simulator.putPhone({ phone: SEED.customers.lena.phone, online: true });
      expect(harness.simulator.state.messages.get(sent.messages[0].id)?.status).toBe('delivered');
      expect((await graph('GET', ORDER.id)).body.error.error_subcode).toBe(33);
    });

    it('is gone after 30 days whatever was not delivered', async () => {
      harness.simulator.putPhone({ phone: SEED.customers.lena.phone, online: false });
      await harness.send(orderShipped('a', 'b', 'c'));
      await remove('name=order_shipped');
      expect((await graph('GET', ORDER.id)).body.status).toBe('PENDING_DELETION');
      harness.simulator.advanceClock({ advanceSeconds: 30 * DAY + 1 });
      expect((await graph('GET', ORDER.id)).status).toBe(400);
    });

    it('is deleted with a hundred others at most', async () => {
      const ids = Array.from({ length: 101 }, (_, at) => String(at));
      const query = `hsm_ids=${encodeURIComponent(JSON.stringify(ids))}`;
      const { body } = await remove(query);
      expect(body.error.message).toContain('100');
    });
  });

  describe('archived', () => {
    it('cannot be sent until it is taken out of the archive, and receivers hear of both', async () => {
      await harness.connect();
      expect((await graph('POST', `${ORDER.id}/archive`)).body).toEqual({ success: true });
      expect((await graph('GET', ORDER.id)).body.status).toBe('ARCHIVED');
      expect((await harness.send(orderShipped('a', 'b', 'c'))).body.error.code).toBe(132001);
      await graph('POST', `${ORDER.id}/unarchive`);
      expect((await harness.send(orderShipped('a', 'b', 'c'))).status).toBe(200);
      await until(() => harness.changes('message_template_status_update').length === 2);
      expect(harness.changes('message_template_status_update').map(({ event }) => event)).toEqual([
        'ARCHIVED',
        'UNARCHIVED',
      ]);
    });

    it('is only what was approved', async () => {
      expect((await graph('POST', `${REJECTED.id}/archive`)).status).toBe(400);
      expect((await graph('POST', `${ORDER.id}/unarchive`)).status).toBe(400);
    });
  });

  describe('the number of templates', () => {
    it('is limited to 250 for a portfolio that is not verified', async () => {
      harness.simulator.changeBusinessAccount(WABA, { businessVerificationStatus: 'not_verified' });
      harness.simulator.seedTemplates({ count: 244, languages: ['en'] });
      expect((await create()).status).toBe(200);
      expect(subcodeOf(await create({ name: 'one_more' }))).toBe(2388019);
    });

    it('is limited to 6,000 for one that is', async () => {
      harness.simulator.seedTemplates({ count: 5_994, languages: ['en'] });
      expect((await create()).status).toBe(200);
      expect(subcodeOf(await create({ name: 'one_more' }))).toBe(2388019);
    });
  });
});
