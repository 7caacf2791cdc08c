import type { Conversation } from '../../shared/contracts/conversations';
import type {
  ConversationPerson,
  Thread,
  ThreadItem,
  ThreadMessage,
  ThreadNote,
} from '../../shared/contracts/inbox';
import { SEED } from '../../simulator/src';
import { deliverMessages, text, written } from './deliver';
import { addFile } from './media-library';
import { conversationWith, hire, MAY, OWN, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

const isMessage = (item: ThreadItem): item is ThreadMessage => item.type === 'message';

describeOnEachDatabase('a thread', (database) => {
  let shop: Shop;
  let ines: Colleague;
  let tom: Colleague;
  let numbers = 0;

  const newPhone = () => `4915158${String((numbers += 1)).padStart(6, '0')}`;
  const say = (...messages: object[]) => deliverMessages(shop, messages);
  const threadOf = async (
    { documentId }: { documentId: string },
    query = '',
    who = ines,
  ): Promise<Thread> =>
    (
      (await who.ask('get', `/conversations/${documentId}/thread?${query}`).expect(200)) as {
        body: Thread;
      }
    ).body;
  const rendered = ({ data }: Thread) =>
    data.map((item) =>
      isMessage(item)
        ? item.message.rendered
        : item.type === 'note'
          ? `note ${item.text}`
          : item.kind,
    );
  const answer = (
    { documentId }: { documentId: string },
    input: object,
    who = ines,
  ): ReturnType<Colleague['ask']> =>
    who.ask('post', `/conversations/${documentId}/messages`).send(input);

  beforeAll(async () => {
    shop = await openShop({ database });
    ines = await hire(shop, [MAY.read, MAY.reply, MAY.assign, MAY.contacts]);
    // Neither may read the log, nor see numbers.
    tom = await hire(shop, [MAY.read, MAY.reply]);
  });
  afterAll(() => shop?.stop());

  test('is read from its end, back and forth, and around a message', async () => {
    const phone = newPhone();
    for (let index = 0; index < 25; index += 1) await say(text(phone, `No. ${index}`, 60 - index));
    const conversation = await conversationWith(shop, phone);
    const wanted = Array.from({ length: 25 }, (_, index) => `No. ${index}`);
    const last = await threadOf(conversation, 'limit=10');
    expect(rendered(last)).toEqual(wanted.slice(15));
    expect(last.meta.after).toBeNull();
    const middle = await threadOf(conversation, `limit=10&before=${last.meta.before}`);
    expect(rendered(middle)).toEqual(wanted.slice(5, 15));
    const first = await threadOf(conversation, `limit=10&before=${middle.meta.before}`);
    expect(rendered(first)).toEqual(wanted.slice(0, 5));
    expect(first.meta.before).toBeNull();
    const forth = await threadOf(conversation, `limit=10&after=${first.meta.after}`);
    expect(rendered(forth)).toEqual(wanted.slice(5, 15));
    const seventh = first.data[2] as ThreadMessage;
    const around = await threadOf(conversation, `limit=4&around=${seventh.message.documentId}`);
    expect(rendered(around)).toEqual(wanted.slice(1, 5));
    expect(around.meta.before).not.toBeNull();
    const onward = await threadOf(conversation, `limit=2&after=${around.meta.after}`);
    expect(rendered(onward)).toEqual(wanted.slice(5, 7));
    const end = await threadOf(conversation, `after=${last.data.at(-1)!.cursor}`);
    expect(end).toEqual({ data: [], meta: { before: null, after: null } });
    await ines.ask('get', `/conversations/${conversation.documentId}/thread?before=x`).expect(400);
    await ines
      .ask('get', `/conversations/${conversation.documentId}/thread?around=unknown`)
      .expect(404);
  });

  test('shows reactions and quoted messages where they belong', async () => {
    const phone = newPhone();
    const first = text(phone, 'Do you have it in blue?', 50) as { id: string };
    await say(first);
    const conversation = await conversationWith(shop, phone);
    const reply = written(phone, 40, {
      type: 'text',
      text: { body: 'Or in red' },
      context: { from: SEED.realNumber.id, id: first.id },
    });
    const react = (emoji: string, secondsAgo: number) =>
      written(phone, secondsAgo, { type: 'reaction', reaction: { message_id: first.id, emoji } });
    await say(reply, react('👍', 30));
    await say(react('❤️', 20));
    const { data } = await threadOf(conversation);
    expect(data).toHaveLength(2);
    const [quoted, answer] = data as [ThreadMessage, ThreadMessage];
    expect(quoted.reactions).toMatchObject([{ emoji: '❤️', direction: 'in' }]);
    expect(answer.quoted).toEqual({
      documentId: quoted.message.documentId,
      direction: 'in',
      type: 'text',
      rendered: 'Do you have it in blue?',
    });
  });

  test('is answered by who may answer, and the first answer takes the conversation', async () => {
    const { phone } = SEED.customers.oliver;
    shop.simulator.reply(phone, { text: 'Hello', phoneNumberId: SEED.realNumber.id });
    const conversation = await conversationWith(shop, phone);
    const [item] = (await threadOf(conversation)).data as [ThreadMessage];
    const first = (await answer(
      conversation,
      {
        content: { type: 'text', body: 'Good morning' },
        replyTo: item.message.documentId,
        idempotencyKey: 'once',
      },
      tom,
    ).expect(200)) as { body: { data: ThreadMessage } };
    const sent = first.body.data;
    expect(sent).toMatchObject({
      free: { type: 'text', body: 'Good morning' },
      quoted: { documentId: item.message.documentId },
      message: { sentBy: expect.any(String) as string, phone: null, wamid: null },
    });
    const same = await answer(
      conversation,
      { content: { type: 'text', body: 'Good morning' }, idempotencyKey: 'once' },
      tom,
    ).expect(200);
    expect(same.body.data.message.documentId).toBe(sent.message.documentId);
    await shop.reaches(sent.message.documentId, 'delivered');
    const taken = await ines.get<Conversation>(`/conversations/${conversation.documentId}`);
    expect(taken.assignee).toMatchObject({ id: tom.id });
    await answer(conversation, {
      content: { type: 'reaction', messageId: item.message.documentId, emoji: '👋' },
    }).expect(200);
    const still = await ines.get<Conversation>(`/conversations/${conversation.documentId}`);
    expect(still.assignee).toMatchObject({ id: tom.id });
    const { data } = await eventually('the reaction', async () => {
      const thread = await threadOf(conversation);
      const [shown] = thread.data.filter(isMessage);
      return shown!.reactions.length > 0 ? thread : undefined;
    });
    expect(data.map(({ type }) => type)).toEqual(['message', 'message', 'event']);
    expect(data[0]).toMatchObject({ reactions: [{ emoji: '👋', direction: 'out' }] });
    expect(data[2]).toMatchObject({ kind: 'taken' });
    await answer(conversation, { content: { type: 'text', body: '' } }).expect(400);
    await answer(conversation, { content: { type: 'text', body: 'x' }, to: 'y' }).expect(400);
    // What was asked for in the dialog of a record still needs its own right.
    await tom
      .ask('post', '/messages/free')
      .send({ to: { phone: `+${phone}` }, content: { type: 'text', body: 'x' } })
      .expect(403);
  });

  test('takes templates alone once its window has closed', async () => {
    const { phone } = SEED.customers.lena;
    const closed = newPhone();
    await say(text(closed, 'Long ago', 25 * 3_600));
    const conversation = await conversationWith(shop, closed);
    expect(conversation.openUntil).toBeNull();
    const refused = await answer(conversation, { content: { type: 'text', body: 'Sorry' } });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      400,
      expect.stringContaining('window.closed') as string,
    ]);
    shop.simulator.reply(phone, { text: 'Hi', phoneNumberId: SEED.realNumber.id });
    const open = await conversationWith(shop, phone);
    const usable = await tom.ask('get', '/templates/usable').expect(200);
    expect(JSON.stringify(usable.body)).toContain('hello_world');
    const template = { template: 'hello_world', language: 'en_US' };
    const preview = await tom
      .ask('post', `/conversations/${open.documentId}/preview`)
      .send(template)
      .expect(200);
    expect(JSON.stringify(preview.body)).not.toContain(phone.slice(4));
    const sent = (await answer(open, { template }, tom).expect(200)) as {
      body: { data: ThreadMessage };
    };
    expect(sent.body.data.message).toMatchObject({ templateName: 'hello_world', phone: null });
    // Meta takes this one from test numbers only; that it says so is proof enough.
    const failed = await shop.reaches(sent.body.data.message.documentId, 'failed');
    expect(failed.failure).toMatchObject({ type: 'refused', code: 131058 });
    const path = `/conversations/${open.documentId}/messages/${failed.documentId}`;
    const again = await tom.ask('post', `${path}/retry`).expect(200);
    expect(again.body.data.message.state).toBe('queued');
    await tom
      .ask('post', `/conversations/${conversation.documentId}/messages/${failed.documentId}/retry`)
      .expect(404);
  });

  test('has notes of colleagues, which are their own to change and are never sent', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 30));
    const conversation = await conversationWith(shop, phone);
    const path = `/conversations/${conversation.documentId}/notes`;
    await ines.ask('post', path).send({ text: '  ' }).expect(400);
    const made = (await ines.ask('post', path).send({ text: ' Knows Ada ' }).expect(200)) as {
      body: { data: ThreadNote };
    };
    const note = made.body.data;
    expect(note).toMatchObject({ text: 'Knows Ada', canChange: true, author: { id: ines.id } });
    await tom.ask('put', `${path}/${note.documentId}`).send({ text: 'No' }).expect(403);
    await ines.ask('put', `${path}/${note.documentId}`).send({ text: 'Knows Bo' }).expect(200);
    const seen = await threadOf(conversation, '', tom);
    expect(seen.data[1]).toMatchObject({
      type: 'note',
      text: 'Knows Bo',
      canChange: false,
      editedAt: expect.any(String) as string,
    });
    const person = await tom.get<ConversationPerson>(
      `/conversations/${conversation.documentId}/person`,
    );
    expect(person.notes).toMatchObject([
      { text: 'Knows Bo', conversation: conversation.documentId, accountName: 'Atlas Books' },
    ]);
    await tom.ask('delete', `${path}/${note.documentId}`).expect(403);
    await ines.ask('delete', `${path}/${note.documentId}`).expect(200);
    await ines.ask('delete', `${path}/${note.documentId}`).expect(404);
    expect(rendered(await threadOf(conversation))).toEqual(['Hello']);
    const { data } = await shop.whatsapp.messages.find({
      contact: conversation.contact!.documentId,
    });
    expect(data.map(({ direction }) => direction)).toEqual(['in']);
    // Nothing of it is kept.
    const kept = await shop.booted.strapi.db
      .query('plugin::whatsapp.conversation-entry' as never)
      .findMany({ where: { text: { $notNull: true } } as never });
    expect(kept).toEqual([]);
  });

  test('tells what happened besides, in order', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 30));
    const conversation = await conversationWith(shop, phone);
    const act = (path: string, body: object = {}) =>
      ines.ask('post', `/conversations/${conversation.documentId}${path}`).send(body).expect(200);
    await act('/take');
    await act('/assign', { user: tom.id });
    await act('/close');
    await act('/close');
    await act('/reopen');
    await ines
      .ask('put', `/conversations/${conversation.documentId}/language`)
      .send({ language: 'tlh' })
      .expect(400);
    await ines
      .ask('put', `/conversations/${conversation.documentId}/language`)
      .send({ language: 'pt_BR' })
      .expect(200);
    await say(text(phone, 'STOP', 1));
    const happened = (await threadOf(conversation)).data.flatMap((item) =>
      item.type === 'event' ? [item.kind] : [],
    );
    // When they said so counts, not when it came.
    expect(happened).toContain('optOut');
    expect(happened.filter((kind) => kind !== 'optOut')).toEqual([
      'taken',
      'assigned',
      'closed',
      'reopened',
      'language',
    ]);
    const person = await ines.get<ConversationPerson>(
      `/conversations/${conversation.documentId}/person`,
    );
    expect(person).toMatchObject({
      language: 'pt_BR',
      optOutAllAt: expect.any(String) as string,
    });
  });

  test('tells for which campaigns the person was written to', async () => {
    const phone = newPhone();
    await say(text(phone, 'Hello', 30));
    const conversation = await conversationWith(shop, phone);
    const { db } = shop.booted.strapi;
    const begin = async (name: string): Promise<{ id: number; documentId: string }> =>
      (await db.query('plugin::whatsapp.campaign' as never).create({
        data: { name, status: 'done', ownerSource: 'code' } as never,
      })) as { id: number; documentId: string };
    const [spring, summer] = [await begin('Spring'), await begin('Summer')];
    await begin('Of somebody else');
    const send = async (campaign: { id: number } | null) => {
      const { documentId } = await shop.whatsapp.messages.send({
        to: { contact: conversation.contact!.documentId },
        content: { type: 'text', body: 'News' },
      });
      if (campaign)
        await db.query('plugin::whatsapp.message' as never).update({
          where: { documentId } as never,
          data: { campaign: campaign.id } as never,
        });
    };
    for (const campaign of [spring, summer, summer, null]) await send(campaign);
    const { campaigns } = await tom.get<ConversationPerson>(
      `/conversations/${conversation.documentId}/person`,
    );
    expect(campaigns).toEqual(
      [summer, spring].map(({ documentId }, index) => ({
        documentId,
        name: ['Summer', 'Spring'][index],
        lastSentAt: expect.any(String) as string,
      })),
    );
    expect(Number.isNaN(Date.parse(campaigns[0]!.lastSentAt))).toBe(false);
  });

  test('hands out its files to who may see it, and to nobody else', async () => {
    const { phone } = SEED.customers.oliver;
    const conversation = await conversationWith(shop, phone);
    const file = await addFile(shop.booted.strapi, 'picture.png', 'image/png');
    const { body } = (await answer(conversation, {
      content: { type: 'image', media: { fileId: file.id }, caption: 'Look' },
    })) as { body: { data: ThreadMessage } };
    // Who may not see the Media Library cannot send from it.
    expect(body.data).toBeNull();
    const sent = await shop.whatsapp.messages.send({
      to: { contact: conversation.contact!.documentId },
      content: { type: 'image', media: { fileId: file.id }, caption: 'Look' },
    });
    const item = await eventually('the picture', async () =>
      (await threadOf(conversation)).data
        .filter(isMessage)
        .find(({ message }) => message.documentId === sent.documentId),
    );
    expect(item.file).toMatchObject({ name: 'picture.png', mime: 'image/png' });
    const path = `/conversations/${conversation.documentId}/media/${sent.documentId}`;
    const answered = await tom.ask('get', path).buffer(true).expect(200);
    expect(answered.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    });
    expect((answered.body as Buffer).subarray(1, 4).toString()).toBe('PNG');
    await shop.booted.request.get(`/whatsapp${path}`).expect(401);
    const other = await hire(shop, [{ action: MAY.read, conditions: [OWN] }]);
    await other.ask('get', path).expect(404);
    const [first] = (await threadOf(conversation)).data as [ThreadMessage];
    await tom
      .ask('get', `/conversations/${conversation.documentId}/media/${first.message.documentId}`)
      .expect(404);
  });

  test('says to the person that they were read, when and as the settings want it', async () => {
    const { phone } = SEED.customers.oliver;
    const conversation = await conversationWith(shop, phone);
    shop.simulator.reply(phone, { text: 'Are you there?', phoneNumberId: SEED.realNumber.id });
    const newest = () =>
      threadOf(conversation).then(({ data }) =>
        data
          .filter(isMessage)
          .filter(({ message }) => message.direction === 'in')
          .at(-1)!,
      );
    const asked = await eventually('the question', async () => {
      const one = await newest();
      return one.message.rendered === 'Are you there?' ? one : undefined;
    });
    expect(asked.message.times.readAt).toBeUndefined();
    await ines.ask('post', `/conversations/${conversation.documentId}/read`).expect(200);
    await eventually('being read', async () =>
      (await newest()).message.times.readAt ? true : undefined,
    );
    expect(shop.simulator.state.messages.get(asked.message.wamid!)).toMatchObject({
      readByBusiness: true,
    });
    const type = () =>
      ines
        .ask('post', `/conversations/${conversation.documentId}/typing`)
        .send({ typing: true })
        .expect(200);
    const typed = () =>
      shop.simulator.requests.filter((request) =>
        JSON.stringify(request).includes('typing_indicator'),
      ).length;
    await type();
    await type();
    await eventually('typing', () => (typed() > 0 ? true : undefined));
    await shop
      .admin('put', '/preferences')
      .send({ inbox: { readReceipts: 'never', showTyping: true } })
      .expect(200);
    shop.simulator.reply(phone, { text: 'Still?', phoneNumberId: SEED.realNumber.id });
    await eventually('another question', async () =>
      (await newest()).message.rendered === 'Still?' ? true : undefined,
    );
    await ines.ask('post', `/conversations/${conversation.documentId}/read`).expect(200);
    await shop.booted.strapi.plugin('whatsapp').service('inbox').idle();
    expect((await newest()).message.times.readAt).toBeUndefined();
    expect(typed()).toBe(1);
  });
});
