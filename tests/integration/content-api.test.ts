import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContactConsent } from '../../shared/contracts/contacts';
import type { Message } from '../../shared/contracts/messages';
import { SEED } from '../../simulator/src';
import { approveTemplate, contentWith } from './approved-template';
import { addFile } from './media-library';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

const ORDER = 'api::order.order';
const SEND = 'plugin::whatsapp.message.send';
const READ = 'plugin::whatsapp.message.findOne';
const OPT_IN = 'plugin::whatsapp.contact.optIn';
const OPT_OUT = 'plugin::whatsapp.contact.optOut';
const LENA = '+4917655501234';

interface Refusal {
  error: {
    status: number;
    name: string;
    message: string;
    details: { errors?: { path: string[]; message: string }[] };
  };
}

describe('the content API', () => {
  let shop: Shop;
  let record: { uid: string; documentId: string };
  let tokens = 0;

  beforeAll(async () => {
    shop = await openShop();
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    record = { uid: ORDER, documentId: (await shop.createOrder()).documentId };
  });
  afterAll(() => shop?.stop());

  const admin = async (method: 'get' | 'post' | 'put', path: string, data?: object) => {
    const token = await shop.booted.adminToken();
    const request = shop.booted.request[method](path).set('Authorization', `Bearer ${token}`);
    const { body } = await (data ? request.send(data) : request).expect(({ status }) => {
      expect(status).toBeLessThan(300);
    });
    return body as { data: Record<string, unknown> };
  };

  /** A token as one makes it under Settings → API Tokens: what it may do, or its type. */
  async function newToken(may: string[] | 'full-access' | 'read-only'): Promise<string> {
    const name = `token ${(tokens += 1)}`;
    const isCustom = Array.isArray(may);
    const { data } = await admin('post', '/admin/api-tokens', {
      name,
      description: '',
      lifespan: null,
      type: isCustom ? 'custom' : may,
      permissions: isCustom ? may : null,
    });
    return data.accessKey as string;
  }

  test('offers a custom token what the documentation names, and nothing else', async () => {
    const { data } = await admin('get', '/admin/content-api/permissions');
    const { controllers } = data['plugin::whatsapp'] as {
      controllers: Record<string, string[]>;
    };
    const offered = Object.entries(controllers)
      .flatMap(([name, actions]) => actions.map((action) => `${name}.${action}`))
      // Strapi names what is open to everybody too.
      .filter((action) => action !== 'links.open');
    expect(offered.sort()).toEqual(
      ['contact.optIn', 'contact.optOut', 'message.findOne', 'message.send'].sort(),
    );
    const page = readFileSync(path.resolve(__dirname, '../../docs/content-api.md'), 'utf8');
    const rows = [...page.matchAll(/^\| .+ \| `(\w+)` → (.+?) +\|/gm)];
    const documented = rows.flatMap(([, name, actions = '']) =>
      [...actions.matchAll(/`(\w+)`/g)].map(([, action]) => `${name}.${action}`),
    );
    expect(documented.sort()).toEqual(offered);
  });

  const call = (token: string | null, method: 'get' | 'post', path: string, body?: object) => {
    const request = shop.booted.request[method](`/api/whatsapp${path}`);
    if (token) void request.set('Authorization', `Bearer ${token}`);
    return body ? request.send(body) : request;
  };
  const send = async (token: string, body: object): Promise<Message> =>
    ((await call(token, 'post', '/messages', body).expect(202)).body as { data: Message }).data;

  /** Where a refusal points, with the first words of what it says. */
  async function faults(token: string, path: string, body: object): Promise<string[]> {
    const answer = await call(token, 'post', path, body).expect(400);
    const { error } = answer.body as Refusal;
    expect(error).toMatchObject({ status: 400, name: 'ValidationError' });
    return (error.details.errors ?? []).map((fault) => fault.path.join('.'));
  }

  const values = { first_name: 'Ines', number: 'A-17' };
  const typed = { template: 'order_ready', to: { phone: LENA }, values };

  describe('lets in', () => {
    test('tokens that were granted the action, and no others', async () => {
      const { documentId } = await send(await newToken([SEND]), typed);
      const reads = [`/messages/${documentId}`, 'get'] as const;
      const optIn = ['/opt-ins', 'post', { phone: LENA }] as const;
      const optOut = ['/opt-outs', 'post', { phone: '+447400123456' }] as const;
      const sends = ['/messages', 'post', typed] as const;
      for (const [granted, [path, method, body]] of [
        [READ, reads],
        [OPT_IN, optIn],
        [OPT_OUT, optOut],
        [SEND, sends],
      ] as const) {
        await call(null, method, path, body).expect(401);
        await call('not-a-token', method, path, body).expect(401);
        const others = [SEND, READ, OPT_IN, OPT_OUT].filter((action) => action !== granted);
        await call(await newToken(others), method, path, body).expect(403);
        const { status } = await call(await newToken([granted]), method, path, body);
        expect(status).toBe(path === '/messages' ? 202 : 200);
        expect((await call(await newToken('full-access'), method, path, body)).status).toBe(status);
        expect((await call(await newToken('read-only'), method, path, body)).status).toBe(
          granted === READ ? 200 : 403,
        );
      }
      await call(await newToken('full-access'), 'get', '/messages/nothing').expect(404);
    });

    test('neither the public nor users of the site, whatever their roles are granted', async () => {
      const { strapi, request } = shop.booted;
      const roles = (await strapi.db
        .query('plugin::users-permissions.role')
        .findMany({})) as unknown as { id: number; type: string }[];
      for (const { id } of roles)
        for (const action of [SEND, READ, OPT_IN, OPT_OUT])
          await strapi.db
            .query('plugin::users-permissions.permission')
            .create({ data: { action, role: id } as never });
      const { body } = await request
        .post('/api/auth/local/register')
        .send({ username: 'ines', email: 'ines@example.com', password: 'Secret-1234' })
        .expect(200);
      const { jwt } = body as { jwt: string };
      for (const token of [null, jwt, await shop.booted.adminToken()]) {
        await call(token, 'post', '/messages', typed).expect(401);
        await call(token, 'post', '/opt-ins', { phone: LENA }).expect(401);
        await call(token, 'get', '/messages/nothing').expect(401);
      }
      // The way in for the public that there is stays open.
      await call(null, 'get', '/l/nothing').expect(404);
    });

    test('actions that the form of API tokens lists by name', async () => {
      const { data } = await admin('get', '/admin/content-api/permissions');
      const { controllers } = data['plugin::whatsapp'] as {
        controllers: Record<string, string[]>;
      };
      expect(controllers).toMatchObject({
        message: ['send', 'findOne'],
        contact: ['optIn', 'optOut'],
      });
    });
  });

  describe('sends', () => {
    test('a template about a record, which reaches the phone; the log names the token', async () => {
      const token = await newToken([SEND, READ, `${ORDER}.findOne`]);
      const sent = await send(token, { template: 'order_ready', record });
      expect(sent).toMatchObject({
        state: 'queued',
        source: 'api',
        sentBy: expect.stringMatching(/^token \d+$/) as string,
        phone: LENA,
        recordDocumentId: record.documentId,
      });
      await shop.reaches(sent.documentId, 'delivered');
      const { body } = await call(token, 'get', `/messages/${sent.documentId}`).expect(200);
      expect((body as { data: Message }).data).toMatchObject({
        documentId: sent.documentId,
        state: 'delivered',
      });
    });

    test('about a record only with the right to read its collection, which the refusal names', async () => {
      const token = await newToken([SEND, 'api::customer.customer.findOne']);
      const { body } = await call(token, 'post', '/messages', {
        template: 'order_ready',
        record,
      }).expect(403);
      expect((body as Refusal).error.message).toContain(`${ORDER}.findOne`);
      await send(token, typed);
    });

    test('for later, until a deadline, and once for each key of each token', async () => {
      const token = await newToken([SEND, READ]);
      const sendAt = new Date(Date.now() + 3_600_000).toISOString();
      const input = {
        ...typed,
        sendAt,
        expiresAt: '2199-01-01T00:00:00+01:00',
        idempotencyKey: 'a',
      };
      const first = await send(token, input);
      expect(first).toMatchObject({ state: 'queued', sendAt, dueAt: sendAt });
      expect((await send(token, { ...input, values: { ...values, number: 'B' } })).documentId).toBe(
        first.documentId,
      );
      const others = await Promise.all([
        send(await newToken([SEND]), input),
        shop.whatsapp.messages.sendTemplate(input),
      ]);
      expect(new Set([first, ...others].map(({ documentId }) => documentId)).size).toBe(3);
      for (const { documentId } of [first, ...others])
        await shop.whatsapp.messages.cancel(documentId);
    });

    test('words without a template while the window is open, and not when it is closed', async () => {
      const token = await newToken([SEND]);
      const answer = { to: { phone: LENA }, content: { type: 'text', body: 'On its way' } };
      expect(await faults(token, '/messages', answer)).toEqual(['to']);
      shop.simulator.reply(LENA.slice(1), {
        text: 'Where is it?',
        phoneNumberId: SEED.realNumber.id,
      });
      const sent = await eventually('the window', async () => {
        const { status, body } = await call(token, 'post', '/messages', answer);
        return status === 202 ? (body as { data: Message }).data : undefined;
      });
      expect(sent).toMatchObject({ type: 'text', source: 'api', rendered: 'On its way' });
      expect(
        await faults(token, '/messages', { ...answer, content: { type: 'text', text: 'x' } }),
      ).toContain('content.body');
    });

    test('no template that is kept for certain users', async () => {
      const name = 'for_few';
      const documentId = await approveTemplate(
        shop,
        contentWith({ name, category: 'UTILITY' }),
        null,
      );
      const { data } = await admin('get', '/admin/users/me');
      await shop.whatsapp.templates.update(documentId, { allowedUsers: [data.id as number] });
      const token = await newToken('full-access');
      const { body } = await call(token, 'post', '/messages', {
        template: name,
        to: { phone: LENA },
      }).expect(400);
      expect((body as Refusal).error.message).toContain('an API token is none of them');
    });

    test('a file of the Media Library only with the right to see files', async () => {
      const image = await addFile(shop.booted.strapi, 'bag.png', 'image/png');
      const name = 'with_image';
      await approveTemplate(
        shop,
        contentWith({
          name,
          category: 'UTILITY',
          header: { type: 'image', file: image, source: { from: 'ask' }, fileName: null },
        }),
        null,
      );
      const input = { template: name, to: { phone: LENA }, headerMedia: { id: image.id } };
      expect(await faults(await newToken([SEND]), '/messages', input)).toEqual(['headerMedia']);
      await send(await newToken([SEND, 'plugin::upload.content-api.findOne']), input);
    });
  });

  describe('records consent', () => {
    test('with who told it and where, and answers what is in force', async () => {
      const token = await newToken([OPT_IN, OPT_OUT]);
      const phone = '+4917655500999';
      const ask = async (path: string, body: object) =>
        ((await call(token, 'post', path, body).expect(200)).body as { data: ContactConsent }).data;
      const at = '2026-01-05T10:00:00+01:00';
      const agreed = await ask('/opt-ins', { phone, at, purpose: 'marketing', note: 'Checkout' });
      expect(agreed).toMatchObject({ phone, optInMarketingAt: '2026-01-05T09:00:00.000Z' });
      const left = await ask('/opt-outs', { contact: agreed.documentId });
      // A token sees no contacts: it learns no name that it has not given itself.
      expect(left).toMatchObject({
        phone: null,
        userId: null,
        optOutAllAt: expect.any(String) as string,
      });
      const known = await shop.whatsapp.contacts.findConsent({ phone });
      expect(known!.history).toMatchObject([
        { kind: 'opt-out', purpose: 'all', source: 'api' },
        {
          kind: 'opt-in',
          purpose: 'marketing',
          source: 'api',
          note: 'Checkout',
          actor: expect.stringMatching(/^token \d+$/) as string,
        },
      ]);
      const sender = await newToken([SEND]);
      expect(await faults(sender, '/messages', { ...typed, to: { phone } })).toEqual(['to']);
    });
  });

  test('takes what its documentation shows', async () => {
    const page = readFileSync(path.resolve(__dirname, '../../docs/content-api.md'), 'utf8');
    const examples = [
      ...page.matchAll(
        /curl -X POST http:\/\/localhost:1337\/api\/whatsapp(\S+)[^']+'[^']+'[^']+'([^']+)'/g,
      ),
    ].map(([, place = '', body = '']) => ({ place, body: JSON.parse(body) as object }));
    expect(examples.map(({ place }) => place)).toEqual([
      '/messages',
      '/messages',
      '/messages',
      '/opt-ins',
    ]);
    const token = await newToken([SEND, OPT_IN, `${ORDER}.findOne`]);
    shop.simulator.reply(LENA.slice(1), { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    for (const { place, body } of examples) {
      const sent = 'record' in body ? { ...body, record } : body;
      await eventually(`the answer to ${JSON.stringify(body)}`, async () => {
        const { status } = await call(token, 'post', place, sent);
        return status === 200 || status === 202 ? true : undefined;
      });
    }
  });

  describe('names the field', () => {
    let token: string;
    beforeAll(async () => {
      token = await newToken('full-access');
    });

    test.each<[string, object, string[]]>([
      ['nothing at all', {}, ['template']],
      ['a template that is a number', { ...typed, template: 7 }, ['template']],
      ['an unknown template', { ...typed, template: 'nothing' }, ['template']],
      ['an unknown key', { ...typed, tempalte: 'x' }, ['tempalte']],
      ['two unknown keys', { ...typed, a: 1, b: 2 }, ['a', 'b']],
      ['the wrapper of other endpoints', { data: typed }, ['template', 'data']],
      ['nobody', { template: 'order_ready', values }, ['to']],
      ['a recipient as text', { ...typed, to: LENA }, ['to']],
      ['an unknown way to name a recipient', { ...typed, to: { email: 'a@b.c' } }, ['to.email']],
      ['two recipients', { ...typed, to: { phone: LENA, userId: 'DE.1' } }, ['to']],
      ['no number', { ...typed, to: { phone: 'nobody' } }, ['to']],
      ['values that are a list', { ...typed, values: ['Ines'] }, ['values']],
      [
        'a value that is a number',
        { ...typed, values: { ...values, number: 7 } },
        ['values.number'],
      ],
      [
        'a value that is missing',
        { ...typed, values: { first_name: 'Ines' } },
        ['values.body.number'],
      ],
      ['an unknown value', { ...typed, values: { ...values, name: 'x' } }, ['values.body.name']],
      ['a time without a zone', { ...typed, sendAt: '2026-03-01 09:00' }, ['sendAt']],
      ['a time in words', { ...typed, expiresAt: 'tomorrow' }, ['expiresAt']],
      ['an empty key', { ...typed, idempotencyKey: '' }, ['idempotencyKey']],
      ['a key that is too long', { ...typed, idempotencyKey: 'x'.repeat(201) }, ['idempotencyKey']],
      ['a record without a collection', { ...typed, record: { documentId: 'x' } }, ['record.uid']],
      [
        'an unknown version',
        { ...typed, record: { ...{ uid: ORDER, documentId: 'x' }, status: 'old' } },
        ['record.status'],
      ],
      ['an unknown account', { ...typed, account: 'nothing' }, ['account']],
      [
        'a template and words',
        { ...typed, content: { type: 'text', body: 'x' } },
        ['template', 'values'],
      ],
      ['words that are a text', { to: { phone: LENA }, content: 'Hello' }, ['content']],
      ['undo, which is for people', { ...typed, undo: false }, ['undo']],
    ])('of a message with %s', async (_, body, paths) => {
      expect((await faults(token, '/messages', body)).sort()).toEqual([...paths].sort());
    });

    test.each<[string, object, string[]]>([
      ['nobody', {}, ['phone']],
      ['no number', { phone: 'nobody' }, ['phone']],
      ['an unknown purpose', { phone: LENA, purpose: 'news' }, ['purpose']],
      ['a time to come', { phone: LENA, at: '2199-01-01T00:00:00Z' }, ['at']],
      ['a source, which is always the API', { phone: LENA, source: 'person' }, ['source']],
    ])('of an opt-in of %s', async (_, body, paths) => {
      expect(await faults(token, '/opt-ins', body)).toEqual(paths);
    });

    test('and takes nothing but a JSON object of a reasonable size', async () => {
      const post = (body: string, type = 'application/json') =>
        shop.booted.request
          .post('/api/whatsapp/messages')
          .set('Authorization', `Bearer ${token}`)
          .set('Content-Type', type)
          .send(body);
      await post('{"template":').expect(400);
      await post('[]').expect(400);
      await post('"text"').expect(400);
      await post('').expect(400);
      await post(JSON.stringify(typed), 'text/plain').expect(400);
      await post(JSON.stringify({ ...typed, template: 'x'.repeat(3_000_000) })).expect(413);
      const before = await shop.whatsapp.messages.find({});
      expect(before.data.every(({ templateName }) => templateName !== 'nothing')).toBe(true);
    });
  });
});
