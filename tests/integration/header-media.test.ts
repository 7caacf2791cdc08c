import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

import type { SendTemplateInput } from '../../shared/contracts/messages';
import type { HeaderMediaKind, MediaFile } from '../../shared/domain/media';
import type { MediaSource } from '../../shared/domain/template/header/media';
import { actionId } from '../../shared/permissions';
import { approveTemplate, contentWith } from './approved-template';
import { addFile, addRemoteFile } from './media-library';
import { eventually, later, openShop, type Shop } from './shop';

const ORDER = 'api::order.order';
const LENA = '4917655501234';
const DAY = 24 * 3_600;

describe('the file of a header', () => {
  let shop: Shop;
  let image: MediaFile;
  let templates = 0;
  const strapi = () => shop.booted.strapi;
  const uploads = () =>
    strapi().db.query('plugin::whatsapp.media-upload' as 'plugin::whatsapp.message');
  const uploaded = () => shop.simulator.media().length;

  beforeAll(async () => {
    shop = await openShop();
    image = await addFile(strapi(), 'bag.png', 'image/png');
  });
  afterEach(() => {
    shop.simulator.clearFaults();
    shop.simulator.setClock({ offsetSeconds: 0 });
  });
  afterAll(() => shop?.stop());

  async function templateWith(
    source: MediaSource,
    kind: HeaderMediaKind = 'image',
    file: MediaFile = image,
  ): Promise<string> {
    const name = `with_${kind}_${(templates += 1)}`;
    const header = { type: kind, file, source, fileName: null };
    await approveTemplate(shop, contentWith({ name, header }));
    return name;
  }

  const inputFor = async (
    template: string,
    order: Record<string, unknown> = {},
  ): Promise<SendTemplateInput> => ({
    template,
    record: { uid: ORDER, documentId: (await shop.createOrder(order)).documentId },
  });
  const send = (input: SendTemplateInput) => shop.whatsapp.messages.sendTemplate(input);
  const issuesOf = async (input: SendTemplateInput) =>
    (await shop.whatsapp.messages.preview(input)).issues.map(({ code, path: at }) => [code, at]);
  const sentMedia = (wamid: string | null) =>
    shop.simulator.phone(LENA).thread.find(({ id }) => id === wamid)?.view.header?.mediaId;

  async function receive(input: SendTemplateInput): Promise<string> {
    const { documentId } = await send(input);
    const message = await shop.reaches(documentId, 'delivered', 'failed');
    expect(message.failure).toBeNull();
    return sentMedia(message.wamid)!;
  }

  /** A file of its own, so that no other test has uploaded it. */
  const fresh = () => addFile(strapi(), `own-${(templates += 1)}.png`, 'image/png');

  describe('is uploaded to Meta', () => {
    test('once for messages that leave at the same time, and not again for later ones', async () => {
      const template = await templateWith({ from: 'file' }, 'image', await fresh());
      const before = uploaded();
      const inputs = await Promise.all([1, 2, 3, 4, 5].map(() => inputFor(template)));
      const sent = await Promise.all(inputs.map(send));
      const ids: (string | undefined)[] = [];
      for (const { documentId } of sent)
        ids.push(sentMedia((await shop.reaches(documentId, 'delivered')).wamid));
      ids.push(await receive(await inputFor(template)));
      expect(new Set(ids).size).toBe(1);
      expect(uploaded()).toBe(before + 1);
    });

    test('once more when its time is up', async () => {
      const template = await templateWith({ from: 'file' }, 'image', await fresh());
      const first = await receive(await inputFor(template));
      await uploads().updateMany({
        where: { mediaId: first } as never,
        data: { expiresAt: new Date(Date.now() - 1_000) } as never,
      });
      const second = await receive(await inputFor(template));
      expect(second).not.toBe(first);
      const kept = await uploads().count({ where: { mediaId: { $in: [first, second] } } as never });
      expect(kept).toBe(1);
    });

    test('once more when it was replaced in the Media Library', async () => {
      const file = await fresh();
      const template = await templateWith({ from: 'file' }, 'image', file);
      const first = await receive(await inputFor(template));
      await strapi()
        .db.query('plugin::upload.file')
        .update({ where: { id: file.id }, data: { name: 'another.png' } });
      expect(await receive(await inputFor(template))).not.toBe(first);
    });

    test.each([
      ['has thrown it away', () => shop.simulator.advanceClock({ advanceSeconds: 31 * DAY })],
      [
        'has never heard of it',
        () => uploads().updateMany({ where: {}, data: { mediaId: '1' } as never }),
      ],
    ])('once more when Meta %s, for the same message', async (_, forget) => {
      const template = await templateWith({ from: 'file' }, 'image', await fresh());
      const first = await receive(await inputFor(template));
      await forget();
      const { documentId } = await send(await inputFor(template));
      const message = await shop.reaches(documentId, 'accepted', 'sent', 'delivered', 'failed');
      expect(message).toMatchObject({ failure: null, attempt: 2 });
      expect(sentMedia(message.wamid)).not.toBe(first);
    });

    test('once more for the next message when Meta tells it by a status', async () => {
      const file = await fresh();
      const template = await templateWith({ from: 'file' }, 'image', file);
      const first = await receive(await inputFor(template));
      shop.simulator.setFaults({ webhooks: { failStatus: { code: 131053, times: 1 } } });
      const { documentId } = await send(await inputFor(template));
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed.failure).toMatchObject({ type: 'undelivered', code: 131053 });
      await eventually('the upload being forgotten', async () =>
        (await uploads().count({ where: { mediaId: first } as never })) === 0 ? true : undefined,
      );
      expect(await receive(await inputFor(template))).not.toBe(first);
    });

    test('again after a fault that passes, while the message waits and says why', async () => {
      const template = await templateWith({ from: 'file' }, 'image', await fresh());
      shop.simulator.setFaults({ error: { code: 131000, status: 500, times: 1, path: '/media' } });
      const { documentId } = await send(await inputFor(template));
      const waiting = await eventually('the wait', async () => {
        const message = await shop.whatsapp.messages.findOne(documentId);
        return message.holdReason ? message : undefined;
      });
      expect(waiting).toMatchObject({ state: 'queued', attempt: 1 });
      expect(waiting.holdReason).toContain('131000');
      expect(await shop.reaches(documentId, 'delivered')).toMatchObject({ holdReason: null });
    });

    test('not again when Meta refuses it: the message fails, and can be retried', async () => {
      const template = await templateWith({ from: 'file' }, 'image', await fresh());
      shop.simulator.setFaults({ error: { code: 131053, times: 1, path: '/media' } });
      const { documentId } = await send(await inputFor(template));
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed).toMatchObject({ canRetry: true, failure: { type: 'refused', code: 131053 } });
      await shop.whatsapp.messages.retry(documentId);
      await shop.reaches(documentId, 'delivered');
    });
  });

  describe('stops a message before it is queued', () => {
    test('when the record has none, unless the template may stand in', async () => {
      const strict = await templateWith({ from: 'field', path: 'photo', orFile: false });
      const input = await inputFor(strict, { photo: null });
      expect(await issuesOf(input)).toEqual([['media.missing', 'headerMedia']]);
      await expect(send(input)).rejects.toMatchObject({ name: 'ValidationError' });
      const lenient = await templateWith({ from: 'field', path: 'photo', orFile: true });
      const preview = await shop.whatsapp.messages.preview(
        await inputFor(lenient, { photo: null }),
      );
      expect(preview).toMatchObject({ issues: [], media: { from: 'template', file: image } });
    });

    test('when nobody has chosen one', async () => {
      const template = await templateWith({ from: 'ask' });
      const input = await inputFor(template);
      expect(await issuesOf(input)).toEqual([['media.choose', 'headerMedia']]);
      const chosen = { ...input, headerMedia: { id: image.id } };
      expect((await shop.whatsapp.messages.preview(chosen)).media).toMatchObject({
        from: 'chosen',
        file: { name: 'bag.png' },
      });
      await receive(chosen);
    });

    test('when the one that was chosen is not there, or not wanted', async () => {
      const template = await templateWith({ from: 'ask' });
      const input = await inputFor(template);
      expect(await issuesOf({ ...input, headerMedia: { id: 987_654 } })).toEqual([
        ['media.notFound', 'headerMedia'],
      ]);
      const plain = `plain_${(templates += 1)}`;
      await approveTemplate(shop, contentWith({ name: plain }));
      expect(await issuesOf({ ...(await inputFor(plain)), headerMedia: { id: image.id } })).toEqual(
        [['media.notWanted', 'headerMedia']],
      );
    });

    test('when it is of a kind that WhatsApp does not take, too large, or empty', async () => {
      const template = await templateWith({ from: 'field', path: 'photo', orFile: true });
      const url = 'https://files.example/x';
      const cases = [
        [{ name: 'a.webp', mime: 'image/webp', url, sizeBytes: 10_000 }, 'media.type'],
        [{ name: 'a.png', mime: 'image/png', url, sizeBytes: 6_000_000 }, 'media.tooLarge'],
        [{ name: 'a.png', mime: 'image/png', url, sizeBytes: 0 }, 'media.empty'],
      ] as const;
      for (const [file, code] of cases) {
        const { id } = await addRemoteFile(strapi(), file);
        const ofRecord = await inputFor(template, { photo: id });
        expect(await issuesOf(ofRecord)).toEqual([[code, 'headerMedia']]);
        const chosen = { ...(await inputFor(template)), headerMedia: { id } };
        expect(await issuesOf(chosen)).toEqual([[code, 'headerMedia']]);
      }
    });

    test('when the person may not see it', async () => {
      const template = await templateWith({ from: 'field', path: 'photo', orFile: true });
      const input = await inputFor(template, { photo: image.id });
      const ask = async (
        permissions: Parameters<Shop['booted']['adminToken']>[0],
        data: object,
      ) => {
        const token = await shop.booted.adminToken(permissions);
        const { body } = await shop.booted.request
          .post('/whatsapp/messages/preview')
          .set('Authorization', `Bearer ${token}`)
          .send(data)
          .expect(200);
        return (body as { data: { issues: { code: string }[] } }).data.issues.map(
          ({ code }) => code,
        );
      };
      const read = (...fields: string[]) => [
        actionId('messages.send'),
        {
          action: 'plugin::content-manager.explorer.read',
          subject: ORDER,
          properties: { fields, locales: ['en'] },
        },
      ];
      const to = { to: { phone: `+${LENA}` } };
      await shop.whatsapp.contacts.optIn(to.to);
      expect(await ask(read('number'), { ...input, ...to })).toEqual(['media.hidden']);
      expect(await ask(read('number', 'photo'), { ...input, ...to })).toEqual([]);
      const chosen = { ...input, ...to, headerMedia: { id: image.id } };
      expect(await ask(read('number'), chosen)).toEqual(['media.notFound']);
      expect(await ask([...read('number'), { action: 'plugin::upload.read' }], chosen)).toEqual([]);
      expect(
        await ask(
          [...read('number'), { action: 'plugin::upload.read', conditions: ['admin::is-creator'] }],
          chosen,
        ),
      ).toEqual(['media.notFound']);
    });
  });

  describe('that is gone when the message leaves', () => {
    test.each([
      [
        'from the disk',
        (file: MediaFile) => rm(path.join(strapi().dirs.static.public, file.url)),
        'cannot be read',
      ],
      [
        'from the Media Library',
        (file: MediaFile) =>
          strapi()
            .db.query('plugin::upload.file')
            .delete({ where: { id: file.id } }),
        'not in the Media Library',
      ],
    ])('%s fails the message in words', async (_, remove, words) => {
      const template = await templateWith({ from: 'ask' });
      const file = await fresh();
      const before = uploaded();
      const { documentId } = await shop.whatsapp.messages.sendTemplate({
        ...(await inputFor(template)),
        headerMedia: { id: file.id },
        sendAt: later(),
      });
      await remove(file);
      await shop.comesDue(documentId);
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed.failure).toMatchObject({
        type: 'invalid',
        metaTitle: expect.stringContaining(words),
      });
      expect(uploaded()).toBe(before);
    });

    test('is never looked for outside of the public folder', async () => {
      const template = await templateWith({ from: 'ask' });
      const { id } = await addRemoteFile(strapi(), {
        name: 'a.png',
        mime: 'image/png',
        url: '/uploads/../../../../../../etc/hostname',
        sizeBytes: 10,
      });
      const { documentId } = await send({ ...(await inputFor(template)), headerMedia: { id } });
      const { failure } = await shop.reaches(documentId, 'failed');
      expect(failure).toMatchObject({
        type: 'invalid',
        metaDetails: 'outside of the public folder',
      });
    });
  });

  describe('that a remote provider keeps', () => {
    const BYTES = Buffer.from(`%PDF-1.4 ${'é'.repeat(150_000)}`);
    let provider: Server;
    let address: string;
    let answers: number[] = [];
    beforeAll(async () => {
      provider = createServer(({ url }, response) => {
        const status = answers.shift() ?? 200;
        if (url === '/endless') {
          Readable.from(endless()).pipe(response);
          return;
        }
        response.writeHead(status).end(status === 200 ? BYTES : 'no');
      });
      await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => provider.close(resolve)));

    function* endless() {
      for (;;) yield Buffer.alloc(256 * 1024);
    }

    const remote = () =>
      addRemoteFile(strapi(), {
        name: 'Rechnung “März”.pdf',
        mime: 'application/pdf',
        url: `${address}/${(templates += 1)}.pdf`,
        sizeBytes: BYTES.length,
      });

    async function sendRemote(): Promise<string> {
      const sample = await addFile(strapi(), 'sample.pdf', 'application/pdf');
      const template = await templateWith({ from: 'ask' }, 'document', sample);
      const { id } = await remote();
      const input = { ...(await inputFor(template)), headerMedia: { id } };
      return (await send(input)).documentId;
    }

    test('goes up as it is, under its own name', async () => {
      answers = [];
      const { wamid } = await shop.reaches(await sendRemote(), 'delivered');
      const { view } = shop.simulator.phone(LENA).thread.find(({ id }) => id === wamid)!;
      expect(view.header).toMatchObject({ type: 'document', filename: 'Rechnung “März”.pdf' });
      const stored = shop.simulator.media().find(({ id }) => id === view.header!.mediaId)!;
      expect(stored).toMatchObject({ size: BYTES.length, mimeType: 'application/pdf' });
    });

    test('is waited for while the provider is out of order', async () => {
      answers = [503];
      const documentId = await sendRemote();
      const waiting = await eventually('the wait', async () => {
        const message = await shop.whatsapp.messages.findOne(documentId);
        return message.holdReason ? message : undefined;
      });
      expect(waiting.holdReason).toContain('cannot be read');
      await shop.reaches(documentId, 'delivered');
    });

    test('fails the message when it is larger than the Media Library says', async () => {
      answers = [];
      const template = await templateWith({ from: 'ask' });
      const { id } = await addRemoteFile(strapi(), {
        name: 'a.png',
        mime: 'image/png',
        url: `${address}/endless`,
        sizeBytes: 1_000,
      });
      const { documentId } = await send({ ...(await inputFor(template)), headerMedia: { id } });
      const { failure } = await shop.reaches(documentId, 'failed');
      expect(failure).toMatchObject({ type: 'invalid', metaDetails: 'more than 5242880 bytes' });
    });

    test('fails the message when it is not there', async () => {
      answers = [404];
      const { failure } = await shop.reaches(await sendRemote(), 'failed');
      expect(failure).toMatchObject({ type: 'invalid', metaDetails: 'HTTP 404' });
    });
  });
});
