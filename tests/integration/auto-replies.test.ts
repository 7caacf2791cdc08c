import type { Thread, ThreadMessage } from '../../shared/contracts/inbox';
import type { AutoReply, InboxPreferences } from '../../shared/contracts/preferences';
import { deliverMessages, text, written } from './deliver';
import { conversationWith, hire, MAY, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const NEVER = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const WHOLE_DAY = [{ from: '00:00', to: '24:00' }];
const ALWAYS = {
  mon: WHOLE_DAY,
  tue: WHOLE_DAY,
  wed: WHOLE_DAY,
  thu: WHOLE_DAY,
  fri: WHOLE_DAY,
  sat: WHOLE_DAY,
  sun: WHOLE_DAY,
};

describeOnEachDatabase('an answer that goes out by itself', (database) => {
  let shop: Shop;
  let ines: Colleague;
  let numbers = 0;

  const newPhone = () => `4915161${String((numbers += 1)).padStart(6, '0')}`;
  const say = (...messages: object[]) => deliverMessages(shop, messages);
  const off: AutoReply = { enabled: false, text: '', everyHours: 24, personButton: null };
  const set = (inbox: Partial<InboxPreferences>) =>
    shop.admin('put', '/preferences').send({ inbox });
  const threadWith = async (phone: string): Promise<Thread> => {
    const { documentId } = await conversationWith(shop, phone);
    const { body } = await ines.ask('get', `/conversations/${documentId}/thread`).expect(200);
    return body as Thread;
  };
  const textsTo = async (phone: string): Promise<string[]> =>
    (await threadWith(phone)).data
      .filter((item): item is ThreadMessage => item.type === 'message')
      .filter(({ message }) => message.direction === 'out')
      .map(({ message }) => message.rendered!);
  const answered = (phone: string, count = 1) =>
    eventually(`${count} answers`, async () => {
      const texts = await textsTo(phone);
      return texts.length >= count ? texts : undefined;
    });
  /** Nothing more is being answered. */
  const settled = async () => {
    await (
      shop.booted.strapi.plugin('whatsapp').service('auto-replies') as {
        idle(): Promise<void>;
      }
    ).idle();
  };
  /** As if the answers had gone out longer ago than another machine would take. */
  const letTimePass = (phone: string, ms: number) =>
    conversationWith(shop, phone).then(({ documentId }) =>
      shop.booted.strapi.db.query('plugin::whatsapp.conversation' as never).update({
        where: { documentId } as never,
        data: {
          awayAt: new Date(Date.now() - ms),
          welcomedAt: new Date(Date.now() - ms),
        } as never,
      }),
    );

  beforeAll(async () => {
    shop = await openShop({ database });
    ines = await hire(shop, [MAY.read, MAY.reply, MAY.contacts]);
  });
  afterAll(() => shop?.stop());

  test('is checked before it is kept', async () => {
    const wrong: Partial<InboxPreferences>[] = [
      { away: { ...off, enabled: true } },
      { away: { ...off, everyHours: 0 } },
      { welcome: { ...off, text: 'x'.repeat(1_025), personButton: 'A person' } },
      { welcome: { ...off, personButton: 'x'.repeat(21) } },
      { hours: { timeZone: 'Nowhere/Else', days: NEVER } },
      { hours: { timeZone: 'UTC', days: { ...NEVER, mon: [{ from: '17:00', to: '09:00' }] } } },
    ];
    for (const inbox of wrong) await set(inbox).expect(400);
    await set({ readReceipts: 'answered' }).expect(200);
    const { body } = await shop.admin('get', '/preferences').expect(200);
    expect(body.data.inbox).toMatchObject({ readReceipts: 'answered', away: off });
  });

  test('goes out while nobody is there, once, and the person still waits', async () => {
    await set({
      hours: { timeZone: 'Europe/Berlin', days: NEVER },
      away: { enabled: true, text: 'We are back tomorrow.', everyHours: 2, personButton: null },
    }).expect(200);
    const phone = newPhone();
    const first = text(phone, 'Hello', 5);
    await say(first);
    expect(await answered(phone)).toEqual(['We are back tomorrow.']);
    await say(first, text(phone, 'Anybody?', 3));
    await settled();
    await letTimePass(phone, 3_600_000);
    await say(text(phone, 'Please', 2));
    await settled();
    expect(await textsTo(phone)).toHaveLength(1);
    await letTimePass(phone, 3 * 3_600_000);
    await say(text(phone, 'Still nobody?', 1));
    expect(await answered(phone, 2)).toHaveLength(2);
    const conversation = await conversationWith(shop, phone);
    expect(conversation).toMatchObject({
      status: 'open',
      unreadCount: 4,
      assignee: null,
      members: [],
      waitingSince: expect.any(String) as string,
    });
  });

  test('does not go out to who says stop, reacts, wrote long ago, or wants nothing', async () => {
    const [stops, reacts, late, opted] = [newPhone(), newPhone(), newPhone(), newPhone()];
    await shop.whatsapp.contacts.optOut({ phone: `+${opted}` });
    await say(
      text(stops, 'STOP', 5),
      written(reacts, 5, { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } }),
      text(late, 'Hello', 3_600),
      text(opted, 'Hello', 5),
    );
    await settled();
    for (const phone of [stops, reacts, late, opted])
      expect([phone, (await textsTo(phone)).filter((one) => one.includes('tomorrow'))]).toEqual([
        phone,
        [],
      ]);
  });

  test('welcomes who writes for the first time, with a way to a person', async () => {
    await set({
      hours: { timeZone: 'UTC', days: ALWAYS },
      welcome: { enabled: true, text: 'Welcome!', everyHours: 24, personButton: 'A person' },
    }).expect(200);
    const phone = newPhone();
    await say(text(phone, 'Hello', 5));
    expect(await answered(phone)).toEqual([expect.stringContaining('Welcome!') as string]);
    const [, welcome] = (await threadWith(phone)).data as [ThreadMessage, ThreadMessage];
    expect(welcome.free).toMatchObject({
      kind: 'button',
      buttons: [{ id: 'whatsapp-person', title: 'A person' }],
    });
    await letTimePass(phone, 120_000);
    await say(
      written(phone, 1, {
        type: 'interactive',
        interactive: {
          type: 'button_reply',
          button_reply: { id: 'whatsapp-person', title: 'A person' },
        },
      }),
    );
    const thread = await eventually('asking for a person', async () => {
      const now = await threadWith(phone);
      return now.data.some((item) => item.type === 'event' && item.kind === 'personAsked')
        ? now
        : undefined;
    });
    expect(thread.data.filter(({ type }) => type === 'message')).toHaveLength(3);
    await say(text(phone, 'Thanks', 0));
    await settled();
    expect(await textsTo(phone)).toHaveLength(1);
  });
});
