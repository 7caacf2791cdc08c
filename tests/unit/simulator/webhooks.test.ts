import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SEED } from '../../../simulator/src/index';
import { orderShipped, startHarness, startReceiver, until, type Harness } from './harness';

const { lena, priya, noor } = SEED.customers;
const WABA = SEED.businessAccount.id;
const hmac = (body: Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('webhooks', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  describe('reach nobody', () => {
    it('without a callback', async () => {
      await harness.graph('POST', `${WABA}/subscribed_apps`);
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      const { body } = await harness.control('GET', 'state');
      expect(body.webhooks.unsent.at(-1).reason).toContain('callback');
      expect(harness.simulator.deliveries).toEqual([]);
    });

    it('without a subscription of the WABA, though the callback is verified', async () => {
      await harness.simulator.setWebhook({
        callbackUrl: harness.receiver.url,
        verifyToken: 'verify-me',
      });
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      const { body } = await harness.control('GET', 'state');
      expect(body.webhooks.unsent.at(-1).reason).toContain('subscribed_apps');
      expect(harness.simulator.deliveries).toEqual([]);
    });

    it('for a field that was not chosen', async () => {
      await harness.connect();
      await harness.graph(
        'POST',
        `${SEED.app.id}/subscriptions`,
        {
          object: 'whatsapp_business_account',
          callback_url: harness.receiver.url,
          verify_token: 'verify-me',
          fields: 'message_template_status_update',
        },
        `${SEED.app.id}|${SEED.app.secret}`,
      );
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      harness.simulator.reviewTemplate('order_shipped/en', { decision: 'PAUSED' });
      await until(() => harness.receiver.received.length === 1);
      expect(harness.changes('messages')).toEqual([]);
      expect(harness.changes('message_template_status_update')).toHaveLength(1);
    });
  });

  describe('the handshake', () => {
    it('is refused with the reason when the verify token is wrong', async () => {
      const { status, body } = await harness.control('PUT', 'webhook', {
        callbackUrl: harness.receiver.url,
        verifyToken: 'other',
      });
      expect(status).toBe(400);
      expect(body.error).toContain('403');
    });

    it('is refused when the challenge does not come back bare', async () => {
      harness.receiver.challengeAnswer = '"1"';
      const answer = await harness.graph(
        'POST',
        `${SEED.app.id}/subscriptions`,
        {
          object: 'whatsapp_business_account',
          callback_url: harness.receiver.url,
          verify_token: 'verify-me',
        },
        `${SEED.app.id}|${SEED.app.secret}`,
      );
      expect(answer.body.error.code).toBe(2200);
      expect(answer.body.error.message).toContain('does not match challenge');
    });

    it('needs the token of the app itself', async () => {
      const { body } = await harness.graph('POST', `${SEED.app.id}/subscriptions`, {
        object: 'whatsapp_business_account',
      });
      expect(body.error.code).toBe(15);
    });
  });

  describe('once connected', () => {
    beforeEach(() => harness.connect());

    it('are signed over the exact bytes, in which non-ASCII and slashes are escaped', async () => {
      harness.simulator.reply(priya.phone, { text: 'Ça va / 😀' });
      await until(() => harness.receiver.received.length > 0);
      const [first] = harness.receiver.received;
      const raw = first?.raw ?? Buffer.alloc(0);
      expect(first?.signature).toBe(hmac(raw, SEED.app.secret));
      expect(raw.toString('utf8')).toContain('\\u00c7a va \\/ \\ud83d\\ude00');
      expect(raw.every((byte) => byte < 128)).toBe(true);
      expect(first?.body.entry[0].changes[0].value.messages[0].text.body).toBe('Ça va / 😀');
      expect(first?.body.entry[0].changes[0].value.contacts[0].profile.name).toBe(priya.name);
    });

    it('tell sent, delivered and read with the caller’s own data in each', async () => {
      const { body } = await harness.send({
        ...orderShipped('a', 'b', 'c'),
        biz_opaque_callback_data: 'mine-1',
      });
      await until(() => harness.statuses().length === 2);
      harness.simulator.read(lena.phone);
      await until(() => harness.statuses().length === 3);
      const statuses = harness.statuses();
      expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
      for (const status of statuses) {
        expect(status).toMatchObject({
          id: body.messages[0].id,
          biz_opaque_callback_data: 'mine-1',
          recipient_id: lena.waId,
          recipient_user_id: lena.userId,
          timestamp: expect.stringMatching(/^\d{10}$/),
        });
      }
      const pricing = {
        billable: true,
        pricing_model: 'PMP',
        type: 'regular',
        category: 'utility',
      };
      expect(statuses.map((status) => status.pricing)).toEqual([pricing, pricing, undefined]);
    });

    it('skip delivered when the message is read before it was told', async () => {
      harness.simulator.putPhone({ phone: lena.phone, online: false });
      const { body } = await harness.send(orderShipped('a', 'b', 'c'));
      await until(() => harness.statuses().length === 1);
      harness.simulator.read(lena.phone, { messageId: body.messages[0].id });
      await until(() => harness.statuses().length === 2);
      expect(harness.statuses().map(({ status }) => status)).toEqual(['sent', 'read']);
      expect(harness.statuses()[1].pricing.category).toBe('utility');
    });

    it('tell delivered only when the phone is on again', async () => {
      harness.simulator.putPhone({ phone: lena.phone, online: false });
      await harness.send(orderShipped('a', 'b', 'c'));
      await until(() => harness.statuses().length === 1);
      harness.simulator.putPhone({ phone: lena.phone, online: true });
      await until(() => harness.statuses().length === 2);
      expect(harness.statuses()[1].status).toBe('delivered');
    });

    it('tell a failure with its error and without contacts', async () => {
      await harness.send({ to: `+${SEED.notOnWhatsApp[0]}`, ...orderShipped('a', 'b', 'c') });
      await until(() => harness.statuses().length === 1);
      const [value] = harness.changes('messages');
      expect(value.contacts).toBeUndefined();
      expect(value.statuses[0]).toMatchObject({ status: 'failed', errors: [{ code: 131026 }] });
      expect(value.statuses[0].recipient_user_id).toBeUndefined();
      expect(value.statuses[0].pricing).toBeUndefined();
    });

    it.each([
      ['image/png', 200, ['sent', 'delivered'], undefined],
      ['text/html', 200, ['failed'], 131053],
      ['image/png', 404, ['failed'], 131053],
    ])(
      'tell what became of a linked picture of type %s that answers %i',
      async (type, status, expected, code) => {
        const shop = http.createServer((_request, response) => {
          response.writeHead(status, { 'Content-Type': type });
          response.end('bytes');
        });
        await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
        const link = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/a.png`;
        harness.simulator.reply(lena.phone, { text: 'Hi', phoneNumberId: SEED.realNumber.id });
        const sent = await harness.send({ type: 'image', image: { link } });
        await until(() => harness.statuses().length === expected.length);
        shop.closeAllConnections();
        await new Promise((resolve) => shop.close(resolve));
        expect(sent.status).toBe(200);
        expect(harness.statuses().map((one) => one.status)).toEqual(expected);
        expect(harness.statuses()[0].errors?.[0].code).toBe(code);
      },
    );

    it('leave the number out for a person who hides it', async () => {
      harness.simulator.reply(noor.phone, { text: 'Hi' });
      await harness.send({ to: undefined, recipient: noor.userId, ...orderShipped('a', 'b', 'c') });
      await until(() => harness.statuses().length === 2);
      const text = harness.receiver.received.map(({ raw }) => raw.toString('utf8')).join();
      const inbound = harness.changes('messages').find((value) => value.messages);
      expect(inbound.messages[0]).toMatchObject({ from_user_id: noor.userId });
      expect(inbound.contacts[0].profile.username).toBe('@noor.writes');
      expect(text).not.toContain(`"${noor.phone}"`);
    });

    it('hold several statuses in one delivery when they come together', async () => {
      const grouped = await startHarness({ webhooks: { batchWindowMs: 100 } });
      await grouped.connect();
      await Promise.all([1, 2, 3].map(() => grouped.send(orderShipped('a', 'b', 'c'))));
      await until(() => grouped.statuses().length === 6);
      const [first] = grouped.changes('messages');
      const deliveries = grouped.receiver.received.length;
      await grouped.close();
      expect(deliveries).toBeLessThan(6);
      expect(first.statuses.length).toBeGreaterThan(1);
      expect(first.contacts).toHaveLength(1);
    });

    it('are repeated until they are answered with 200', async () => {
      harness.receiver.answers.push(500, 201);
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      await until(() => harness.simulator.deliveries[0]?.state === 'delivered');
      expect(harness.simulator.deliveries[0]?.attempts.map(({ status }) => status)).toEqual([
        500, 201, 200,
      ]);
      expect(new Set(harness.receiver.received.map(({ raw }) => raw.toString()))).toHaveProperty(
        'size',
        1,
      );
    });

    it('are given up after the last attempt and can be sent again by hand', async () => {
      harness.receiver.answers.push(500, 500, 500, 500);
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      await until(() => harness.simulator.deliveries[0]?.state === 'given-up');
      const [delivery] = harness.simulator.deliveries;
      const { status } = await harness.control('POST', `deliveries/${delivery?.id}/redeliver`, {});
      await until(() => harness.receiver.received.length === 5);
      expect(status).toBe(200);
      expect(harness.receiver.received[4]?.signature).toBe(harness.receiver.received[0]?.signature);
    });

    it('are recorded with the error when nobody listens', async () => {
      await harness.receiver.close();
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      await until(() => (harness.simulator.deliveries[0]?.attempts.length ?? 0) > 0);
      const [attempt] = harness.simulator.deliveries[0]?.attempts ?? [];
      expect(attempt).toMatchObject({ error: expect.stringMatching(/./) });
      expect(attempt?.status).toBeUndefined();
    });

    it('of messages follow the override, those of templates do not', async () => {
      const override = await startReceiver();
      const { status } = await harness.graph('POST', `${WABA}/subscribed_apps`, {
        override_callback_uri: override.url,
        verify_token: 'verify-me',
      });
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      harness.simulator.reviewTemplate('order_shipped/en', { decision: 'PAUSED' });
      await until(() => override.received.length === 1 && harness.receiver.received.length === 1);
      await override.close();
      expect(status).toBe(200);
      expect(override.received[0]?.body.entry[0].changes[0].field).toBe('messages');
      expect(harness.changes('message_template_status_update')).toHaveLength(1);
    });

    it('lose the override when the app subscribes again without one', async () => {
      const override = await startReceiver();
      await harness.graph('POST', `${WABA}/subscribed_apps`, {
        override_callback_uri: override.url,
        verify_token: 'verify-me',
      });
      await harness.graph('POST', `${WABA}/subscribed_apps`);
      const { body } = await harness.graph('GET', `${WABA}/subscribed_apps`);
      await override.close();
      expect(body.data).toHaveLength(1);
      expect(body.data[0].override_callback_uri).toBeUndefined();
    });

    it('go to every subscribed app, signed with its own secret', async () => {
      const second = await startReceiver();
      const app = harness.simulator.addApp({ secret: 'another-secret' });
      const token = harness.simulator.addToken({ appId: app.id });
      await harness.simulator.setWebhook({
        callbackUrl: second.url,
        verifyToken: 'verify-me',
        appId: app.id,
      });
      await harness.graph('POST', `${WABA}/subscribed_apps`, undefined, token.value);
      harness.simulator.reply(lena.phone, { text: 'Hi' });
      await until(() => second.received.length === 1 && harness.receiver.received.length === 1);
      await second.close();
      const [theirs] = second.received;
      expect(theirs?.signature).toBe(hmac(theirs?.raw ?? Buffer.alloc(0), 'another-secret'));
    });

    it.each([
      ['valid', (raw: Buffer) => hmac(raw, SEED.app.secret)],
      ['missing', () => undefined],
      ['malformed', () => 'sha256=not-a-signature'],
    ] as const)('can be made by hand with a %s signature', async (signature, expected) => {
      await harness.control('POST', 'webhooks/send', {
        field: 'account_review_update',
        value: { decision: 'APPROVED' },
        signature,
      });
      await until(() => harness.receiver.received.length === 1);
      const [received] = harness.receiver.received;
      expect(received?.signature).toBe(expected(received?.raw ?? Buffer.alloc(0)));
      expect(harness.changes('account_review_update')).toEqual([{ decision: 'APPROVED' }]);
    });

    it('can be made by hand with a wrong signature', async () => {
      await harness.control('POST', 'webhooks/send', { raw: '{"a":1}', signature: 'wrong' });
      await until(() => harness.receiver.received.length === 1);
      const [received] = harness.receiver.received;
      expect(received?.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
      expect(received?.signature).not.toBe(hmac(Buffer.from('{"a":1}'), SEED.app.secret));
    });

    describe('about templates', () => {
      const id = Number(SEED.templates.orderShipped.id);

      it.each([
        [
          'REJECTED',
          { reason: 'SCAM', explanation: 'Why', recommendation: 'What' },
          { reason: 'SCAM', rejection_info: { reason: 'Why', recommendation: 'What' } },
        ],
        ['PAUSED', {}, { reason: 'NONE', other_info: { title: 'FIRST_PAUSE' } }],
        ['DISABLED', {}, { disable_info: { disable_date: expect.any(Number) } }],
        ['PENDING_DELETION', {}, { reason: null }],
      ])('tell %s', async (decision, review, extra) => {
        harness.simulator.reviewTemplate('order_shipped/en', { decision, ...review });
        await until(() => harness.changes('message_template_status_update').length === 1);
        expect(harness.changes('message_template_status_update')[0]).toMatchObject({
          event: decision,
          message_template_id: id,
          message_template_name: 'order_shipped',
          message_template_language: 'en',
          message_template_category: 'UTILITY',
          ...extra,
        });
        expect(harness.receiver.received[0]?.body.entry[0].time).toEqual(expect.any(Number));
      });

      it('tell a changed quality', async () => {
        harness.simulator.reviewTemplate('order_shipped/en', { quality: 'RED' });
        await until(() => harness.changes('message_template_quality_update').length === 1);
        expect(harness.changes('message_template_quality_update')[0]).toMatchObject({
          previous_quality_score: 'UNKNOWN',
          new_quality_score: 'RED',
        });
      });

      it('announce a category with the present one as new_category, then tell that it is done', async () => {
        harness.simulator.reviewTemplate('order_shipped/en', {
          category: 'MARKETING',
          categoryNotice: true,
        });
        harness.simulator.reviewTemplate('order_shipped/en', { category: 'MARKETING' });
        await until(() => harness.changes('template_category_update').length === 2);
        const [notice, done] = harness.changes('template_category_update');
        expect(notice).toMatchObject({ new_category: 'UTILITY', correct_category: 'MARKETING' });
        expect(done).toMatchObject({ previous_category: 'UTILITY', new_category: 'MARKETING' });
      });

      it('approve a submission by themselves when the options say so', async () => {
        harness.simulator.setOptions({ autoApproveMs: 1 });
        await harness.graph('POST', `${WABA}/message_templates`, {
          name: 'x',
          language: 'en',
          category: 'UTILITY',
          components: [{ type: 'BODY', text: 'Hello there' }],
        });
        await until(() => harness.changes('message_template_status_update').length === 1);
        expect(harness.changes('message_template_status_update')[0].event).toBe('APPROVED');
      });
    });
  });
});
