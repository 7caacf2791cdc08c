import type { ConsentRecord } from '../../shared/contracts/contacts';
import type { Message } from '../../shared/contracts/messages';
import { DEFAULT_WORDS } from '../../shared/domain/consent-words';
import { SEED } from '../../simulator/src';
import { deliverMessages, text, written } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const ENGLISH = DEFAULT_WORDS.languages.find(({ language }) => language === 'en')!;
const GERMAN = DEFAULT_WORDS.languages.find(({ language }) => language === 'de')!;

/** Customers of the simulator, whom an answer can reach. */
const [LENA, INES, TOM] = Object.values(SEED.customers).map(({ phone }) => phone) as [
  string,
  string,
  string,
];

describeOnEachDatabase('what people write about being written to', (database) => {
  let shop: Shop;
  let numbers = 0;
  const newPhone = () => `4915155${String((numbers += 1)).padStart(6, '0')}`;
  const consentOf = (phone: string): Promise<ConsentRecord | null> =>
    shop.whatsapp.contacts.findConsent({ phone: `+${phone}` });
  const confirmations = async (phone: string): Promise<Message[]> => {
    const { data } = await shop.whatsapp.messages.find({ _q: `+${phone}`, direction: 'out' });
    return data.filter(({ source }) => source === 'automation');
  };
  const textsTo = async (phone: string) => (await confirmations(phone)).map((one) => one.rendered);
  /** From the simulator's phone, so that an answer reaches it; resolves with what was heard. */
  const writes = (phone: string, body: string): Promise<ConsentRecord> => {
    shop.simulator.reply(phone, { text: body, phoneNumberId: SEED.realNumber.id });
    return eventually('the word', async () => {
      const consent = await consentOf(phone);
      const { optOutAllAt = null, optOutMarketingAt = null, history = [] } = consent ?? {};
      return (optOutAllAt ?? optOutMarketingAt) && history.length > 0 ? consent! : undefined;
    });
  };
  const say = (...messages: object[]) => deliverMessages(shop, messages);

  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  test('a stop ends everything, and one text that reaches the person confirms it', async () => {
    const consent = await writes(LENA, ' STOP! 🙏');
    expect(consent).toMatchObject({ optOutAllAt: expect.any(String) as string });
    expect(consent.history).toMatchObject([
      { kind: 'opt-out', purpose: 'all', source: 'message', actor: null },
    ]);
    expect(consent.history[0]!.note).toContain('stop');
    const [confirmation] = await confirmations(LENA);
    expect(confirmation).toMatchObject({ type: 'text', rendered: ENGLISH.confirmations.stopAll });
    await shop.reaches(confirmation!.documentId, 'delivered');
    // Nothing else that the business begins leaves any more.
    await expect(
      shop.whatsapp.messages.sendTemplate({ template: 'hello_world', to: { phone: `+${LENA}` } }),
    ).rejects.toMatchObject({ details: { issues: [{ code: 'consent.optedOutAll' }] } });
  });

  test('is heard once, however often and beside whatever it is delivered', async () => {
    const phone = newPhone();
    const [hello, stop] = [text(phone, 'Hello', 20), text(phone, 'Unsubscribe', 10)];
    await Promise.all([say(stop), say(hello, stop), say(stop, hello, stop), say(stop)]);
    await say(stop, hello);
    expect((await consentOf(phone))!.history).toHaveLength(1);
    expect(await textsTo(phone)).toEqual([ENGLISH.confirmations.stopAll]);
  });

  test('is confirmed once, also when a person, or a machine, says it again and again', async () => {
    const phone = newPhone();
    await say(text(phone, 'stop', 30));
    await say(text(phone, 'stop', 20), text(phone, 'STOP', 15));
    await say(text(phone, ENGLISH.confirmations.stopAll, 10), text(phone, 'stop promotions', 5));
    expect((await consentOf(phone))!.history).toHaveLength(4);
    expect(await textsTo(phone)).toHaveLength(1);
  });

  test('is not heard in a sentence, nor in any kind of message but a text or a tap', async () => {
    const phone = newPhone();
    await say(
      text(phone, 'Can you stop by tomorrow?', 60),
      text(phone, 'please stop', 50),
      text(phone, 'cancel', 40),
      written(phone, 30, { type: 'image', image: { id: '1', caption: 'STOP' } }),
      written(phone, 20, {
        type: 'interactive',
        interactive: {
          type: 'button_reply',
          button_reply: { id: 'stop', title: 'Stop the order' },
        },
      }),
    );
    expect(await consentOf(phone)).toMatchObject({ optOutAllAt: null, history: [] });
    expect(await confirmations(phone)).toEqual([]);
  });

  test('a tap on an opt-out button says what stands on it, or what it carries', async () => {
    const [first, second] = [newPhone(), newPhone()];
    const tap = (phone: string, label: string, payload: string) =>
      written(phone, 10, { type: 'button', button: { text: label, payload } });
    await say(tap(first, 'Stop promotions', 'Stop promotions'), tap(second, 'No, thanks', 'STOP'));
    expect(await consentOf(first)).toMatchObject({
      optOutAllAt: null,
      optOutMarketingAt: expect.any(String) as string,
    });
    expect(await textsTo(first)).toEqual([ENGLISH.confirmations.stopMarketing]);
    expect(await consentOf(second)).toMatchObject({ optOutAllAt: expect.any(String) as string });
  });

  test('nothing but a start opts in again, and only who has opted out', async () => {
    const [phone, other] = [newPhone(), newPhone()];
    await say(text(phone, 'Abmelden', 90), text(other, 'Start', 90));
    expect(await consentOf(other)).toMatchObject({ optInAllAt: null, history: [] });
    expect(await textsTo(phone)).toEqual([GERMAN.confirmations.stopAll]);
    for (const [index, body] of ['Yes', 'ok', 'I want to start again', 'Thank you'].entries())
      await say(text(phone, body, 80 - index));
    await say(
      written(phone, 50, { type: 'button', button: { text: 'Start', payload: 'START' } }),
      written(phone, 45, { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } }),
    );
    expect(await consentOf(phone)).toMatchObject({ optOutAllAt: expect.any(String) as string });
    await say(text(phone, 'START', 30));
    expect(await consentOf(phone)).toMatchObject({
      optOutAllAt: null,
      optInAllAt: expect.any(String) as string,
      history: [
        { kind: 'opt-in', purpose: 'all', source: 'message' },
        { kind: 'opt-out', purpose: 'all', source: 'message' },
      ],
    });
    expect((await textsTo(phone)).sort()).toEqual(
      [GERMAN.confirmations.stopAll, ENGLISH.confirmations.start].sort(),
    );
  });

  test('what was said later counts, in whatever order it is delivered', async () => {
    const phone = newPhone();
    await say(text(phone, 'Start', 20), text(phone, 'Stop', 40));
    expect(await consentOf(phone)).toMatchObject({ optOutAllAt: null });
    await say(text(phone, 'Stop', 30));
    // It is older than the start.
    expect(await consentOf(phone)).toMatchObject({ optOutAllAt: null });
    await say(text(phone, 'Stop', 10));
    expect(await consentOf(phone)).toMatchObject({ optOutAllAt: expect.any(String) as string });
  });

  test('tells the event hub', async () => {
    const phone = newPhone();
    const heard: unknown[] = [];
    const { eventHub } = shop.booted.strapi;
    const hear = async (told: unknown) => void heard.push(told);
    eventHub.on('whatsapp.contact.optout', hear);
    await say(text(phone, 'Stop'));
    const { documentId } = (await consentOf(phone))!;
    const told = { documentId, purpose: 'all', source: 'message' };
    await eventually('the event', () => (heard.length > 0 ? true : undefined));
    eventHub.off('whatsapp.contact.optout', hear);
    expect(heard).toMatchObject([told]);
  });

  test('is confirmed also where another opt-out comes before the text has left', async () => {
    await writes(INES, 'stop promotions');
    await shop.whatsapp.contacts.optOut({ phone: `+${INES}` });
    const [confirmation] = await confirmations(INES);
    expect(await shop.reaches(confirmation!.documentId, 'delivered')).toMatchObject({
      rendered: ENGLISH.confirmations.stopMarketing,
    });
  });

  describe('by the words that are set', () => {
    const save = (body: object) => shop.admin('put', '/preferences').send(body);
    const issuesOf = ({ body }: { body: unknown }) =>
      (
        body as { error: { details: { issues: { path: string; code: string }[] } } }
      ).error.details.issues.map(({ path, code }) => `${path} ${code}`);

    afterEach(async () => {
      await save({ consentWords: { confirms: true, languages: [ENGLISH] } }).expect(200);
    });

    test('takes them from then on, in every language that was not changed as before', async () => {
      const [first, second, third] = [newPhone(), newPhone(), newPhone()];
      const own = { ...ENGLISH, stopAll: ['Enough'], stopMarketing: ['stop'] };
      await save({ consentWords: { languages: [own] } }).expect(200);
      await say(text(first, 'enough.'), text(second, 'Stop'), text(third, 'Abbestellen'));
      expect(await consentOf(first)).toMatchObject({ optOutAllAt: expect.any(String) as string });
      expect(await consentOf(second)).toMatchObject({
        optOutAllAt: null,
        optOutMarketingAt: expect.any(String) as string,
      });
      expect(await consentOf(third)).toMatchObject({ optOutAllAt: expect.any(String) as string });
    });

    test('hears a language that was added until it is taken out; the plugin’s own come back', async () => {
      const danish = {
        ...ENGLISH,
        language: 'da',
        stopAll: ['Nok nu'],
        stopMarketing: [],
        start: [],
      };
      await save({ consentWords: { languages: [danish] } }).expect(200);
      const [before, after, german] = [newPhone(), newPhone(), newPhone()];
      await say(text(before, 'nok nu'));
      expect(await consentOf(before)).toMatchObject({ optOutAllAt: expect.any(String) as string });
      const { body } = (await save({ consentWords: { removed: ['da', 'de'] } }).expect(200)) as {
        body: { data: { consentWords: unknown } };
      };
      expect(body.data.consentWords).toEqual(DEFAULT_WORDS);
      await say(text(after, 'nok nu'), text(german, 'Abbestellen'));
      expect(await consentOf(after)).toMatchObject({ optOutAllAt: null });
      expect(await consentOf(german)).toMatchObject({ optOutAllAt: expect.any(String) as string });
    });

    test('confirms nothing once that is switched off', async () => {
      await save({ consentWords: { confirms: false } }).expect(200);
      await say(text(TOM, 'Stop'));
      expect(await consentOf(TOM)).toMatchObject({ optOutAllAt: expect.any(String) as string });
      expect(await confirmations(TOM)).toEqual([]);
    });

    test('refuses what could not be read, or in two ways, and leaves what was', async () => {
      const own = { ...ENGLISH, start: ['stop', '👍'] };
      const answer = await save({ consentWords: { languages: [own] } }).expect(400);
      expect(issuesOf(answer)).toEqual([
        'consentWords.languages.en.start words.noLetters',
        'consentWords.languages.en.start words.twoMeanings',
      ]);
      const { body } = (await shop.admin('get', '/preferences').expect(200)) as {
        body: { data: { consentWords: unknown; trackLinks: boolean } };
      };
      expect(body.data.consentWords).toEqual(DEFAULT_WORDS);
    });

    test('are changed only by who may change the settings', async () => {
      const token = await shop.booted.adminToken(['plugin::whatsapp.settings.read']);
      await shop.booted.request
        .put('/whatsapp/preferences')
        .set('Authorization', `Bearer ${token}`)
        .send({ consentWords: { confirms: false } })
        .expect(403);
    });
  });
});
