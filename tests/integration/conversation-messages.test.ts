import type { WhatsAppEvents } from '../../shared/events';
import type { Runtime } from '../../server/src/runtime';
import { deliverMessages, text } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';
import { approveTemplate } from './approved-template';

type Changed = WhatsAppEvents['whatsapp.conversation.changed'];

interface Written {
  id: number;
  documentId: string;
  direction: string;
  conversation: { id: number; documentId: string } | null;
}

const TEMPLATE = 'order_ready';

describeOnEachDatabase('the messages of a conversation', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let account: number;
  let numbers = 0;
  const changed: Changed[] = [];

  beforeAll(async () => {
    shop = await openShop({ database });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    account = (await runtime.accounts.get(shop.accountId))!.id;
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    shop.booted.strapi.eventHub.on(
      'whatsapp.conversation.changed',
      async (told) => void changed.push(told as Changed),
    );
  });
  afterAll(() => shop?.stop());

  const newPhone = () => `4915157${String((numbers += 1)).padStart(6, '0')}`;
  const input = (phone: string, later = false) => ({
    template: TEMPLATE,
    to: { phone: `+${phone}` },
    values: { first_name: 'Ines', number: 'A-1' },
    ...(later && { sendAt: new Date(Date.now() + 86_400_000) }),
  });
  const send = (phone: string, later = false) =>
    shop.whatsapp.messages.sendTemplate(input(phone, later));
  const sendAsPerson = async (phone: string): Promise<string> =>
    (await shop.admin('post', '/messages').send(input(phone)).expect(200)).body.data.documentId;

  /** Everything that was written to and by somebody, in the order in which it came here. */
  const writtenTo = async (phone: string): Promise<Written[]> =>
    (await shop.booted.strapi.db.query('plugin::whatsapp.message').findMany({
      where: { account, contact: { phone: `+${phone}` } },
      populate: ['conversation'],
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    } as never)) as unknown as Written[];
  const conversationsOf = async (phone: string) => [
    ...new Set((await writtenTo(phone)).map(({ conversation }) => conversation?.documentId)),
  ];

  test('are those that code sends, too: before the person wrote, and after', async () => {
    const phone = newPhone();
    const { documentId: left } = await send(phone);
    await shop.reaches(left, 'delivered', 'read');
    const { documentId: waiting } = await send(phone, true);
    expect(await conversationsOf(phone)).toEqual([undefined]);

    await deliverMessages(shop, [text(phone, 'Hello', 5)]);
    const { documentId: after } = await send(phone, true);
    const all = await writtenTo(phone);
    expect(all.map(({ direction }) => direction)).toEqual(['out', 'out', 'in', 'out']);
    expect(all[0]!.documentId).toBe(left);
    expect(all[1]!.documentId).toBe(waiting);
    expect(all[3]!.documentId).toBe(after);
    expect(await conversationsOf(phone)).toEqual([expect.any(String)]);
    const conversation = all[0]!.conversation!.documentId;
    expect(await shop.whatsapp.conversations.findOne(conversation)).toMatchObject({
      lastOutboundAt: expect.any(String) as string,
    });
  });

  test('tell what was sent last, where the person wrote before that and it came late', async () => {
    const phone = newPhone();
    const { documentId } = await send(phone);
    await shop.reaches(documentId, 'delivered', 'read');
    await deliverMessages(shop, [text(phone, 'Hello', 600)]);
    const [conversation] = await conversationsOf(phone);
    expect(await shop.whatsapp.conversations.findOne(conversation!)).toMatchObject({
      lastMessage: { documentId },
      unreadCount: 1,
    });
  });

  test('are all that was sent when somebody sends from the admin panel, who is told of as a member once', async () => {
    const phone = newPhone();
    await send(phone, true);
    await sendAsPerson(phone);
    await sendAsPerson(phone);
    const [conversation, ...others] = await conversationsOf(phone);
    expect(conversation).toEqual(expect.any(String));
    expect(others).toEqual([]);
    const toldOf = () =>
      changed.filter(
        ({ documentId, change }) => documentId === conversation && change === 'members',
      );
    const [told] = await eventually('the member being told of', () =>
      toldOf().length > 0 ? toldOf() : undefined,
    );
    expect(told!.members).toHaveLength(1);
    await deliverMessages(shop, [text(phone, 'Hello', 5)]);
    await eventually('the message being told of', () =>
      changed.find(({ documentId, change }) => documentId === conversation && change === 'message'),
    );
    expect(toldOf()).toHaveLength(1);
    expect(await conversationsOf(phone)).toEqual([conversation]);
  });

  test('are the copies that are sent again, and confirmations of a word', async () => {
    const phone = newPhone();
    await deliverMessages(shop, [text(phone, 'STOP', 5)]);
    await eventually('the confirmation', async () =>
      (await writtenTo(phone)).some(({ direction }) => direction === 'out') ? true : undefined,
    );
    expect(await conversationsOf(phone)).toEqual([expect.any(String)]);
  });

  test('are of both when two contacts become one', async () => {
    const [kept, gone] = [newPhone(), newPhone()];
    await deliverMessages(shop, [text(kept, 'Hello', 5)]);
    await send(gone, true);
    const [one, other] = await Promise.all(
      [kept, gone].map((phone) => runtime.contacts.listByKey({ phone: `+${phone}` })),
    );
    const contacts = shop.booted.strapi.db.query('plugin::whatsapp.contact' as never);
    await contacts.update({
      where: { id: one![0]!.id },
      data: { conflict: { contact: other![0]!.documentId }, conflictAt: new Date() },
    } as never);
    const { documentId } = one![0]!;
    await runtime.conflicts.merge(documentId, other![0]!.documentId, {
      actor: null,
      at: new Date(),
    });
    const all = (await shop.booted.strapi.db.query('plugin::whatsapp.message').findMany({
      where: { contact: { documentId } },
      populate: ['conversation'],
    } as never)) as unknown as Written[];
    expect(all).toHaveLength(2);
    expect(new Set(all.map(({ conversation }) => conversation?.id)).size).toBe(1);
    expect(all[0]!.conversation).not.toBeNull();
  });

  test('are all of them, also when both write at the same moment', async () => {
    const phones = Array.from({ length: 12 }, newPhone);
    const sent = await Promise.all(
      phones.flatMap((phone) => [
        send(phone),
        deliverMessages(shop, [text(phone, 'Hello', 5)]).then(() => null),
        send(phone),
      ]),
    );
    for (const message of sent)
      if (message) await shop.reaches(message.documentId, 'delivered', 'read');
    for (const phone of phones)
      await eventually('all in one conversation', async () => {
        const found = await conversationsOf(phone);
        return found.length === 1 && found[0] !== undefined ? true : undefined;
      });
  });
});
