import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Changes } from '../changes';

const KEEP_ALIVE_MS = 20_000;

/** Tells a browser of every change as server-sent events until it goes away. */
export const streamChanges = (
  changes: Changes,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'keep-alive',
  });
  response.write('retry: 1000\n\n');
  const unwatch = changes.watch((change) => {
    response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
  });
  const timer = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  request.on('close', () => {
    clearInterval(timer);
    unwatch();
  });
};
