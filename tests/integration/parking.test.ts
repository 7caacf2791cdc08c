import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import { eventually, openShop, type Shop } from './shop';
import { describeOnEachDatabase } from './services';

/**
 * A way to the simulator on which our id is lost, as where another system strips it, and on which the
 * answers to sends wait until they are let go.
 */
async function layDetour(target: string) {
  const held: (() => void)[] = [];
  let isHolding = false;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isSend = request.method === 'POST' && request.url!.endsWith('/messages');
      const given = Buffer.concat(chunks);
      const { biz_opaque_callback_data: _id, ...rest } = isSend
        ? (JSON.parse(given.toString()) as Record<string, unknown>)
        : {};
      void fetch(`${target}${request.url}`, {
        method: request.method!,
        headers: Object.fromEntries(
          ['authorization', 'content-type'].flatMap((name) =>
            request.headers[name] ? [[name, String(request.headers[name])]] : [],
          ),
        ),
        ...(given.length > 0 && { body: isSend ? JSON.stringify(rest) : new Uint8Array(given) }),
      }).then(async (answer) => {
        const body = Buffer.from(await answer.arrayBuffer());
        const type = answer.headers.get('content-type') ?? 'application/json';
        const pass = () => response.writeHead(answer.status, { 'content-type': type }).end(body);
        if (isSend && isHolding) held.push(pass);
        else pass();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      isHolding = true;
    },
    held: () => held.length,
    release: () => {
      isHolding = false;
      held.splice(0).forEach((pass) => pass());
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

describeOnEachDatabase('statuses whose message is not there yet', (database) => {
  let shop: Shop;
  let detour: Awaited<ReturnType<typeof layDetour>>;
  beforeAll(async () => {
    shop = await openShop({
      database,
      route: async (target) => (detour = await layDetour(target)).url,
    });
  });
  afterAll(async () => {
    await shop?.stop();
    await detour?.close();
  });

  const upkeep = () =>
    shop.booted.strapi.plugin('whatsapp').service('upkeep') as unknown as { run(): Promise<void> };
  const deliveries = () => shop.booted.strapi.db.query('plugin::whatsapp.delivery' as never);
  const parked = () =>
    deliveries().findMany({ where: { verdict: 'parked' } } as never) as Promise<
      { id: number; wamid: string }[]
    >;

  const tell = (status: object, businessAccountId: string = SEED.businessAccount.id) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: businessAccountId,
          changes: [
            {
              field: 'messages',
              value: {
                metadata: { phone_number_id: SEED.realNumber.id },
                statuses: [{ timestamp: '1795344100', recipient_id: '4917655501234', ...status }],
              },
            },
          ],
        },
      ],
    });
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set(
        'X-Hub-Signature-256',
        `sha256=${createHmac('sha256', SEED.app.secret).update(body).digest('hex')}`,
      )
      .send(body)
      .expect(200);
  };

  const send = async () => {
    const { data } = await shop.whatsapp.templates.find({ _q: 'order_shipped' });
    const template = await shop.whatsapp.templates.findOne(data[0]!.languages[0]!.documentId);
    const order = await shop.createOrder();
    return shop.whatsapp.messages.sendTemplate({
      template: 'order_shipped',
      record: { uid: 'api::order.order', documentId: order.documentId },
      values: Object.fromEntries(
        template.content.variables.map(({ component, placeholder }) => [
          `${component}.${placeholder}`,
          'x',
        ]),
      ),
    });
  };

  test('are applied when the answer to the request comes after them, without our id', async () => {
    detour.hold();
    const message = await send();
    await eventually('the held answer', () => (detour.held() > 0 ? true : undefined));
    const waiting = await eventually('both statuses', async () => {
      const rows = await parked();
      return rows.length >= 2 ? rows : undefined;
    });
    expect(new Set(waiting.map(({ wamid }) => wamid)).size).toBe(1);
    expect(await shop.whatsapp.messages.findOne(message.documentId)).toMatchObject({
      state: 'sending',
      wamid: null,
    });
    // While nobody knows whose they are, they stay.
    await upkeep().run();
    expect(await parked()).toHaveLength(2);
    detour.release();
    await shop.reaches(message.documentId, 'accepted', 'delivered');
    const delivered = await shop.reaches(message.documentId, 'delivered');
    expect(delivered).toMatchObject({ wamid: waiting[0]!.wamid });
    await eventually('nothing parked', async () =>
      (await parked()).length === 0 ? true : undefined,
    );
  });

  test('of a message of another WhatsApp Business Account are kept and never applied', async () => {
    const message = await send();
    await shop.reaches(message.documentId, 'accepted', 'sent', 'delivered');
    const { wamid } = await shop.whatsapp.messages.findOne(message.documentId);
    await tell({ id: 'wamid.OTHERS', status: 'read' });
    const row = (await parked()).find(({ wamid: theirs }) => theirs === 'wamid.OTHERS');
    // As if it had come from an account whose secret somebody else holds.
    await deliveries().update({
      where: { id: row!.id } as never,
      data: { wabaId: '1', wamid, body: { id: wamid, status: 'read' } } as never,
    });
    // One that was under way had looked already.
    const kept = await eventually('it to be kept', async () => {
      await upkeep().run();
      const found = await deliveries().findOne({ where: { id: row!.id } } as never);
      return found.verdict === 'kept' ? found : undefined;
    });
    expect(kept).toMatchObject({ wabaId: '1' });
    expect((await shop.whatsapp.messages.findOne(message.documentId)).state).not.toBe('read');
  });

  test('wait no longer than Meta repeats, and are kept then', async () => {
    await tell({ id: 'wamid.NEVER', status: 'read' });
    await tell({ id: 'wamid.NEW', status: 'read' });
    const rows = await parked();
    const old = rows.find(({ wamid }) => wamid === 'wamid.NEVER')!;
    await deliveries().update({
      where: { id: old.id } as never,
      data: { receivedAt: new Date(Date.now() - 8 * 86_400_000) } as never,
    });
    // What came long ago is looked at when the process begins.
    await shop.booted.restart();
    await eventually('the old one to be kept', async () =>
      (await parked()).length === 1 ? true : undefined,
    );
    expect(await parked()).toMatchObject([{ wamid: 'wamid.NEW' }]);
    expect(await deliveries().findOne({ where: { id: old.id } } as never)).toMatchObject({
      verdict: 'kept',
    });
  });
});
