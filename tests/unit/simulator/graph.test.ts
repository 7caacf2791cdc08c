import { createHash, createHmac } from 'node:crypto';
import { SEED } from '../../../simulator/src/index';
import { startHarness, type Harness } from './harness';

const WABA = SEED.businessAccount.id;
const NUMBER = SEED.realNumber.id;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('the Graph API', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  describe('tokens', () => {
    it.each([
      ['none', '', 403, 200, undefined],
      ['one that nobody issued', 'EAAnobody', 401, 190, undefined],
      ['an expired one', SEED.tokens.expired, 401, 190, 463],
    ])('refuses %s', async (_title, token, status, code, subcode) => {
      const answer = await harness.graph('GET', WABA, undefined, token);
      expect(answer.status).toBe(status);
      expect(answer.body.error).toMatchObject({ code, type: 'OAuthException' });
      expect(answer.body.error.error_subcode).toBe(subcode);
    });

    it('refuses managing without the scope with 200', async () => {
      const { status, body } = await harness.graph(
        'GET',
        `${WABA}/message_templates`,
        undefined,
        SEED.tokens.messagingOnly,
      );
      expect([status, body.error.code]).toEqual([403, 200]);
    });

    it('refuses sending without the scope with 10', async () => {
      const { status, body } = await harness.graph(
        'POST',
        `${NUMBER}/messages`,
        { messaging_product: 'whatsapp' },
        SEED.tokens.managementOnly,
      );
      expect([status, body.error.code]).toEqual([403, 10]);
    });

    it('hides what a token may not see, as if it did not exist', async () => {
      const token = harness.simulator.addToken({ businessAccountIds: ['1'] });
      const answers = await Promise.all([
        harness.graph('GET', WABA, undefined, token.value),
        harness.graph('GET', NUMBER, undefined, token.value),
        harness.graph('GET', '999'),
        harness.graph('GET', `${WABA}/nothing`),
      ]);
      for (const { status, body } of answers) {
        expect(status).toBe(400);
        expect(body.error).toMatchObject({ code: 100, error_subcode: 33 });
      }
    });

    it('takes a token as a parameter too, and no version', async () => {
      const answer = await fetch(
        `${harness.simulator.url}/${NUMBER}?access_token=${SEED.tokens.full}`,
      );
      expect(answer.status).toBe(200);
    });

    it('refuses a wrong appsecret_proof and takes a right one', async () => {
      const proof = createHmac('sha256', SEED.app.secret).update(SEED.tokens.full).digest('hex');
      const right = await harness.graph('GET', `${NUMBER}?appsecret_proof=${proof}`);
      const wrong = await harness.graph('GET', `${NUMBER}?appsecret_proof=0`);
      expect([right.status, wrong.status]).toEqual([200, 400]);
    });

    it('tells about a good token', async () => {
      const { body } = await harness.graph('GET', `debug_token?input_token=${SEED.tokens.full}`);
      expect(body.data).toMatchObject({
        app_id: SEED.app.id,
        type: 'SYSTEM_USER',
        is_valid: true,
        expires_at: 0,
      });
      expect(body.data.scopes).toEqual(
        expect.arrayContaining([
          'whatsapp_business_messaging',
          'whatsapp_business_management',
          'business_management',
        ]),
      );
    });

    it.each([SEED.tokens.expired, 'EAAnobody'])(
      'tells that a token is not valid',
      async (token) => {
        const { status, body } = await harness.graph('GET', `debug_token?input_token=${token}`);
        expect(status).toBe(200);
        expect(body.data).toMatchObject({ is_valid: false, error: { code: 190 } });
      },
    );
  });

  describe('numbers and accounts', () => {
    it('shows four fields of a number unless more are asked for', async () => {
      const few = await harness.graph('GET', NUMBER);
      const more = await harness.graph(
        'GET',
        `${NUMBER}?fields=id,throughput,whatsapp_business_manager_messaging_limit,health_status{can_send_message}`,
      );
      expect(Object.keys(few.body).sort()).toEqual([
        'display_phone_number',
        'id',
        'quality_rating',
        'verified_name',
      ]);
      expect(more.body).toMatchObject({
        id: NUMBER,
        throughput: { level: 'STANDARD' },
        whatsapp_business_manager_messaging_limit: 'TIER_2K',
        health_status: { can_send_message: 'AVAILABLE' },
      });
    });

    it('refuses a field that does not exist', async () => {
      const { body } = await harness.graph('GET', `${NUMBER}?fields=colour`);
      expect(body.error).toMatchObject({ code: 100 });
      expect(body.error.message).toContain('colour');
    });

    it('shows the portfolio on request', async () => {
      const { body } = await harness.graph('GET', `${WABA}?fields=id,owner_business_info`);
      expect(body).toEqual({
        id: WABA,
        owner_business_info: { id: SEED.portfolio.id, name: SEED.portfolio.name },
      });
    });

    it('lists the numbers of an account', async () => {
      const { body } = await harness.graph('GET', `${WABA}/phone_numbers`);
      expect(body.data.map(({ id }: { id: string }) => id)).toEqual([SEED.testNumber.id, NUMBER]);
    });

    it('tells how much was called', async () => {
      const { headers } = await harness.graph('GET', `${WABA}/phone_numbers`);
      const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
      expect(usage[WABA][0]).toMatchObject({ type: 'whatsapp', call_count: 1 });
    });

    it('refuses too many management calls when that limit is switched on', async () => {
      harness.simulator.setOptions({ limits: { managementCallsPerHour: 1 } });
      await harness.graph('GET', `${WABA}/phone_numbers`);
      const { status, body } = await harness.graph('GET', `${WABA}/phone_numbers`);
      expect([status, body.error.code]).toEqual([429, 80008]);
    });

    it('registers a number, but not with another PIN', async () => {
      const register = (pin: string) =>
        harness.graph('POST', `${NUMBER}/register`, { messaging_product: 'whatsapp', pin });
      expect((await register('123456')).body).toEqual({ success: true });
      expect((await register('654321')).body.error.code).toBe(133005);
      expect((await register('12')).body.error.code).toBe(100);
    });

    it('keeps a profile within its lengths', async () => {
      const update = (body: object) =>
        harness.graph('POST', `${NUMBER}/whatsapp_business_profile`, {
          messaging_product: 'whatsapp',
          ...body,
        });
      expect((await update({ about: 'a'.repeat(140) })).body.error.code).toBe(100);
      expect(
        (await update({ about: 'Open till late', websites: ['https://a.example'] })).body,
      ).toEqual({ success: true });
      const { body } = await harness.graph(
        'GET',
        `${NUMBER}/whatsapp_business_profile?fields=about,websites`,
      );
      expect(body.data).toEqual([
        { about: 'Open till late', websites: ['https://a.example'], messaging_product: 'whatsapp' },
      ]);
    });

    it('blocks only people who wrote lately', async () => {
      const user = `+${SEED.customers.lena.phone}`;
      const block = (method: string) =>
        harness.graph(method, `${NUMBER}/block_users`, {
          messaging_product: 'whatsapp',
          block_users: [{ user }],
        });
      const early = await block('POST');
      expect(early.status).toBe(400);
      expect(early.body.error.code).toBe(139100);
      expect(early.body.block_users.failed_users[0].errors[0].code).toBe(131047);
      harness.simulator.reply(user, { text: 'Hi', phoneNumberId: NUMBER });
      expect((await block('POST')).body.block_users.added_users).toHaveLength(1);
      const refused = await harness.send({ text: { body: 'Hi' } });
      expect(refused.body.error.code).toBe(130403);
      expect((await harness.graph('GET', `${NUMBER}/block_users`)).body.data).toHaveLength(1);
      await block('DELETE');
      expect((await harness.send({ text: { body: 'Hi' } })).status).toBe(200);
    });
  });

  describe('templates', () => {
    const list = (query: string) => harness.graph('GET', `${WABA}/message_templates?${query}`);
    const names = (body: { data: { name: string; language: string }[] }): string[] =>
      body.data.map(({ name, language }) => `${name}/${language}`);

    it('leave out the rejected reason and quality unless asked', async () => {
      const plain = await list('name=spring_offer');
      const asked = await list(
        'name=spring_offer&fields=name,language,rejected_reason,quality_score',
      );
      expect(plain.body.data[0]).not.toHaveProperty('rejected_reason');
      expect(plain.body.data[0]).not.toHaveProperty('quality_score');
      expect(plain.body.data[0].id).toBe(SEED.templates.rejected.id);
      expect(asked.body.data[0]).toMatchObject({
        rejected_reason: 'INCORRECT_CATEGORY',
        quality_score: { score: 'UNKNOWN' },
      });
    });

    it.each([
      ['name=appointment', ['appointment_reminder/en', 'appointment_reminder/de']],
      ['language=de', ['appointment_reminder/de']],
      ['status=REJECTED', ['spring_offer/en']],
      ['category=MARKETING', []],
      ['name_or_content=parcel', ['order_shipped/en']],
    ])('are filtered by %s', async (query, expected) => {
      expect(names((await list(query)).body)).toEqual(expected);
    });

    it('come in pages that can be walked both ways', async () => {
      const first = await list('limit=2');
      const next = await fetch(first.body.paging.next, {
        headers: { authorization: `Bearer ${SEED.tokens.full}` },
      });
      const second = (await next.json()) as typeof first.body;
      const third = await list(`limit=2&after=${second.paging.cursors.after}`);
      const back = await list(`limit=2&before=${second.paging.cursors.before}`);
      expect(names(first.body)).toEqual(['hello_world/en_US', 'order_shipped/en']);
      expect(names(second)).toEqual(['appointment_reminder/en', 'appointment_reminder/de']);
      expect(names(third.body)).toEqual(['spring_offer/en']);
      expect(third.body.paging.next).toBeUndefined();
      expect(back.body.data).toEqual(first.body.data);
      expect(first.body.paging.next).not.toContain(SEED.tokens.full);
    });

    it('refuse a cursor that is none', async () => {
      expect((await list('after=xyz')).body.error.code).toBe(100);
    });

    it('are deleted by name in all languages, or one by its id', async () => {
      await harness.graph(
        'DELETE',
        `${WABA}/message_templates?name=appointment_reminder&hsm_id=${SEED.templates.appointmentReminderDe.id}`,
      );
      const afterOne = names((await list('')).body);
      await harness.graph('DELETE', `${WABA}/message_templates?name=appointment_reminder`);
      const afterAll = names((await list('')).body);
      expect(afterOne).toContain('appointment_reminder/en');
      expect(afterOne).not.toContain('appointment_reminder/de');
      expect(afterAll.join()).not.toContain('appointment_reminder');
    });

    it('are deleted by a list of ids all or not at all', async () => {
      const ids = (...list: string[]) => `hsm_ids=${encodeURIComponent(JSON.stringify(list))}`;
      const some = await harness.graph(
        'DELETE',
        `${WABA}/message_templates?${ids(SEED.templates.orderShipped.id, '1')}`,
      );
      const count = (await list('')).body.data.length;
      const mixed = await harness.graph(
        'DELETE',
        `${WABA}/message_templates?name=x&${ids(SEED.templates.orderShipped.id)}`,
      );
      const both = await harness.graph(
        'DELETE',
        `${WABA}/message_templates?${ids(SEED.templates.orderShipped.id, SEED.templates.rejected.id)}`,
      );
      expect([some.status, count, mixed.status, both.status]).toEqual([400, 5, 400, 200]);
      expect((await list('')).body.data).toHaveLength(3);
    });

    it('that are disabled stay', async () => {
      harness.simulator.reviewTemplate('order_shipped/en', { decision: 'DISABLED' });
      const { status } = await harness.graph(
        'DELETE',
        `${WABA}/message_templates?name=order_shipped`,
      );
      expect(status).toBe(400);
    });

    it('that are paused can be unpaused', async () => {
      harness.simulator.reviewTemplate('order_shipped/en', { decision: 'PAUSED' });
      await harness.graph('POST', `${SEED.templates.orderShipped.id}/unpause`);
      expect((await harness.graph('GET', SEED.templates.orderShipped.id)).body.status).toBe(
        'APPROVED',
      );
    });
  });

  describe('media', () => {
    const upload = async (type: string, bytes: Buffer) => {
      const form = new FormData();
      form.append('messaging_product', 'whatsapp');
      form.append('type', type);
      form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'Überblick.png');
      const answer = await fetch(`${harness.simulator.url}/v26.0/${NUMBER}/media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SEED.tokens.full}` },
        body: form,
      });
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the answer is looked at as it is
      return { status: answer.status, body: (await answer.json()) as any };
    };

    it('comes back byte for byte, with the token only and for five minutes', async () => {
      const { body } = await upload('image/png', PNG);
      const { body: info } = await harness.graph('GET', `${body.id}?phone_number_id=${NUMBER}`);
      const get = (headers: Record<string, string>) => fetch(info.url, { headers });
      const allowed = await get({ authorization: `Bearer ${SEED.tokens.full}` });
      expect(Buffer.from(await allowed.arrayBuffer())).toEqual(PNG);
      expect(info).toMatchObject({
        mime_type: 'image/png',
        file_size: PNG.length,
        sha256: createHash('sha256').update(PNG).digest('hex'),
      });
      expect((await get({})).status).toBe(403);
      harness.simulator.setClock({ offsetSeconds: 301 });
      expect((await get({ authorization: `Bearer ${SEED.tokens.full}` })).status).toBe(404);
    });

    it('is not shown to another number and gone after 30 days', async () => {
      const { body } = await upload('image/png', PNG);
      expect(
        (await harness.graph('GET', `${body.id}?phone_number_id=${SEED.testNumber.id}`)).status,
      ).toBe(400);
      harness.simulator.setClock({ offsetSeconds: 31 * 86_400 });
      expect((await harness.graph('GET', body.id)).body.error.error_subcode).toBe(33);
    });

    it.each([
      ['of a type that Meta does not take', 'image/gif', 10],
      ['that is too big', 'image/png', 5 * 1024 * 1024 + 1],
      ['sticker that is too big', 'image/webp', 500 * 1024 + 1],
    ])('%s is refused', async (_title, type, size) => {
      const { status, body } = await upload(type, Buffer.alloc(size, 1));
      expect([status, body.error.code]).toEqual([400, 131053]);
    });

    it('of one kind cannot be sent as another', async () => {
      const { body } = await upload('image/png', PNG);
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'Hi', phoneNumberId: NUMBER });
      const wrong = await harness.send({ type: 'video', video: { id: body.id } });
      const right = await harness.send({ type: 'image', image: { id: body.id } });
      expect([wrong.body.error.code, right.status]).toEqual([131053, 200]);
    });

    it('can be deleted', async () => {
      const { body } = await upload('image/png', PNG);
      expect((await harness.graph('DELETE', body.id)).body).toEqual({ success: true });
      expect((await harness.graph('GET', body.id)).status).toBe(400);
    });

    it('is uploaded in pieces with OAuth, never with Bearer', async () => {
      const opened = await harness.graph(
        'POST',
        `${SEED.app.id}/uploads?file_name=a.png&file_length=8&file_type=image/png`,
      );
      const piece = async (word: string, offset: string, bytes: Buffer) => {
        const answer = await fetch(`${harness.simulator.url}/v26.0/${opened.body.id}`, {
          method: 'POST',
          headers: { authorization: `${word} ${SEED.tokens.full}`, file_offset: offset },
          body: new Uint8Array(bytes),
        });
        // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the answer is looked at as it is
        return (await answer.json()) as any;
      };
      expect((await piece('Bearer', '0', PNG)).error.code).toBe(190);
      expect(await piece('OAuth', '0', PNG.subarray(0, 5))).toMatchObject({ file_offset: 5 });
      expect((await piece('OAuth', '0', PNG)).error.code).toBe(100);
      expect((await piece('OAuth', '5', PNG.subarray(5))).h).toMatch(/^4::/);
    });
  });

  it('logs requests with secrets masked', async () => {
    await harness.graph('GET', `debug_token?input_token=${SEED.tokens.full}`);
    const text = JSON.stringify(harness.simulator.requests);
    expect(text).not.toContain(SEED.tokens.full);
    expect(harness.simulator.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/v26.0/debug_token',
      answer: { status: 200 },
    });
  });

  it('escapes its answers as Graph does', async () => {
    harness.simulator.changeBusinessAccount(WABA, { name: 'Büchér' });
    const answer = await fetch(`${harness.simulator.url}/v26.0/${WABA}`, {
      headers: { authorization: `Bearer ${SEED.tokens.full}` },
    });
    expect(await answer.text()).toContain('B\\u00fcch\\u00e9r');
  });
});
