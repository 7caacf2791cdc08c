import { createHmac } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import Koa from 'koa';
import {
  createIngress,
  type IngressOptions,
  type Received,
} from '../../../../server/src/webhook/ingress';

const SECRET = 'app secret';
const PATH = '/api/whatsapp/webhook';

const bodyOf = (mark: string) =>
  JSON.stringify({ entry: [{ id: '1', changes: [{ field: 'security', value: { mark } }] }] });

describe('The webhook URL', () => {
  let server: Server;
  let stored: string[];
  let handedOn: Received[];
  /** Ends the storing of all that waits; what comes later does not wait. */
  let release: () => void;

  const open = async (changes: Partial<IngressOptions> = {}) => {
    stored = [];
    handedOn = [];
    let isReleased: Promise<void> | null = new Promise((resolve) => {
      release = () => {
        isReleased = null;
        resolve();
      };
    });
    const ingress = createIngress({
      path: PATH,
      maxBodyBytes: 10_000,
      capacity: { deliveries: 3, bytes: 100_000 },
      callers: () =>
        Promise.resolve({ secrets: new Map([[SECRET, new Set(['1'])]]), verifyTokens: [] }),
      apply: async (events) => {
        await isReleased;
        stored.push(...events.map((event) => JSON.stringify(event)));
      },
      onStored: (delivery) => handedOn.push(delivery),
      viaHeader: 'x-via',
      onRefused: () => undefined,
      onFailure: () => undefined,
      ...changes,
    });
    const app = new Koa().use(ingress.middleware);
    // It tells the terminal of each caller that hangs up.
    app.silent = true;
    server = createServer(app.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  };
  afterEach(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const post = (body: string) =>
    new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
      const call = request(
        {
          port: (server.address() as AddressInfo).port,
          host: '127.0.0.1',
          path: PATH,
          method: 'POST',
          agent: false,
          headers: {
            'Content-Type': 'application/json',
            'X-Hub-Signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
          },
        },
        (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode!, retryAfter: answer.headers['retry-after'] });
        },
      );
      call.on('error', reject);
      call.end(body);
    });

  const has = (mark: string) => stored.some((event) => event.includes(mark));

  it('slows its sender when too much is under way, and drops nothing that it answered 200', async () => {
    await open();
    const marks = Array.from({ length: 12 }, (_, index) => `mark-${index}-`);
    const calls = marks.map((mark) => post(bodyOf(mark)).then((answer) => ({ mark, ...answer })));
    // The first refusals come while the others still wait.
    await Promise.race(
      calls.map((call) =>
        call.then(({ status }) => (status === 503 ? status : new Promise(() => {}))),
      ),
    );
    release();
    const answers = await Promise.all(calls);
    const refused = answers.filter(({ status }) => status === 503);
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length + refused.length).toBe(12);
    expect(taken.length).toBeGreaterThanOrEqual(3);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set(['5']));
    expect(answers.filter(({ mark }) => has(mark)).map(({ mark }) => mark)).toEqual(
      taken.map(({ mark }) => mark),
    );
    // What was refused is taken when it comes again.
    for (const { mark } of refused) expect((await post(bodyOf(mark))).status).toBe(200);
    expect(marks.every(has)).toBe(true);
  });

  it('has room for a large delivery alone, but not for another beside it', async () => {
    await open({ capacity: { deliveries: 10, bytes: 1_000 } });
    const large = (mark: string) => bodyOf(`${mark}${'x'.repeat(5_000)}`);
    const calls = [post(large('a')), post(large('b'))];
    const first = await Promise.race(calls);
    expect(first).toEqual({ status: 503, retryAfter: '5' });
    release();
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
    expect((await post(large('c'))).status).toBe(200);
    expect(stored).toHaveLength(2);
  });

  it('hands on what is stored as it came, and nothing else', async () => {
    await open();
    release();
    const body = bodyOf('told');
    expect((await post(body)).status).toBe(200);
    expect((await post('{ not JSON')).status).toBe(400);
    // It is handed on when the answer is out, not before.
    while (handedOn.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(handedOn.map((one) => ({ ...one, body: one.body.toString() }))).toEqual([
      {
        body,
        contentType: 'application/json',
        signature: `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
        fields: ['security'],
        counts: [{ businessAccountId: '1', field: 'security', received: 1 }],
        via: null,
      },
    ]);
  });

  it('tells of each call that it will never take, and how large it was', async () => {
    const refused: [string, number, string | null][] = [];
    await open({
      onRefused: (reason, bytes, claims) => refused.push([reason, bytes, claims]),
    });
    release();
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${PATH}`;
    const body = bodyOf('of somebody else');
    const forged = `sha256=${createHmac('sha256', 'another').update(body).digest('hex')}`;
    const send = (headers: Record<string, string>, text = body) =>
      fetch(url, { method: 'POST', headers, body: text }).then(({ status }) => status);
    expect(await send({})).toBe(401);
    expect(await send({ 'X-Hub-Signature-256': forged })).toBe(401);
    expect(await send({ 'X-Hub-Signature-256': forged }, 'x'.repeat(10_001))).toBe(413);
    expect((await post('{ not JSON')).status).toBe(400);
    expect((await fetch(`${url}?hub.mode=subscribe&hub.verify_token=wrong`)).status).toBe(403);
    expect((await post(bodyOf('ours'))).status).toBe(200);
    const named = '{"object":"whatsapp_business_account","entry":[{"id":"104857600"}]}';
    expect(await send({ 'X-Hub-Signature-256': forged }, named)).toBe(401);
    expect(refused).toEqual([
      ['unsigned', body.length, null],
      ['forged', body.length, null],
      ['tooLarge', 10_001, null],
      ['notJson', 10, null],
      ['verifyToken', 0, null],
      ['forged', named.length, '104857600'],
    ]);
  });

  it('stores nothing of a body that ends too early, and takes the next one', async () => {
    const failures: unknown[] = [];
    await open({ onFailure: (failure) => failures.push(failure) });
    release();
    const cut = bodyOf('cut off');
    const gone = new Promise((resolve) => {
      server.once('connection', (socket) => socket.once('close', resolve));
    });
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
      socket.write(
        `POST ${PATH} HTTP/1.1\r\nHost: a\r\nContent-Length: ${cut.length}\r\n` +
          `X-Hub-Signature-256: sha256=${createHmac('sha256', SECRET).update(cut).digest('hex')}\r\n\r\n` +
          cut.slice(0, 20),
        () => socket.end(),
      ),
    );
    await gone;
    expect((await post(bodyOf('whole'))).status).toBe(200);
    expect([has('cut off'), has('whole')]).toEqual([false, true]);
    // Nobody has to look into it.
    expect(failures).toEqual([]);
  });

  it('refuses what turns out too large while it comes, and hears the next one', async () => {
    await open();
    release();
    const status = await new Promise((resolve, reject) => {
      const call = request(
        {
          port: (server.address() as AddressInfo).port,
          host: '127.0.0.1',
          path: PATH,
          method: 'POST',
          agent: false,
          headers: {
            'Transfer-Encoding': 'chunked',
            'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}`,
          },
        },
        (answer) => resolve(answer.resume().statusCode),
      );
      call.on('error', reject);
      call.write('x'.repeat(10_001));
    });
    expect(status).toBe(413);
    expect((await post(bodyOf('next'))).status).toBe(200);
  });

  it('answers 503 when it cannot be stored, and hands nothing on', async () => {
    await open({ apply: () => Promise.reject(new Error('No database.')) });
    expect(await post(bodyOf('lost'))).toEqual({ status: 503, retryAfter: '5' });
    expect(handedOn).toEqual([]);
  });
});
