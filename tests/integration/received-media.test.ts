import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SEED } from '../../simulator/src';
import type { Message } from '../../shared/contracts/messages';
import { serviceOf } from '../../server/src/services';
import { deliverMessages, written } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

type Row = Record<string, unknown> & { id: number; documentId: string };

/** What stands between the plugin and the simulator, and may tell something else about a file. */
interface Lens {
  url: string;
  /** Replaces parts of Meta’s answer about a media id. */
  tell: Map<string, object>;
  /** Answers with this status and nothing else while it is set. */
  refuses: number | null;
  /** Paths that were asked for, with the token. */
  asked: { path: string; token: string | undefined }[];
  close(): Promise<void>;
}

async function layLens(target: string): Promise<Lens> {
  const lens: Omit<Lens, 'url' | 'close'> = { tell: new Map(), refuses: null, asked: [] };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const path = request.url ?? '/';
        lens.asked.push({ path, token: request.headers.authorization });
        const id = /^\/v[\d.]+\/(\d+)\?/.exec(path)?.[1];
        if (lens.refuses !== null && (id || path.startsWith('/whatsapp_business'))) {
          response.writeHead(lens.refuses).end('no');
          return;
        }
        const { host: _host, connection: _connection, ...headers } = request.headers;
        const answer = await fetch(`${target}${path}`, {
          method: request.method ?? 'GET',
          headers: headers as Record<string, string>,
          ...(parts.length > 0 && { body: new Uint8Array(Buffer.concat(parts)) }),
        });
        const bytes = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? '',
        });
        if (id === undefined || answer.status !== 200) {
          response.end(bytes);
          return;
        }
        const about = JSON.parse(bytes.toString()) as { url: string };
        const address = about.url.replace(target, url());
        response.end(JSON.stringify({ ...about, url: address, ...lens.tell.get(id) }));
      })().catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(lens, {
    url: url(),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  });
}

const PHONE = SEED.customers.lena.phone;

describeOnEachDatabase('files of people', (database) => {
  let shop: Shop;
  let lens: Lens;
  const strapi = () => shop.booted.strapi;
  const query = (uid: string) => strapi().db.query(uid as 'plugin::upload.file');
  const media = () => serviceOf(strapi(), 'received-media');

  beforeAll(async () => {
    // Files are fetched when the test says so.
    shop = await openShop({
      database,
      config: { queue: { worker: false } },
      route: async (target) => (lens = await layLens(target)).url,
    });
  });
  beforeEach(() => {
    lens.tell.clear();
    lens.refuses = null;
    lens.asked.length = 0;
  });
  afterEach(async () => {
    await query('plugin::whatsapp.media-download').deleteMany({ where: {} } as never);
    strapi().config.set('plugin::upload.security', undefined);
  });
  afterAll(async () => {
    await shop?.stop();
    await lens?.close();
  });

  /** Has a person send a file; the answer is its id, and the wamid of the message that has arrived. */
  async function send(kind: string, part: object = {}): Promise<{ id: string; wamid: string }> {
    const { id: wamid, content } = shop.simulator.reply(PHONE, {
      type: kind,
      [kind]: part,
      phoneNumberId: SEED.realNumber.id,
    });
    await eventually('the message', async () =>
      (await query('plugin::whatsapp.message').count({ where: { wamid } } as never)) > 0
        ? true
        : undefined,
    );
    return { id: (content[kind] as { id: string }).id, wamid };
  }

  const shown = async (wamid: string): Promise<Message> => {
    const [row] = (await query('plugin::whatsapp.message').findMany({
      where: { wamid },
    } as never)) as unknown as Row[];
    return shop.whatsapp.messages.findOne(row!.documentId);
  };
  const filesOf = async (wamid: string) => {
    const { documentId } = await shown(wamid);
    return query('plugin::upload.file').findMany({
      where: { caption: `WhatsApp ${documentId}` },
      populate: ['folder'],
    } as never) as unknown as Promise<Row[]>;
  };
  /** Makes what waits for its next attempt due now. */
  const passTime = () =>
    strapi()
      .db.connection('whatsapp_media_downloads')
      .whereNotNull('next_at')
      .update({ next_at: new Date() });

  const bytes = Buffer.from('%PDF-1.4 an invoice');

  test('come into a folder of their own, with their token and their name', async () => {
    const { wamid } = await send('document', {
      mime_type: 'application/pdf',
      filename: '../in<voice>.html',
      data: bytes.toString('base64'),
    });
    expect((await shown(wamid)).received!.media).toMatchObject({ state: 'waiting' });
    await media().run();
    expect(await shown(wamid)).toMatchObject({
      blocks: { media: { type: 'DOCUMENT', name: '../in<voice>.html' } },
      received: { media: { state: 'stored', problem: null, canRetry: false } },
    });
    const [file] = await filesOf(wamid);
    expect(file).toMatchObject({
      mime: 'application/pdf',
      ext: '.pdf',
      name: 'in voice .html.pdf',
      folder: { name: 'WhatsApp' },
    });
    expect(lens.asked.every(({ token }) => token === `Bearer ${SEED.tokens.full}`)).toBe(true);
    const served = await fetch(`${shop.booted.url}${String(file!.url)}`);
    expect(await served.text()).toBe(bytes.toString());
    // Nothing is left to be done.
    lens.asked.length = 0;
    await media().run();
    expect(lens.asked).toEqual([]);
  });

  test('of every kind are fetched once, and one folder holds them all', async () => {
    const ogg = Buffer.from('OggS sound');
    const sent = [
      await send('image', { caption: 'Look' }),
      await send('audio', { mime_type: 'audio/ogg; codecs=opus', data: ogg.toString('base64') }),
      await send('video', { mime_type: 'video/mp4', data: Buffer.from('mp4').toString('base64') }),
    ];
    await Promise.all([media().run(), media().run()]);
    await media().run();
    for (const { wamid } of sent) {
      expect((await shown(wamid)).received!.media!.state).toBe('stored');
      expect(await filesOf(wamid)).toHaveLength(1);
    }
    const [, sound] = await Promise.all(sent.map(({ wamid }) => filesOf(wamid)));
    expect(sound).toMatchObject([{ mime: 'audio/ogg', ext: '.ogg' }]);
    const folders = await query('plugin::upload.folder').findMany({
      where: { name: 'WhatsApp' },
    } as never);
    expect(folders).toHaveLength(1);
  });

  test('that cannot be fetched leave the message, and are tried again later', async () => {
    const { wamid } = await send('image');
    lens.refuses = 503;
    await media().run();
    const waiting = await shown(wamid);
    expect(waiting).toMatchObject({
      rendered: 'Image',
      received: { media: { state: 'waiting', problem: 'unreachable', canRetry: false } },
    });
    expect(new Date(waiting.received!.media!.nextAt!).getTime()).toBeGreaterThan(Date.now());
    lens.refuses = null;
    await media().run();
    expect((await shown(wamid)).received!.media!.state).toBe('waiting');
    await passTime();
    await media().run();
    expect((await shown(wamid)).received!.media!.state).toBe('stored');
  });

  test('that were given up are tried again by a person who may', async () => {
    strapi().config.set('plugin::upload.security', { allowedTypes: ['image/*'] });
    const { wamid } = await send('document', { mime_type: 'application/pdf' });
    await media().run();
    const before = await shown(wamid);
    expect(before.received!.media).toMatchObject({
      state: 'failed',
      problem: 'typeNotAllowed',
      details: 'application/pdf',
      canRetry: true,
    });
    strapi().config.set('plugin::upload.security', undefined);
    const again = `/whatsapp/messages/${before.documentId}/download`;
    const reader = await shop.booted.adminToken(['plugin::whatsapp.messages.read']);
    await shop.booted.request.post(again).set('Authorization', `Bearer ${reader}`).expect(403);
    const { body } = await shop
      .admin('post', `/messages/${before.documentId}/download`)
      .expect(200);
    expect(body.data.received.media.state).toBe('waiting');
    await media().run();
    expect((await shown(wamid)).received!.media!.state).toBe('stored');
    await shop.admin('post', `/messages/${before.documentId}/download`).expect(400);
  });

  test('that have another checksum than Meta says are not saved', async () => {
    const other = createHash('sha256').update('other').digest('hex');
    const { id, wamid } = await send('image');
    lens.tell.set(id, { sha256: other });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect((await shown(wamid)).received!.media!.state).toBe('waiting');
      await passTime();
      await media().run();
    }
    expect((await shown(wamid)).received!.media).toMatchObject({
      state: 'failed',
      problem: 'checksum',
    });
    expect(await filesOf(wamid)).toEqual([]);
  });

  test('at another host are not asked for, whatever Meta’s answer says', async () => {
    const elsewhere = await layLens(lens.url);
    const { id, wamid } = await send('image');
    lens.tell.set(id, { url: `${elsewhere.url}/whatsapp_business/attachments/?mid=${id}` });
    await media().run();
    expect((await shown(wamid)).received!.media).toMatchObject({
      state: 'failed',
      problem: 'host',
      details: '127.0.0.1',
    });
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  test('that are too large are not fetched', async () => {
    const { id, wamid } = await send('image');
    lens.tell.set(id, { file_size: 101 * 1024 * 1024 });
    await media().run();
    expect((await shown(wamid)).received!.media).toMatchObject({
      state: 'failed',
      problem: 'tooLarge',
    });
    expect(lens.asked.some(({ path }) => path.startsWith('/whatsapp_business'))).toBe(false);
  });

  test('that a browser would run are never saved', async () => {
    const { wamid } = await send('document', { mime_type: 'text/html', filename: 'page.pdf' });
    await media().run();
    expect((await shown(wamid)).received!.media).toMatchObject({ problem: 'typeNotAllowed' });
    expect(await filesOf(wamid)).toEqual([]);
  });

  test('that Meta does not have any more are given up', async () => {
    const message = written(PHONE, 5, { type: 'image', image: { id: '999000999000' } });
    await deliverMessages(shop, [message]);
    const { id: wamid } = message as { id: string };
    await media().run();
    expect((await shown(wamid)).received!.media).toMatchObject({
      state: 'failed',
      problem: 'gone',
    });
  });

  test('of a message that is withdrawn go with it', async () => {
    const [stored, waiting] = [await send('image'), await send('image')];
    const revoke = (wamid: string) =>
      written(PHONE, 1, { type: 'revoke', revoke: { original_message_id: wamid } });
    const only = await query('plugin::whatsapp.media-download').findMany({
      orderBy: { id: 'asc' },
    } as never);
    await query('plugin::whatsapp.media-download').update({
      where: { id: only[1]!.id },
      data: { nextAt: new Date(Date.now() + 3_600_000) } as never,
    });
    await media().run();
    const [file] = await filesOf(stored.wamid);
    expect(file).toBeDefined();
    await deliverMessages(shop, [revoke(stored.wamid), revoke(waiting.wamid)]);
    expect(await filesOf(stored.wamid)).toEqual([]);
    expect((await fetch(`${shop.booted.url}${String(file!.url)}`)).status).toBe(404);
    expect(await query('plugin::whatsapp.media-download').findMany({} as never)).toEqual([]);
  });

  test('that were saved when the process ended are found again', async () => {
    const { wamid } = await send('image');
    await media().run();
    const { documentId } = await shown(wamid);
    const message = await query('plugin::whatsapp.message').findOne({
      where: { documentId },
    } as never);
    await query('plugin::whatsapp.message').update({
      where: { documentId },
      data: { file: null } as never,
    });
    await query('plugin::whatsapp.media-download').create({
      data: { message: message.id, mediaId: '1', attempts: 1, nextAt: new Date() } as never,
    });
    await media().run();
    expect((await shown(wamid)).received!.media!.state).toBe('stored');
    expect(await filesOf(wamid)).toHaveLength(1);
  });
});
