import type { ContactRow } from '../../server/src/store/rows';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';
import { deliverMessages } from './deliver';

interface Names {
  phone: string;
  userId: string;
}

describeOnEachDatabase('people who change their names', (database) => {
  let shop: Shop;
  let count = 0;
  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
  });
  afterAll(() => shop?.stop());

  const find = async (name: string, where: object) =>
    (await shop.booted.strapi.db
      .query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message')
      .findMany({ where, orderBy: { id: 'asc' } } as never)) as unknown as ContactRow[];
  const contactsOf = (...people: Names[]) =>
    find('contact', {
      $or: people.flatMap(({ phone, userId }) => [{ phone: `+${phone}` }, { userId }]),
    });
  /** A number as WhatsApp writes it, and a user id; of their own for each test. */
  const newNames = (): Names => {
    count += 1;
    return { phone: `49151777${String(count).padStart(5, '0')}`, userId: `DE.88${count}` };
  };
  const stamp = (second: number) => String(1_790_000_000 + second);
  const wamid = () => `wamid.ID${(count += 1)}`;
  const text = (who: Partial<Names>, second: number) => ({
    id: wamid(),
    timestamp: stamp(second),
    ...(who.phone && { from: who.phone }),
    ...(who.userId && { from_user_id: who.userId }),
    type: 'text',
    text: { body: 'Hello' },
  });
  const changedNumber = (old: Names, now: Names, second: number) => ({
    id: wamid(),
    from: old.phone,
    timestamp: stamp(second),
    type: 'system',
    system: {
      type: 'user_changed_number',
      wa_id: now.phone,
      user_id: now.userId,
      previous_user_id: old.userId,
    },
  });
  const changedUserId = (old: Names, now: Names, second: number) => ({
    id: wamid(),
    timestamp: stamp(second),
    type: 'system',
    system: {
      type: 'user_changed_user_id',
      user_id: now.userId,
      previous_user_id: old.userId,
    },
  });
  const deliver = (...messages: object[]) => deliverMessages(shop, messages);

  test('stay one contact, in whatever order and however often it is told', async () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 0, 3, 2],
      [2, 0, 1, 3],
    ];
    for (const order of orders) {
      const [old, now] = [newNames(), newNames()];
      const told = [
        text(old, 10),
        changedNumber(old, now, 20),
        changedUserId(old, now, 21),
        text({ userId: old.userId }, 15),
      ];
      for (const index of order) await deliver(told[index]!);
      await Promise.all([deliver(...told), deliver(...[...told].reverse())]);
      await deliver(text(now, 30));
      expect(await contactsOf(old, now)).toMatchObject([
        { phone: `+${now.phone}`, waId: now.phone, userId: now.userId, conflict: null },
      ]);
      const [contact] = await contactsOf(now);
      expect(await find('conversation', { contact: contact!.id })).toHaveLength(1);
      const changes = await find('identity-change', { contact: contact!.id });
      expect(changes).toMatchObject([
        { oldUserId: old.userId, newUserId: now.userId },
        { oldUserId: old.userId, newUserId: now.userId },
      ]);
    }
  });

  test('told once for each of our numbers moves once', async () => {
    const [old, now, next] = [newNames(), newNames(), newNames()];
    await deliver(text(old, 10), changedNumber(old, now, 20));
    // Somebody else has the number meanwhile.
    await deliver(text({ phone: old.phone, userId: next.userId }, 30));
    await deliver(changedNumber(old, now, 22));
    expect(await contactsOf({ phone: old.phone, userId: next.userId })).toMatchObject([
      { phone: `+${old.phone}`, userId: next.userId },
    ]);
    expect(await find('identity-change', { newUserId: now.userId })).toHaveLength(1);
  });

  test('who moved twice has the newest names, when the later move is told first', async () => {
    const [first, second, third] = [newNames(), newNames(), newNames()];
    await deliver(text(first, 10));
    await deliver(changedNumber(second, third, 30));
    await deliver(changedNumber(first, second, 20));
    expect(await contactsOf(first, second, third)).toMatchObject([
      { phone: `+${third.phone}`, userId: third.userId },
    ]);
    await deliver(text(second, 25));
    expect(await contactsOf(first, second, third)).toHaveLength(1);
  });

  test('a number that was given up is somebody else’s afterwards', async () => {
    const [old, now] = [newNames(), newNames()];
    await deliver(text(old, 10), changedNumber(old, now, 20));
    await deliver(text({ phone: old.phone }, 40));
    const [moved, other] = [await contactsOf(now), await contactsOf({ ...old, userId: '-' })];
    expect(other).toMatchObject([{ phone: `+${old.phone}`, userId: null }]);
    expect(other[0]!.id).not.toBe(moved[0]!.id);
  });

  test('new names of somebody else are not taken away: both say so', async () => {
    const [old, now] = [newNames(), newNames()];
    await deliver(text(old, 10));
    await deliver(text(now, 30));
    await deliver(changedNumber(old, now, 20));
    await deliver(changedUserId(old, now, 21));
    const [one, other] = await contactsOf(old, now);
    expect(one).toMatchObject({ phone: `+${old.phone}`, conflict: { contact: other!.documentId } });
    expect(other).toMatchObject({
      phone: `+${now.phone}`,
      conflict: { contact: one!.documentId },
    });
    expect(one!.conflictAt).not.toBeNull();
    expect(await find('identity-change', { contact: one!.id })).toMatchObject([
      { outcome: 'conflict', other: other!.documentId },
      { outcome: 'conflict' },
    ]);
    // Nothing leads from the old names to the new ones.
    await deliver(text({ userId: old.userId }, 40));
    expect(await contactsOf(old, now)).toHaveLength(2);
  });
});
