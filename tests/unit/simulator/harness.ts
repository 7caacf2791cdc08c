import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSimulator,
  SEED,
  type Simulator,
  type SimulatorInput,
} from '../../../simulator/src/index';

/** What a receiver of webhooks was sent. */
export interface Received {
  raw: Buffer;
  signature: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at any part of Meta's bodies
  body: any;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses to answer with, one after the other; 200 when there are none left. */
  answers: number[];
  challengeAnswer?: string;
  close(): Promise<void>;
}

/** A receiver of webhooks that answers the handshake for the token `verify-me`. */
export const startReceiver = async (): Promise<Receiver> => {
  const receiver: Receiver = { url: '', received: [], answers: [], close: async () => undefined };
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://receiver');
    if (request.method === 'GET') {
      const right = url.searchParams.get('hub.verify_token') === 'verify-me';
      response.statusCode = right ? 200 : 403;
      response.end(receiver.challengeAnswer ?? url.searchParams.get('hub.challenge'));
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts);
      const header = request.headers['x-hub-signature-256'];
      const text = raw.toString('utf8');
      receiver.received.push({
        raw,
        signature: typeof header === 'string' ? header : undefined,
        body: text.startsWith('{') ? JSON.parse(text) : text,
      });
      response.statusCode = receiver.answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return receiver;
};

export interface Answer {
  status: number;
  headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at any part of Meta's bodies
  body: any;
}

export interface Harness {
  simulator: Simulator;
  receiver: Receiver;
  graph(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  send(body: object, phoneNumberId?: string): Promise<Answer>;
  /** Sets the callback and subscribes the WABA. */
  connect(): Promise<void>;
  /** All `messages` statuses that came, in order. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at any part of Meta's bodies
  statuses(): any[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at any part of Meta's bodies
  changes(field: string): any[];
  close(): Promise<void>;
}

/** Quick, and one delivery after the other: Meta promises no order, but tests want to name one. */
const FAST = {
  concurrency: 1,
  sentDelayMs: 1,
  deliveredDelayMs: 1,
  batchWindowMs: 1,
  retryBaseMs: 1,
  retryFactor: 2,
  maxAttempts: 4,
};

/** A started simulator with a receiver beside it. */
export const startHarness = async (input: SimulatorInput = {}): Promise<Harness> => {
  const simulator = createSimulator({ ...input, webhooks: { ...FAST, ...input.webhooks } });
  const receiver = await startReceiver();
  await simulator.start(0);
  const request = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const answer = await fetch(`${simulator.url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Faults answer with what is not JSON.
    }
    return { status: answer.status, headers: answer.headers, body: parsed };
  };
  const harness: Harness = {
    simulator,
    receiver,
    graph: (method, path, body, token = SEED.tokens.full) =>
      request(method, `/v26.0/${path}`, body, token ? { authorization: `Bearer ${token}` } : {}),
    control: (method, path, body) => request(method, `/_simulator/${path}`, body, {}),
    send: (body, phoneNumberId = SEED.realNumber.id) =>
      harness.graph('POST', `${phoneNumberId}/messages`, {
        messaging_product: 'whatsapp',
        to: `+${SEED.customers.lena.phone}`,
        ...body,
      }),
    async connect() {
      await simulator.setWebhook({ callbackUrl: receiver.url, verifyToken: 'verify-me' });
      await harness.graph('POST', `${SEED.businessAccount.id}/subscribed_apps`);
    },
    changes: (field) =>
      receiver.received
        .flatMap(({ body }) => body.entry ?? [])
        .flatMap((entry) => entry.changes ?? [])
        .filter((change) => change.field === field)
        .map((change) => change.value),
    statuses: () => harness.changes('messages').flatMap((value) => value.statuses ?? []),
    async close() {
      await simulator.stop();
      await receiver.close();
    },
  };
  return harness;
};

/** Resolves once the condition holds; rejects when it does not in a long while. */
export const until = async (condition: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 1_000; turn += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('What was waited for did not happen');
};

/** A body of the seeded order_shipped template. */
export const orderShipped = (...texts: string[]): object => ({
  type: 'template',
  template: {
    name: 'order_shipped',
    language: { code: 'en' },
    components: [{ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) }],
  },
});
