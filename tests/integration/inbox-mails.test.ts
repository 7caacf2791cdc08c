import { deliverMessages, text } from './deliver';
import { listen } from './listen';
import { conversationWith, hire, MAY, OWN, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

describeOnEachDatabase('an e-mail about a message', (database) => {
  let shop: Shop;
  let ines: Colleague;
  let tom: Colleague;
  let numbers = 0;
  const mails: { to: string; subject: string; text: string }[] = [];

  const newPhone = () => `4915162${String((numbers += 1)).padStart(6, '0')}`;
  const say = async (phone: string, words: string, name = 'Ada') => {
    await deliverMessages(shop, [text(phone, words, 1)], [{ wa_id: phone, profile: { name } }]);
    const service = (one: string) =>
      shop.booted.strapi.plugin('whatsapp').service(one) as { idle(): Promise<void> };
    await service('conversation-news').idle();
    await service('inbox-mails').idle();
  };

  beforeAll(async () => {
    shop = await openShop({ database });
    const { strapi } = shop.booted;
    strapi.config.set('plugin::email', {
      provider: 'test',
      settings: { defaultFrom: 'cms@example.com' },
    });
    (strapi.plugin('email') as unknown as { provider: object }).provider = {
      send: async (mail: (typeof mails)[number]) => void mails.push(mail),
    };
    ines = await hire(shop, [MAY.read, MAY.reply]);
    tom = await hire(shop, [{ action: MAY.read, conditions: [OWN] }]);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: [ines.id, tom.id] })
      .expect(200);
  });
  beforeEach(() => {
    mails.length = 0;
  });
  afterAll(() => shop?.stop());

  test('goes to who wants it and may see the conversation, once until they have looked', async () => {
    const phone = newPhone();
    await say(phone, 'Nobody asked for it');
    expect(mails).toEqual([]);
    for (const who of [ines, tom])
      await who.ask('put', '/inbox/me').send({ email: true }).expect(200);
    await say(phone, 'Hello');
    await say(phone, 'Hello again');
    // Tom sees only what is his.
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ subject: 'Ada has written on WhatsApp' });
    expect(JSON.stringify(mails)).not.toContain('Hello');
    expect(JSON.stringify(mails)).not.toContain(phone);
    const { documentId } = await conversationWith(shop, phone);
    const line = await listen(shop.booted.url, ines.token, { conversation: documentId });
    await say(phone, 'Are you reading this?');
    expect(mails).toHaveLength(1);
    await line.hangUp();
    // As if she had looked at it some time ago.
    const presences = shop.booted.strapi.db.query('plugin::whatsapp.presence' as never);
    const { id } = (await presences.findOne({ where: { user: ines.id } as never })) as {
      id: number;
    };
    await presences.update({
      where: { id } as never,
      data: {
        seenAt: new Date(Date.now() - 60_000),
        mailedAt: new Date(Date.now() - 120_000),
      } as never,
    });
    await shop.booted.strapi.db.query('admin::user').update({
      where: { id: ines.id },
      data: { preferedLanguage: 'de' },
    });
    await say(phone, 'Still there?');
    await eventually('the second e-mail', () => (mails.length === 2 ? true : undefined));
    // She has changed her language meanwhile.
    expect(mails[1]!.subject).toBe('Ada hat auf WhatsApp geschrieben');
  });

  test('is claimed by one process alone', async () => {
    const phone = newPhone();
    await say(phone, 'Hello', 'Bo');
    mails.length = 0;
    const { presences } = shop.booted.strapi.plugin('whatsapp').service('runtime');
    const row = (await shop.booted.strapi.db
      .query('plugin::whatsapp.conversation' as never)
      .findOne({
        where: { documentId: (await conversationWith(shop, phone)).documentId } as never,
      })) as { id: number };
    const now = new Date();
    const claim = () =>
      presences.claimMail(row.id, tom.id, now, {
        seenSince: new Date(now.getTime() - 45_000),
        mailedBefore: new Date(now.getTime() - 3_600_000),
      }) as Promise<boolean>;
    const claimed = await Promise.all([claim(), claim(), claim()]);
    expect(claimed.filter(Boolean)).toHaveLength(1);
  });
});
