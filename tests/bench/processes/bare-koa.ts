// The least that a webhook in Koa can be: the signature is checked, and nothing is stored.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import Koa from 'koa';
import { serve } from '../child';

const app = new Koa();
app.use(async (ctx) => {
  const pieces: Buffer[] = [];
  for await (const piece of ctx.req as AsyncIterable<Buffer>) pieces.push(piece);
  const digest = createHmac('sha256', process.env.APP_SECRET!).update(Buffer.concat(pieces));
  const expected = Buffer.from(`sha256=${digest.digest('hex')}`);
  const given = Buffer.from(ctx.get('x-hub-signature-256'));
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  ctx.status = isRight ? 200 : 401;
  ctx.body = 'OK';
});
const server = app.listen(0, '127.0.0.1', () =>
  serve({
    port: () => (server.address() as AddressInfo).port,
    /** Milliseconds of processor time that this process has used. */
    cpuMs() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000;
    },
  }),
);
