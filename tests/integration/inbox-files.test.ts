import type { AnswerFile } from '../../shared/contracts/inbox';
import { SEED } from '../../simulator/src';
import { conversationWith, hire, MAY, OWN, type Colleague } from './office';
import { addFile, PIXEL } from './media-library';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';
import { deliverMessages, text } from './deliver';

describeOnEachDatabase('files from the device of whoever answers', (database) => {
  let shop: Shop;
  let agent: Colleague;
  let other: Colleague;
  let conversation: string;

  const add = (who: Colleague, bytes: Buffer, filename: string, contentType: string) =>
    who
      .ask('post', `/conversations/${conversation}/files`)
      .attach('file', bytes, { filename, contentType });
  const send = (who: Colleague, fileId: number) =>
    who
      .ask('post', `/conversations/${conversation}/messages`)
      .send({ content: { type: 'image', media: { fileId } } });
  const stored = (id: number) =>
    shop.booted.strapi.db
      .query('plugin::upload.file')
      .findOne({ where: { id }, populate: ['folder', 'createdBy'] });
  const countFiles = () => shop.booted.strapi.db.query('plugin::upload.file').count();

  beforeAll(async () => {
    shop = await openShop({ database });
    agent = await hire(shop, [MAY.read, MAY.reply, MAY.contacts]);
    other = await hire(shop, [MAY.read, MAY.reply]);
    const { phone } = SEED.customers.oliver;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    conversation = (await conversationWith(shop, phone)).documentId;
  });
  afterAll(() => shop?.stop());

  test('are saved in the folder of the plugin and sent, without any right in the Media Library', async () => {
    const { body } = await add(agent, PIXEL, 'dot.png', 'image/png').expect(200);
    const file = body.data as AnswerFile;
    expect(file).toEqual({
      fileId: expect.any(Number) as number,
      name: 'dot.png',
      mime: 'image/png',
      sizeBytes: PIXEL.length,
      kind: 'image',
    });
    expect(await stored(file.fileId)).toMatchObject({
      name: 'dot.png',
      ext: '.png',
      folder: { name: 'WhatsApp' },
      createdBy: { id: agent.id },
    });
    const sent = await send(agent, file.fileId).expect(200);
    await shop.reaches(sent.body.data.message.documentId as string, 'delivered');
    const shown = await agent
      .ask('get', `/conversations/${conversation}/media/${sent.body.data.message.documentId}`)
      .expect(200);
    expect(shown.headers['content-type']).toContain('image/png');
  });

  test('are not sent by others, nor is anything else of the Media Library', async () => {
    const { body } = await add(agent, PIXEL, 'dot.png', 'image/png').expect(200);
    const refused = await send(other, (body.data as AnswerFile).fileId).expect(400);
    expect(refused.body.error.details.issues[0]).toMatchObject({ code: 'media.notFound' });
    const { id } = await addFile(shop.booted.strapi, 'office.png', 'image/png');
    await send(agent, id).expect(400);
  });

  test('are refused by their kind, their size and what the host takes', async () => {
    const before = await countFiles();
    const codeOf = async (bytes: Buffer, name: string, mime: string) => {
      const { body } = await add(agent, bytes, name, mime).expect(400);
      return body.error.details.issues[0].code as string;
    };
    expect(await codeOf(Buffer.from('<svg/>'), 'a.svg', 'image/svg+xml')).toBe('media.type');
    expect(await codeOf(Buffer.from('<p>'), 'a.html', 'text/html')).toBe('media.type');
    expect(await codeOf(Buffer.alloc(0), 'a.pdf', 'application/pdf')).toBe('media.empty');
    const large = Buffer.alloc(5 * 1024 * 1024 + 1, PIXEL);
    expect(await codeOf(large, 'a.png', 'image/png')).toBe('media.tooLarge');
    const { config } = shop.booted.strapi;
    const security = config.get('plugin::upload.security');
    config.set('plugin::upload.security', { deniedTypes: ['application/*'] });
    try {
      expect(await codeOf(Buffer.from('%PDF-1.4'), 'a.pdf', 'application/pdf')).toBe(
        'media.notTaken',
      );
    } finally {
      config.set('plugin::upload.security', security);
    }
    await agent.ask('post', `/conversations/${conversation}/files`).send({}).expect(400);
    expect(await countFiles()).toBe(before);
  });

  test('get an ending by their type, so that none becomes a page of the site', async () => {
    const { body } = await add(
      agent,
      Buffer.from('%PDF-1.4 x'),
      'a.html',
      'application/pdf',
    ).expect(200);
    expect(await stored((body.data as AnswerFile).fileId)).toMatchObject({
      ext: '.pdf',
      mime: 'application/pdf',
    });
  });

  test('are added only where somebody may answer', async () => {
    const reader = await hire(shop, [MAY.read]);
    const foreign = await hire(shop, [
      { action: MAY.read, conditions: [OWN] },
      { action: MAY.reply, conditions: [OWN] },
    ]);
    await add(reader, PIXEL, 'dot.png', 'image/png').expect(403);
    await add(foreign, PIXEL, 'dot.png', 'image/png').expect(404);
  });

  test('go when the person is erased, also those that were never sent', async () => {
    const phone = '4915159900001';
    await deliverMessages(shop, [text(phone, 'Hello')]);
    const theirs = await conversationWith(shop, phone);
    const { body } = await agent
      .ask('post', `/conversations/${theirs.documentId}/files`)
      .attach('file', PIXEL, { filename: 'dot.png', contentType: 'image/png' })
      .expect(200);
    const { fileId } = body.data as AnswerFile;
    await shop.whatsapp.contacts.erase(theirs.contact!.documentId);
    await eventually('the file being gone', async () =>
      (await stored(fileId)) === null ? true : undefined,
    );
  });
});
