import http from 'node:http';
import { createSimulator, SEED } from '../../../simulator/src/index';
import { orderShipped, startHarness, until, type Harness } from './harness';

describe('the control API', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  it('hands out credentials that work', async () => {
    const { body } = await harness.control('GET', 'credentials');
    const [real] = body.numbers.filter(({ kind }: { kind: string }) => kind === 'real');
    const answer = await fetch(`${body.graphBaseUrl}/v26.0/${real.phoneNumberId}`, {
      headers: { authorization: `Bearer ${body.accessToken}` },
    });
    expect(answer.status).toBe(200);
    expect(body).toMatchObject({
      appId: SEED.app.id,
      appSecret: SEED.app.secret,
      businessAccountId: SEED.businessAccount.id,
      portfolioId: SEED.portfolio.id,
    });
  });

  it('resets everything to the seed', async () => {
    await harness.connect();
    await harness.send(orderShipped('a', 'b', 'c'));
    harness.simulator.setFaults({ hang: {} });
    harness.simulator.setClock({ offsetSeconds: 100 });
    await harness.control('POST', 'reset');
    const { body } = await harness.control('GET', 'state');
    expect(body).toMatchObject({
      offsetSeconds: 0,
      messages: 0,
      requests: 0,
      deliveries: 0,
      faults: [],
    });
    expect(body.webhooks.apps[0].callbackUrl).toBeNull();
    expect(body.webhooks.businessAccounts[0].subscriptions).toEqual([]);
  });

  it('filters and clears the log of requests', async () => {
    await harness.graph('GET', SEED.realNumber.id);
    await harness.send(orderShipped('a', 'b', 'c'));
    const posts = await harness.control('GET', 'requests?method=POST&path=/messages');
    expect(posts.body).toHaveLength(1);
    expect(posts.body[0].body.template.name).toBe('order_shipped');
    await harness.control('DELETE', 'requests');
    expect((await harness.control('GET', 'requests')).body).toEqual([]);
  });

  it('adds a second app, WABA, number and token that see only what is theirs', async () => {
    const { body: account } = await harness.control('POST', 'business-accounts', {
      name: 'Second',
    });
    const { body: app } = await harness.control('POST', 'apps', { secret: 's2' });
    const { body: number } = await harness.control('POST', 'phone-numbers', {
      businessAccountId: account.id,
      displayPhoneNumber: '+43 1 5550100',
    });
    const { body: token } = await harness.control('POST', 'tokens', {
      appId: app.id,
      businessAccountIds: [account.id],
    });
    const own = await harness.graph('GET', `${account.id}/phone_numbers`, undefined, token.value);
    const other = await harness.graph('GET', SEED.realNumber.id, undefined, token.value);
    expect(own.body.data.map(({ id }: { id: string }) => id)).toEqual([number.id]);
    expect(other.status).toBe(400);
  });

  it('revokes a token', async () => {
    await harness.control('DELETE', `tokens/${SEED.tokens.full}`);
    expect((await harness.graph('GET', SEED.realNumber.id)).body.error.code).toBe(190);
  });

  it('gives a person another user id in another portfolio', async () => {
    const account = harness.simulator.addBusinessAccount();
    const number = harness.simulator.addPhoneNumber({ businessAccountId: account.id });
    harness.simulator.addTemplate({
      businessAccountId: account.id,
      name: 'hi',
      components: [{ type: 'BODY', text: 'Hi' }],
    });
    const body = {
      to: undefined,
      type: 'template',
      template: { name: 'hi', language: { code: 'en' } },
    };
    const foreign = await harness.send(
      { ...body, recipient: SEED.customers.lena.userId },
      number.id,
    );
    expect(foreign.body.error.code).toBe(131009);
    await harness.send({ ...body, to: SEED.customers.lena.phone }, number.id);
    expect(harness.simulator.phone(SEED.customers.lena.phone).messages).toBe(1);
  });

  it.each([
    ['GET', 'nothing', undefined, 404],
    ['PATCH', 'reset', {}, 405],
    ['POST', 'templates/1/review', { decision: 'APPROVED' }, 404],
    ['PUT', 'clock', { offsetSeconds: 'soon' }, 400],
    ['POST', 'phones', { phone: '1' }, 400],
    ['POST', 'webhooks/send', {}, 400],
  ])('answers %s %s with a sentence', async (method, path, body, status) => {
    const answer = await harness.control(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\.$/);
  });

  it('is not steered by pages of other sites', async () => {
    const foreign = await fetch(`${harness.simulator.url}/_simulator/credentials`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    const rebound = await new Promise<number>((resolve, reject) => {
      http
        .get(
          `${harness.simulator.url}/_simulator/credentials`,
          { headers: { host: 'evil.example' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        )
        .on('error', reject);
    });
    expect(rebound).toBe(403);
  });

  it('streams what changes', async () => {
    const stream = await fetch(`${harness.simulator.url}/_simulator/events`);
    const reader = stream.body?.getReader();
    let text = '';
    const reading = (async () => {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return;
        text += Buffer.from(part.value).toString('utf8');
      }
    })();
    await until(() => text.includes('retry'));
    harness.simulator.reply(SEED.customers.lena.phone, { text: 'Hi' });
    await until(() => text.includes('"kind":"message"'));
    await reader?.cancel();
    await reading;
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(text).toContain(`data: {"kind":"message","id":"${SEED.customers.lena.phone}"}`);
  });

  it('serves the page with a strict policy, and nothing beside it', async () => {
    const page = await fetch(`${harness.simulator.url}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('app.js');
    const outside = await fetch(`${harness.simulator.url}/..%2f..%2fpackage.json`);
    expect(outside.status).not.toBe(200);
  });

  it('shows a picture that was sent, sandboxed', async () => {
    harness.simulator.reply(SEED.customers.lena.phone, { type: 'image', image: {} });
    const message = harness.simulator.phone(SEED.customers.lena.phone).thread[0];
    const shown = await fetch(
      `${harness.simulator.url}/_simulator/attachments/${encodeURIComponent(message?.id ?? '')}`,
    );
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('a simulator', () => {
  it('makes the same ids from the same randomness', async () => {
    const wamid = async (): Promise<string> => {
      let state = 1;
      const random = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const harness = await startHarness({ random, now: () => 1_790_000_000_000 });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'Hi' });
      const id = harness.simulator.phone(SEED.customers.lena.phone).thread[0]?.id ?? '';
      await harness.close();
      return id;
    };
    expect(await wamid()).toBe(await wamid());
  });

  it('says so when its port is taken', async () => {
    const first = createSimulator();
    const { url } = await first.start(0);
    const second = createSimulator();
    await expect(second.start(Number(new URL(url).port))).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.stop();
  });

  it('still knows everything when it is started again', async () => {
    const harness = await startHarness();
    await harness.connect();
    harness.simulator.reply(SEED.customers.lena.phone, { text: 'Before' });
    await until(() => harness.receiver.received.length === 1);
    const { port } = new URL(harness.simulator.url);
    await harness.simulator.stop();
    await expect(harness.graph('GET', SEED.realNumber.id)).rejects.toThrow();
    await harness.simulator.start(Number(port));
    harness.simulator.reply(SEED.customers.lena.phone, { text: 'After' });
    await until(() => harness.receiver.received.length === 2);
    expect(harness.simulator.phone(SEED.customers.lena.phone).messages).toBe(2);
    await harness.close();
  });

  it('shares nothing with another one', async () => {
    const [one, two] = [createSimulator(), createSimulator()];
    one.reply(SEED.customers.lena.phone, { text: 'Hi' });
    expect(two.phone(SEED.customers.lena.phone).messages).toBe(0);
  });
});
