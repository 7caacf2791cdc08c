import type { Conversation } from '../../shared/contracts/conversations';
import type { InboxCounts, Label, QuickReply } from '../../shared/contracts/inbox';
import { deliverMessages, text } from './deliver';
import { actorOf, conversationWith, hire, MAY, OWN, type Colleague } from './office';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

interface Listed {
  data: Conversation[];
  meta: { next: string | null };
}

describeOnEachDatabase('the inbox', (database) => {
  let shop: Shop;
  let ines: Colleague;
  let tom: Colleague;
  let lead: Colleague;
  let numbers = 0;

  const newPhone = () => `4915157${String((numbers += 1)).padStart(6, '0')}`;
  const list = async (who: Colleague, query: string): Promise<Listed> =>
    ((await who.ask('get', `/inbox/conversations?${query}`).expect(200)) as { body: Listed }).body;
  const idsOf = ({ data }: Listed) => data.map(({ documentId }) => documentId);

  async function writes(words: string, secondsAgo = 10, name?: string) {
    const phone = newPhone();
    const profile = name ? [{ wa_id: phone, profile: { name } }] : [];
    await deliverMessages(shop, [text(phone, words, secondsAgo)], profile);
    return { phone, ...(await conversationWith(shop, phone)) };
  }

  beforeAll(async () => {
    shop = await openShop({ database });
    ines = await hire(shop, [MAY.read, MAY.reply, MAY.contacts]);
    tom = await hire(shop, [
      { action: MAY.read, conditions: [OWN] },
      { action: MAY.reply, conditions: [OWN] },
    ]);
    lead = await hire(shop, [MAY.read, MAY.reply, MAY.assign, MAY.contacts]);
  });
  afterAll(() => shop?.stop());

  test('is gone through a part at a time, whatever comes meanwhile', async () => {
    const made = [];
    for (let index = 0; index < 7; index += 1) made.push(await writes('Hello', 600 - index));
    const wanted = made.map(({ documentId }) => documentId).reverse();
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const part = await list(ines, `tab=unassigned&limit=3${after}`);
      expect(part.data.length).toBeLessThanOrEqual(3);
      seen.push(...idsOf(part));
      if (part.meta.next === null) break;
      after = `&after=${part.meta.next}`;
      // What is newer comes before everything, and moves nothing.
      await writes('Later', 1);
    }
    expect(seen.filter((id) => wanted.includes(id))).toEqual(wanted);
    expect(new Set(seen).size).toBe(seen.length);
    await ines.ask('get', '/inbox/conversations?after=nowhere').expect(400);
    await ines.ask('get', '/inbox/conversations?tab=theirs').expect(400);
  });

  test('finds people by name, by number in any writing, and by what they wrote', async () => {
    const one = await writes('Do you sell Zirkelkästen?', 60, 'Philippa Quast');
    await deliverMessages(shop, [text(one.phone, 'And rulers', 50)]);
    const written = `0${one.phone.slice(2, 5)} / ${one.phone.slice(5)}`;
    for (const query of ['quast', written, `+${one.phone}`, 'zirkelk', 'RULERS'])
      expect([query, idsOf(await list(ines, `_q=${encodeURIComponent(query)}`))]).toEqual([
        query,
        [one.documentId],
      ]);
    expect(idsOf(await list(ines, '_q=100%25'))).toEqual([]);
    await ines.ask('post', `/conversations/${one.documentId}/close`).expect(200);
    expect(idsOf(await list(ines, '_q=quast'))).toEqual([one.documentId]);
    expect(idsOf(await list(ines, 'tab=unassigned&_q=quast'))).toEqual([]);
  });

  test('is sorted by who has waited longest, until a person answers', async () => {
    const [first, second] = [await writes('First', 900), await writes('Second', 800)];
    const waiting = async () => {
      const ids = idsOf(await list(ines, 'sort=waiting&limit=100'));
      return [first, second].filter(({ documentId }) => ids.includes(documentId));
    };
    const before = idsOf(await list(ines, 'sort=waiting&limit=100'));
    expect(before.indexOf(first.documentId)).toBeLessThan(before.indexOf(second.documentId));
    expect(first.waitingSince).toBe(first.lastInboundAt);
    const store = shop.booted.strapi.plugin('whatsapp').service('runtime').conversations;
    const row = await shop.booted.strapi.db
      .query('plugin::whatsapp.conversation' as never)
      .findOne({
        where: { documentId: first.documentId } as never,
        populate: ['account', 'contact', 'lastMessage'] as never,
      });
    const move = {
      account: row.account.id,
      contact: row.contact.id,
      message: row.lastMessage.id,
    };
    await store.moveOutbound({ ...move, at: new Date(Date.now() - 5_000), isAutomatic: true });
    expect((await waiting()).length).toBe(2);
    await store.moveOutbound({ ...move, at: new Date() });
    expect(await waiting()).toEqual([second]);
  });

  test('lets a conversation rest, until its time or until the person writes', async () => {
    const one = await writes('Later, please');
    const snooze = (until: string | null) =>
      ines.ask('post', `/conversations/${one.documentId}/snooze`).send({ until });
    await snooze('yesterday').expect(400);
    await snooze(new Date(Date.now() - 1_000).toISOString()).expect(400);
    await snooze(new Date(Date.now() + 3_600_000).toISOString()).expect(200);
    expect(idsOf(await list(ines, 'limit=100'))).not.toContain(one.documentId);
    expect(idsOf(await list(ines, 'snoozed=true'))).toEqual([one.documentId]);
    await deliverMessages(shop, [text(one.phone, 'Now!', 1)]);
    expect(idsOf(await list(ines, 'limit=100'))).toContain(one.documentId);
    await snooze(new Date(Date.now() + 3_600_000).toISOString()).expect(200);
    await shop.booted.strapi.db.query('plugin::whatsapp.conversation' as never).update({
      where: { documentId: one.documentId } as never,
      data: { snoozedUntil: new Date(Date.now() - 1_000) } as never,
    });
    await eventually('the end of its rest', async () =>
      idsOf(await list(ines, 'limit=100')).includes(one.documentId) ? true : undefined,
    );
    const upkeep = shop.booted.strapi.plugin('whatsapp').service('upkeep');
    await eventually('being woken', async () => {
      await upkeep.run();
      const { data } = (
        await ines.ask('get', `/conversations/${one.documentId}/thread`).expect(200)
      ).body as { data: { type: string; kind?: string }[] };
      return data.some(({ kind }) => kind === 'woken') ? true : undefined;
    });
  });

  test('sorts conversations by labels, which leads make', async () => {
    const one = await writes('A complaint');
    await ines.ask('post', '/labels').send({ name: 'Complaint' }).expect(403);
    const made = (await lead.ask('post', '/labels').send({ name: ' Complaint ' }).expect(200)) as {
      body: { data: Label };
    };
    const label = made.body.data;
    expect(label).toMatchObject({ name: 'Complaint', color: '#4945ff' });
    await lead.ask('post', '/labels').send({ name: 'complaint' }).expect(400);
    await lead.ask('post', '/labels').send({ name: 'Other', color: 'red' }).expect(400);
    const set = (labels: string[]) =>
      ines.ask('put', `/conversations/${one.documentId}/labels`).send({ labels });
    await set(['unknown']).expect(400);
    await set([label.documentId]).expect(200);
    const other = await writes('Another complaint');
    await ines
      .ask('put', `/conversations/${other.documentId}/labels`)
      .send({ labels: [label.documentId] })
      .expect(200);
    const found = await list(ines, `label=${label.documentId}`);
    expect(idsOf(found).sort()).toEqual([one.documentId, other.documentId].sort());
    expect(found.data[0]!.labels).toEqual([label]);
    await set([]).expect(200);
    expect(idsOf(await list(ines, `label=${label.documentId}`))).toEqual([other.documentId]);
    await lead.ask('delete', `/labels/${label.documentId}`).expect(200);
    expect(await ines.get<Label[]>('/labels')).toEqual([]);
    expect((await ines.get<Conversation>(`/conversations/${other.documentId}`)).labels).toEqual([]);
  });

  test('shows only own conversations to whose role is limited to them, with numbers masked', async () => {
    const [theirs, other] = [await writes('For Tom', 20, 'Uwe'), await writes('For nobody')];
    await lead
      .ask('post', `/conversations/${theirs.documentId}/assign`)
      .send({ user: tom.id })
      .expect(200);
    expect(idsOf(await list(tom, ''))).toEqual([theirs.documentId]);
    expect(idsOf(await list(tom, 'tab=unassigned'))).toEqual([]);
    const counts = await tom.get<InboxCounts>('/inbox/counts');
    expect(counts.tabs).toMatchObject({ mine: 1, all: 1, unassigned: 0 });
    expect(counts.badge).toBe(1);
    for (const path of ['', '/thread', '/person'])
      await tom.ask('get', `/conversations/${other.documentId}${path}`).expect(404);
    for (const path of ['/take', '/close', '/read', '/reopen'])
      await tom.ask('post', `/conversations/${other.documentId}${path}`).expect(404);
    await tom
      .ask('post', `/conversations/${other.documentId}/notes`)
      .send({ text: 'x' })
      .expect(404);
    const old = (await tom.ask('get', '/conversations').expect(200)) as { body: Listed };
    expect(idsOf(old.body)).toEqual([theirs.documentId]);
    const shown = await tom.get<Conversation>(`/conversations/${theirs.documentId}`);
    expect(shown.contact).toMatchObject({
      profileName: 'Uwe',
      isMasked: true,
      phone: null,
      userId: null,
    });
    expect(JSON.stringify(shown)).not.toContain(theirs.phone.slice(4));
    const thread = await tom.ask('get', `/conversations/${theirs.documentId}/thread`).expect(200);
    expect(JSON.stringify(thread.body)).not.toContain(theirs.phone.slice(4));
    expect(JSON.stringify(thread.body)).not.toContain('wamid.');
    expect(idsOf(await list(tom, `_q=${theirs.phone}`))).toEqual([]);
    expect(idsOf(await list(tom, '_q=uwe'))).toEqual([theirs.documentId]);
    const whole = await ines.get<Conversation>(`/conversations/${theirs.documentId}`);
    expect(whole.contact).toMatchObject({ isMasked: false, phone: `+${theirs.phone}` });
  });

  test('counts what is in each tab and what waits to be read', async () => {
    const before = await ines.get<InboxCounts>('/inbox/counts');
    const [one] = [await writes('One'), await writes('Two')];
    await ines.ask('post', `/conversations/${one.documentId}/take`).expect(200);
    const after = await ines.get<InboxCounts>('/inbox/counts');
    expect(after.tabs.mine).toBe(before.tabs.mine + 1);
    expect(after.tabs.unassigned).toBe(before.tabs.unassigned + 1);
    expect(after.badge).toBe(before.badge + 2);
    await ines.ask('post', `/conversations/${one.documentId}/read`).expect(200);
    expect((await ines.get<InboxCounts>('/inbox/counts')).badge).toBe(before.badge + 1);
  });

  test('has texts at hand that are filled for the person and for whoever answers', async () => {
    const one = await writes('Where is my order?', 30, 'Ada Byron');
    const save = (input: object) => lead.ask('post', '/quick-replies').send(input);
    await save({ shortcut: 'Hi there', text: 'x' }).expect(400);
    await save({ shortcut: 'hi', text: 'Hi {{contact.shoeSize}}' }).expect(400);
    await ines.ask('post', '/quick-replies').send({ shortcut: 'hi', text: 'x' }).expect(403);
    const text = 'Hi {{contact.firstName}}, this is {{ agent.firstName }} of {{account.name}}.';
    const { body } = (await save({ shortcut: 'hi', text }).expect(200)) as {
      body: { data: QuickReply };
    };
    await save({ shortcut: 'hi', text: 'Again' }).expect(400);
    await save({ shortcut: 'hi', text: 'Ours, {{contact.name}}', account: shop.accountId }).expect(
      200,
    );
    const path = `/conversations/${one.documentId}/quick-replies`;
    expect(await ines.get(`${path}?_q=/hi`)).toMatchObject([
      { shortcut: 'hi', filled: 'Ours, Ada Byron', missing: [], account: shop.accountId },
    ]);
    const nameless = await writes('No name');
    await lead
      .ask('put', `/quick-replies/${body.data.documentId}`)
      .send({ shortcut: 'hello', text })
      .expect(200);
    expect(
      await ines.get(`/conversations/${nameless.documentId}/quick-replies?_q=hello`),
    ).toMatchObject([
      {
        filled: 'Hi {{contact.firstName}}, this is Person of Atlas Books.',
        missing: ['contact.firstName'],
      },
    ]);
    await lead.ask('delete', `/quick-replies/${body.data.documentId}`).expect(200);
    expect(await ines.get<QuickReply[]>('/quick-replies')).toHaveLength(1);
  });

  test('begins a conversation, and leads people to the account', async () => {
    const phone = newPhone();
    const opened = await ines
      .ask('post', '/inbox/conversations')
      .send({ to: { phone: `+${phone}` } })
      .expect(200);
    const again = await ines
      .ask('post', '/inbox/conversations')
      .send({ account: shop.accountId, to: { phone: `00${phone}` } })
      .expect(200);
    expect(again.body.data.documentId).toBe(opened.body.data.documentId);
    expect(opened.body.data).toMatchObject({ lastInboundAt: null, openUntil: null });
    const contact = opened.body.data.contact.documentId as string;
    expect(idsOf(await list(ines, `contact=${contact}`))).toEqual([opened.body.data.documentId]);
    await ines
      .ask('post', '/inbox/conversations')
      .send({ to: { phone: 'nobody' } })
      .expect(400);
    const own = await tom
      .ask('post', '/inbox/conversations')
      .send({ to: { phone: `+${newPhone()}` } })
      .expect(200);
    await tom.ask('get', `/conversations/${own.body.data.documentId}`).expect(200);
    // What is somebody else's is not to be had by asking for it.
    const foreign = await writes('For others');
    await tom
      .ask('post', '/inbox/conversations')
      .send({ to: { phone: `+${foreign.phone}` } })
      .expect(404);
    await tom.ask('get', `/conversations/${foreign.documentId}`).expect(404);
    await shop.admin('post', `/accounts/${shop.accountId}/test`).expect(200);
    const link = await ines.get<{ url: string }>(
      `/inbox/chat-link/${shop.accountId}?text=${encodeURIComponent('Hi & hello')}`,
    );
    expect(link.url).toMatch(/^https:\/\/wa\.me\/\d+\?text=Hi%20%26%20hello$/);
  });

  test('is opened to nobody by sending, unless nobody has it yet', async () => {
    const sends = async (phone: string) =>
      shop.whatsapp.messages.sendTemplate(
        { template: 'hello_world', to: { phone: `+${phone}` } },
        await actorOf(shop, tom),
      );
    const membersOf = async ({ documentId }: Conversation) =>
      (await shop.whatsapp.conversations.findOne(documentId)).members.map(({ id }) => id);
    const theirs = await writes('For others');
    const message = await sends(theirs.phone);
    expect(message.state).toBe('queued');
    expect(await membersOf(theirs)).toEqual([]);
    await tom.ask('get', `/conversations/${theirs.documentId}`).expect(404);
    // Who may see all of them, does.
    await shop.whatsapp.messages.sendTemplate(
      { template: 'hello_world', to: { phone: `+${theirs.phone}` } },
      await actorOf(shop, ines),
    );
    expect(await membersOf(theirs)).toEqual([ines.id]);
    const phone = newPhone();
    await sends(phone);
    await deliverMessages(shop, [text(phone, 'Who are you?', 1)]);
    const own = await conversationWith(shop, phone);
    expect(await membersOf(own)).toEqual([tom.id]);
    await tom.ask('get', `/conversations/${own.documentId}`).expect(200);
  });

  test('remembers how each person wants to be told', async () => {
    expect(await ines.get('/inbox')).toMatchObject({
      me: { id: ines.id, browser: false, email: false },
      may: { reply: true, assign: false, seeContacts: true },
      readReceipts: 'opened',
      accounts: [{ documentId: shop.accountId, isSandbox: true }],
    });
    await ines.ask('put', '/inbox/me').send({ email: true }).expect(200);
    await ines.ask('put', '/inbox/me').send({ phone: 'x' }).expect(400);
    expect((await ines.get<{ me: object }>('/inbox')).me).toMatchObject({ email: true });
    expect((await lead.get<{ me: object }>('/inbox')).me).toMatchObject({ email: false });
    const stranger = await hire(shop, ['plugin::whatsapp.messages.read']);
    await stranger.ask('get', '/inbox').expect(403);
    await stranger.ask('get', '/inbox/events').expect(403);
    await stranger.ask('get', '/inbox/conversations').expect(403);
  });
});
