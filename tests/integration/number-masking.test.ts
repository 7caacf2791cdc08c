import type { Message } from '../../shared/contracts/messages';
import type { Preferences } from '../../shared/contracts/preferences';
import { approveTemplate } from './approved-template';
import { hire, MAY, OWN, type Colleague } from './office';
import { openShop, orderTemplate, type Shop } from './shop';

const PHONE = '+4917655501234';
/** The number, what the message says, or the id that has the number in it; names are for who reads the log. */
const TELLS = /4917655501234|Hi Ines|wamid\./;

const LOG = 'plugin::whatsapp.messages.read';
const EXPORT = 'plugin::whatsapp.messages.export';
const SEND = 'plugin::whatsapp.messages.send';
const RETRY = 'plugin::whatsapp.messages.retry';

/** What the contract says of `messages.read` without `inbox.read`. */
describe('who reads the log and no conversations', () => {
  let shop: Shop;
  let reader: Colleague;
  let whole: Colleague;
  let documentId: string;

  beforeAll(async () => {
    shop = await openShop({ config: { sending: { allowedRecipients: [PHONE] } } });
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    const order = await shop.createOrder();
    const sent = await shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      record: { uid: 'api::order.order', documentId: order.documentId },
    });
    documentId = sent.documentId;
    await shop.reaches(documentId, 'delivered', 'read');
    reader = await hire(shop, [LOG, EXPORT, SEND, RETRY]);
    whole = await hire(shop, [LOG, EXPORT, MAY.read]);
  });
  afterAll(() => shop?.stop());

  const search = (colleague: Colleague, text: string) =>
    colleague.ask('get', `/messages?_q=${encodeURIComponent(text)}`);

  test('sees that there is a message, and neither the number nor the text', async () => {
    const { body, text } = await reader.ask('get', '/messages').expect(200);
    expect(body.data as Message[]).toMatchObject([
      { documentId, isMasked: true, phone: '+49 ••• ••34', rendered: null, wamid: null },
    ]);
    expect(text).not.toMatch(TELLS);
    const one = await reader.ask('get', `/messages/${documentId}`).expect(200);
    expect(one.body.data as Message).toMatchObject({ isMasked: true, surroundings: null });
    expect(one.text).not.toMatch(TELLS);
  });

  test('finds a number that they know, and finds out none', async () => {
    for (const known of [PHONE, '0049 176 5550 1234', '49 (176) 555-01234']) {
      const { body, text } = await search(reader, known).expect(200);
      expect((body.data as Message[]).map((one) => one.documentId)).toEqual([documentId]);
      expect(text).not.toMatch(TELLS);
    }
    for (const guess of ['4917655501', '49176555']) {
      const { body } = await search(reader, guess).expect(200);
      expect(body.data).toEqual([]);
    }
    for (const text of ['Hi Ines', '4917', 'wamid.'])
      expect([200, 400]).toContain((await search(reader, text)).status);
    const { body } = await search(reader, 'Hi Ines').expect(400);
    expect(body.error.message).toMatch(/Search by a whole number/);
  });

  test('sees in the preferences whom tests may reach, and not by the whole number', async () => {
    const settings = 'plugin::whatsapp.settings.read';
    const recipientsOf = async (...rights: string[]) => {
      const colleague = await hire(shop, [settings, ...rights]);
      const { setInCode } = await colleague.get<Preferences>('/preferences');
      return setInCode.developer.allowedRecipients;
    };
    expect(await recipientsOf(LOG)).toEqual(['+49 ••• ••34']);
    expect(await recipientsOf(LOG, MAY.read)).toEqual([PHONE]);
    expect(await recipientsOf(MAY.contacts)).toEqual([PHONE]);
  });

  test('saves a file that tells no more', async () => {
    const { text } = await reader.ask('get', '/messages/export').expect(200);
    expect(text).toContain('+49 ••• ••34');
    expect(text).not.toMatch(TELLS);
    await reader.ask('get', '/messages/export?_q=Hi%20Ines').expect(400);
  });

  test('is told no more by what they do with a message', async () => {
    const waiting = await shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      to: { phone: PHONE },
      values: { first_name: 'Ines', number: 'A-1' },
      sendAt: new Date(Date.now() + 3_600_000),
    });
    const { body, text } = await reader
      .ask('post', `/messages/${waiting.documentId}/cancel`)
      .expect(200);
    expect(body.data).toMatchObject({ state: 'cancelled', isMasked: true });
    expect(text).not.toMatch(TELLS);
  });

  test('cannot write to somebody by name to read the number off the answer', async () => {
    const { documentId: contact } = (await shop.whatsapp.contacts.findConsent({ phone: PHONE }))!;
    const { text } = await reader
      .ask('post', '/messages/preview')
      .send({ template: 'order_ready', to: { contact } })
      .expect(200);
    expect(text).toContain('recipient.needsLog');
    expect(text).not.toMatch(TELLS);
  });

  test('who reads conversations too sees all of it', async () => {
    const { body } = await whole.ask('get', '/messages?_q=Your%20order').expect(200);
    const [message] = body.data as Message[];
    expect(message).toMatchObject({ isMasked: false, phone: PHONE });
    expect(message!.rendered).toContain('Ines');
    expect((await search(whole, '4917655')).body.data).not.toEqual([]);
  });

  test('who reads only conversations of their own sees no more of the log', async () => {
    const own = await hire(shop, [LOG, { action: MAY.read, conditions: [OWN] }]);
    const { body, text } = await own.ask('get', '/messages').expect(200);
    expect((body.data as Message[]).every(({ isMasked }) => isMasked)).toBe(true);
    expect(text).not.toMatch(TELLS);
  });
});
