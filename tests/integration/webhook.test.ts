import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';

import { SEED } from '../../simulator/src';
import { eventually, openShop, type Shop } from './shop';

const PATH = '/api/whatsapp/webhook';

const sign = (body: string | Buffer, secret: string = SEED.app.secret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** As Meta writes it: non-ASCII as lower-case escapes. */
const escaped = (body: string) =>
  body.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const delivery = (value: unknown, field = 'messages', id: string = SEED.businessAccount.id) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id, time: 1_795_344_200, changes: [{ value, field }] }],
  });

const inbound = (wamid: string, text = 'Is it back?') =>
  delivery({
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: SEED.realNumber.id },
    messages: [
      {
        from: '4917655501234',
        id: wamid,
        timestamp: '1795344000',
        type: 'text',
        text: { body: text },
      },
    ],
  });

const status = (wamid: string, state: string, callback?: string, extra: object = {}) => ({
  id: wamid,
  status: state,
  timestamp: '1795344100',
  recipient_id: '4917655501234',
  ...(callback && { biz_opaque_callback_data: callback }),
  ...extra,
});

const statuses = (...list: object[]) =>
  delivery({
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: SEED.realNumber.id },
    statuses: list,
  });

describe('the webhook', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.stop());

  const post = (body: string | Buffer, signature: string | null = sign(body)) => {
    const call = shop.booted.request.post(PATH).set('Content-Type', 'application/json');
    return (signature === null ? call : call.set('X-Hub-Signature-256', signature)).send(
      // supertest would write an object anew; the bytes are what is signed.
      body.toString(),
    );
  };
  const rows = (uid: string, where: object = {}) =>
    shop.booted.strapi.db
      .query(`plugin::whatsapp.${uid}` as never)
      .findMany({ where } as never) as Promise<Record<string, unknown>[]>;
  const deliveries = (where: object = {}) => rows('delivery', where);

  const sendOne = async (number: string) => {
    const order = await shop.createOrder({ number });
    const message = await shop.whatsapp.messages.sendTemplate({
      template: 'order_shipped',
      record: { uid: 'api::order.order', documentId: order.documentId },
      values: await templateValues(),
    });
    return shop.reaches(message.documentId, 'delivered');
  };
  /** Values for every variable of the seeded template, whatever they are called. */
  const templateValues = async () => {
    const { data } = await shop.whatsapp.templates.find({ _q: 'order_shipped' });
    const { documentId } = data[0]!.languages[0]!;
    const { content } = await shop.whatsapp.templates.findOne(documentId);
    return Object.fromEntries(
      content.variables.map(({ component, placeholder }) => [`${component}.${placeholder}`, 'x']),
    );
  };

  test('the handshake answers the bare challenge for a known verify token only', async () => {
    const { newVerifyToken } = await shop.whatsapp.accounts.renewVerifyToken(shop.accountId);
    const ask = (token: string) =>
      shop.booted.request.get(PATH).query({
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': token,
      });
    await ask(newVerifyToken).expect(200, '1158201444');
    await ask('wrong').expect(403);
    await ask('').expect(403);
    await shop.booted.request.get(PATH).expect(403);
  });

  test('the verify token is never logged, also where a proxy leads to another path', async () => {
    const { newVerifyToken } = await shop.whatsapp.accounts.renewVerifyToken(shop.accountId);
    const logged: string[] = [];
    const http = jest
      .spyOn(shop.booted.strapi.log, 'http')
      .mockImplementation((line) => logged.push(String(line)) as never);
    try {
      const ask = (path: string, token: string) =>
        shop.booted.request.get(path).query({
          'hub.mode': 'subscribe',
          'hub.challenge': '1158201444',
          'hub.verify_token': token,
        });
      await ask(PATH, newVerifyToken).expect(200);
      await shop.admin('post', `/accounts/${shop.accountId}/health`).send({}).expect(200);
      await ask(`/cms${PATH}`, newVerifyToken).expect(404);
      await ask(`${PATH}/`, newVerifyToken);
      await ask('/api/another-webhook', 'of-somebody-else').expect(404);
    } finally {
      http.mockRestore();
    }
    const all = logged.join('\n');
    expect(all).toContain(`/cms${PATH}?`);
    expect(all).not.toContain(newVerifyToken);
    // What another webhook of the application is asked stays as it came.
    expect(all).toContain('of-somebody-else');
  });

  test.each([
    ['forged', (body: string) => sign(`${body} `)],
    ['of a secret that no account has', (body: string) => sign(body, 'another secret')],
    ['malformed', () => 'sha256=zz'],
    ['of another algorithm', (body: string) => sign(body).replace('sha256', 'sha1')],
    ['empty', () => ''],
    ['missing', () => null],
  ])('a signature that is %s is refused and nothing is stored', async (_, signature) => {
    const before = (await deliveries()).length;
    const body = inbound('wamid.FORGED');
    await post(body, signature(body)).expect(401);
    expect(await deliveries()).toHaveLength(before);
  });

  test.each([
    ['as Meta escapes it', escaped(inbound('wamid.ESC', 'Grüße 🌻 ☕'))],
    ['with raw emoji', inbound('wamid.RAW', 'Grüße 🌻 ☕')],
    ['with double spaces and line breaks', `\n${inbound('wamid.SPACE').replaceAll(',', ' ,  ')} `],
  ])('a body %s is read from the bytes that were signed', async (_, body) => {
    await post(body).expect(200);
    const wamid = /wamid\.[A-Z]+/.exec(body)![0];
    const known = await shop.booted.strapi.db
      .query('plugin::whatsapp.message')
      .findMany({ where: { wamid, state: 'received' } });
    expect(known).toHaveLength(1);
  });

  test('a signature over the escaped form counts too', async () => {
    const body = inbound('wamid.BOTH', 'Grüße 🌻');
    await post(body, sign(escaped(body))).expect(200);
  });

  test('chunked bodies are read whole', async () => {
    const body = inbound('wamid.CHUNKED');
    const code = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest(
        `${shop.booted.url}${PATH}`,
        {
          method: 'POST',
          headers: { 'X-Hub-Signature-256': sign(body), 'Transfer-Encoding': 'chunked' },
        },
        (answer) => resolve(answer.resume().statusCode),
      );
      call.on('error', reject);
      for (const piece of body.match(/.{1,40}/gs)!) call.write(piece);
      call.end();
    });
    expect(code).toBe(200);
  });

  test('2.9 MB is read, 4 MB is refused', async () => {
    await post(inbound('wamid.LARGE', 'x'.repeat(2_900_000))).expect(200);
    const refused = await post(inbound('wamid.TOOLARGE', 'x'.repeat(4_000_000))).then(
      ({ status: code }) => code,
      // The answer may come while we still write.
      (failure: { code?: string }) => failure.code,
    );
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(refused);
    expect(
      (await deliveries()).some((row) => JSON.stringify(row.body).includes('wamid.TOOLARGE')),
    ).toBe(false);
  });

  test('invalid JSON under a valid signature is a 400', async () => {
    await post('{"entry": [').expect(400);
    await post('').expect(400);
  });

  test('a signed delivery of an unknown form is kept, not lost', async () => {
    await post('{"object":"page","hello":"wörld"}').expect(200);
    await post('[]').expect(200);
    expect(
      (await deliveries({ verdict: 'unknown' })).some((row) =>
        JSON.stringify(row.body).includes('wörld'),
      ),
    ).toBe(true);
  });

  test('unknown fields, accounts that are not ours, and statuses of nobody are kept once', async () => {
    const bodies = [
      delivery({ event: 'SOMETHING_NEW' }, 'field_of_next_year'),
      inbound('wamid.STRANGER').replace(SEED.businessAccount.id, '999'),
      statuses(status('wamid.NOBODY', 'delivered')),
      statuses({ id: 'wamid.ODD', status: 'teleported', timestamp: '1795344100' }),
    ];
    for (const body of [...bodies, ...bodies]) await post(body).expect(200);
    const kept = (await deliveries()).map(({ verdict, field, body }) => ({
      verdict,
      field,
      text: JSON.stringify(body),
    }));
    const of = (text: string) => kept.filter((row) => row.text.includes(text));
    expect(of('SOMETHING_NEW')).toMatchObject([
      { verdict: 'unknown', field: 'field_of_next_year' },
    ]);
    expect(of('wamid.STRANGER')).toMatchObject([{ verdict: 'unknown' }]);
    expect(of('wamid.NOBODY')).toMatchObject([{ verdict: 'parked' }]);
    expect(of('teleported')).toMatchObject([{ verdict: 'unknown' }]);
  });

  test('every entry, change and item of a batch is read', async () => {
    const one = await sendOne('B-1');
    const two = await sendOne('B-2');
    const change = (value: object, field = 'messages') => ({ field, value });
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          changes: [
            change({ statuses: [status(one.wamid!, 'read'), status('wamid.X1', 'sent')] }),
            change({
              messages: [
                { id: 'wamid.IN1', type: 'text' },
                { id: 'wamid.IN2', type: 'image' },
              ],
            }),
          ],
        },
        {
          id: SEED.businessAccount.id,
          changes: [change({ statuses: [status(two.wamid!, 'read')] })],
        },
        { id: SEED.businessAccount.id, changes: [change({ event: 'X2' }, 'account_update')] },
      ],
    });
    await post(body).expect(200);
    expect((await shop.whatsapp.messages.findOne(one.documentId)).state).toBe('read');
    expect((await shop.whatsapp.messages.findOne(two.documentId)).state).toBe('read');
    const texts = (await deliveries()).map((row) => JSON.stringify(row.body));
    for (const item of ['wamid.X1', 'wamid.IN1', 'wamid.IN2', '"X2"'])
      expect(texts.filter((text) => text.includes(item))).toHaveLength(1);
  });

  test('the same delivery twice, also at once, changes nothing', async () => {
    const message = await sendOne('C-1');
    const body = statuses(status(message.wamid!, 'read'));
    await Promise.all([1, 2, 3, 4, 5].map(() => post(body).expect(200)));
    const once = await shop.whatsapp.messages.findOne(message.documentId);
    await post(body).expect(200);
    expect(await shop.whatsapp.messages.findOne(message.documentId)).toEqual(once);
    expect(once.times.readAt).toBe('2026-11-22T10:41:40.000Z');
  });

  test('a late status never moves a message back', async () => {
    const message = await sendOne('D-1');
    await post(statuses(status(message.wamid!, 'read'))).expect(200);
    for (const state of ['sent', 'delivered', 'failed'])
      await post(statuses(status(message.wamid!, state))).expect(200);
    expect((await shop.whatsapp.messages.findOne(message.documentId)).state).toBe('read');
  });

  test('a failed status says why in plain words', async () => {
    shop.simulator.setFaults({ webhooks: { failStatus: { code: 131026, times: 1 } } });
    const order = await shop.createOrder({ number: 'E-1' });
    const message = await shop.whatsapp.messages.sendTemplate({
      template: 'order_shipped',
      record: { uid: 'api::order.order', documentId: order.documentId },
      values: await templateValues(),
    });
    const failed = await shop.reaches(message.documentId, 'failed');
    expect(failed.failure).toMatchObject({
      type: 'undelivered',
      code: 131026,
      title: expect.stringContaining('could not deliver to this number'),
    });
    expect(failed).toMatchObject({ canRetry: false, canResend: true });
    shop.simulator.clearFaults();
  });

  test('another account’s secret does not reach this one’s data', async () => {
    const other = await shop.whatsapp.accounts.create({
      name: 'Other',
      environment: 'sandbox',
      phoneNumberId: '77',
      businessAccountId: '88',
      accessToken: 'token-of-the-other',
      appSecret: 'secret-of-the-other',
    });
    const message = await sendOne('F-1');
    const body = statuses(status(message.wamid!, 'read'));
    await post(body, sign(body, 'secret-of-the-other')).expect(200);
    expect((await shop.whatsapp.messages.findOne(message.documentId)).state).toBe('delivered');
    await shop.whatsapp.accounts.update(other.documentId, { enabled: false });
    await post(body, sign(body, 'secret-of-the-other')).expect(401);
  });

  test('while a secret is changed both count, until the new one is entered again', async () => {
    await shop.whatsapp.accounts.update(shop.accountId, { appSecret: 'the-new-secret' });
    const body = inbound('wamid.ROTATE');
    await post(body, sign(body, 'the-new-secret')).expect(200);
    await post(body, sign(body)).expect(200);
    await shop.whatsapp.accounts.update(shop.accountId, { appSecret: 'the-new-secret' });
    await post(body, sign(body)).expect(401);
    await shop.whatsapp.accounts.update(shop.accountId, { appSecret: SEED.app.secret });
  });

  test('the secret before the present one stops to count by itself, and is deleted', async () => {
    const { accounts } = shop.whatsapp;
    const rotated = await accounts.update(shop.accountId, { appSecret: 'the-next-secret' });
    const hours = (Date.parse(rotated.previousAppSecretUntil!) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(48);
    const body = inbound('wamid.EXPIRED');
    await post(body, sign(body)).expect(200);

    const rows = shop.booted.strapi.db.query('plugin::whatsapp.account' as never);
    const where = { documentId: shop.accountId };
    await rows.update({ where, data: { previousAppSecretUntil: new Date() } } as never);
    // What is changed in the database alone is seen within half a minute; a change of the account, at once.
    await accounts.update(shop.accountId, { name: 'Atlas Books' });
    await post(body, sign(body)).expect(401);
    await post(body, sign(body, 'the-next-secret')).expect(200);
    expect(await rows.findOne({ where } as never)).toMatchObject({
      previousAppSecret: null,
      previousAppSecretUntil: null,
    });
    await accounts.update(shop.accountId, { appSecret: SEED.app.secret });
  });

  test('the account tells when the last delivery came', async () => {
    const account = await eventually('the time of the last delivery', async () => {
      const found = await shop.whatsapp.accounts.findOne(shop.accountId);
      return found.lastDeliveryAt ? found : undefined;
    });
    expect(account.lastDeliveryAt).toMatch(/^2\d{3}-/);
  });
});
