import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SEED } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A system that is forwarded to: it takes, refuses, or keeps silent. */
async function openTarget() {
  const got: Got[] = [];
  let answer: number | 'silence' = 200;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (answer === 'silence') return;
      response.writeHead(answer, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook?secret=1`,
    got,
    of: (mark: string) => got.filter(({ body }) => body.includes(mark)),
    answers: (next: typeof answer) => {
      answer = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Target = Awaited<ReturnType<typeof openTarget>>;

describeOnEachDatabase('handing on webhooks', (database) => {
  let shop: Shop;
  let all: Target;
  let some: Target;
  beforeAll(async () => {
    all = await openTarget();
    some = await openTarget();
    shop = await openShop({
      database,
      config: {
        publicUrl: 'https://cms.example.com',
        webhook: {
          forwardTo: [
            all.url,
            { url: some.url, fields: ['security'] },
            'https://cms.example.com/api/whatsapp/webhook',
          ],
        },
      },
    });
  });
  afterAll(async () => {
    await shop?.stop();
    await all?.close();
    await some?.close();
  });

  const forwards = () => shop.booted.strapi.db.query('plugin::whatsapp.forward' as never);
  const waiting = () => forwards().count({ where: {} } as never) as Promise<number>;
  const alerts = async (): Promise<Alert[]> =>
    (await shop.admin('get', '/alerts').expect(200)).body.data;

  /** Lets everything that waits be due, as when its time has come. */
  const hurry = async (attempts?: number) => {
    await forwards().updateMany({
      where: {},
      data: { nextAt: new Date(0), ...(attempts !== undefined && { attempts }) } as never,
    });
    const forwarding = shop.booted.strapi.plugin('whatsapp').service('forwarding');
    await (forwarding as unknown as { run(): Promise<void> }).run();
  };

  const written = (mark: string, field = 'account_review_update') =>
    // Blanks and escapes are part of what is signed.
    `{ "object":"whatsapp_business_account",  "entry":[{"id":"${SEED.businessAccount.id}","time":1795344200,"changes":[{"field":"${field}","value":{"mark":"${mark}","text":"Gr\\u00fc\\u00dfe"}}]}]}\n`;
  const sign = (body: string) =>
    `sha256=${createHmac('sha256', SEED.app.secret).update(body).digest('hex')}`;
  const deliver = (body: string, headers: Record<string, string> = {}, signature = sign(body)) =>
    shop.booted.request
      .post('/api/whatsapp/webhook')
      .set({ 'Content-Type': 'application/json; charset=utf-8', ...headers })
      .set('X-Hub-Signature-256', signature)
      .send(body);
  const arrived = (target: Target, mark: string) =>
    eventually(`${mark} at the target`, () => {
      const found = target.of(mark);
      return found.length > 0 ? found : undefined;
    });
  const settled = () =>
    eventually('nothing waiting', async () => ((await waiting()) === 0 ? true : undefined));

  test('hands on the bytes, the content type and the signature as they came, once', async () => {
    const body = written('plain');
    await deliver(body).expect(200);
    const [got] = await arrived(all, 'plain');
    expect(got!.body).toBe(body);
    expect(got!.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-hub-signature-256': sign(body),
    });
    await settled();
    expect(all.of('plain')).toHaveLength(1);
    expect(some.of('plain')).toEqual([]);
  });

  test('hands on only what speaks of the fields that a target wants', async () => {
    await deliver(written('pin', 'security')).expect(200);
    await arrived(all, 'pin');
    await arrived(some, 'pin');
    await settled();
  });

  test('hands on nothing that is forged', async () => {
    await deliver(written('forged'), {}, sign('something else')).expect(401);
    await deliver(written('after')).expect(200);
    await arrived(all, 'after');
    expect(all.of('forged')).toEqual([]);
  });

  test('does not hand on what has passed here before', async () => {
    await deliver(written('first')).expect(200);
    const [got] = await arrived(all, 'first');
    const via = String(got!.headers['x-whatsapp-forwarded-by']);
    await deliver(written('circle'), { 'X-WhatsApp-Forwarded-By': `other, ${via}` }).expect(200);
    await deliver(written('passing'), { 'X-WhatsApp-Forwarded-By': 'other' }).expect(200);
    const [passing] = await arrived(all, 'passing');
    expect(passing!.headers['x-whatsapp-forwarded-by']).toBe(`other, ${via}`);
    expect(all.of('circle')).toEqual([]);
    await settled();
  });

  test.each([[500], [302], [429]])(
    'tries again what a target answers with %i, until it takes it',
    async (status) => {
      const mark = `refused-${status}`;
      all.answers(status);
      await deliver(written(mark)).expect(200);
      await arrived(all, mark);
      all.answers(200);
      await eventually(`${mark} twice`, async () => {
        await hurry();
        return all.of(mark).length >= 2 ? true : undefined;
      });
      await settled();
    },
  );

  test('a target that keeps silent holds up neither Meta nor other targets', async () => {
    all.answers('silence');
    await deliver(written('silent', 'security')).expect(200);
    await arrived(all, 'silent');
    await deliver(written('meanwhile', 'security')).expect(200);
    await arrived(some, 'meanwhile');
    all.answers(200);
  });

  test('tells of a target that keeps failing, and of its end', async () => {
    all.answers(503);
    await deliver(written('failing')).expect(200);
    await arrived(all, 'failing');
    const alert = await eventually('the alert', async () => {
      await hurry(6);
      return (await alerts()).find(({ kind }) => kind.startsWith('forwarding.'));
    });
    expect(alert).toMatchObject({ severity: 'warning', accountDocumentId: null });
    expect(alert.message).toContain('/hook');
    // What follows the path may be a secret.
    expect(alert.message).not.toContain('secret');
    expect((await alerts()).filter(({ kind }) => kind === alert.kind)).toHaveLength(1);
    all.answers(200);
    await eventually('the end of the alert', async () => {
      await hurry();
      return (await alerts()).some(({ kind }) => kind === alert.kind) ? undefined : true;
    });
    await settled();
  });

  test('what waits for a target survives a restart', async () => {
    all.answers(500);
    await deliver(written('restart')).expect(200);
    await arrived(all, 'restart');
    await eventually('the row', async () => ((await waiting()) > 0 ? true : undefined));
    const before = all.of('restart').length;
    await shop.booted.pause();
    all.answers(200);
    await shop.booted.resume();
    await eventually('the delivery after the restart', async () => {
      await hurry();
      return all.of('restart').length > before ? true : undefined;
    });
    await settled();
  });

  test('what waits for too long is given up', async () => {
    all.answers(500);
    await deliver(written('old')).expect(200);
    await arrived(all, 'old');
    await eventually('the row', async () => ((await waiting()) > 0 ? true : undefined));
    await forwards().updateMany({
      where: {},
      data: { receivedAt: new Date(Date.now() - 25 * 3_600_000) } as never,
    });
    // Looked for when a process begins.
    await shop.booted.restart();
    await settled();
    all.answers(200);
  });
});
