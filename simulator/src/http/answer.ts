import type { ServerResponse } from 'node:http';

/** Ends a response with bytes. */
export const sendBytes = (
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void => {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
};

/** Ends a response with JSON. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void =>
  sendBytes(response, status, 'application/json; charset=UTF-8', JSON.stringify(body), headers);
