import type { InboxEvent, ThreadItem } from '../../shared/contracts/inbox';
import { SEED } from '../../simulator/src';
import { deliverMessages, text, written } from './deliver';
import { listen, type Line } from './listen';
import { conversationWith, hire, MAY, OWN, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

describeOnEachDatabase('the live inbox', (database) => {
  let shop: Shop;
  let ines: Colleague;
  let tom: Colleague;
  let numbers = 0;
  const lines: Line[] = [];

  const newPhone = () => `4915159${String((numbers += 1)).padStart(6, '0')}`;
  const open = async (who: Colleague, options: Parameters<typeof listen>[2] = {}) => {
    const line = await listen(shop.booted.url, who.token, options);
    lines.push(line);
    return line;
  };
  const say = (...messages: object[]) => deliverMessages(shop, messages);
  const isRunning = () =>
    (shop.booted.strapi.plugin('whatsapp').service('live') as { isRunning(): boolean }).isRunning();
  const act = (who: Colleague, documentId: string, path: string, body: object = {}) =>
    who.ask('post', `/conversations/${documentId}${path}`).send(body).expect(200);
  const itemsOf = (line: Line): ThreadItem[] =>
    line.events.flatMap((event) => (event.type === 'items' ? event.items : []));

  beforeAll(async () => {
    shop = await openShop({ database });
    ines = await hire(shop, [MAY.read, MAY.reply, MAY.assign, MAY.contacts]);
    tom = await hire(shop, [
      { action: MAY.read, conditions: [OWN] },
      { action: MAY.reply, conditions: [OWN] },
    ]);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ notifyUsers: [ines.id] })
      .expect(200);
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.hangUp()));
  });
  afterAll(() => shop?.stop());

  test('tells what people write and what colleagues do, and asks nothing while nobody listens', async () => {
    expect(isRunning()).toBe(false);
    const line = await open(ines);
    expect(isRunning()).toBe(true);
    expect(line.headers.get('content-type')).toContain('text/event-stream');
    expect(line.headers.get('cache-control')).toContain('no-transform');
    const phone = newPhone();
    await say(text(phone, 'Hello', 5));
    const { conversation, tells } = await line.heard(
      'conversation',
      (event) => event.conversation.contact?.phone === `+${phone}`,
    );
    expect(tells).toBe(true);
    expect(conversation).toMatchObject({
      unreadCount: 1,
      lastMessage: { rendered: 'Hello' },
    });
    const { documentId } = conversation;
    await act(ines, documentId, '/take');
    await line.heard('conversation', (event) => event.conversation.assignee?.id === ines.id);
    await act(ines, documentId, '/read');
    await line.heard('conversation', (event) => event.conversation.unreadCount === 0);
    await act(ines, documentId, '/close');
    await line.heard('conversation', (event) => event.conversation.status === 'closed');
    await line.hangUp();
    await eventually('the end of asking', () => (isRunning() ? undefined : true));
  });

  test('tells what is new in the thread that is open: messages, ticks, reactions, edits and notes', async () => {
    const { phone } = SEED.customers.oliver;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const { documentId } = await conversationWith(shop, phone);
    const line = await open(ines, { conversation: documentId });
    const answered = await act(ines, documentId, '/messages', {
      content: { type: 'text', body: 'Good morning' },
    });
    const sent = answered.body.data.message.documentId as string;
    const statesOf = () =>
      itemsOf(line).flatMap((item) =>
        item.type === 'message' && item.message.documentId === sent ? [item.message.state] : [],
      );
    await shop.reaches(sent, 'delivered');
    await eventually('its ticks', () => (statesOf().includes('delivered') ? true : undefined));
    shop.simulator.reply(phone, { text: 'In blue', phoneNumberId: SEED.realNumber.id });
    const asked = await eventually('the question', () =>
      itemsOf(line).find((item) => item.type === 'message' && item.message.rendered === 'In blue'),
    );
    const target = asked.type === 'message' ? asked.message.wamid! : '';
    await say(
      written(phone, 0, { type: 'reaction', reaction: { message_id: target, emoji: '🎉' } }),
    );
    await eventually('the reaction', () =>
      itemsOf(line).find((item) => item.type === 'message' && item.reactions[0]?.emoji === '🎉'),
    );
    const note = await act(ines, documentId, '/notes', { text: 'Blue, please' });
    await eventually('the note', () =>
      itemsOf(line).find((item) => item.type === 'note' && item.text === 'Blue, please'),
    );
    await ines
      .ask('delete', `/conversations/${documentId}/notes/${note.body.data.documentId}`)
      .expect(200);
    await line.heard('removed', (event) => event.documentId === note.body.data.documentId);
    const foreign = line.events.filter(
      (event) => event.type === 'items' && event.conversation !== documentId,
    );
    expect(foreign).toEqual([]);
  });

  test('tells what becomes of the last message of conversations that nobody has open', async () => {
    const { phone } = SEED.customers.oliver;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const { documentId } = await conversationWith(shop, phone);
    const [line, others] = [await open(ines), await open(tom)];
    const answered = await act(ines, documentId, '/messages', {
      content: { type: 'text', body: 'Good morning' },
    });
    const message = answered.body.data.message.documentId as string;
    const { ticks } = await line.heard('ticks', (event) =>
      event.ticks.some((one) => one.message === message && one.state === 'delivered'),
    );
    expect(ticks).toContainEqual({ conversation: documentId, message, state: 'delivered' });
    expect(itemsOf(line)).toEqual([]);
    await act(ines, documentId, '/assign', { user: tom.id });
    await others.heard('conversation', (event) => event.conversation.documentId === documentId);
    // What is not theirs to see is not told by its ticks, either.
    expect(others.events.filter(({ type }) => type === 'ticks')).toEqual([]);
    await act(ines, documentId, '/assign', { user: null });
    await ines.ask('delete', `/conversations/${documentId}/members/${tom.id}`).expect(200);
  });

  test('tells what changes about the person of the thread that is open', async () => {
    const { phone } = SEED.customers.lena;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const { documentId, contact } = await conversationWith(shop, phone);
    const line = await open(ines, { conversation: documentId });
    const happens = (kind: string) =>
      eventually(kind, () =>
        itemsOf(line).find((item) => item.type === 'event' && item.kind === kind),
      );
    const { contacts } = shop.whatsapp;
    await contacts.optOut({ contact: contact!.documentId, purpose: 'marketing' });
    expect(await happens('optOut')).toMatchObject({ params: { purpose: 'marketing' } });
    await line.heard('person', (event) => event.conversation === documentId);
    await contacts.optIn({ contact: contact!.documentId });
    await happens('optIn');
    await contacts.block(contact!.documentId);
    await happens('blocked');
    await contacts.unblock(contact!.documentId);
    await happens('unblocked');
    const number = newPhone();
    await say(
      written(phone, 0, {
        type: 'system',
        system: { type: 'user_changed_number', wa_id: number },
      }),
    );
    expect(await happens('identity')).toMatchObject({
      params: { from: `+${phone}`, to: `+${number}` },
    });
    const thread = await ines.get<ThreadItem[]>(`/conversations/${documentId}/thread`);
    expect(thread.flatMap((item) => (item.type === 'event' ? [item.kind] : [])).sort()).toEqual([
      'blocked',
      'identity',
      'optIn',
      'optOut',
      'unblocked',
    ]);
  });

  test('tells everybody that a conversation is gone when its person is erased', async () => {
    const phone = newPhone();
    await say(text(phone, 'Forget me', 5));
    const { documentId, contact } = await conversationWith(shop, phone);
    const lines = [await open(ines), await open(ines, { conversation: documentId })];
    await shop.whatsapp.contacts.erase(contact!.documentId);
    for (const line of lines) await line.heard('gone', (event) => event.documentId === documentId);
    // Whoever comes back later is told, too.
    const late = await open(ines, { conversation: documentId });
    await late.heard('gone', (event) => event.documentId === documentId);
    const asked = await ines.ask('get', `/inbox/changes?conversation=${documentId}`).expect(200);
    expect(asked.body.data).toEqual([{ type: 'gone', documentId }]);
  });

  test('tells each only what they may see, and that something is gone', async () => {
    const line = await open(tom);
    const [mine, others] = [newPhone(), newPhone()];
    await say(text(mine, 'For Tom', 5));
    await say(text(others, 'For others', 5));
    const { documentId } = await conversationWith(shop, mine);
    const other = await conversationWith(shop, others);
    await act(ines, documentId, '/assign', { user: tom.id });
    const { conversation } = await line.heard('conversation');
    expect(conversation).toMatchObject({ documentId, contact: { isMasked: true, phone: null } });
    const before = line.events.length;
    await act(ines, documentId, '/assign', { user: null });
    await ines.ask('delete', `/conversations/${documentId}/members/${tom.id}`).expect(200);
    await eventually('being gone', () =>
      line.events
        .slice(before)
        .some((event) => event.type === 'gone' && event.documentId === documentId)
        ? true
        : undefined,
    );
    const told = JSON.stringify(line.events.filter(({ type }) => type !== 'gone'));
    expect(told).not.toContain(other.documentId);
    expect(told).not.toContain(others.slice(4));
    expect(told).not.toContain(mine.slice(4));
    const closed = await open(tom, { conversation: other.documentId });
    await say(text(others, 'Secret', 0));
    await eventually('its change', () =>
      closed.events.find(({ type }) => type === 'gone') ? true : undefined,
    );
    expect(itemsOf(closed)).toEqual([]);
  });

  test('shows colleagues that somebody types, and no more when they stop', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 5));
    const { documentId } = await conversationWith(shop, phone);
    await act(ines, documentId, '/assign', { user: tom.id });
    const [one, two] = [await open(ines), await open(tom)];
    await act(tom, documentId, '/typing', { typing: true });
    const { people } = await one.heard('replying', (event) => event.people.length > 0);
    expect(people).toMatchObject([{ id: tom.id }]);
    await act(tom, documentId, '/typing', { typing: false });
    await one.heard('replying', (event) => event.people.length === 0);
    // One knows of oneself.
    expect(
      two.events.filter((event) => event.type === 'replying' && event.people.length > 0),
    ).toEqual([]);
  });

  test('goes on where somebody was, and says when that is too long ago', async () => {
    const phone = newPhone();
    const first = await open(ines);
    await say(text(phone, 'Hello', 5));
    const heard = await first.heard(
      'conversation',
      (event) => event.conversation.contact?.phone === `+${phone}`,
    );
    await first.hangUp();
    await say(text(phone, 'While you were away', 1));
    for (const where of [{ lastEventId: heard.id }, { since: heard.id }]) {
      const again = await open(ines, where);
      expect(again.events[0]).toMatchObject({ type: 'hello', resumed: true });
      await again.heard(
        'conversation',
        ({ conversation }) => conversation.lastMessage?.rendered === 'While you were away',
      );
    }
    for (const lastEventId of ['nonsense', '1000']) {
      const late = await open(ines, { lastEventId });
      expect(late.events[0]).toMatchObject({ type: 'hello', resumed: false });
    }
  });

  test('is asked for what has changed by whom no stream reaches', async () => {
    const ask = async (query: string) =>
      (await ines.ask('get', `/inbox/changes?${query}`).expect(200)).body as {
        data: InboxEvent[];
        meta: { next: string };
      };
    const begun = await ask('');
    expect(begun.data).toEqual([]);
    const phone = newPhone();
    await say(text(phone, 'Hello', 5));
    const { documentId } = await conversationWith(shop, phone);
    const { data } = await ask(`since=${begun.meta.next}&conversation=${documentId}`);
    expect(data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'conversation',
          conversation: expect.objectContaining({ documentId }) as object,
        }),
        expect.objectContaining({ type: 'items', conversation: documentId }),
      ]),
    );
    expect((await ask('since=1000')).data).toEqual([{ type: 'hello', resumed: false }]);
    await ines.ask('get', '/inbox/changes?since=x').expect(400);
  });
});
