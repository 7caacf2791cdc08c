import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import { describeOnEachDatabase } from './services';
import type { Runtime } from '../../server/src/runtime';
import { ACCOUNT, eventually, openShop, type Shop } from './shop';

type Row = Record<string, unknown> & { id: number };

describeOnEachDatabase('what people write', (database) => {
  let shop: Shop;
  const rows = (name: string) =>
    shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');
  const find = (name: string, where: object) =>
    rows(name).findMany({ where } as never) as unknown as Promise<Row[]>;
  const conversationOf = async (contact: object) =>
    (await find('conversation', { contact }))[0] as (Row & { lastInboundAt: string }) | undefined;
  const contactsWith = (where: object) => find('contact', where);
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  const deliverTo = (phoneNumberId: string, ...messages: object[]) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          time: 1_795_344_200,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { phone_number_id: phoneNumberId },
                contacts: messages.flatMap((message) => {
                  const { name, ...ids } = message as Record<string, string>;
                  return name
                    ? [
                        {
                          profile: { name },
                          wa_id: ids.from,
                          user_id: ids.from_user_id,
                        },
                      ]
                    : [];
                }),
                messages,
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  };
  const deliver = (...messages: object[]) => deliverTo(SEED.realNumber.id, ...messages);
  let count = 0;
  const message = (who: object, secondsAgo: number, more: object = {}) => ({
    ...who,
    id: `wamid.TEST${(count += 1)}`,
    timestamp: String(Math.floor(Date.now() / 1000) - secondsAgo),
    type: 'text',
    text: { body: 'Hello' },
    ...more,
  });
  const person = (number: number) => ({
    phone: `49151555${String(number).padStart(5, '0')}`,
    userId: `DE.7000000000000000${number}`,
  });
  const timeOf = async (phone: string) =>
    new Date((await conversationOf({ phone: `+${phone}` }))!.lastInboundAt).getTime() / 1000;

  test('moves the time forward only, however often and in whatever order it comes', async () => {
    const { phone } = person(1);
    const [old, newest, middle] = [900, 100, 500].map((ago) => message({ from: phone }, ago));
    await deliver(middle!);
    await deliver(newest!, old!);
    await Promise.all([deliver(old!), deliver(middle!, newest!), deliver(old!)]);
    expect(await timeOf(phone)).toBe(Number(newest!.timestamp));
    expect(await find('conversation', { contact: { phone: `+${phone}` } })).toHaveLength(1);
    expect(await contactsWith({ phone: `+${phone}` })).toHaveLength(1);
  });

  test('takes the name from the newest message', async () => {
    const { phone } = person(2);
    await deliver(message({ from: phone, name: 'New' }, 100));
    await deliver(message({ from: phone, name: 'Old' }, 900));
    expect(await contactsWith({ phone: `+${phone}` })).toMatchObject([{ profileName: 'New' }]);
  });

  test('a clock that is ahead does not keep the window open', async () => {
    const { phone } = person(3);
    await deliver(message({ from: phone }, -100_000));
    expect(await timeOf(phone)).toBeLessThanOrEqual(Date.now() / 1000 + 1);
  });

  test('of many at once makes each of them once', async () => {
    const people = [10, 11, 12, 13].map(person);
    const messages = people.flatMap(({ phone, userId }) => [
      message({ from: phone, from_user_id: userId }, 50),
      message({ from_user_id: userId }, 20),
    ]);
    await Promise.all([deliver(...messages), deliver(...messages.reverse()), deliver(...messages)]);
    for (const { phone, userId } of people) {
      expect(await contactsWith({ userId })).toMatchObject([{ phone: `+${phone}`, waId: phone }]);
      expect(await find('conversation', { contact: { userId } })).toHaveLength(1);
    }
  });

  test('is of the contact with the user id, also when the number is known to another', async () => {
    const { phone, userId } = person(20);
    await deliver(message({ from_user_id: userId }, 300));
    await deliver(message({ from: phone }, 200));
    await deliver(message({ from: phone, from_user_id: userId }, 100));
    const [byPhone] = await contactsWith({ phone: `+${phone}` });
    const [byUser] = await contactsWith({ userId });
    expect(byPhone!.id).not.toBe(byUser!.id);
    expect(byPhone).toMatchObject({ userId: null });
    // The writing of WhatsApp ties the two.
    expect(byUser).toMatchObject({ phone: null, waId: phone });
    expect(byUser!.conflict).toEqual({ contact: byPhone!.documentId });
    expect(byPhone!.conflict).toEqual({ contact: byUser!.documentId });
    const ofUser = (await conversationOf({ userId }))!.lastInboundAt;
    expect(Date.now() - new Date(ofUser).getTime()).toBeLessThan(150_000);
    expect(Date.now() / 1000 - (await timeOf(phone))).toBeGreaterThan(150);
  });

  test('tells the user id of somebody who was known by number, and never by a number of others', async () => {
    const { phone, userId } = person(21);
    await deliver(message({ from: phone }, 300));
    await deliver(message({ from: phone, from_user_id: userId }, 200));
    expect(await contactsWith({ phone: `+${phone}` })).toMatchObject([{ userId }]);
    // The number has gone to somebody else.
    const other = person(22).userId;
    await deliver(message({ from: phone, from_user_id: other }, 100));
    expect(await contactsWith({ userId: other })).toMatchObject([{ phone: null }]);
    expect(await contactsWith({ userId })).toMatchObject([{ phone: `+${phone}` }]);
  });

  test('opens no window of an account that another secret speaks for', async () => {
    const other = { phoneNumberId: '998877665544332', businessAccountId: '223344556677889' };
    await shop.whatsapp.accounts.create({ ...ACCOUNT, ...other, appSecret: 'another secret' });
    const { phone } = person(30);
    await deliverTo(other.phoneNumberId, message({ from: phone }, 10));
    await deliverTo('112233445566778', message({ from: phone }, 10));
    expect(await contactsWith({ phone: `+${phone}` })).toEqual([]);
    await deliver(message({ from: phone }, 10));
    expect(await contactsWith({ phone: `+${phone}` })).toHaveLength(1);
  });

  test('is noted together, and what is known already is not written again', async () => {
    const senders = Array.from({ length: 20 }, (_, index) => person(400 + index));
    const written = (secondsAgo: number) =>
      senders.map(({ phone }) => ({ ...message({ from: phone }, secondsAgo), name: 'Ines' }));
    await deliver(...written(50));
    const { strapi } = shop.booted;
    const statements: string[] = [];
    const hear = ({ sql }: { sql: string }) => statements.push(sql);
    strapi.db.connection.on('query', hear);
    await deliver(...written(20));
    strapi.db.connection.removeListener('query', hear);
    const like = (words: RegExp) => statements.filter((sql) => words.test(sql)).length;
    expect(like(/^update .whatsapp_conversations/)).toBeGreaterThan(0);
    expect(like(/^select .*from .whatsapp_conversations/)).toBeLessThan(10);
    // Their records are looked for meanwhile, which writes to contacts too.
    expect(like(/^update .whatsapp_contacts.*(profile_name|username|wa_id)/s)).toBe(0);
  });

  test('keeps the account to which it was written', async () => {
    const phoneNumberId = '665544332211009';
    const { documentId } = await shop.whatsapp.accounts.create({ ...ACCOUNT, phoneNumberId });
    await deliverTo(phoneNumberId, message({ from: person(32).phone }, 10));
    await expect(shop.whatsapp.accounts.delete(documentId)).rejects.toThrow('Switch it off');
  });

  test('goes with an account that has no messages, and leaves the person', async () => {
    const phoneNumberId = '665544332211010';
    const { documentId } = await shop.whatsapp.accounts.create({ ...ACCOUNT, phoneNumberId });
    const { phone } = person(33);
    await deliver(message({ from: phone }, 20));
    const contact = { phone: `+${phone}` };
    const [account] = await find('account', { documentId });
    const [{ id: person33 }] = (await contactsWith(contact)) as [Row];
    await rows('conversation').create({
      data: { account: account!.id, contact: person33, status: 'open' } as never,
    });
    const alert = {
      account: account!.id as number,
      template: null,
      kind: 'account-held',
      severity: 'problem' as never,
      messageKey: 'account.none' as const,
      params: {},
      openedAt: new Date(),
    };
    const runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const { row } = await runtime.alerts.open(alert);
    await shop.whatsapp.accounts.delete(documentId);
    expect(await find('alert', { documentId: row.documentId, resolvedAt: null })).toEqual([]);
    expect(await find('conversation', { contact })).toHaveLength(1);
    expect(await contactsWith(contact)).toHaveLength(1);
    expect(await find('conversation', { account: null })).toEqual([]);
  });

  test('opens the window, in which an answer leaves', async () => {
    const { phone } = SEED.customers.lena;
    const { at } = shop.simulator.reply(phone, {
      text: 'Is it back?',
      phoneNumberId: SEED.realNumber.id,
    });
    const contact = { phone: `+${phone}` };
    const before = await eventually('the conversation', async () => {
      const row = await conversationOf(contact);
      return row?.lastInboundAt ? row : undefined;
    });
    expect(new Date(before.lastInboundAt).getTime()).toBe(at * 1_000);
    const to = { phone: contact.phone };
    const content = { type: 'text', body: 'Yes.' } as const;
    const { documentId } = await shop.whatsapp.messages.send({ to, content });
    await shop.reaches(documentId, 'delivered');
    await eventually('the time of the answer', async () =>
      (await conversationOf(contact))!.lastOutboundAt !== null ? true : undefined,
    );
    expect((await conversationOf(contact))!.lastInboundAt).toEqual(before.lastInboundAt);
  });

  test('says nothing about who can be answered when nobody wrote', async () => {
    const { phone } = person(31);
    await deliver(message({ from: phone }, 10, { type: 'system', system: {} }));
    expect(await contactsWith({ phone: `+${phone}` })).toEqual([]);
  });
});
