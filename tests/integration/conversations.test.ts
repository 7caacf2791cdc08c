import type { Conversation } from '../../shared/contracts/conversations';
import type { WhatsAppEvents } from '../../shared/events';
import { SEED } from '../../simulator/src';
import { deliverMessages, text, written } from './deliver';
import { actorOf } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

type Received = WhatsAppEvents['whatsapp.message.received'];
type Changed = WhatsAppEvents['whatsapp.conversation.changed'];

const READ = 'plugin::whatsapp.inbox.read';
const REPLY = 'plugin::whatsapp.inbox.reply';
const ASSIGN = 'plugin::whatsapp.inbox.assign';

describeOnEachDatabase('a conversation', (database) => {
  let shop: Shop;
  let numbers = 0;
  const received: Received[] = [];
  const changed: Changed[] = [];
  /** Somebody in the office, and what they ask for. */
  interface Colleague {
    id: number;
    ask(method: 'get' | 'post' | 'delete', path: string): ReturnType<Shop['admin']>;
  }
  let ines: Colleague;
  let tom: Colleague;
  let lead: Colleague;

  const newPhone = () => `4915156${String((numbers += 1)).padStart(6, '0')}`;
  const say = (...messages: object[]) => deliverMessages(shop, messages);
  const ofPhone = (phone: string): Promise<Conversation | undefined> =>
    shop.whatsapp.contacts.findConsent({ phone: `+${phone}` }).then(async (contact) => {
      if (!contact) return undefined;
      const { data } = await shop.whatsapp.conversations.find({ contact: contact.documentId });
      return data[0];
    });
  const known = (phone: string) => eventually(`a conversation`, () => ofPhone(phone));
  const toldOf = (conversation: { documentId: string }, count: number): Promise<Received[]> =>
    eventually(`${count} messages being told`, () => {
      const told = received.filter(
        ({ conversationDocumentId }) => conversationDocumentId === conversation.documentId,
      );
      return told.length >= count ? told : undefined;
    });

  async function hire(email: string, actions: string[]): Promise<Colleague> {
    const token = await shop.booted.adminToken(actions);
    const { body } = (await shop.booted.request
      .get('/admin/users/me')
      .set('Authorization', `Bearer ${token}`)
      .expect(200)) as { body: { data: { id: number } } };
    return {
      id: body.data.id,
      ask: (method, path) =>
        shop.booted.request[method](`/whatsapp/conversations${path}`).set(
          'Authorization',
          `Bearer ${token}`,
        ),
    };
  }

  beforeAll(async () => {
    shop = await openShop({ database });
    const { eventHub } = shop.booted.strapi;
    eventHub.on('whatsapp.message.received', async (told) => void received.push(told as Received));
    eventHub.on(
      'whatsapp.conversation.changed',
      async (told) => void changed.push(told as Changed),
    );
    // Neither of these may harm anybody.
    eventHub.on('whatsapp.message.received', async () => {
      throw new Error('a listener that fails');
    });
    eventHub.on('whatsapp.conversation.changed', () => new Promise<void>(() => {}));
    ines = await hire('ines@example.com', [READ, REPLY, 'plugin::whatsapp.messages.read']);
    tom = await hire('tom@example.com', [READ, REPLY]);
    lead = await hire('lead@example.com', [READ, REPLY, ASSIGN]);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: [tom.id, lead.id] })
      .expect(200);
  });
  afterAll(() => shop?.stop());

  const sorted = (...people: Colleague[]) => people.map(({ id }) => id).sort((a, b) => a - b);

  test('counts what waits to be read, once, and shows the newest of it', async () => {
    const phone = newPhone();
    const [old, newest] = [text(phone, 'Hello', 60), text(phone, 'Anybody there?', 30)];
    await say(newest);
    await say(old, newest);
    await Promise.all([say(old), say(newest, old)]);
    const conversation = await known(phone);
    expect(conversation).toMatchObject({
      status: 'open',
      unreadCount: 2,
      assignee: null,
      members: [],
      lastMessage: { direction: 'in', type: 'text', rendered: 'Anybody there?' },
      openUntil: expect.any(String) as string,
    });
    const told = await toldOf(conversation, 2);
    expect(new Set(told.map(({ documentId }) => documentId)).size).toBe(2);
    expect(told[0]).toMatchObject({ type: 'text', toTell: sorted(tom, lead) });
  });

  test('that is read and closed is opened by a message, and not by a reaction', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 60));
    const { documentId } = await known(phone);
    await ines.ask('post', `/${documentId}/read`).expect(200);
    await ines.ask('post', `/${documentId}/close`).expect(200);
    expect(await shop.whatsapp.conversations.findOne(documentId)).toMatchObject({
      status: 'closed',
      unreadCount: 0,
    });
    const reaction = { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } };
    await say(written(phone, 50, reaction));
    expect(await shop.whatsapp.conversations.findOne(documentId)).toMatchObject({
      status: 'closed',
      unreadCount: 0,
    });
    await say(text(phone, 'One more thing', 40));
    expect(await shop.whatsapp.conversations.findOne(documentId)).toMatchObject({
      status: 'open',
      unreadCount: 1,
      lastMessage: { rendered: 'One more thing' },
    });
  });

  test('that a customer began is everybody’s, until one of two who take it at once has it', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 60));
    const { documentId } = await known(phone);
    const answers = await Promise.all([
      ines.ask('post', `/${documentId}/take`),
      tom.ask('post', `/${documentId}/take`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const [winner, loser] = answers[0]!.status === 200 ? [ines, tom] : [tom, ines];
    const refused = answers.find(({ status }) => status === 400)!;
    expect(JSON.stringify(refused.body)).toContain('conversation.taken');
    expect(await shop.whatsapp.conversations.findOne(documentId)).toMatchObject({
      assignee: { id: winner.id },
      members: [{ id: winner.id }],
    });
    // Who has it takes it again; who has not cannot.
    await winner.ask('post', `/${documentId}/take`).expect(200);
    await loser.ask('post', `/${documentId}/take`).expect(400);
    await say(text(phone, 'Still there?', 30));
    const told = await toldOf({ documentId }, 2);
    expect(told[1]!.toTell).toEqual([winner.id]);
  });

  test('that a person began tells its members of the answer, and of a late one everybody', async () => {
    const { phone } = SEED.customers.oliver;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const { documentId, lastInboundAt } = await known(phone);
    const sent = await ines.ask('get', `/${documentId}`).expect(200);
    expect((sent.body as { data: Conversation }).data.lastOutboundAt).toBeNull();
    const message = await shop.whatsapp.messages.send(
      { to: { phone: `+${phone}` }, content: { type: 'text', body: 'Good morning' } },
      await actorOf(shop, ines),
    );
    await shop.reaches(message.documentId, 'delivered', 'read');
    const answered = await eventually('the time of the answer', async () => {
      const one = await shop.whatsapp.conversations.findOne(documentId);
      return one.lastOutboundAt ? one : undefined;
    });
    expect(answered).toMatchObject({
      lastInboundAt,
      members: [{ id: ines.id }],
      lastMessage: { documentId: message.documentId, direction: 'out' },
    });
    const before = (await toldOf({ documentId }, 1)).length;
    await say(text(phone, 'Thank you', 0));
    expect((await toldOf({ documentId }, before + 1)).at(-1)!.toTell).toEqual([ines.id]);
    await shop.booted.strapi.db.query('plugin::whatsapp.conversation' as never).update({
      where: { documentId } as never,
      data: { lastOutboundAt: new Date(Date.now() - 16 * 24 * 3_600_000) } as never,
    });
    await say(text(phone, 'By the way', 0));
    expect((await toldOf({ documentId }, before + 2)).at(-1)!.toTell).toEqual(sorted(tom, lead));
  });

  test('is given to others by who may assign, and left by oneself', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 60));
    const { documentId } = await known(phone);
    await ines.ask('post', `/${documentId}/assign`).send({ user: tom.id }).expect(403);
    await ines.ask('post', `/${documentId}/members`).send({ user: tom.id }).expect(403);
    await ines.ask('post', `/${documentId}/members`).send({ user: ines.id }).expect(200);
    await lead.ask('post', `/${documentId}/assign`).send({ user: tom.id }).expect(200);
    const ids = (people: { id: number }[]) => people.map(({ id }) => id).sort((a, b) => a - b);
    const given = await shop.whatsapp.conversations.findOne(documentId);
    expect(given.assignee).toMatchObject({ id: tom.id });
    expect(ids(given.members)).toEqual(sorted(ines, tom));
    await tom.ask('delete', `/${documentId}/members/${ines.id}`).expect(403);
    await tom.ask('delete', `/${documentId}/members/${tom.id}`).expect(200);
    const left = await shop.whatsapp.conversations.findOne(documentId);
    expect(left.assignee).toBeNull();
    expect(ids(left.members)).toEqual([ines.id]);
    await lead.ask('post', `/${documentId}/assign`).send({ user: 999_999 }).expect(400);
    const changes = await eventually('the changes', () => {
      const those = changed.filter((one) => one.documentId === documentId);
      const isTold = (what: string) => those.some(({ change }) => change === what);
      return ['message', 'members', 'assigned'].every(isTold) ? those : undefined;
    });
    expect(changes.length).toBeGreaterThanOrEqual(3);
  });

  test('is listed by whose it is and what waits, a page at a time', async () => {
    const phones = [newPhone(), newPhone(), newPhone()];
    await say(...phones.map((phone, index) => text(phone, 'Hello', 30 - index)));
    const [first, second, third] = await Promise.all(phones.map(known));
    await tom.ask('post', `/${second!.documentId}/take`).expect(200);
    await tom.ask('post', `/${third!.documentId}/close`).expect(200);
    const list = async (who: Colleague, query: string): Promise<string[]> => {
      const { body } = (await who.ask('get', `?pageSize=100${query}`).expect(200)) as {
        body: { data: Conversation[] };
      };
      const ours = [first!, second!, third!].map(({ documentId }) => documentId);
      return body.data.flatMap(({ documentId }) => {
        const index = ours.indexOf(documentId);
        return index < 0 ? [] : [['first', 'second', 'third'][index]!];
      });
    };
    expect(await list(ines, '')).toEqual(['third', 'second', 'first']);
    expect(await list(tom, '&filter=mine')).toEqual(['second']);
    expect(await list(ines, '&filter=mine')).toEqual([]);
    expect(await list(ines, '&filter=unassigned')).toEqual(['first']);
    expect(await list(ines, '&filter=closed')).toEqual(['third']);
    expect(await list(ines, '&filter=unread')).toEqual(['second', 'first']);
    await ines.ask('get', '?filter=theirs').expect(400);
    const { body } = (await ines.ask('get', '?page=2&pageSize=1').expect(200)) as {
      body: { data: unknown[]; meta: { pagination: { page: number; total: number } } };
    };
    expect(body.data).toHaveLength(1);
    expect(body.meta.pagination).toMatchObject({ page: 2, pageSize: 1 });
  });

  test('is seen only by who may read the inbox', async () => {
    const stranger = await hire('stranger@example.com', ['plugin::whatsapp.messages.read']);
    await stranger.ask('get', '').expect(403);
    await stranger.ask('get', '/unknown').expect(403);
    await ines.ask('get', '/unknown').expect(404);
    const reader = await hire('reader@example.com', [READ]);
    await reader.ask('post', '/unknown/take').expect(403);
    await reader.ask('post', '/unknown/close').expect(403);
  });
});
