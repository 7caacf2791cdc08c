import { SEED } from '../../../simulator/src/index';
import { startHarness, until, type Harness } from './harness';

const { lena, rafael } = SEED.customers;
const NUMBER = SEED.realNumber.id;

describe('a phone', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
    await harness.connect();
    await harness.control('POST', `phones/${lena.phone}/reply`, {
      text: 'Hello',
      phoneNumberId: NUMBER,
    });
  });
  afterEach(() => harness.close());

  /** The message that came last from the phone, as receivers see it. */
  const lastInbound = async (count: number) => {
    await until(() => inbound().length === count);
    return inbound().at(-1);
  };
  const inbound = () => harness.changes('messages').flatMap((value) => value.messages ?? []);
  const sendAndGetId = async (body: object): Promise<string> =>
    (await harness.send(body)).body.messages[0].id;
  const tap = (messageId: string, buttonIndex: number) =>
    harness.control('POST', `phones/${lena.phone}/tap`, { messageId, buttonIndex });

  it('lists the seeded people, each under the number and the wa_id', async () => {
    const { body } = await harness.control('GET', 'phones');
    expect(body).toHaveLength(Object.keys(SEED.customers).length + SEED.notOnWhatsApp.length);
    expect((await harness.control('GET', `phones/${rafael.waId}`)).body.phone).toBe(rafael.phone);
  });

  it('answers a text with what it quotes', async () => {
    const id = await sendAndGetId({ text: { body: 'Hi' } });
    await harness.control('POST', `phones/${lena.phone}/reply`, { text: 'Yes', context: { id } });
    expect(await lastInbound(2)).toMatchObject({
      from: lena.waId,
      from_user_id: lena.userId,
      type: 'text',
      text: { body: 'Yes' },
      context: { from: '493055501020', id },
    });
  });

  it('writes a message of its own anew, and withdraws it', async () => {
    const { body } = await harness.control('GET', `phones/${lena.phone}`);
    const { id } = body.thread[0];
    const change = (verb: string, input: object = {}) =>
      harness.control('POST', `phones/${lena.phone}/${verb}`, { messageId: id, ...input });
    await change('edit', { text: 'Hello again' });
    expect(await lastInbound(2)).toMatchObject({
      from: lena.waId,
      type: 'edit',
      edit: {
        original_message_id: id,
        message: { type: 'text', text: { body: 'Hello again' } },
      },
    });
    await change('withdraw');
    expect(await lastInbound(3)).toMatchObject({
      type: 'revoke',
      revoke: { original_message_id: id },
    });
    expect((await change('edit', { text: 'Too late' })).status).toBe(400);
    const after = (await harness.control('GET', `phones/${lena.phone}`)).body.thread;
    expect(after).toMatchObject([{ id, withdrawn: true, view: { buttons: [] } }]);
  });

  it('gets what the business writes from its own app, of which receivers hear', async () => {
    const { body } = await harness.control('POST', `phones/${lena.phone}/echo`, {
      text: 'From the phone',
      phoneNumberId: NUMBER,
    });
    await until(() => harness.changes('smb_message_echoes').length === 1);
    expect(harness.changes('smb_message_echoes')[0]).toMatchObject({
      metadata: { phone_number_id: NUMBER },
      message_echoes: [{ id: body.id, to: lena.waId, text: { body: 'From the phone' } }],
    });
  });

  it.each([
    ['audio', 'audio/ogg; codecs=opus', { voice: true }],
    ['sticker', 'image/webp', { animated: false }],
    ['video', 'video/mp4', {}],
    ['document', 'application/pdf', {}],
  ])('sends a sample of %s where none is given', async (type, mime, more) => {
    await harness.control('POST', `phones/${lena.phone}/reply`, { type });
    expect(await lastInbound(2)).toMatchObject({ type, [type]: { mime_type: mime, ...more } });
  });

  it('sends a picture that can be downloaded with its id', async () => {
    await harness.control('POST', `phones/${lena.phone}/reply`, {
      type: 'image',
      image: { caption: 'Look' },
    });
    const message = await lastInbound(2);
    expect(message.image).toMatchObject({
      caption: 'Look',
      mime_type: 'image/png',
      id: expect.any(String),
    });
    const { body } = await harness.graph('GET', message.image.id);
    expect(body.file_size).toBeGreaterThan(0);
    const direct = await fetch(message.image.url, {
      headers: { authorization: `Bearer ${SEED.tokens.full}` },
    });
    expect(direct.status).toBe(404);
    expect(
      (await fetch(body.url, { headers: { authorization: `Bearer ${SEED.tokens.full}` } })).status,
    ).toBe(200);
  });

  it('taps a template’s quick reply, which returns its payload', async () => {
    const id = await sendAndGetId({
      type: 'template',
      template: {
        name: 'order_shipped',
        language: { code: 'en' },
        components: [
          { type: 'body', parameters: ['a', 'b', 'c'].map((text) => ({ type: 'text', text })) },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '1',
            parameters: [{ type: 'payload', payload: 'thanks:1' }],
          },
        ],
      },
    });
    await tap(id, 1);
    expect(await lastInbound(2)).toMatchObject({
      type: 'button',
      button: { payload: 'thanks:1', text: 'Thank you' },
      context: { id },
    });
  });

  it('taps a reply button and a row of a list', async () => {
    const button = await sendAndGetId({
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: '?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
      },
    });
    await tap(button, 0);
    expect((await lastInbound(2)).interactive).toEqual({
      type: 'button_reply',
      button_reply: { id: 'yes', title: 'Yes' },
    });
    const list = await sendAndGetId({
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: '?' },
        action: {
          button: 'Open',
          sections: [{ rows: [{ id: 'r', title: 'Row', description: 'More' }] }],
        },
      },
    });
    await tap(list, 0);
    expect((await lastInbound(3)).interactive).toEqual({
      type: 'list_reply',
      list_reply: { id: 'r', title: 'Row', description: 'More' },
    });
  });

  it('opens, calls and copies without telling the business', async () => {
    harness.simulator.addTemplate({
      name: 'links',
      components: [
        { type: 'BODY', text: 'Here you are.' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'Open', url: 'https://shop.example/{{1}}' },
            { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+493055501020' },
            { type: 'COPY_CODE', text: 'Copy' },
          ],
        },
      ],
    });
    const id = await sendAndGetId({
      type: 'template',
      template: {
        name: 'links',
        language: { code: 'en' },
        components: [
          {
            type: 'button',
            sub_type: 'url',
            index: '0',
            parameters: [{ type: 'text', text: 'a1' }],
          },
          {
            type: 'button',
            sub_type: 'copy_code',
            index: '2',
            parameters: [{ type: 'coupon_code', coupon_code: 'SAVE9' }],
          },
        ],
      },
    });
    const results = [];
    for (const index of [0, 1, 2]) results.push((await tap(id, index)).body);
    expect(results).toEqual([
      { opened: 'https://shop.example/a1' },
      { called: '+493055501020' },
      { copied: 'SAVE9' },
    ]);
    expect(
      harness.simulator.phone(lena.phone).thread.filter(({ direction }) => direction === 'in'),
    ).toHaveLength(1);
  });

  it.each([
    ['a URL without its parameter', [], 131008],
    [
      'a code of 16 characters',
      [
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'a' }] },
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '1',
          parameters: [{ type: 'coupon_code', coupon_code: 'a'.repeat(16) }],
        },
      ],
      132005,
    ],
    [
      'no code',
      [{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'a' }] }],
      131008,
    ],
  ])('never gets a template with %s', async (_title, components, code) => {
    harness.simulator.addTemplate({
      name: 'links',
      components: [
        { type: 'BODY', text: 'Here you are.' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'Open', url: 'https://shop.example/{{1}}' },
            { type: 'COPY_CODE', text: 'Copy' },
          ],
        },
      ],
    });
    const { body } = await harness.send({
      type: 'template',
      template: { name: 'links', language: { code: 'en' }, components },
    });
    expect(body.error.code).toBe(code);
  });

  it('reacts and takes the reaction back', async () => {
    const id = await sendAndGetId({ text: { body: 'Hi' } });
    await harness.control('POST', `phones/${lena.phone}/react`, { messageId: id, emoji: '👍' });
    expect((await lastInbound(2)).reaction).toEqual({ message_id: id, emoji: '👍' });
    expect(harness.simulator.state.messages.get(id)?.reactions).toEqual({ person: '👍' });
    await harness.control('POST', `phones/${lena.phone}/react`, { messageId: id });
    expect((await lastInbound(3)).reaction).toEqual({ message_id: id });
    expect(harness.simulator.state.messages.get(id)?.reactions).toEqual({});
  });

  it('reads all that arrived, once', async () => {
    await harness.send({ text: { body: 'one' } });
    await harness.send({ text: { body: 'two' } });
    await until(
      () => harness.statuses().filter(({ status }) => status === 'delivered').length === 2,
    );
    const first = await harness.control('POST', `phones/${lena.phone}/read`, {});
    const second = await harness.control('POST', `phones/${lena.phone}/read`, {});
    expect([first.body.read.length, second.body.read.length]).toEqual([2, 0]);
  });

  it('reads by itself when it is told to', async () => {
    await harness.control('PATCH', `phones/${lena.phone}`, { readsAutomatically: true });
    await harness.send({ text: { body: 'one' } });
    await until(() => harness.statuses().length === 3);
    expect(harness.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
  });

  it('tells that marketing is no longer welcome', async () => {
    await harness.control('POST', `phones/${lena.phone}/opt-out`, { phoneNumberId: NUMBER });
    await until(() => harness.changes('user_preferences').length === 1);
    expect(harness.changes('user_preferences')[0]).toMatchObject({
      contacts: [{ wa_id: lena.waId, user_id: lena.userId }],
      user_preferences: [
        {
          wa_id: lena.waId,
          category: 'marketing_messages',
          value: 'stop',
          timestamp: expect.any(Number),
        },
      ],
    });
  });

  it('sees when the business has read its message, and those before', async () => {
    const second = harness.simulator.reply(lena.phone, { text: 'Are you there?' });
    const { body } = await harness.graph('POST', `${NUMBER}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: second.id,
      typing_indicator: { type: 'text' },
    });
    expect(body).toEqual({ success: true });
    expect(
      harness.simulator.phone(lena.phone).thread.map(({ readByBusiness }) => readByBusiness),
    ).toEqual([true, true]);
  });

  it('does not mark as read what never came', async () => {
    const { body } = await harness.graph('POST', `${NUMBER}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.X',
    });
    expect(body.error.code).toBe(131009);
  });

  it('sends system messages without contacts', async () => {
    harness.simulator.reply(lena.phone, {
      type: 'system',
      system: { type: 'user_changed_user_id', user_id: 'DE.9', previous_user_id: lena.userId },
    });
    const message = await lastInbound(2);
    expect(message).toMatchObject({ type: 'system', system: { user_id: 'DE.9' } });
    expect(
      harness.changes('messages').find((value) => value.messages?.[0].type === 'system').contacts,
    ).toBeUndefined();
  });

  it('can be added, and be found by the user id it was given', async () => {
    await harness.control('POST', 'phones', {
      phone: '+49 1520 1234567',
      name: 'Zoë',
      userId: 'DE.777',
      username: '@zoe',
    });
    const { body } = await harness.send({
      to: undefined,
      recipient: 'DE.777',
      type: 'template',
      template: {
        name: 'appointment_reminder',
        language: { code: 'en' },
        components: [
          {
            type: 'body',
            parameters: ['first_name', 'day', 'time'].map((name) => ({
              type: 'text',
              parameter_name: name,
              text: 'x',
            })),
          },
        ],
      },
    });
    expect(body.contacts[0].user_id).toBe('DE.777');
    expect(harness.simulator.phone('4915201234567')).toMatchObject({
      name: 'Zoë',
      username: 'zoe',
      messages: 1,
    });
  });

  it('that does not exist answers 404', async () => {
    expect((await harness.control('GET', 'phones/123456789')).status).toBe(404);
    expect((await tap('wamid.X', 0)).status).toBe(404);
  });
});
