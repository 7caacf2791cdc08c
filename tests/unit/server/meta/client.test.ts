import { createServer, type AddressInfo, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { createSimulator, SEED } from '../../../../simulator/src/index';
import type { GraphClient } from '../../../../server/src/meta/client';
import { GraphError } from '../../../../server/src/meta/errors';
import { clientOf, reply, startGraphServer, TOKEN, type GraphServer } from './graph-server';

let graph: GraphServer;
let client: GraphClient;
let closeClient: () => void;

beforeEach(async () => {
  graph = await startGraphServer();
  ({ client, close: closeClient } = clientOf(graph.url));
});

afterEach(async () => {
  closeClient();
  await graph.close();
});

const send = (from: GraphClient = client) =>
  from.request({ method: 'POST', path: '123/messages', body: { to: '+4917655501234' } });

async function failureOf(request: Promise<unknown>): Promise<GraphError> {
  const failure: unknown = await request.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  expect(failure).toBeInstanceOf(GraphError);
  return failure as GraphError;
}

/** Everything of an error that can reach a log or an answer. */
const traces = (failure: GraphError) =>
  [
    failure.message,
    String(failure),
    failure.stack,
    JSON.stringify(failure),
    JSON.stringify(failure, Object.getOwnPropertyNames(failure)),
    inspect(failure, { depth: null, showHidden: true, getters: true }),
  ].join('\n');

/** A server below HTTP, in the place of Meta’s. */
async function startSocketServer(onConnection: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

describe('A call to Meta', () => {
  it('goes below the version, with the token in its header and nowhere else', async () => {
    graph.replies = [reply(200, { id: '7' })];
    const { data } = await client.request({
      method: 'POST',
      path: '123/messages',
      query: { fields: 'id,name', limit: 3, after: undefined },
      body: { to: '+4917655501234', text: { body: 'Grüße 👋' } },
    });
    expect(data).toEqual({ id: '7' });
    expect(graph.asked).toEqual([
      {
        method: 'POST',
        path: '/v26.0/123/messages',
        query: { fields: 'id,name', limit: '3' },
        authorization: `Bearer ${TOKEN}`,
        body: { to: '+4917655501234', text: { body: 'Grüße 👋' } },
      },
    ]);
  });

  it('tells how much of the budget is used', async () => {
    graph.replies = [
      reply(200, {}, { 'x-app-usage': '{"call_count":28,"total_time":5,"total_cputime":41}' }),
      reply(200, {}),
    ];
    const first = await send();
    const second = await send();
    expect([first.usage, second.usage]).toEqual([{ percent: 41, regainMinutes: 0 }, null]);
  });

  it.each(['{', 'null', '[null]', '{"1":[null]}', '{"1":null}', '7', '"x"', ''])(
    'succeeds whatever the usage header says: %s',
    async (header) => {
      graph.replies = [reply(200, { id: '7' }, { 'x-business-use-case-usage': header })];
      const { data } = await send();
      expect(data).toEqual({ id: '7' });
    },
  );
});

describe('An error of Meta’s', () => {
  it('is told with code, family, diagnosis, Meta’s words and trace id', async () => {
    graph.replies = [
      reply(400, {
        error: {
          message: '(#131009) Parameter value is not valid',
          type: 'OAuthException',
          code: 131009,
          error_data: { messaging_product: 'whatsapp', details: 'to is not a number' },
          fbtrace_id: 'AbcTrace',
        },
      }),
    ];
    const failure = await failureOf(send());
    expect(failure).toMatchObject({
      name: 'GraphError',
      code: 'WHATSAPP_GRAPH_ERROR',
      family: 'graph',
      outcome: 'refused',
      status: 400,
      metaCode: 131009,
      subcode: null,
      metaMessage: '(#131009) Parameter value is not valid',
      details: 'to is not a number',
      traceId: 'AbcTrace',
      cause: null,
    });
    expect(failure.diagnosis).toMatchObject({ key: 'value', retry: 'after-fix' });
    expect(failure).toBeInstanceOf(GraphError);
  });

  it('of a template is told by its subcode, in the words that are meant for people', async () => {
    graph.replies = [
      reply(400, {
        error: {
          message: 'Invalid parameter',
          code: 100,
          error_subcode: 2388299,
          error_user_title: 'Leading or trailing variables',
          error_user_msg: 'Variables cannot be at the start or end.',
          is_transient: false,
          fbtrace_id: 'A1',
        },
      }),
    ];
    const failure = await failureOf(send());
    expect(failure).toMatchObject({
      metaCode: 100,
      subcode: 2388299,
      metaMessage: 'Variables cannot be at the start or end.',
    });
    expect(failure.diagnosis.key).toBe('variableEdge');
  });

  it.each([
    [500, 131000],
    [503, 2],
    [429, 130429],
    [200, 100],
  ])('is a refusal whatever its HTTP status: %i', async (status, code) => {
    graph.replies = [reply(status, { error: { message: 'No', code } })];
    expect(await failureOf(send())).toMatchObject({ outcome: 'refused', status, metaCode: code });
  });

  it('is understood as the simulator writes it', async () => {
    const simulator = createSimulator();
    const { url } = await simulator.start(0);
    const callers = [SEED.tokens.expired, SEED.tokens.messagingOnly, SEED.tokens.full].map(
      (token) => clientOf(url, { token }),
    );
    try {
      const [expired, messagingOnly, full] = callers.map((caller) => caller.client);
      const templates = {
        method: 'GET',
        path: `${SEED.businessAccount.id}/message_templates`,
      } as const;
      const wrong = { method: 'POST', path: templates.path, body: { name: 'Order' } } as const;
      const failures = [
        await failureOf(expired!.request(templates)),
        await failureOf(messagingOnly!.request(templates)),
        await failureOf(full!.request(wrong)),
      ];
      expect(failures.map(({ diagnosis }) => diagnosis.key)).toEqual([
        'token',
        'permission',
        'parameter',
      ]);
      expect(failures.map(({ traceId }) => typeof traceId)).toEqual(['string', 'string', 'string']);
      expect(failures.map(traces).join()).not.toContain('EAA');
    } finally {
      callers.forEach((caller) => caller.close());
      await simulator.stop();
    }
  });
});

describe('An answer that is not Meta’s', () => {
  it.each([
    ['a page of a proxy', 502, '<html><body>Bad gateway</body></html>'],
    ['a page with status 200', 200, '<html></html>'],
    ['garbage', 200, '\u0000\u0001{{{'],
    ['half an answer', 200, '{"messages":[{"id":'],
    ['nothing', 200, ''],
    ['nothing with an error status', 500, ''],
    ['JSON that is no object', 200, 'null'],
    ['JSON that is text', 200, '"ok"'],
    ['an error without a code', 500, { error: { message: 'Oops' } }],
    ['an error with a code that is no number', 400, { error: { code: 'E1', message: 'Oops' } }],
    ['an error that is text', 500, { error: 'Oops' }],
    ['JSON with an error status', 404, { message: 'Not here' }],
    ['a redirect without a place', 302, ''],
  ])('leaves it open what Meta did: %s', async (_title, status, body) => {
    graph.replies = [reply(status, body)];
    expect(await failureOf(send())).toMatchObject({
      family: 'answer',
      outcome: 'unknown',
      status,
      metaCode: null,
    });
  });

  it('is not followed elsewhere, so that the token stays with Meta', async () => {
    const elsewhere = await startGraphServer();
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        graph.replies = [reply(status, '', { location: `${elsewhere.url}/v26.0/123/messages` })];
        expect(await failureOf(send())).toMatchObject({ family: 'answer', outcome: 'unknown' });
      }
      expect(elsewhere.asked).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });
});

describe('A connection that fails', () => {
  it('by being refused has sent nothing', async () => {
    await graph.close();
    expect(await failureOf(send())).toMatchObject({
      family: 'network',
      outcome: 'never-left',
      status: null,
      cause: 'ECONNREFUSED',
    });
  });

  it('by not answering in time leaves it open what Meta did', async () => {
    graph.replies = [() => undefined];
    const hurried = clientOf(graph.url, { timeoutMs: 100 });
    try {
      expect(await failureOf(send(hurried.client))).toMatchObject({
        family: 'timeout',
        outcome: 'unknown',
      });
      expect(graph.asked).toHaveLength(1);
    } finally {
      hurried.close();
    }
  });

  it('by breaking off after the request leaves it open what Meta did', async () => {
    graph.replies = [(_response, _asked, socket) => socket.resetAndDestroy()];
    expect(await failureOf(send())).toMatchObject({ family: 'network', outcome: 'unknown' });
  });

  it('by breaking off within the answer leaves it open what Meta did', async () => {
    graph.replies = [
      (response, _asked, socket) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"messages":');
        setImmediate(() => socket.destroy());
      },
    ];
    expect(await failureOf(send())).toMatchObject({ outcome: 'unknown' });
  });

  it('by breaking off on a kept connection leaves it open what Meta did', async () => {
    graph.replies = [reply(200, {}), (_response, _asked, socket) => socket.resetAndDestroy()];
    await send();
    expect(await failureOf(send())).toMatchObject({ family: 'network', outcome: 'unknown' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['by speaking no TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['by hanging up', (socket) => socket.destroy()],
    ['by hanging up on the first word', (socket) => socket.once('data', () => socket.destroy())],
    ['by saying nothing', () => undefined],
  ])('before it is encrypted has sent nothing: %s', async (_title, onConnection) => {
    const { address, close } = await startSocketServer(onConnection);
    const encrypted = clientOf(`https://${address}`, { timeoutMs: 300 });
    try {
      expect(await failureOf(send(encrypted.client))).toMatchObject({ outcome: 'never-left' });
    } finally {
      encrypted.close();
      await close();
    }
  });
});

describe('The access token', () => {
  it('is in no part of any error', async () => {
    const quoting = {
      error: {
        message: `Malformed access token ${TOKEN}`,
        error_user_msg: `The token ${TOKEN} is not valid`,
        code: 190,
        error_data: { details: `Bearer ${TOKEN} and EAAanotherTokenOfMetas0001` },
        fbtrace_id: `A${TOKEN}`,
      },
    };
    const failures: GraphError[] = [];
    for (const next of [
      reply(401, quoting),
      reply(502, `<html>${TOKEN}</html>`),
      reply(302, '', { location: `http://127.0.0.1:9/?access_token=${TOKEN}` }),
      reply(200, `{"broken": "${TOKEN}`),
    ]) {
      graph.replies = [next];
      failures.push(await failureOf(send()));
    }
    graph.replies = [(_response, _asked, socket) => socket.resetAndDestroy()];
    failures.push(await failureOf(send()));
    await graph.close();
    failures.push(await failureOf(send()));

    expect(failures).toHaveLength(6);
    for (const failure of failures) {
      expect(traces(failure)).not.toContain(TOKEN);
      expect(traces(failure)).not.toContain('EAA');
      expect(traces(failure)).not.toContain('4917655501234');
    }
  });

  it('is in no error either where it is only asked about, nor is the app secret that asks', async () => {
    const [secret, other] = ['0123456789abcdefSecret', 'another-token-of-nobody'];
    const app = clientOf(graph.url, { token: `100200300|${secret}` });
    graph.replies = [
      reply(400, { error: { message: `Bad signature of ${secret} for ${other}`, code: 1 } }),
    ];
    const failure = await failureOf(
      app.client.request({ method: 'GET', path: 'debug_token', query: { input_token: other } }),
    );
    app.close();
    expect(failure.metaMessage).toBe('Bad signature of [redacted] for [redacted]');
    expect(traces(failure)).not.toContain(secret);
    expect(traces(failure)).not.toContain(other);
  });
});
