import { createServer } from 'node:net';

/** Whether nobody listens on a port of this machine. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    if ((await listen(port, host)) === null) return false;
  }
  return true;
}

/** A port that nobody listened on a moment ago. */
export const freePort = () => listen(0, '127.0.0.1');

function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}
