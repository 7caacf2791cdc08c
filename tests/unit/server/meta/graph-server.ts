import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createGraphClient, openConnections } from '../../../../server/src/meta/client';

/** A request as the server got it. */
export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | undefined;
  body: unknown;
}

export type Reply = (response: http.ServerResponse, asked: Asked, socket: Socket) => void;

export interface GraphServer {
  url: string;
  asked: Asked[];
  /** What happens with the next requests; the last one stays. */
  replies: Reply[];
  close(): Promise<void>;
}

/** Answers with a body, JSON unless it is text already. */
export const reply =
  (status: number, body: unknown, headers: http.OutgoingHttpHeaders = {}): Reply =>
  (response) => {
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** A server in the place of Meta’s that does what it is told. */
export async function startGraphServer(): Promise<GraphServer> {
  const graph: GraphServer = { url: '', asked: [], replies: [], close: async () => undefined };
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://graph');
      const text = Buffer.concat(parts).toString('utf8');
      const asked: Asked = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        authorization: request.headers.authorization,
        body: text === '' ? undefined : JSON.parse(text),
      };
      graph.asked.push(asked);
      const next = graph.replies.length > 1 ? graph.replies.shift() : graph.replies[0];
      (next ?? reply(200, {}))(response, asked, request.socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  graph.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return graph;
}

/** Looks like a token of Meta’s, and is none. */
export const TOKEN = 'EAAtestTokenThatMustNeverBeSeenAnywhere0000000001';

/** A client of such a server, and what closes its connections. */
export function clientOf(url: string, { token = TOKEN, timeoutMs = 5_000 } = {}) {
  const connections = openConnections();
  const client = createGraphClient(
    token,
    { baseUrl: url, version: 'v26.0', timeoutMs },
    connections,
  );
  return { client, close: () => connections.close() };
}
