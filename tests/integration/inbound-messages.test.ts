import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import { NO_TIE } from '../../server/src/reactors/tie-answers';
import type { Runtime } from '../../server/src/runtime';
import { serviceOf } from '../../server/src/services';
import { isTransient } from '../../server/src/store/table';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';

type Row = Record<string, unknown> & { id: number; documentId: string };

describeOnEachDatabase('messages of people', (database) => {
  let shop: Shop;
  const rows = (name: string) =>
    shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');
  const find = (name: string, where: object, populate: string[] = []) =>
    rows(name).findMany({ where, populate, orderBy: { id: 'asc' } } as never) as unknown as Promise<
      Row[]
    >;
  const messageOf = async (wamid: string) =>
    (await find('message', { wamid }, ['account', 'contact', 'conversation']))[0];
  const upkeep = () => serviceOf(shop.booted.strapi, 'upkeep').run();
  const detail = async (wamid: string) =>
    shop.whatsapp.messages.findOne((await messageOf(wamid))!.documentId);

  beforeAll(async () => {
    // What is parked is applied when the test says so.
    shop = await openShop({ database, config: { queue: { worker: false } } });
  });
  afterAll(() => shop?.stop());

  const deliverValue = async (field: string, value: object) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          time: 1_795_344_200,
          changes: [
            { field, value: { metadata: { phone_number_id: SEED.realNumber.id }, ...value } },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    await shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  };
  const deliver = (...messages: object[]) => deliverValue('messages', { messages });
  let count = 0;
  const PHONE = '4915155501001';
  const message = (secondsAgo: number, more: object, from = PHONE) => ({
    from,
    id: `wamid.MESSAGE${database}${(count += 1)}`,
    timestamp: String(Math.floor(Date.now() / 1000) - secondsAgo),
    ...more,
  });
  const text = (body: string, secondsAgo = 50, from?: string) =>
    message(secondsAgo, { type: 'text', text: { body } }, from);
  const edit = (wamid: string, body: string, secondsAgo: number) =>
    message(secondsAgo, {
      type: 'edit',
      edit: { original_message_id: wamid, message: { type: 'text', text: { body } } },
    });
  const revoke = (wamid: string, secondsAgo = 1) =>
    message(secondsAgo, { type: 'revoke', revoke: { original_message_id: wamid } });

  test('become rows with whom they belong to, and nothing else is kept of them', async () => {
    const one = text('Is it back?');
    await deliver(one);
    const row = (await messageOf(one.id))!;
    expect(row).toMatchObject({
      direction: 'in',
      state: 'received',
      type: 'text',
      rendered: 'Is it back?',
      content: { inbound: { type: 'text', body: 'Is it back?' } },
      raw: one,
      contact: { phone: `+${PHONE}` },
      account: { phoneNumberId: SEED.realNumber.id },
    });
    expect(new Date(row.receivedAt as string).getTime()).toBe(Number(one.timestamp) * 1_000);
    const [conversation] = await find('conversation', { contact: { phone: `+${PHONE}` } });
    expect(row.conversation).toMatchObject({ id: conversation!.id });
    expect(await find('delivery', {})).toEqual([]);
  });

  test('are one each, however often, in whatever order and with whatever they come', async () => {
    const from = '4915155501002';
    const all = Array.from({ length: 30 }, (_, index) => text(`Text ${index}`, 90 - index, from));
    await Promise.all([
      deliver(...all),
      deliver(...[...all].reverse()),
      deliver(...all.slice(10, 20), ...all.slice(5, 15)),
      ...all.slice(0, 10).map((one) => deliver(one, one)),
    ]);
    await deliver(...all);
    const stored = await find('message', { contact: { phone: `+${from}` } });
    expect(stored.map(({ wamid }) => wamid).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(await find('conversation', { contact: { phone: `+${from}` } })).toMatchObject([
      { unreadCount: 30 },
    ]);
  });

  test('of what every database can hold', async () => {
    const odd = text('half \ud83d, NUL \u0000 and \\u0000, and 👍🏽');
    await deliver(odd);
    expect((await messageOf(odd.id))!.rendered).toMatch(/^half .*and \\u0000, and 👍🏽$/u);
  });

  test('of unknown kinds are shown with what Meta wrote', async () => {
    const odd = message(40, { type: 'hologram', hologram: { light: true } });
    await deliver(odd);
    const shown = await detail(odd.id);
    expect(shown).toMatchObject({
      type: 'hologram',
      rendered: 'Message of an unknown kind: hologram',
      surroundings: { raw: odd },
    });
  });

  test('tell what they answer, and the latest reaction of a person counts', async () => {
    const target = text('The blue one?', 60);
    const answer = message(50, {
      type: 'text',
      text: { body: 'Yes' },
      context: { id: target.id },
    });
    const react = (emoji: string, secondsAgo: number) =>
      message(secondsAgo, { type: 'reaction', reaction: { message_id: target.id, emoji } });
    await deliver(target, answer, react('🎉', 20), react('👍', 30));
    expect(await detail(answer.id)).toMatchObject({
      replyTo: target.id,
      surroundings: { quoted: { direction: 'in', rendered: 'The blue one?' } },
    });
    expect((await detail(target.id)).surroundings!.reactions).toMatchObject([
      { emoji: '🎉', direction: 'in' },
    ]);
    await deliver(react('', 10));
    expect((await detail(target.id)).surroundings!.reactions).toEqual([]);
  });

  test('are changed by edits, which keep what was said before', async () => {
    const one = text('Frist', 90);
    const [second, third] = [edit(one.id, 'Second', 40), edit(one.id, 'Third', 30)];
    await deliver(one);
    await deliver(third, second, third);
    await deliver(second);
    expect(await detail(one.id)).toMatchObject({
      rendered: 'Third',
      blocks: { body: [{ text: 'Third' }] },
      received: {
        editedAt: new Date(Number(third.timestamp) * 1_000).toISOString(),
        earlier: [{ text: 'Frist' }, { text: 'Second' }],
      },
    });
  });

  test('that are withdrawn leave a row without words, whatever comes later', async () => {
    const one = text('Never mind', 90);
    await deliver(one, edit(one.id, 'Never mind it', 50));
    await deliver(revoke(one.id, 30));
    await deliver(revoke(one.id, 30), edit(one.id, 'Too late', 10), one);
    const shown = await detail(one.id);
    expect(shown).toMatchObject({ rendered: null, blocks: null, surroundings: { raw: null } });
    expect(shown.received).toMatchObject({ withdrawnAt: expect.any(String), earlier: [] });
    expect(JSON.stringify(await messageOf(one.id))).not.toContain('Never mind');
  });

  test('that come after their changes are changed all the same', async () => {
    const [late, gone] = [text('Original', 90), text('Secret', 90)];
    await deliver(edit(late.id, 'Corrected', 20), revoke(gone.id, 20));
    expect(await find('delivery', { verdict: 'parked' })).toHaveLength(2);
    await upkeep();
    expect(await find('delivery', { verdict: 'parked' })).toHaveLength(2);
    await deliver(late, gone);
    await upkeep();
    expect(await detail(late.id)).toMatchObject({
      rendered: 'Corrected',
      received: { earlier: [{ text: 'Original' }] },
    });
    expect(await detail(gone.id)).toMatchObject({ rendered: null });
    expect(await find('delivery', { verdict: 'parked' })).toEqual([]);
  });

  test('sent from the Business app are outgoing, never sent again, and moved by statuses', async () => {
    const [{ id: wamid, timestamp }] = [text('From the phone', 60)];
    const echo = {
      from: '4915550102030',
      to: PHONE,
      id: wamid,
      timestamp,
      type: 'text',
      text: { body: 'From the phone' },
    };
    await deliverValue('smb_message_echoes', { message_echoes: [echo, echo] });
    expect(await messageOf(wamid)).toMatchObject({
      direction: 'out',
      state: 'accepted',
      source: 'app',
      contact: { phone: `+${PHONE}` },
    });
    await deliverValue('messages', {
      statuses: [{ id: wamid, status: 'delivered', timestamp, recipient_id: PHONE }],
    });
    expect(await detail(wamid)).toMatchObject({
      state: 'delivered',
      rendered: 'From the phone',
      canRetry: false,
      canResend: false,
    });
  });

  describe('of another tool', () => {
    const echoed = (wamid: string) =>
      deliverValue('message_echoes', {
        message_echoes: [
          { to: PHONE, id: wamid, timestamp: '1795344000', type: 'text', text: { body: 'x' } },
        ],
      });
    /** A message from here of which nobody knows whether it has left. */
    const unsure = async (uncertainAt: Date) => {
      await deliver(text('Hello'));
      const [contact] = await find('contact', { phone: `+${PHONE}` });
      const [account] = await find('account', { documentId: shop.accountId });
      return rows('message').create({
        data: {
          direction: 'out',
          type: 'text',
          state: 'uncertain',
          uncertainAt,
          account: account!.id,
          contact: contact!.id,
        } as never,
      });
    };
    const settle = (id: unknown, data: object) =>
      rows('message').update({ where: { id } as never, data: data as never });

    test('wait while a message from here may be the same', async () => {
      const wamid = `wamid.ECHO${database}`;
      const ours = await unsure(new Date());
      await echoed(wamid);
      await upkeep();
      expect(await messageOf(wamid)).toBeUndefined();
      await settle(ours.id, { wamid });
      await upkeep();
      expect(await find('delivery', { wamid })).toEqual([]);
      expect(await find('message', { wamid })).toMatchObject([{ id: ours.id }]);
    });

    test('are recorded when the message from here was another', async () => {
      const wamid = `wamid.THEIRS${database}`;
      const ours = await unsure(new Date());
      await echoed(wamid);
      expect(await find('delivery', { wamid })).toMatchObject([{ verdict: 'parked' }]);
      await settle(ours.id, { wamid: `wamid.OURS${database}`, state: 'accepted' });
      await upkeep();
      expect(await messageOf(wamid)).toMatchObject({ source: 'app', state: 'accepted' });
      expect(await find('delivery', { wamid })).toEqual([]);
    });

    test('wait for no message from here that has been uncertain for long', async () => {
      const wamid = `wamid.LATER${database}`;
      await unsure(new Date(Date.now() - 2 * 3_600_000));
      await echoed(wamid);
      expect(await messageOf(wamid)).toMatchObject({ source: 'app' });
    });
  });

  test('whose contact has just gone are tried again, and never left out', async () => {
    const runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const one = text('Anybody there?');
    await deliver(one);
    const { account, conversation } = (await messageOf(one.id)) as unknown as Record<string, Row>;
    const gone = { account: account!.id, contact: 2_000_000_000 };
    const wamid = `wamid.GONE${database}`;
    const inserted = runtime.received.insertNew(
      [
        {
          ...gone,
          ...NO_TIE,
          documentId: 'gone00000000000000000000',
          conversation: conversation!.id,
          direction: 'in',
          type: 'text',
          state: 'received',
          source: null,
          wamid,
          replyTo: null,
          content: { payload: {} },
          raw: {},
          rendered: 'x',
          receivedAt: new Date(),
          acceptedAt: null,
        },
      ],
      new Date(),
    );
    const failures = await Promise.all(
      [inserted, runtime.conversations.getOrInsert(gone)].map((failing) =>
        Promise.resolve(failing).then(
          () => null,
          (failure: unknown) => failure,
        ),
      ),
    );
    expect(failures.map(isTransient)).toEqual([true, true]);
  });

  test('to a number of nobody here are kept as they came', async () => {
    const lost = text('Anybody?');
    await deliverValue('messages', {
      metadata: { phone_number_id: '112233445566779' },
      messages: [lost],
    });
    expect(await messageOf(lost.id)).toBeUndefined();
    expect(await find('delivery', { field: 'messages' })).toMatchObject([
      { verdict: 'kept', reason: expect.stringContaining('number'), body: { message: lost } },
    ]);
  });
});
