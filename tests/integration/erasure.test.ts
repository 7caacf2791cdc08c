import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';

import type { Erasure } from '../../shared/contracts/contacts';
import type { Runtime } from '../../server/src/runtime';
import { serviceOf } from '../../server/src/services';
import { SEED } from '../../simulator/src';
import { approveTemplate, contentWith } from './approved-template';
import { cellsWith, dumpDatabase } from './database-dump';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

type Row = Record<string, unknown> & { id: number; documentId: string };

/** Somebody, with everything by which they can be told in a database. */
interface Person {
  phone: string;
  userId: string;
  name: string;
  username: string;
  /** What must not be found any more. */
  marks: string[];
}

const ORDER = 'api::order.order';
const READY = 'order_ready';
const NEWS = 'erasure_news';

describeOnEachDatabase('erasing a person', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let count = 0;

  beforeAll(async () => {
    shop = await openShop({
      database,
      // A target that nobody listens at: what is to be handed on waits.
      config: { webhook: { forwardTo: ['http://127.0.0.1:9/'] } },
    });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    await approveTemplate(shop, contentWith({ name: NEWS, category: 'MARKETING' }));
  });
  afterAll(() => shop?.stop());

  const query = (name: string) => shop.booted.strapi.db.query(name as 'plugin::upload.file');
  const find = (name: string, where: object) =>
    query(`plugin::whatsapp.${name}`).findMany({ where } as never) as unknown as Promise<Row[]>;
  const dump = () => dumpDatabase(shop.booted.strapi);
  /** Without what is handed on: it is noted a moment after Meta has its answer, and kept for a day at most. */
  const lasting = (cells: string[]) =>
    cells.filter((cell) => !cell.startsWith('whatsapp_forwards'));

  function newPerson(): Person {
    count += 1;
    const phone = `49151555${String(count).padStart(5, '0')}`;
    const userId = `DE.5550000${String(count).padStart(4, '0')}`;
    const name = `Zaphira Quux${count}`;
    const username = `zaph.quux.${count}`;
    // What people and we write names them in a way that no other text does.
    return {
      phone,
      userId,
      name,
      username,
      marks: [phone, userId, name, username, `secret${count}.`],
    };
  }
  const secretOf = ({ marks }: Person) => marks.at(-1)!;

  /** A wamid has the number in it, as those of Meta have. */
  const wamidOf = ({ phone }: Person) =>
    `wamid.${Buffer.from(`${phone}-${(count += 1)}-${process.pid}`).toString('base64')}`;
  const now = () => String(Math.floor(Date.now() / 1000));

  function deliver(field: string, value: object) {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: SEED.businessAccount.id, time: Number(now()), changes: [{ field, value }] }],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  }
  const metadata = { phone_number_id: SEED.realNumber.id };
  const write = (person: Person, id: string, content: object) =>
    deliver('messages', {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [
        {
          profile: { name: person.name, username: person.username },
          wa_id: person.phone,
          user_id: person.userId,
        },
      ],
      messages: [
        { id, from: person.phone, from_user_id: person.userId, timestamp: now(), ...content },
      ],
    });
  const say = (person: Person, id = wamidOf(person)) =>
    write(person, id, { type: 'text', text: { body: `My word is ${secretOf(person)}` } });
  const status = (person: Person, id: string, state: string, more: object = {}) =>
    deliver('messages', {
      messaging_product: 'whatsapp',
      metadata,
      statuses: [
        {
          id,
          status: state,
          timestamp: now(),
          recipient_id: person.phone,
          recipient_user_id: person.userId,
          ...more,
        },
      ],
    });

  const contactsOf = ({ phone }: Person) => find('contact', { phone: `+${phone}` });
  const contactOf = async (person: Person) => (await contactsOf(person))[0]!;

  /** Has a file of theirs in the Media Library, as one that they sent. */
  async function sendPicture(person: Person): Promise<void> {
    const { content } = shop.simulator.reply(SEED.customers.lena.phone, {
      type: 'image',
      image: {},
      phoneNumberId: SEED.realNumber.id,
    });
    const image = content.image as object;
    const id = wamidOf(person);
    await write(person, id, { type: 'image', image: { ...image, caption: secretOf(person) } });
    await eventually('the picture', async () => {
      await serviceOf(shop.booted.strapi, 'received-media').run();
      const [row] = (await query('plugin::whatsapp.message').findMany({
        where: { wamid: id },
        populate: ['file'],
      } as never)) as unknown as Row[];
      return row?.file ? true : undefined;
    });
  }

  /** Leaves traces wherever a person can leave some. */
  async function leaveTraces(
    person: Person,
  ): Promise<{ written: string; sent: string; queued: string }> {
    const written = wamidOf(person);
    await say(person, written);
    await say(person);
    await write(person, wamidOf(person), {
      type: 'reaction',
      reaction: { message_id: written, emoji: '👍' },
    });
    await sendPicture(person);
    await deliver('brand_new_field', {
      anything: [{ wa_id: person.phone, note: secretOf(person) }],
    });
    await status(person, wamidOf(person), 'delivered');
    const { contacts, messages } = shop.whatsapp;
    const contact = (await contactOf(person)).documentId;
    await contacts.optIn({ contact, note: `By phone ${person.phone}, ${secretOf(person)}` });
    const order = await shop.createOrder(
      { number: secretOf(person) },
      { firstName: person.name, phone: `+${person.phone}` },
    );
    const record = { uid: ORDER, documentId: order.documentId };
    const { documentId: sent } = await messages.sendTemplate({ template: READY, record });
    await shop.reaches(sent, 'delivered', 'read');
    const { documentId: queued } = await messages.sendTemplate({
      template: READY,
      record,
      sendAt: new Date(Date.now() + 86_400_000),
      idempotencyKey: `order-${person.phone}`,
    });
    const message = (await find('message', { documentId: sent }))[0]!;
    await runtime.links.insert([
      {
        code: Buffer.from(`ln${String(count).padStart(7, '0')}`).toString('base64url'),
        target: `https://shop.example/${secretOf(person)}`,
        variable: 'button.0',
        message: message.id,
        template: null,
      },
    ]);
    const [link] = await find('link', { message: message.id });
    await runtime.links.noteVisits([{ linkId: link!.id, at: new Date(), robot: null }]);
    // Deliveries are noted for others when Meta has its answer; the last one is waited for.
    const isLast = (body: unknown) => {
      const words = Buffer.from(String(body), 'base64').toString();
      return words.includes(String(message.wamid)) && words.includes('"delivered"');
    };
    await eventually('the delivery to be noted', async () =>
      (await find('forward', {})).some(({ body }) => isLast(body)) ? true : undefined,
    );
    return { written, sent, queued };
  }

  const erase = async (documentId: string): Promise<Erasure> =>
    (await shop.admin('post', `/contacts/${documentId}/erase`).expect(200)).body.data as Erasure;
  const holdUntil = ({ id }: { id: number }, leaseUntil: Date) =>
    query('plugin::whatsapp.erasure').update({
      where: { id } as never,
      data: { leaseUntil } as never,
    });
  /** Takes their names and does nothing more, as somebody who holds the rest for an hour. */
  async function begin(person: Person) {
    const { id } = await contactOf(person);
    return shop.booted.strapi.db.transaction(async () => {
      const requestedAt = new Date();
      const erasure = await runtime.erasures.insert({
        requestedAt,
        requestedBy: null,
        source: 'code',
        counts: { contacts: 0, messages: 0, files: 0, deliveries: 0, forwards: 0 },
        work: await runtime.contactEraser.unname([id], requestedAt),
      });
      await holdUntil(erasure, new Date(Date.now() + 3_600_000));
      return erasure;
    });
  }
  const erased = (documentId: string, withinMs = 60_000) =>
    eventually(
      'the erasure to end',
      async () => {
        const [row] = await find('erasure', { documentId });
        return row?.state === 'done' ? row : undefined;
      },
      withinMs,
    );
  const codes = async (template: string, person: Person) =>
    (
      await shop.whatsapp.messages.preview({
        template,
        to: { phone: `+${person.phone}` },
        values: { first_name: 'Someone', number: 'A-1' },
      })
    ).issues
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);

  test('leaves nothing in any table, and nothing of others is touched', async () => {
    const [person, other] = [newPerson(), newPerson()];
    await leaveTraces(other);
    const before = await leaveTraces(person);
    const mine = cellsWith(await dump(), person.marks);
    for (const table of [
      'contacts',
      'messages',
      'deliveries',
      'forwards',
      'consent_events',
      'links',
    ])
      expect(mine.some((cell) => cell.startsWith(`whatsapp_${table}.`))).toBe(true);
    const theirs = cellsWith(await dump(), other.marks).sort();
    const uploads = `${String(shop.booted.strapi.dirs.static.public)}/uploads`;
    const files = existsSync(uploads) ? readdirSync(uploads).length : 0;
    expect(files).toBeGreaterThan(0);

    const contact = await contactOf(person);
    const [{ documentId, counts }] = [await erase(contact.documentId)];
    await erased(documentId);
    expect(cellsWith(await dump(), [...person.marks, contact.documentId])).toEqual([]);
    expect(counts).toMatchObject({ contacts: 1, files: 1 });
    expect(readdirSync(uploads).length).toBeLessThan(files);

    // How many were sent, and what became of them, can still be told.
    expect(await shop.whatsapp.messages.findOne(before.sent)).toMatchObject({
      rendered: null,
      phone: null,
      contactName: null,
      wamid: null,
      recordDocumentId: null,
      templateName: READY,
      bodyDeleted: { by: 'erasure' },
      canResend: false,
    });
    const cancelled = await shop.whatsapp.messages.findOne(before.queued);
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    const stillTheirs = cellsWith(await dump(), other.marks).sort();
    expect(lasting(stillTheirs)).toEqual(lasting(theirs));
  });

  test('is written down: by whom and when, and not whom it was about', async () => {
    const person = newPerson();
    await say(person);
    const { documentId } = await erase((await contactOf(person)).documentId);
    const row = await erased(documentId);
    expect(row).toMatchObject({ state: 'done', work: null, source: 'person' });
    expect(String(row.requestedBy)).toMatch(/^Person \d+/);
    expect(row.endedAt).not.toBeNull();
  });

  test('what Meta tells late, or once more, brings nothing back; a new message begins anew', async () => {
    const person = newPerson();
    const { written, sent } = await leaveTraces(person);
    const { wamid } = (await find('message', { documentId: sent }))[0]! as unknown as {
      wamid: string;
    };
    const { documentId } = await erase((await contactOf(person)).documentId);
    await erased(documentId);
    await say(person, written);
    await write(person, wamidOf(person), {
      type: 'edit',
      edit: {
        original_message_id: written,
        message: { type: 'text', text: { body: secretOf(person) } },
      },
    });
    await status(person, wamid, 'read');
    await status(person, wamid, 'played', { biz_opaque_callback_data: `saw1-${sent}-1` });
    expect(lasting(cellsWith(await dump(), person.marks))).toEqual([]);
    expect(await shop.whatsapp.messages.findOne(sent)).toMatchObject({ state: 'played' });

    await say(person);
    const [contact] = await contactsOf(person);
    expect(contact!.profileName).toBe(person.name);
    expect(await find('message', { contact: contact!.id })).toHaveLength(1);
  });

  test('who said no is not written to again, whoever asks; until they say yes', async () => {
    const person = newPerson();
    await say(person);
    const { documentId: contact } = await contactOf(person);
    await shop.whatsapp.contacts.optOut({ contact, purpose: 'all' });
    await erased((await erase(contact)).documentId);
    expect(await contactsOf(person)).toEqual([]);
    expect(lasting(cellsWith(await dump(), person.marks))).toEqual([]);

    // Before there is a contact again, and when there is.
    expect(await codes(READY, person)).toEqual(['consent.optedOutAll']);
    await shop.createOrder({}, { phone: `+${person.phone}` });
    const portfolio = (await runtime.accounts.get(shop.accountId))!;
    const key = { phone: `+${person.phone}` };
    await runtime.contacts.getOrInsert(portfolio.portfolioId ?? portfolio.businessAccountId, key);
    expect((await contactOf(person)).optOutAllAt).not.toBeNull();
    expect(await codes(READY, person)).toEqual(['consent.optedOutAll']);

    // By the user id that they were known by, too.
    const byUserId = { userId: person.userId };
    const preview = await shop.whatsapp.messages.preview({ template: NEWS, to: byUserId });
    expect(preview.issues.map(({ code }) => code)).toContain('consent.optedOutAll');

    await shop.whatsapp.contacts.optIn({ phone: `+${person.phone}` });
    expect(await codes(READY, person)).toEqual([]);

    // Erased once more, with a yes in force: the no of then is forgotten.
    await erased((await erase((await contactOf(person)).documentId)).documentId);
    expect(await codes(READY, person)).toEqual([]);
  });

  test('who said no is known by each name of then, and a start from any of them is heard', async () => {
    const person = newPerson();
    const { phone } = person;
    // Known by the number alone; what they write later comes with a user id, too.
    const { documentId: contact } = await shop.whatsapp.contacts.optOut({
      phone: `+${phone}`,
      at: new Date(Date.now() - 3_600_000),
    });
    await erased((await erase(contact)).documentId);
    await say(person);
    expect(await contactOf(person)).toMatchObject({
      userId: person.userId,
      optOutAllAt: expect.anything() as unknown,
    });
    await write(person, wamidOf(person), { type: 'text', text: { body: 'START' } });
    expect(await contactOf(person)).toMatchObject({
      optOutAllAt: null,
      optInAllAt: expect.anything() as unknown,
    });
    expect(await codes(READY, person)).toEqual([]);
  });

  test('what was taken back is not told again when another name of then is learned', async () => {
    const person = newPerson();
    await say(person);
    const { documentId } = await contactOf(person);
    await query('plugin::whatsapp.contact').update({
      where: { documentId } as never,
      data: { blockedAt: new Date() } as never,
    });
    await erased((await erase(documentId)).documentId);
    const account = (await runtime.accounts.get(shop.accountId))!;
    const portfolioId = account.portfolioId ?? account.businessAccountId;
    const made = await runtime.contacts.getOrInsert(portfolioId, { userId: person.userId });
    expect(made.blockedAt).not.toBeNull();
    await query('plugin::whatsapp.contact').update({
      where: { id: made.id } as never,
      data: { blockedAt: null } as never,
    });
    await say(person);
    expect(await contactOf(person)).toMatchObject({ id: made.id, blockedAt: null });
  });

  test('a no is asked for when a message leaves, too', async () => {
    const person = newPerson();
    await say(person);
    const { documentId: contact } = await contactOf(person);
    await shop.whatsapp.contacts.optOut({ contact, purpose: 'all' });
    await erased((await erase(contact)).documentId);
    const account = (await runtime.accounts.get(shop.accountId))!;
    const portfolioId = account.portfolioId ?? account.businessAccountId;
    // As if the contact had been made before its no was known here.
    const { id } = await query('plugin::whatsapp.contact').create({
      data: { portfolioId, phone: `+${person.phone}` } as never,
    });
    const template = (await find('template', { name: READY }))[0]!;
    const { row } = await runtime.messages.insert({
      account: account.id,
      contact: Number(id),
      template: template.id,
      direction: 'out',
      type: 'template',
      state: 'queued',
      queuedAt: new Date(),
      dueAt: new Date(),
      priority: 0,
      consent: { basis: null, category: 'UTILITY' },
      content: {
        payload: { template: { name: READY, language: { code: 'en' }, components: [] } },
      },
      source: 'code',
    } as never);
    serviceOf(shop.booted.strapi, 'queue').wake();
    const failed = await shop.reaches(row.documentId, 'failed');
    expect(failed).toMatchObject({ attempt: 0, failure: { type: 'invalid' } });
  });

  test('reaches every contact that is the same person, and what was told of their names', async () => {
    const person = newPerson();
    const former = newPerson();
    const byPhone = await shop.whatsapp.contacts.optIn({ phone: `+${person.phone}` });
    const byUser = await shop.whatsapp.contacts.optIn({ userId: person.userId });
    await say(person);
    await deliver('messages', {
      messaging_product: 'whatsapp',
      metadata,
      messages: [
        {
          id: wamidOf(former),
          from: former.phone,
          timestamp: now(),
          type: 'system',
          system: {
            type: 'user_changed_number',
            body: `${former.phone} is ${person.phone} now`,
            wa_id: person.phone,
            user_id: person.userId,
          },
        },
      ],
    });
    expect(cellsWith(await dump(), [former.phone])).not.toEqual([]);
    await erased((await erase(byPhone.documentId)).documentId);
    for (const documentId of [byPhone.documentId, byUser.documentId])
      expect(await runtime.contacts.get(documentId)).toBeNull();
    expect(lasting(cellsWith(await dump(), [...person.marks, former.phone]))).toEqual([]);
  });

  /** Says that somebody has another number now. */
  const move = (from: Person, to: Pick<Person, 'phone'> & Partial<Person>, at = now()) =>
    deliver('messages', {
      messaging_product: 'whatsapp',
      metadata,
      messages: [
        {
          id: wamidOf(from),
          from: from.phone,
          timestamp: at,
          type: 'system',
          system: {
            type: 'user_changed_number',
            body: `${from.phone} is ${to.phone} now`,
            wa_id: to.phone,
            user_id: to.userId,
          },
        },
      ],
    });
  const tell = (...people: [Pick<Person, 'phone'>, string][]) =>
    deliver('brand_new_field', { people: people.map(([{ phone }, note]) => ({ phone, note })) });
  const kept = async (mark: string) =>
    (await find('delivery', {})).filter(({ body }) => JSON.stringify(body ?? '').includes(mark));

  test('leaves what is kept about others, also about whom Meta takes for the same', async () => {
    const [person, other] = [newPerson(), newPerson()];
    await say(person);
    await say(other);
    // The number that they are told to have now is somebody else's here.
    await move(person, { phone: other.phone });
    expect((await contactOf(other)).conflict).not.toBeNull();
    await tell([other, `alone ${secretOf(other)}`]);
    await tell([person, secretOf(person)], [other, `both ${secretOf(other)}`]);
    expect(await kept(secretOf(other))).toHaveLength(2);

    const { documentId } = await contactOf(person);
    await erased((await erase(documentId)).documentId);
    expect(lasting(cellsWith(await dump(), [...person.marks, documentId]))).toEqual([]);
    expect(await kept(`alone ${secretOf(other)}`)).toHaveLength(1);
    expect(await kept(`both ${secretOf(other)}`)).toMatchObject([
      { verdict: 'unknown', body: { people: [{ phone: other.phone }] } },
    ]);

    // It is theirs all the same when it is their turn.
    const { documentId: others } = await contactOf(other);
    await erased((await erase(others)).documentId);
    expect(lasting(cellsWith(await dump(), [...other.marks, others]))).toEqual([]);
  });

  test('reaches a former number as long as it was theirs', async () => {
    const [person, heir] = [newPerson(), newPerson()];
    const { phone } = newPerson();
    await say(person);
    await tell([person, `before ${secretOf(person)}`]);
    for (const { id } of await kept(secretOf(person)))
      await query('plugin::whatsapp.delivery').update({
        where: { id } as never,
        data: { receivedAt: new Date(Date.now() - 60_000) } as never,
      });
    await move(person, { phone }, String(Math.floor(Date.now() / 1000) - 10));
    // Whoever has it now is somebody else.
    await say({ ...heir, phone: person.phone });
    await tell([person, `after ${secretOf(heir)}`]);

    const contact = await contactOf({ ...person, phone });
    await erased((await erase(contact.documentId)).documentId);
    const marks = [person.userId, person.name, person.username, secretOf(person), phone];
    expect(lasting(cellsWith(await dump(), marks))).toEqual([]);
    expect(await kept(`after ${secretOf(heir)}`)).toHaveLength(1);
    expect(await contactOf(person)).toMatchObject({ userId: heir.userId });
  });

  const prefer = ({ phone, userId }: Person, value: string, timestamp: string) =>
    deliver('user_preferences', {
      messaging_product: 'whatsapp',
      metadata,
      user_preferences: [
        { wa_id: phone, user_id: userId, category: 'marketing_messages', value, timestamp },
      ],
    });
  const secondsFromNow = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);

  test('news of their names and wishes that come once more, or late, bring nothing back', async () => {
    const [person, silent] = [newPerson(), newPerson()];
    const [next, last] = [newPerson(), newPerson()];
    const [stopped, moved] = [secondsFromNow(-60), secondsFromNow(-50)];
    await say(person);
    await say(silent);
    await prefer(person, 'stop', stopped);
    await move(person, { phone: next.phone }, moved);
    const marks = [...person.marks, next.phone, last.phone, ...silent.marks];
    for (const one of [{ ...person, phone: next.phone }, silent])
      await erased((await erase((await contactOf(one)).documentId)).documentId);
    expect(lasting(cellsWith(await dump(), marks))).toEqual([]);

    await prefer(person, 'stop', stopped);
    await move(person, { phone: next.phone }, moved);
    // What was told before they were erased, and comes for the first time.
    await prefer({ ...person, phone: next.phone }, 'resume', secondsFromNow(-40));
    await move({ ...person, phone: next.phone }, { phone: last.phone }, secondsFromNow(-30));
    await prefer(silent, 'stop', stopped);
    expect(lasting(cellsWith(await dump(), marks))).toEqual([]);
    for (const to of [
      { phone: `+${next.phone}` },
      { userId: person.userId },
      { phone: `+${silent.phone}` },
      { userId: silent.userId },
    ]) {
      const preview = await shop.whatsapp.messages.preview({ template: NEWS, to });
      expect(preview.issues.map(({ code }) => code)).toContain('consent.optedOut');
    }

    // What they say from now on is theirs to say.
    await prefer(silent, 'resume', secondsFromNow(1));
    expect(await contactOf(silent)).toMatchObject({
      optOutMarketingAt: null,
      optInMarketingAt: expect.anything() as unknown,
    });
  });

  test('who else has one of their names by then is told of all the same', async () => {
    const [person, heir] = [newPerson(), newPerson()];
    const { phone } = newPerson();
    await say(person);
    await move(person, { phone }, secondsFromNow(-60));
    await say({ ...heir, phone: person.phone });
    await erased((await erase((await contactOf({ ...person, phone })).documentId)).documentId);
    await move(person, { phone }, secondsFromNow(-60));
    await prefer({ ...person, userId: heir.userId }, 'stop', secondsFromNow(-10));
    expect(await find('contact', { phone: `+${phone}` })).toEqual([]);
    expect(await contactOf(person)).toMatchObject({
      userId: heir.userId,
      optOutMarketingAt: expect.anything() as unknown,
    });
  });

  test('goes on where a process was killed', async () => {
    const person = newPerson();
    await leaveTraces(person);
    // The first transaction was all that it came to.
    const erasure = await begin(person);
    expect(await contactsOf(person)).toEqual([]);
    expect(cellsWith(await dump(), person.marks)).not.toEqual([]);
    await shop.booted.restart();
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    await holdUntil(erasure, new Date(Date.now() - 1_000));
    await erased(erasure.documentId);
    expect(cellsWith(await dump(), person.marks)).toEqual([]);
  });

  test('goes on soon after the database took a step back', async () => {
    const person = newPerson();
    await leaveTraces(person);
    const deletion = jest
      .spyOn(runtime.contactEraser, 'delete')
      .mockRejectedValueOnce(
        Object.assign(new Error('Deadlock found'), { code: 'ER_LOCK_DEADLOCK' }),
      );
    const erasure = await erase((await contactOf(person)).documentId);
    expect(erasure.state).toBe('running');
    // Long before its lease would be over.
    await erased(erasure.documentId, 30_000);
    expect(deletion).toHaveBeenCalledTimes(2);
    deletion.mockRestore();
    expect(cellsWith(await dump(), person.marks)).toEqual([]);
  });

  test('what comes once more while they are being erased does not make them anew', async () => {
    const person = newPerson();
    const written = wamidOf(person);
    await say(person, written);
    // As if a long erasure had not come to this message yet.
    await begin(person);
    await say(person, written);
    expect(await contactsOf(person)).toEqual([]);
  });

  test('what they write while they are being erased is taken, and is theirs or nobody’s', async () => {
    const person = newPerson();
    await say(person);
    const { documentId: contact } = await contactOf(person);
    const ids = Array.from({ length: 12 }, () => wamidOf(person));
    const [{ documentId }] = await Promise.all([
      erase(contact),
      ...ids.map((id) => say(person, id)),
    ]);
    await erased(documentId);
    const contacts = await contactsOf(person);
    expect(contacts.length).toBeLessThanOrEqual(1);
    const kept = await find('message', { wamid: { $in: ids } });
    for (const row of kept) {
      const [whole] = (await query('plugin::whatsapp.message').findMany({
        where: { id: row.id },
        populate: ['contact'],
      } as never)) as unknown as { contact: Row | null }[];
      expect(whole!.contact?.id).toBe(contacts[0]?.id);
    }
    expect(await find('delivery', { verdict: 'failed' })).toEqual([]);
  });

  test('reaches what is noted to be handed on when all else of it is over', async () => {
    const [person, other] = [newPerson(), newPerson()];
    await say(person);
    await say(other);
    const { forward } = serviceOf(shop.booted.strapi, 'forwarding');
    const handOn = ({ phone }: Person) =>
      forward({
        body: Buffer.from(JSON.stringify({ anything: [{ wa_id: phone }] })),
        contentType: 'application/json',
        signature: `sha256=${phone}`,
        fields: ['messages'],
        counts: [],
        via: null,
      });
    const waits = async ({ phone }: Person) =>
      (await find('forward', { signature: `sha256=${phone}` })).length > 0;
    await erased((await erase((await contactOf(person)).documentId)).documentId);
    handOn(person);
    handOn(other);
    await eventually('only the other being handed on', async () =>
      (await waits(other)) && !(await waits(person)) ? true : undefined,
    );
    // Who is here again is told of again.
    await say(person);
    handOn(person);
    await eventually('the person being handed on', async () =>
      (await waits(person)) ? true : undefined,
    );
    await serviceOf(shop.booted.strapi, 'forwarding').run();
    expect(await waits(person)).toBe(true);
  });

  test('needs the permission, and somebody to erase', async () => {
    const person = newPerson();
    await say(person);
    const { documentId } = await contactOf(person);
    const token = await shop.booted.adminToken(['plugin::whatsapp.contacts.read']);
    await shop.booted.request
      .post(`/whatsapp/contacts/${documentId}/erase`)
      .set('Authorization', `Bearer ${token}`)
      .expect(403);
    expect(await contactsOf(person)).toHaveLength(1);
    await shop.admin('post', '/contacts/nobody/erase').expect(404);
  });
});
