import { SEED } from '../../../simulator/src/index';
import { orderShipped, startHarness, type Harness } from './harness';

const { lena, rafael, noor, oliver } = SEED.customers;
const template = (name: string, code: string, ...components: object[]): object => ({
  type: 'template',
  template: { name, language: { code }, components },
});
const bodyOf = (...parameters: object[]): object => ({ type: 'body', parameters });
const text = (value: string, name?: string): object => ({
  type: 'text',
  text: value,
  ...(name ? { parameter_name: name } : {}),
});
const rows = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: `Row ${at}` }));
const interactive = (extra: object): object => ({
  type: 'interactive',
  interactive: { body: { text: 'Choose' }, ...extra },
});
const replies = (...titles: string[]): object =>
  interactive({
    type: 'button',
    action: {
      buttons: titles.map((title, at) => ({ type: 'reply', reply: { id: `b${at}`, title } })),
    },
  });
const list = (count: number): object =>
  interactive({ type: 'list', action: { button: 'Open', sections: [{ rows: rows(count) }] } });

/** What is sent to Lena from the real number, inside the 24-hour window, and the code that refuses it. */
const REFUSED: [string, object, number][] = [
  ['no product', { messaging_product: undefined, text: { body: 'Hi' } }, 100],
  ['no recipient', { to: undefined, text: { body: 'Hi' } }, 100],
  ['a recipient that is no number', { to: 'Ines', text: { body: 'Hi' } }, 131009],
  ['a type that does not exist', { type: 'fax', fax: {} }, 100],
  ['a text without a body', { type: 'text', text: {} }, 100],
  ['a text of 4,097 characters', { text: { body: 'a'.repeat(4097) } }, 100],
  [
    'callback data of 513 characters',
    { text: { body: 'a' }, biz_opaque_callback_data: 'a'.repeat(513) },
    100,
  ],
  ['a group', { recipient_type: 'group', text: { body: 'a' } }, 100],
  ['an image without a source', { type: 'image', image: {} }, 100],
  ['an image with an id that is none', { type: 'image', image: { id: '1' } }, 100],
  ['an image with a link that is none', { type: 'image', image: { link: 'cat.png' } }, 100],
  [
    'audio with a caption',
    { type: 'audio', audio: { link: 'https://a.example/a.mp3', caption: 'x' } },
    100,
  ],
  [
    'a location off the globe',
    { type: 'location', location: { latitude: 91, longitude: 0 } },
    131009,
  ],
  ['a location without a longitude', { type: 'location', location: { latitude: 9 } }, 100],
  ['contacts without a name', { type: 'contacts', contacts: [{ name: {} }] }, 100],
  [
    'contacts with a formatted name alone',
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Jo' } }] },
    100,
  ],
  [
    'a reaction to a stranger',
    { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
    131009,
  ],
  ['four reply buttons', replies('A', 'B', 'C', 'D'), 100],
  ['a reply title of 21 characters', replies('a'.repeat(21)), 100],
  ['the same reply title twice', replies('A', 'A'), 100],
  ['eleven rows', list(11), 100],
  ['an interactive type that does not exist', interactive({ type: 'quiz' }), 100],
  [
    'a button whose URL is none',
    interactive({ type: 'cta_url', action: { parameters: { display_text: 'Go', url: 'x' } } }),
    100,
  ],
  ['a template that does not exist', template('nothing', 'en'), 132001],
  ['a template in a language it does not have', template('order_shipped', 'de'), 132001],
  ['a template that was rejected', template('spring_offer', 'en', bodyOf(text('Ines'))), 132001],
  ['hello_world from a real number', template('hello_world', 'en_US'), 131058],
  ['too few parameters', orderShipped('Ines', 'A-1'), 132000],
  ['too many parameters', orderShipped('Ines', 'A-1', 'Friday', 'noon'), 132000],
  ['no parameters', template('order_shipped', 'en'), 132000],
  ['an empty parameter', orderShipped('Ines', '', 'Friday'), 131008],
  ['a newline in a parameter', orderShipped('Ines\nOkafor', 'A-1', 'Friday'), 132018],
  ['a tab in a parameter', orderShipped('Ines\t', 'A-1', 'Friday'), 132018],
  ['five spaces in a parameter', orderShipped('Ines     O', 'A-1', 'Friday'), 132018],
  ['a body that is too long once filled', orderShipped('a'.repeat(1024), 'A-1', 'Friday'), 132005],
  [
    'a parameter that is no text',
    template('order_shipped', 'en', bodyOf({ type: 'image' }, text('b'), text('c'))),
    132012,
  ],
  [
    'named parameters without names',
    template('appointment_reminder', 'de', bodyOf(text('a'), text('b'), text('c'))),
    132012,
  ],
  [
    'a parameter name that does not exist',
    template(
      'appointment_reminder',
      'de',
      bodyOf(text('a', 'first_name'), text('b', 'day'), text('c', 'hour')),
    ),
    132012,
  ],
  [
    'a header parameter for a fixed header',
    template(
      'order_shipped',
      'en',
      { type: 'header', parameters: [text('x')] },
      bodyOf(text('a'), text('b'), text('c')),
    ),
    132000,
  ],
  [
    'a button that does not exist',
    template('order_shipped', 'en', bodyOf(text('a'), text('b'), text('c')), {
      type: 'button',
      sub_type: 'quick_reply',
      index: '2',
      parameters: [],
    }),
    132018,
  ],
  [
    'a URL parameter for a quick reply',
    template('order_shipped', 'en', bodyOf(text('a'), text('b'), text('c')), {
      type: 'button',
      sub_type: 'url',
      index: 0,
      parameters: [text('x')],
    }),
    132018,
  ],
];

const ACCEPTED: [string, object][] = [
  ['a text of 4,096 characters', { text: { body: 'a'.repeat(4096), preview_url: true } }],
  ['a template with all parameters', orderShipped('Ines', 'A-1', 'Friday')],
  [
    'a named template in any order',
    template(
      'appointment_reminder',
      'de',
      bodyOf(text('a', 'time'), text('b', 'day'), text('c', 'first_name')),
    ),
  ],
  [
    'a quick reply with a payload',
    template('order_shipped', 'en', bodyOf(text('a'), text('b'), text('c')), {
      type: 'button',
      sub_type: 'quick_reply',
      index: '1',
      parameters: [{ type: 'payload', payload: 'thanks:1' }],
    }),
  ],
  [
    'a currency with its fallback',
    template(
      'order_shipped',
      'en',
      bodyOf(
        text('a'),
        { type: 'currency', currency: { fallback_value: '€9', code: 'EUR', amount_1000: 9000 } },
        text('c'),
      ),
    ),
  ],
  ['three reply buttons', replies('A', 'B', 'C')],
  ['ten rows', list(10)],
  [
    'a location',
    { type: 'location', location: { latitude: 52.5, longitude: 13.4, name: 'Berlin' } },
  ],
  [
    'a picture by its link',
    { type: 'image', image: { link: 'https://shop.example/a.png', caption: 'Look' } },
  ],
  ['the number written with spaces', { to: '+49 (176) 555-01234', text: { body: 'Hi' } }],
  ['the number written without a plus', { to: '4917655501234', text: { body: 'Hi' } }],
];

describe('sending', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
    harness.simulator.reply(lena.phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
  });
  afterEach(() => harness.close());

  it.each(REFUSED)('is refused with %s', async (_title, extra, code) => {
    const { status, body } = await harness.send(extra);
    expect(body.error?.code).toBe(code);
    expect(status).toBe(code === 132001 ? 404 : 400);
    expect(body.error.error_subcode).toBeUndefined();
    expect(
      harness.simulator.phone(lena.phone).thread.filter(({ direction }) => direction === 'out'),
    ).toEqual([]);
  });

  it.each(ACCEPTED)('succeeds with %s', async (_title, extra) => {
    const { status, body } = await harness.send(extra);
    expect(body.error).toBeUndefined();
    expect(status).toBe(200);
    expect(body.messages[0].id).toMatch(/^wamid\./);
    expect(body.contacts[0].wa_id).toBe(lena.waId);
  });

  it('answers the wa_id, which may differ from what was typed', async () => {
    const { body } = await harness.send({
      to: '+55 11 98765-4321',
      ...orderShipped('J', 'A', 'B'),
    });
    expect(body.contacts).toEqual([{ input: '+55 11 98765-4321', wa_id: rafael.waId }]);
  });

  it('takes the same body twice as two messages', async () => {
    const first = await harness.send(orderShipped('Ines', 'A-1', 'Friday'));
    const second = await harness.send(orderShipped('Ines', 'A-1', 'Friday'));
    expect(first.body.messages[0].id).not.toBe(second.body.messages[0].id);
    expect(harness.simulator.phone(lena.phone).messages).toBe(3);
  });

  it('puts the business country in front of a national number', async () => {
    await harness.send({ to: '0176 55501234', text: { body: 'Hi' } });
    expect(harness.simulator.phone(lena.phone).thread.at(-1)?.view.body).toBe('Hi');
  });

  it('reaches a person by the business-scoped user id, in recipient only', async () => {
    const body = orderShipped('Noor', 'A', 'B');
    const sent = await harness.send({ ...body, to: undefined, recipient: noor.userId });
    expect(sent.body.contacts).toEqual([{ input: noor.userId, user_id: noor.userId }]);
    const wrong = await harness.send({ ...body, to: noor.userId });
    expect(wrong.body.error.code).toBe(131009);
  });

  it('prefers `to` over `recipient`', async () => {
    const { body } = await harness.send({ ...orderShipped('a', 'b', 'c'), recipient: noor.userId });
    expect(body.contacts[0].wa_id).toBe(lena.waId);
  });

  it('refuses an authentication template to a user id', async () => {
    harness.simulator.addTemplate({
      name: 'code',
      category: 'AUTHENTICATION',
      components: [{ type: 'BODY', text: '*{{1}}* is your code.' }],
    });
    const { body } = await harness.send({
      to: undefined,
      recipient: oliver.userId,
      ...template('code', 'en', bodyOf(text('123456'))),
    });
    expect(body.error.code).toBe(131062);
  });

  it.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['PENDING', 132001],
  ])('refuses a template that is %s', async (decision, code) => {
    harness.simulator.reviewTemplate('order_shipped/en', { decision });
    const { body } = await harness.send(orderShipped('a', 'b', 'c'));
    expect(body.error.code).toBe(code);
  });

  it('refuses a message to the sending number itself', async () => {
    const { body } = await harness.send({
      to: SEED.realNumber.displayPhoneNumber,
      text: { body: 'Hi' },
    });
    expect(body.error.code).toBe(131021);
  });

  it('refuses a number that is not registered', async () => {
    harness.simulator.changePhoneNumber(SEED.realNumber.id, { registered: false });
    const { body } = await harness.send({ text: { body: 'Hi' } });
    expect(body.error.code).toBe(133010);
  });

  it('refuses everything while the account is locked', async () => {
    harness.simulator.changeBusinessAccount(SEED.businessAccount.id, { sendingError: 131042 });
    const { body } = await harness.send({ text: { body: 'Hi' } });
    expect(body.error.code).toBe(131042);
  });

  describe('from the test number', () => {
    it('reaches the people on its list, also with hello_world', async () => {
      const { status } = await harness.send(template('hello_world', 'en_US'), SEED.testNumber.id);
      expect(status).toBe(200);
    });

    it('refuses everyone else', async () => {
      const { body } = await harness.send(
        { to: `+${noor.phone}`, ...template('hello_world', 'en_US') },
        SEED.testNumber.id,
      );
      expect(body.error.code).toBe(131030);
    });
  });

  describe('when Meta would only say later that it cannot be delivered', () => {
    it.each([
      [
        'a free text without an open window',
        { to: `+${oliver.phone}`, text: { body: 'Hi' } },
        131047,
      ],
      [
        'a person who is not on WhatsApp',
        { to: `+${SEED.notOnWhatsApp[0]}`, ...orderShipped('a', 'b', 'c') },
        131026,
      ],
    ])('refuses %s at once when told to', async (_title, body, code) => {
      harness.simulator.setOptions({ undeliverable: 'refuse' });
      const answer = await harness.send(body);
      expect(answer.body.error.code).toBe(code);
    });

    it('closes the window 24 hours after the last message of the person', async () => {
      harness.simulator.setOptions({ undeliverable: 'refuse' });
      expect((await harness.send({ text: { body: 'Hi' } })).status).toBe(200);
      harness.simulator.setClock({ offsetSeconds: 86_401 });
      expect((await harness.send({ text: { body: 'Hi' } })).body.error.code).toBe(131047);
    });

    it('keeps marketing from those who stopped it', async () => {
      harness.simulator.setOptions({ undeliverable: 'refuse' });
      harness.simulator.addTemplate({
        name: 'sale',
        category: 'MARKETING',
        components: [{ type: 'BODY', text: 'Sale!' }],
      });
      harness.simulator.optOut(lena.phone, { phoneNumberId: SEED.realNumber.id });
      expect((await harness.send(template('sale', 'en'))).body.error.code).toBe(131050);
      harness.simulator.optOut(lena.phone, { phoneNumberId: SEED.realNumber.id, value: 'resume' });
      expect((await harness.send(template('sale', 'en'))).status).toBe(200);
    });
  });

  describe('limits that are switched on', () => {
    it('refuses what comes too fast for one person', async () => {
      harness.simulator.setOptions({ limits: { pairSeconds: 6, pairBurst: 2 } });
      const codes = [];
      for (let at = 0; at < 3; at += 1)
        codes.push((await harness.send({ text: { body: 'Hi' } })).body.error?.code);
      expect(codes).toEqual([undefined, undefined, 131056]);
      harness.simulator.setClock({ offsetSeconds: 7 });
      expect((await harness.send({ text: { body: 'Hi' } })).status).toBe(200);
    });

    it('refuses what comes too fast for the number', async () => {
      let now = 1_790_000_000_000;
      const still = await startHarness({ now: () => now, limits: { throughputPerSecond: 1 } });
      await still.send(orderShipped('a', 'b', 'c'));
      const fast = await still.send(orderShipped('a', 'b', 'c'));
      now += 1_001;
      const later = await still.send(orderShipped('a', 'b', 'c'));
      await still.close();
      expect([fast.status, fast.body.error.code, later.status]).toEqual([429, 130429, 200]);
    });
  });

  describe('marketing_messages', () => {
    const marketing = (body: object) =>
      harness.graph('POST', `${SEED.realNumber.id}/marketing_messages`, {
        messaging_product: 'whatsapp',
        to: `+${lena.phone}`,
        ...body,
      });

    it.each([
      ['free text', { type: 'text', text: { body: 'Hi' } }, 131055],
      ['utility templates', orderShipped('a', 'b', 'c'), 134100],
      [
        'a policy that does not exist',
        { ...orderShipped('a', 'b', 'c'), product_policy: 'LAX' },
        100,
      ],
    ])('refuses %s', async (_title, body, code) => {
      expect((await marketing(body)).body.error.code).toBe(code);
    });

    it('sends marketing templates', async () => {
      harness.simulator.addTemplate({
        name: 'sale',
        category: 'MARKETING',
        components: [{ type: 'BODY', text: 'Sale!' }],
      });
      expect((await marketing(template('sale', 'en'))).status).toBe(200);
    });
  });
});
