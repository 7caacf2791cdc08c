import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';

import axios, { isAxiosError, type AxiosResponse } from 'axios';

import { answerError, networkError, readGraphError } from './errors';
import { isMediaAddress } from './media-host';
import { readUsage, type Usage } from './usage';

/** Where and how Meta is reached; `baseUrl` and `version` come from the plugin's configuration. */
export interface GraphOptions {
  /** e.g. `https://graph.facebook.com`, without a trailing slash. */
  baseUrl: string;
  /** e.g. `v26.0`. */
  version: string;
  timeoutMs: number;
}

export interface GraphRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the version, e.g. `123/messages`. */
  path: string;
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON; a Buffer or a stream as it is, of the type that `headers` name. */
  body?: unknown;
  headers?: Record<string, string>;
  /** How the token is introduced; uploads of samples want `OAuth`. */
  scheme?: 'Bearer' | 'OAuth';
}

export interface GraphAnswer<T> {
  data: T;
  usage: Usage | null;
  /** What time it is at Meta, to the second; null where the answer does not say. */
  date: Date | null;
}

/** One connection pool for all accounts; closed with the plugin. */
export interface GraphConnections {
  http: http.Agent;
  https: https.Agent;
  close(): void;
}

/** Below the idle time of common servers, so that a request rarely meets a socket being closed. */
const IDLE_SOCKET_MS = 4_000;
const SOCKETS = 512;

/** Opens the pool of kept-alive connections. */
export function openConnections(): GraphConnections {
  const options = { keepAlive: true, maxSockets: SOCKETS, timeout: IDLE_SOCKET_MS };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  return {
    ...agents,
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** Calls Meta's Graph API with one access token. Throws `GraphError` and nothing else. */
export interface GraphClient {
  request<T>(request: GraphRequest): Promise<GraphAnswer<T>>;
  /**
   * A file that somebody has sent, as a stream; the token goes to Meta's hosts alone, and no redirect is
   * followed. Null for an address at any other host. What breaks off later, the stream tells.
   */
  open(address: string): Promise<Readable | null>;
}

function readDate(value: unknown): Date | null {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

function parse(response: AxiosResponse<string>): unknown {
  try {
    return JSON.parse(response.data);
  } catch {
    return undefined;
  }
}

/** Whether any byte of the request can have been written before it failed. */
function wasWritten(request: unknown): boolean {
  const outgoing = request as { _currentRequest?: http.ClientRequest } & http.ClientRequest;
  const current = outgoing?._currentRequest ?? outgoing;
  const socket = current?.socket;
  // A socket that never connected has written nothing; a kept one has written for others before.
  if (!socket) return current !== undefined && current?.reusedSocket === true;
  // `bytesWritten` counts what waits for the handshake too; without one nothing was sent.
  if ((socket as { secureConnecting?: boolean }).secureConnecting) return false;
  return socket.bytesWritten > 0 || current.reusedSocket;
}

/** What no error may repeat: the token, an app secret that is a part of it, a token that is asked about. */
const secretsOf = (accessToken: string, query: GraphRequest['query']): string[] => [
  accessToken,
  ...accessToken.split('|').slice(1),
  ...(typeof query?.input_token === 'string' ? [query.input_token] : []),
];

/** Makes a client for one access token; the token stays inside. */
export function createGraphClient(
  accessToken: string,
  { baseUrl, version, timeoutMs }: GraphOptions,
  connections: GraphConnections,
): GraphClient {
  return {
    async request<T>(request: GraphRequest): Promise<GraphAnswer<T>> {
      const { method, path, query, body, headers, scheme = 'Bearer' } = request;
      let response: AxiosResponse<string>;
      try {
        response = await axios.request<string>({
          method,
          url: `${baseUrl}/${version}/${path}`,
          params: query,
          data: body,
          headers: { ...headers, Authorization: `${scheme} ${accessToken}` },
          timeout: timeoutMs,
          maxBodyLength: Infinity,
          // A redirect would carry the token to another host.
          maxRedirects: 0,
          httpAgent: connections.http,
          httpsAgent: connections.https,
          responseType: 'text',
          transformResponse: (data: string) => data,
          validateStatus: () => true,
        });
      } catch (failure) {
        const isAxios = isAxiosError(failure);
        throw networkError(
          (isAxios && failure.code) || 'UNKNOWN',
          isAxios ? wasWritten(failure.request) : true,
        );
      }
      const answer = parse(response);
      const refusal = readGraphError(response.status, answer, secretsOf(accessToken, query));
      if (refusal) throw refusal;
      if (typeof answer !== 'object' || answer === null)
        throw answerError(response.status, 'no JSON object');
      if (response.status < 200 || response.status > 299)
        throw answerError(response.status, 'no Graph error');
      return {
        data: answer as T,
        usage: readUsage(response.headers),
        date: readDate(response.headers.date),
      };
    },

    async open(address) {
      if (!isMediaAddress(address, baseUrl)) return null;
      let response: AxiosResponse<Readable>;
      try {
        response = await axios.get<Readable>(address, {
          headers: { Authorization: `Bearer ${accessToken}` },
          timeout: timeoutMs,
          maxRedirects: 0,
          httpAgent: connections.http,
          httpsAgent: connections.https,
          responseType: 'stream',
          validateStatus: () => true,
        });
      } catch (failure) {
        throw networkError((isAxiosError(failure) && failure.code) || 'UNKNOWN', true);
      }
      if (response.status === 200) return response.data;
      response.data.destroy();
      throw answerError(response.status, 'no file');
    },
  };
}
