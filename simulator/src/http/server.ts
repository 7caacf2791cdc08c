import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Platform } from '../platform';
import { SAMPLE_PATH } from '../templates/samples';
import { sendJson } from './answer';
import { CONTROL_PATH, type createControlServer } from './control-server';
import { streamChanges } from './events';
import type { GraphServer } from './graph-server';
import { serveAttachment, serveSample, serveWeb } from './web-server';

/** The HTTP server of one simulator. */
export interface HttpServer {
  /** Listens; resolves with the address. */
  listen(port: number, host: string): Promise<string>;
  /** Closes every connection, also those that wait for an answer. */
  close(): Promise<void>;
}

const ATTACHMENT = /^\/_simulator\/attachments\/([^/]+)$/;

/** Creates the server over its three parts: Graph API, control API and page. */
export const createHttpServer = (
  platform: Platform,
  graph: GraphServer,
  control: ReturnType<typeof createControlServer>,
): HttpServer => {
  const handle = async (
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const isGet = request.method === 'GET';
    if (isGet && url.pathname === '/_simulator/events') {
      streamChanges(platform.changes, request, response);
      return;
    }
    const attachment = ATTACHMENT.exec(url.pathname)?.[1];
    if (isGet && attachment) {
      await serveAttachment(platform, response, decodeURIComponent(attachment));
      return;
    }
    if (url.pathname.startsWith(CONTROL_PATH)) {
      await control(request, response, url);
      return;
    }
    if (isGet && url.pathname === SAMPLE_PATH) {
      serveSample(platform, response, url.searchParams.get('handle'));
      return;
    }
    if (isGet && (await serveWeb(response, url.pathname))) return;
    await graph(request, response, url);
  };

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that goes away in the middle of its own request is not our fault.
      if (response.headersSent || request.destroyed) response.destroy();
      else
        sendJson(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  // Clients keep connections for long; closing ours first would look like a lost answer.
  server.keepAliveTimeout = 65_000;

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const { port: chosen } = server.address() as AddressInfo;
          const shown =
            host === '0.0.0.0' || host === '::'
              ? '127.0.0.1'
              : host.includes(':')
                ? `[${host}]`
                : host;
          resolve(`http://${shown}:${chosen}`);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
