import http from 'node:http';
import https from 'node:https';

/** What a receiver answered. */
export interface Answer {
  status: number;
  statusText: string;
  body: string;
}

/** Calls receivers; what is on its way can be cut off. */
export interface HttpClient {
  /** Resolves with the answer, rejects with an Error that says what went wrong. */
  request(input: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    body?: string;
    timeoutMs: number;
  }): Promise<Answer>;
  /** Cuts off everything that is on its way. */
  close(): void;
}

const MAX_ANSWER = 64 * 1024;

/** Creates a client with its own connections. */
export const createHttpClient = (): HttpClient => {
  const agents = {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
  const open = new Set<http.ClientRequest>();
  return {
    request: ({ method, url, headers, body, timeoutMs }) =>
      new Promise((resolve, reject) => {
        const secure = url.startsWith('https:');
        const request = (secure ? https : http).request(url, {
          method,
          agent: secure ? agents.https : agents.http,
          headers:
            body === undefined
              ? headers
              : { ...headers, 'Content-Length': Buffer.byteLength(body) },
        });
        const timer = setTimeout(() => {
          request.destroy(new Error(`No answer within ${timeoutMs} ms`));
        }, timeoutMs);
        open.add(request);
        request.on('close', () => {
          clearTimeout(timer);
          open.delete(request);
        });
        request.on('error', reject);
        request.on('response', (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            if (text.length < MAX_ANSWER) text += part;
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              statusText: response.statusMessage ?? '',
              body: text,
            }),
          );
        });
        request.end(body);
      }),
    close() {
      for (const request of open) request.destroy(new Error('The simulator was stopped'));
      agents.http.destroy();
      agents.https.destroy();
    },
  };
};
