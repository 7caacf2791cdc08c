import { SEED, type Message as PhoneMessage } from '../../simulator/src';
import type { SendContentOptions } from '../../server/src/services/messages/prepare-content';
import type { Message } from '../../shared/contracts/messages';
import type { MediaFile } from '../../shared/domain/media';
import type { FreeContent } from '../../shared/domain/message/content/content';
import { actionId } from '../../shared/permissions';
import { approveTemplate, codeTemplate, contentWith } from './approved-template';
import { addFile, addRemoteFile } from './media-library';
import { eventually, later, openShop, type Shop } from './shop';
import { configOf } from './strapi';

const { lena, oliver, lucia, rafael, priya, noor } = SEED.customers;
const HOUR_MS = 3_600_000;
const LINK = 'https://files.example/a.png';

type Row = Record<string, unknown> & { id: number; documentId: string };

/** An Ogg file with Opus, as far as anybody looks at it. */
function oggWith(channels: number): Buffer {
  const bytes = Buffer.alloc(2_000);
  bytes.write('OggS');
  bytes.write('OpusHead', 28);
  bytes[36] = 1;
  bytes[37] = channels;
  return bytes;
}

describe('messages without a template', () => {
  let shop: Shop;
  const files = {} as Record<'image' | 'video' | 'document' | 'sticker' | 'audio', MediaFile>;

  const rows = (name: string) => ({
    find: (where: object, populate?: object) =>
      shop.booted.strapi.db
        .query(`plugin::whatsapp.${name}` as never)
        .findMany({ where, populate } as never) as Promise<Row[]>,
    update: (where: object, data: object) =>
      shop.booted.strapi.db
        .query(`plugin::whatsapp.${name}` as never)
        .updateMany({ where, data } as never),
  });
  const conversationOf = async (who: { phone: string } | { userId: string }) => {
    const where = 'phone' in who ? { phone: `+${who.phone}` } : { userId: who.userId };
    const [conversation] = await rows('conversation').find({ contact: where }, ['contact']);
    return conversation as
      (Row & { lastInboundAt: string; lastOutboundAt: string | null; contact: Row }) | undefined;
  };

  /** Somebody writes, so that they can be answered; resolves with the wamid. */
  async function write(who: { phone: string; userId?: string }, text = 'Is it back?') {
    const { id } = shop.simulator.reply(who.phone, { text, phoneNumberId: SEED.realNumber.id });
    await eventually(`what ${who.phone} wrote`, async () => {
      const [message] = await rows('message').find({ wamid: id });
      return message ? true : undefined;
    });
    return id;
  }
  const closeWindow = async (who: { phone: string }, agoMs = 25 * HOUR_MS) => {
    const { id } = (await conversationOf(who))!;
    await rows('conversation').update({ id }, { lastInboundAt: new Date(Date.now() - agoMs) });
  };

  const send = (input: Partial<Omit<SendContentOptions, 'content'>> & { content: unknown }) =>
    shop.whatsapp.messages.send({ to: { phone: `+${lena.phone}` }, ...input } as never);
  const text = (body = 'Yes, since this morning.'): FreeContent => ({ type: 'text', body });
  const arrived = async ({ documentId }: Message, phone: string = lena.phone) => {
    const message = await shop.reaches(documentId, 'delivered', 'failed');
    expect(message.failure).toBeNull();
    return shop.simulator.phone(phone).thread.find(({ id }) => id === message.wamid)!;
  };
  const requests = (path = '/messages') => shop.simulator.findRequests({ method: 'POST', path });
  const refusal = async (call: Promise<unknown>): Promise<[string, string][]> => {
    const failure = (await call.then(
      () => {
        throw new Error('It was not refused.');
      },
      (error: unknown) => error,
    )) as { details?: { issues?: { code: string; path: string }[] } };
    if (!failure.details?.issues) throw failure;
    return failure.details.issues.map(({ code, path }) => [code, path]);
  };

  beforeAll(async () => {
    shop = await openShop();
    const { strapi } = shop.booted;
    files.image = await addFile(strapi, 'bag.png', 'image/png');
    files.video = await addFile(strapi, 'bag.mp4', 'video/mp4');
    files.document = await addFile(strapi, 'invoice.pdf', 'application/pdf');
    files.sticker = await addFile(strapi, 'heart.webp', 'image/webp', Buffer.alloc(2_000, 'RIFF'));
    files.audio = await addFile(strapi, 'note.ogg', 'audio/ogg', oggWith(1));
    await write(lena);
  });
  afterEach(() => {
    shop.simulator.clearFaults();
    shop.simulator.clearRequests();
  });
  afterAll(() => shop?.stop());

  describe('of every kind', () => {
    const buttons = {
      type: 'interactive' as const,
      kind: 'button' as const,
      body: 'Shall we keep it?',
      footer: 'Atlas Books',
      buttons: [
        { id: 'yes', title: 'Yes' },
        { id: 'no', title: 'No' },
      ],
    };

    test.each<[string, () => FreeContent, Partial<PhoneMessage['view']>, string]>([
      ['a text', () => text('Yes.'), { body: 'Yes.' }, 'Yes.'],
      [
        'a text whose address is shown with a picture',
        () => ({ type: 'text', body: 'See https://shop.example', previewUrl: true }),
        { body: 'See https://shop.example' },
        'See https://shop.example',
      ],
      [
        'an image',
        () => ({ type: 'image', media: { fileId: files.image.id }, caption: 'The blue one' }),
        { header: { type: 'image', mediaId: expect.any(String) }, body: 'The blue one' },
        'The blue one',
      ],
      [
        'an image by its address',
        () => ({ type: 'image', media: { link: LINK } }),
        { header: { type: 'image', link: LINK } },
        'Image',
      ],
      [
        'a video',
        () => ({ type: 'video', media: { fileId: files.video.id } }),
        { header: { type: 'video', mediaId: expect.any(String) } },
        'Video',
      ],
      [
        'a document under the name of its file',
        () => ({ type: 'document', media: { fileId: files.document.id } }),
        {
          header: { type: 'document', mediaId: expect.any(String), filename: 'invoice.pdf' },
        },
        'Document',
      ],
      [
        'a document under a name of its own',
        () => ({ type: 'document', media: { fileId: files.document.id }, fileName: 'A-17.pdf' }),
        { header: { type: 'document', mediaId: expect.any(String), filename: 'A-17.pdf' } },
        'A-17.pdf',
      ],
      [
        'a sound',
        () => ({ type: 'audio', media: { fileId: files.audio.id } }),
        { header: { type: 'audio', mediaId: expect.any(String) } },
        'Audio',
      ],
      [
        'a voice note',
        () => ({ type: 'audio', media: { fileId: files.audio.id }, voice: true }),
        { header: { type: 'audio', mediaId: expect.any(String) } },
        'Voice message',
      ],
      [
        'a sticker',
        () => ({ type: 'sticker', media: { fileId: files.sticker.id } }),
        { header: { type: 'sticker', mediaId: expect.any(String) } },
        'Sticker',
      ],
      [
        'a place',
        () => ({ type: 'location', latitude: 52.52, longitude: 13.405, name: 'Atlas Books' }),
        { location: { latitude: 52.52, longitude: 13.405, name: 'Atlas Books' } },
        'Atlas Books',
      ],
      [
        'a contact card',
        () => ({
          type: 'contacts',
          contacts: [
            {
              name: { formatted_name: 'Ines Okafor', first_name: 'Ines' },
              phones: [{ phone: '+493012345', type: 'WORK' }],
            },
          ],
        }),
        { contacts: [{ name: 'Ines Okafor', phones: ['+493012345'] }] },
        'Ines Okafor',
      ],
      [
        'buttons',
        () => buttons,
        {
          body: 'Shall we keep it?',
          footer: 'Atlas Books',
          buttons: [
            { type: 'reply', text: 'Yes', payload: 'yes' },
            { type: 'reply', text: 'No', payload: 'no' },
          ],
        },
        'Shall we keep it?',
      ],
      [
        'buttons below an image',
        () => ({ ...buttons, header: { type: 'image', media: { fileId: files.image.id } } }),
        { header: { type: 'image', mediaId: expect.any(String) }, body: 'Shall we keep it?' },
        'Shall we keep it?',
      ],
      [
        'a list',
        () => ({
          type: 'interactive',
          kind: 'list',
          header: { type: 'text', text: 'Times' },
          body: 'When do you come?',
          button: 'Choose',
          sections: [{ rows: [{ id: '9', title: '9:00', description: 'Monday' }] }],
        }),
        {
          header: { type: 'text', text: 'Times' },
          body: 'When do you come?',
          listButton: 'Choose',
          buttons: [{ type: 'list_row', text: '9:00', payload: '9', description: 'Monday' }],
        },
        'When do you come?',
      ],
      [
        'an address',
        () => ({
          type: 'interactive',
          kind: 'cta_url',
          body: 'Your order',
          displayText: 'Open',
          url: 'https://shop.example/orders/17',
        }),
        {
          body: 'Your order',
          buttons: [{ type: 'url', text: 'Open', url: 'https://shop.example/orders/17' }],
        },
        'Your order',
      ],
    ])('%s arrives as it was asked for', async (_, content, view, rendered) => {
      const asked = content();
      const message = await send({ content: asked });
      expect(message).toMatchObject({
        type: asked.type,
        source: 'code',
        templateName: null,
        rendered: expect.stringContaining(rendered),
        phone: `+${lena.phone}`,
        blocks: expect.any(Object),
      });
      const seen = await arrived(message);
      expect(seen).toMatchObject({ type: asked.type, view, category: 'service' });
    });

    test('a reaction stands at the message of the person, and can be taken back', async () => {
      const wamid = await write(lena, 'Thank you!');
      const react = async (emoji: string) =>
        arrived(await send({ content: { type: 'reaction', messageId: wamid, emoji } }));
      await react('👍');
      const reactions = () =>
        shop.simulator.phone(lena.phone).thread.find(({ id }) => id === wamid)!.reactions;
      expect(reactions().business).toBe('👍');
      await react('');
      expect(reactions().business).toBeUndefined();
    });

    test('a reaction to a message of ours names it by its documentId', async () => {
      const ours = await send({ content: text() });
      const { id } = await arrived(ours);
      await arrived(
        await send({ content: { type: 'reaction', messageId: ours.documentId, emoji: '🎉' } }),
      );
      const seen = shop.simulator.phone(lena.phone).thread.find((one) => one.id === id)!;
      expect(seen.reactions.business).toBe('🎉');
    });

    test('an answer quotes the message of the person, or one of ours', async () => {
      const theirs = await write(lena, 'Which one?');
      const answer = await send({ content: text('The blue one.'), replyTo: theirs });
      expect(answer.replyTo).toBe(theirs);
      const seen = await arrived(answer);
      expect(seen.contextId).toBe(theirs);
      const again = await send({ content: text('In blue.'), replyTo: answer.documentId });
      expect((await arrived(again)).contextId).toBe(seen.id);
    });

    test('they go before templates, keep one idempotency key, and are found in the log', async () => {
      const input = { content: text('Once'), idempotencyKey: 'free-once' };
      const [one, two] = await Promise.all([send(input), send(input)]);
      expect(one.documentId).toBe(two.documentId);
      await arrived(one);
      const [row] = await rows('message').find({ documentId: one.documentId });
      expect(row).toMatchObject({ priority: 10, sendAt: null });
      const found = await shop.whatsapp.messages.find({ type: 'text', _q: 'Once' });
      expect(found.data.map(({ documentId }) => documentId)).toEqual([one.documentId]);
      const { contact } = (await conversationOf(lena))!;
      const ofContact = await shop.whatsapp.messages.find({ contact: contact.documentId });
      expect(ofContact.data.map(({ documentId }) => documentId)).toContain(one.documentId);
      expect((await shop.whatsapp.messages.find({ contact: 'nobody' })).data).toEqual([]);
    });

    test('the conversation knows when we wrote last', async () => {
      const before = Date.now();
      const message = await send({ content: text() });
      await arrived(message);
      const after = await eventually('the time', async () => {
        const { lastOutboundAt } = (await conversationOf(lena))!;
        const at = lastOutboundAt === null ? 0 : new Date(lastOutboundAt).getTime();
        return at >= before ? at : undefined;
      });
      expect(after).toBeLessThanOrEqual(Date.now());
    });
  });

  describe('with a file', () => {
    test('upload it once, whether it is sent or stands in a header', async () => {
      const { strapi } = shop.booted;
      const { id } = await addFile(strapi, 'once.png', 'image/png');
      const before = shop.simulator.media().length;
      const messages = await Promise.all([
        send({ content: { type: 'image', media: { fileId: id } } }),
        send({ content: { type: 'image', media: { fileId: id }, caption: 'Again' } }),
        send({
          content: {
            type: 'interactive',
            kind: 'cta_url',
            header: { type: 'image', media: { fileId: id } },
            body: 'Look',
            displayText: 'Open',
            url: 'https://shop.example',
          },
        }),
      ]);
      const seen = await Promise.all(messages.map((message) => arrived(message)));
      expect(new Set(seen.map(({ view }) => view.header?.mediaId)).size).toBe(1);
      expect(shop.simulator.media()).toHaveLength(before + 1);
    });

    test('upload it anew when Meta has thrown it away', async () => {
      const { strapi } = shop.booted;
      const { id } = await addFile(strapi, 'gone.png', 'image/png');
      const content = { type: 'image', media: { fileId: id } };
      const first = await arrived(await send({ content }));
      const uploads = rows('media-upload');
      await uploads.update({ mediaId: first.view.header!.mediaId }, { mediaId: '1' });
      const message = await send({ content });
      const second = await arrived(message);
      expect(second.view.header!.mediaId).not.toBe(first.view.header!.mediaId);
      expect((await shop.whatsapp.messages.findOne(message.documentId)).attempt).toBe(2);
    });

    test('send what was uploaded before by its id as it is', async () => {
      const first = await arrived(
        await send({ content: { type: 'image', media: { fileId: files.image.id } } }),
      );
      const mediaId = first.view.header!.mediaId!;
      const again = await arrived(await send({ content: { type: 'image', media: { mediaId } } }));
      expect(again.view.header!.mediaId).toBe(mediaId);
    });

    test('are refused with one that WhatsApp does not take', async () => {
      const { strapi } = shop.booted;
      const stereo = await addFile(strapi, 'stereo.ogg', 'audio/ogg', oggWith(2));
      const remote = await addRemoteFile(strapi, {
        name: 'large.png',
        mime: 'image/png',
        url: 'https://files.example/large.png',
        sizeBytes: 6_000_000,
      });
      const at = 'content.media';
      const cases: [object, [string, string]][] = [
        [{ type: 'image', media: { fileId: files.document.id } }, ['media.type', at]],
        [{ type: 'sticker', media: { fileId: files.image.id } }, ['media.type', at]],
        [{ type: 'image', media: { fileId: remote.id } }, ['media.tooLarge', at]],
        [{ type: 'audio', media: { fileId: stereo.id } }, ['media.notMono', at]],
        [{ type: 'image', media: { fileId: 987_654 } }, ['media.notFound', at]],
      ];
      for (const [content, expected] of cases)
        expect(await refusal(send({ content }))).toEqual([expected]);
      expect(requests()).toEqual([]);
    });
  });

  describe('outside of the window', () => {
    const to = { phone: `+${oliver.phone}` };

    test('are refused before they are queued: nobody wrote, or it is too long ago', async () => {
      expect(await refusal(send({ to, content: text() }))).toEqual([['window.neverOpened', 'to']]);
      await write(oliver);
      await arrived(await send({ to, content: text() }), oliver.phone);
      await closeWindow(oliver);
      const late = send({ to, content: text() });
      expect(await refusal(late)).toEqual([['window.closed', 'to']]);
      await expect(late).rejects.toThrow(/ended at \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      expect(
        await rows('message').find({ contact: { phone: to.phone }, direction: 'out' }),
      ).toHaveLength(1);
    });

    test('fail when it closes while they wait, and nothing goes to Meta', async () => {
      await write(oliver);
      shop.simulator.clearRequests();
      const message = await send({ to, content: text(), sendAt: later() });
      await closeWindow(oliver);
      await shop.comesDue(message.documentId);
      const failed = await shop.reaches(message.documentId, 'failed');
      expect(failed).toMatchObject({ attempt: 0, wamid: null, canRetry: false });
      expect(failed.failure).toMatchObject({
        type: 'invalid',
        metaTitle: expect.stringContaining('ended at'),
      });
      expect(requests()).toEqual([]);
      expect(await refusal(shop.whatsapp.messages.resend(message.documentId))).toEqual([
        ['window.closed', 'to'],
      ]);
      await write(oliver, 'Are you there?');
      const again = await shop.whatsapp.messages.resend(message.documentId);
      expect((await arrived(again, oliver.phone)).view.body).toBe('Yes, since this morning.');
    });

    test('cannot be put to a time after its end', async () => {
      await write(oliver);
      const sendAt = new Date(Date.now() + 25 * HOUR_MS);
      expect(await refusal(send({ to, content: text(), sendAt }))).toEqual([
        ['window.closesBefore', 'sendAt'],
      ]);
      expect(await refusal(send({ to, content: text(), sendAt: 'soon' }))).toEqual([
        ['sendAt.invalid', 'sendAt'],
      ]);
      expect(await refusal(send({ to, content: text(), expiresAt: 'soon' }))).toEqual([
        ['expiresAt.invalid', 'expiresAt'],
      ]);
    });

    test('are not retried either', async () => {
      await write(oliver);
      shop.simulator.setFaults({ error: { code: 131042, times: 1, path: '/messages' } });
      const { documentId } = await send({ to, content: text('Once more') });
      await shop.reaches(documentId, 'failed');
      await closeWindow(oliver);
      expect(await refusal(shop.whatsapp.messages.retry(documentId))).toEqual([
        ['window.closed', 'to'],
      ]);
      await write(oliver);
      const message = await shop.whatsapp.messages.retry(documentId);
      expect(await arrived(message, oliver.phone)).toMatchObject({ view: { body: 'Once more' } });
    });
  });

  describe('to people by other names than a number', () => {
    const sentTo = () =>
      requests().map(({ body }) => {
        const { to, recipient } = body as Record<string, unknown>;
        return { to, recipient };
      });

    test('go to the user id of somebody whose number nobody knows', async () => {
      await write(noor);
      shop.simulator.clearRequests();
      const message = await send({ to: { userId: noor.userId }, content: text() });
      expect(message).toMatchObject({ phone: null, contactName: 'Noor' });
      await arrived(message, noor.phone);
      expect(sentTo()).toEqual([{ to: undefined, recipient: noor.userId }]);
      const found = await shop.whatsapp.messages.find({ _q: noor.userId, direction: 'out' });
      expect(found.data.map(({ documentId }) => documentId)).toEqual([message.documentId]);
    });

    test('go to a known contact, by number where there is one', async () => {
      await write(lucia);
      shop.simulator.clearRequests();
      const { contact } = (await conversationOf(lucia))!;
      expect(contact).toMatchObject({ userId: lucia.userId, profileName: lucia.name });
      const to = { contact: contact.documentId };
      await arrived(await send({ to, content: text() }), lucia.phone);
      await arrived(await send({ to: { userId: lucia.userId }, content: text() }), lucia.phone);
      expect(sentTo()).toEqual([
        { to: `+${lucia.phone}`, recipient: undefined },
        { to: `+${lucia.phone}`, recipient: undefined },
      ]);
    });

    test('templates go there as well, but no codes without a number', async () => {
      await write(noor);
      await approveTemplate(shop, contentWith({ name: 'news_for_all', category: 'UTILITY' }), null);
      const { data } = await shop.whatsapp.templates.find({ _q: 'news_for_all' });
      expect(data).toHaveLength(1);
      const { contact } = (await conversationOf({ userId: noor.userId }))!;
      shop.simulator.clearRequests();
      for (const to of [{ userId: noor.userId }, { contact: contact.documentId }]) {
        const preview = await shop.whatsapp.messages.preview({ template: 'news_for_all', to });
        expect(preview.to).toEqual({
          phone: null,
          international: null,
          country: null,
          userId: noor.userId,
        });
        const message = await shop.whatsapp.messages.sendTemplate({ template: 'news_for_all', to });
        await arrived(message, noor.phone);
      }
      expect(sentTo().map(({ recipient }) => recipient)).toEqual([noor.userId, noor.userId]);

      const code = codeTemplate('login_code');
      await approveTemplate(shop, code, null);
      const input = { template: 'login_code', values: { '1': '123456' } };
      const toNoor = { ...input, to: { userId: noor.userId } };
      const refused = shop.whatsapp.messages.sendTemplate(toNoor);
      expect(await refusal(refused)).toEqual([['recipient.codeNeedsPhone', 'to']]);
      await expect(refused).rejects.toThrow('can only be sent to a phone number');
      const toLucia = { ...input, to: { userId: lucia.userId } };
      await arrived(await shop.whatsapp.messages.sendTemplate(toLucia), lucia.phone);
    });

    test('reach somebody whose number WhatsApp writes in another way', async () => {
      const first = await shop.whatsapp.messages.sendTemplate({
        template: 'news_for_all',
        to: { phone: `+${rafael.phone}` },
      });
      await shop.reaches(first.documentId, 'delivered');
      await write(rafael);
      const answer = await send({ to: { phone: `+${rafael.phone}` }, content: text() });
      await arrived(answer, rafael.phone);
      expect(await rows('contact').find({ waId: rafael.waId })).toMatchObject([
        { userId: rafael.userId },
      ]);
    });

    test('are held to the allowed recipients too', async () => {
      const { sending } = configOf(shop.booted.strapi);
      await write(noor);
      sending.allowedRecipients = [`+${lucia.phone}`];
      try {
        const refused = send({ to: { userId: noor.userId }, content: text() });
        expect(await refusal(refused)).toEqual([['recipient.notAllowed', 'to']]);
        await expect(refused).rejects.toThrow(noor.userId);
        const allowed = await send({ to: { userId: lucia.userId }, content: text() });
        await arrived(allowed, lucia.phone);
      } finally {
        sending.allowedRecipients = null;
      }
    });

    test.each<[string, unknown, string, string]>([
      ['nobody', undefined, 'recipient.form', 'to'],
      ['null', null, 'recipient.form', 'to'],
      ['a bare number', `+${lena.phone}`, 'recipient.form', 'to'],
      ['an object without a name', {}, 'recipient.form', 'to'],
      ['two names', { phone: '+4917655501234', userId: lena.userId }, 'recipient.form', 'to'],
      ['a number as user id', { userId: '4917655501234' }, 'recipient.userId', 'to.userId'],
      ['a user id that is no text', { userId: 5 }, 'recipient.form', 'to'],
      ['a contact that is not there', { contact: 'nobody' }, 'recipient.contact', 'to.contact'],
      ['a number without digits', { phone: 'n/a' }, 'phone.invalid', 'to'],
      ['a number that is none', { phone: {} }, 'phone.notText', 'to'],
      ['a user id of a stranger', { userId: 'DE.1' }, 'window.neverOpened', 'to'],
    ])('name the field when they are to %s', async (_, to, code, path) => {
      expect(await refusal(send({ to: to as never, content: text() }))).toEqual([[code, path]]);
    });
  });

  describe('that are not right', () => {
    test.each<[string, unknown, string]>([
      ['nothing', undefined, 'content'],
      ['a list', [], 'content'],
      ['no kind', {}, 'content.type'],
      ['an unknown kind', { type: 'order' }, 'content.type'],
      ['an inherited kind', { type: 'constructor' }, 'content.type'],
      ['a text without words', { type: 'text', body: ' ' }, 'content.body'],
      ['a text that is too long', { type: 'text', body: 'x'.repeat(4_097) }, 'content.body'],
      [
        'an open address',
        { type: 'image', media: { link: 'http://a.example/a.png' } },
        'content.media.link',
      ],
      ['a file that has no id', { type: 'image', media: { fileId: 'x' } }, 'content.media.fileId'],
      [
        'a place beyond the pole',
        { type: 'location', latitude: 91, longitude: 0 },
        'content.latitude',
      ],
    ])('name the field: %s', async (_, content, path) => {
      const issues = await refusal(send({ content }));
      expect(issues.map(([, at]) => at)).toContain(path);
    });

    test('cannot answer or react to what is not in the conversation', async () => {
      const ofLucia = await write(lucia);
      const waiting = await send({ content: text(), sendAt: new Date(Date.now() + HOUR_MS) });
      const cases: [unknown, string][] = [
        [ofLucia, 'quote.notFound'],
        ['wamid.NOBODY', 'quote.notFound'],
        ['nothing', 'quote.notFound'],
        [{ id: 1 }, 'quote.notFound'],
        [waiting.documentId, 'quote.notSent'],
      ];
      for (const [name, code] of cases) {
        const replyTo = send({ content: text(), replyTo: name as string });
        expect(await refusal(replyTo)).toEqual([[code, 'replyTo']]);
      }
      const content = { type: 'reaction', messageId: ofLucia, emoji: '👍' };
      expect(await refusal(send({ content }))).toEqual([['quote.notFound', 'content.messageId']]);
      await shop.whatsapp.messages.cancel(waiting.documentId);
    });

    test('name the account that is not there', async () => {
      const refused = send({ account: 'nobody', content: text() });
      expect(await refusal(refused)).toContainEqual(['account.notFound', 'account']);
    });
  });

  describe('in the admin panel', () => {
    const post = async (permissions: Parameters<Shop['booted']['adminToken']>[0], data: object) => {
      const token = await shop.booted.adminToken(permissions);
      return shop.booted.request
        .post('/whatsapp/messages/free')
        .set('Authorization', `Bearer ${token}`)
        .send(data);
    };
    const input = {
      to: { phone: `+${lena.phone}` },
      content: { type: 'text', body: 'From a desk' },
    };
    const may = [actionId('messages.send'), actionId('messages.read')];

    test('are sent by who may send and read, and by nobody else', async () => {
      await write(lena);
      const answer = await post(may, input);
      expect(answer.status).toBe(200);
      const { data } = answer.body as { data: Message };
      expect(data).toMatchObject({ source: 'person', type: 'text', sentBy: expect.any(String) });
      await arrived(data);
      expect((await post([actionId('messages.send')], input)).status).toBe(403);
      expect((await post([actionId('messages.read')], input)).status).toBe(403);
    });

    test('carry only files that the person may see', async () => {
      const image = { ...input, content: { type: 'image', media: { fileId: files.image.id } } };
      const hidden = await post(may, image);
      expect(hidden.status).toBe(400);
      expect(hidden.body.error.details.issues).toMatchObject([
        { code: 'media.notFound', path: 'content.media' },
      ]);
      expect((await post([...may, { action: 'plugin::upload.read' }], image)).status).toBe(200);
    });

    test('tell by the field what is not right', async () => {
      const wrong = { to: {}, content: { type: 'text' } };
      const { status, body } = await post(may, wrong);
      expect(status).toBe(400);
      const paths = (body.error.details.issues as { path: string }[]).map(({ path }) => path);
      expect(paths.sort()).toEqual(['content.body', 'to']);
    });

    test('who may not read the log finds no contact by its name', async () => {
      const { contact } = (await conversationOf(lena))!;
      const token = await shop.booted.adminToken([actionId('messages.send')]);
      const ask = async (to: object) => {
        const { body } = await shop.booted.request
          .post('/whatsapp/messages/preview')
          .set('Authorization', `Bearer ${token}`)
          .send({ template: 'news_for_all', to })
          .expect(200);
        return (body as { data: { issues: { code: string }[]; to: unknown } }).data;
      };
      for (const to of [
        { contact: contact.documentId },
        { contact: 'nobody' },
        { userId: lena.userId },
      ])
        expect(await ask(to)).toMatchObject({
          to: null,
          issues: expect.arrayContaining([expect.objectContaining({ code: 'recipient.needsLog' })]),
        });
    });
  });

  describe('marketing that its business takes elsewhere', () => {
    const MESSAGES = '/messages';
    const MARKETING = '/marketing_messages';
    const offer = async () => {
      const { documentId } = await shop.createOrder({}, { phone: `+${priya.phone}` });
      return shop.whatsapp.messages.sendTemplate({
        template: 'offer',
        record: { uid: 'api::order.order', documentId },
      });
    };
    const paths = () =>
      shop.simulator
        .findRequests({ method: 'POST', path: 'messages' })
        .map(({ path }) => path.slice(path.lastIndexOf('/')));
    const endpoint = async () => (await rows('account').find({}))[0]!.marketingEndpoint;

    beforeAll(() => approveTemplate(shop, contentWith({ name: 'offer' })));
    beforeEach(() => rows('account').update({}, { marketingEndpoint: null }));

    test('goes there once more, as the next attempt of the same message, and the next ones at once', async () => {
      shop.simulator.setFaults({ error: { code: 131063, path: MESSAGES } });
      const message = await offer();
      await arrived(message, priya.phone);
      expect(paths()).toEqual([MESSAGES, MARKETING]);
      expect(
        requests('messages').map(
          ({ body }) => (body as { biz_opaque_callback_data: string }).biz_opaque_callback_data,
        ),
      ).toEqual([1, 2].map((attempt) => `saw1-${message.documentId}-${attempt}`));
      expect(await endpoint()).toBe('marketing_messages');
      shop.simulator.clearRequests();
      await arrived(await offer(), priya.phone);
      expect(paths()).toEqual([MARKETING]);
    });

    test('other messages keep going where they went', async () => {
      await rows('account').update({}, { marketingEndpoint: 'marketing_messages' });
      await write(lena);
      shop.simulator.clearRequests();
      await arrived(await send({ content: text() }));
      const utility = await shop.whatsapp.messages.sendTemplate({
        template: 'news_for_all',
        to: { phone: `+${lena.phone}` },
      });
      await arrived(utility);
      expect(paths()).toEqual([MESSAGES, MESSAGES]);
    });

    test.each([134102, 131055])('comes back when it is refused there with %i', async (code) => {
      await rows('account').update({}, { marketingEndpoint: 'marketing_messages' });
      shop.simulator.setFaults({ error: { code, path: MARKETING } });
      await arrived(await offer(), priya.phone);
      expect(paths()).toEqual([MARKETING, MESSAGES]);
      await eventually('it is forgotten', async () =>
        (await endpoint()) === null ? true : undefined,
      );
      shop.simulator.clearRequests();
      await arrived(await offer(), priya.phone);
      expect(paths()).toEqual([MESSAGES]);
    });

    test.each([
      ['first here', null, [MESSAGES, MARKETING], 134102],
      ['first there', 'marketing_messages', [MARKETING, MESSAGES], 131063],
    ])('is asked for once at each when both refuse, %s', async (_, from, expected, last) => {
      await rows('account').update({}, { marketingEndpoint: from });
      shop.simulator.setFaults({
        error: [
          { code: 131063, path: MESSAGES },
          { code: 134102, path: MARKETING },
        ],
      });
      const { documentId } = await offer();
      const failed = await shop.reaches(documentId, 'failed');
      expect(failed).toMatchObject({ attempt: 2, failure: { type: 'refused', code: last } });
      expect(paths()).toEqual(expected);
      // A person may try again from the start.
      shop.simulator.clearFaults();
      shop.simulator.clearRequests();
      await arrived(await shop.whatsapp.messages.retry(documentId), priya.phone);
      expect(paths()).toHaveLength(1);
    });
  });
});
