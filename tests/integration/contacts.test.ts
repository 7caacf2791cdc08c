import { actionId } from '../../shared/permissions';
import type { RecordLinks } from '../../server/src/services/record-links';
import { noteConflict } from '../../server/src/store/conflicts';
import type { ContactRow } from '../../server/src/store/rows';
import type { ContactDetail, Contact } from '../../shared/contracts/contacts';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';
import { deliverMessages } from './deliver';

const CUSTOMER = 'api::customer.customer';
const ORDER = 'api::order.order';

describeOnEachDatabase('contacts', (database) => {
  let shop: Shop;
  let count = 0;
  beforeAll(async () => {
    shop = await openShop({ database });
  });
  afterAll(() => shop?.stop());

  const newNames = () => {
    count += 1;
    return { phone: `49151888${String(count).padStart(5, '0')}`, userId: `DE.66${count}` };
  };
  const text = (who: { phone?: string; userId?: string }, secondsAgo: number) => ({
    id: `wamid.CT${(count += 1)}`,
    timestamp: String(Math.floor(Date.now() / 1000) - secondsAgo),
    ...(who.phone && { from: who.phone }),
    ...(who.userId && { from_user_id: who.userId }),
    type: 'text',
    text: { body: 'Hello' },
  });
  const profile = (who: { phone?: string; userId?: string }, name: string, username?: string) => ({
    profile: { name, ...(username && { username }) },
    wa_id: who.phone,
    user_id: who.userId,
  });
  const find = async (query: string): Promise<Contact[]> =>
    (await shop.admin('get', `/contacts?${query}`).expect(200)).body.data;
  const get = async (documentId: string): Promise<ContactDetail> =>
    (await shop.admin('get', `/contacts/${documentId}`).expect(200)).body.data;
  const one = async (q: string): Promise<Contact> => {
    const found = await find(`_q=${encodeURIComponent(q)}`);
    expect(found).toHaveLength(1);
    return found[0]!;
  };
  const rows = (name: string, where: object) =>
    shop.booted.strapi.db
      .query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message')
      .findMany({ where, populate: true } as never) as unknown as Promise<
      Record<string, unknown>[]
    >;

  /** A number in one contact and a user id in another, which Meta has named together. */
  async function inConflict() {
    const names = newNames();
    await deliverMessages(shop, [text({ userId: names.userId }, 900)]);
    await deliverMessages(shop, [text({ phone: names.phone }, 800)]);
    await deliverMessages(shop, [text(names, 100)]);
    const byPhone = await one(`+${names.phone}`.slice(0, 14)).catch(() => null);
    const [first, second] = await find(`_q=${names.phone}`);
    const contacts = [first!, second!];
    const ofPhone = byPhone ?? contacts.find(({ phone }) => phone !== null)!;
    const ofUser = contacts.find(({ userId }) => userId === names.userId)!;
    return { ...names, ofPhone, ofUser };
  }

  test('are found by name, username, user id, and number in any writing', async () => {
    const names = newNames();
    await deliverMessages(
      shop,
      [text(names, 60)],
      [profile(names, 'Ásta Sigurðardóttir', '@asta.sig')],
    );
    const national = `0${names.phone.slice(2, 5)} ${names.phone.slice(5)}`;
    for (const wanted of ['Ásta', 'sigurð', '@asta', 'asta.sig', names.userId, national])
      expect(await find(`_q=${encodeURIComponent(wanted)}`)).toMatchObject([
        { phone: `+${names.phone}`, profileName: 'Ásta Sigurðardóttir', username: 'asta.sig' },
      ]);
    for (const wanted of [`+${names.phone}`, `00${names.phone}`, names.phone])
      expect((await find(`_q=${encodeURIComponent(wanted)}`)).length).toBe(1);
    expect(await find('_q=nobody%20of%20that%20name')).toEqual([]);
    expect(await find('show=tomorrow')).toEqual([]);
  });

  test('come in pages', async () => {
    await deliverMessages(shop, [text(newNames(), 60), text(newNames(), 60)]);
    const all = (await shop.admin('get', '/contacts?pageSize=1&page=2').expect(200)).body;
    expect(all.data).toHaveLength(1);
    expect(all.meta.pagination).toMatchObject({ page: 2, pageSize: 1, totalIsCapped: false });
  });

  test('tell what was agreed to, who wrote it down, and what is in force', async () => {
    const { phone } = newNames();
    await deliverMessages(shop, [text({ phone }, 60)]);
    const { documentId } = await one(`+${phone}`);
    await shop
      .admin('post', `/contacts/${documentId}/opt-in`)
      .send({ purpose: 'marketing', note: 'Said so at the counter', at: '2026-01-02T10:00:00Z' })
      .expect(200);
    await shop.admin('post', `/contacts/${documentId}/opt-out`).send({}).expect(200);
    const detail = await get(documentId);
    expect(detail.inForce.optOutAllAt).not.toBeNull();
    expect(detail.consentHistory).toMatchObject([
      { kind: 'opt-out', purpose: 'all', source: 'person', contact: documentId },
      { kind: 'opt-in', purpose: 'marketing', note: 'Said so at the counter' },
    ]);
    expect(detail.conversations).toMatchObject([{ accountName: 'Atlas Books' }]);
    expect(detail.conversations[0]!.openUntil).not.toBeNull();
    expect((await find('show=opted-out')).map((row) => row.documentId)).toContain(documentId);
    await shop.admin('post', `/contacts/${documentId}/opt-in`).send({ why: 'x' }).expect(400);
  });

  test('that are one person become one, with everything, and the strictest consent counts', async () => {
    const { phone, userId, ofPhone, ofUser } = await inConflict();
    expect((await find('show=conflict')).map((row) => row.documentId)).toEqual(
      expect.arrayContaining([ofPhone.documentId, ofUser.documentId]),
    );
    expect((await get(ofUser.documentId)).conflict).toMatchObject({
      documentId: ofPhone.documentId,
    });
    const account = shop.accountId;
    const { contacts } = shop.whatsapp;
    await contacts.optOut({ contact: ofPhone.documentId, account, purpose: 'marketing' });
    await contacts.optIn({ contact: ofUser.documentId, account });
    await shop
      .admin('post', `/contacts/${ofUser.documentId}/conflict`)
      .send({ are: 'one', keep: 'somebody-else' })
      .expect(400);
    const settled: ContactDetail = (
      await shop
        .admin('post', `/contacts/${ofUser.documentId}/conflict`)
        .send({ are: 'one', keep: ofPhone.documentId })
        .expect(200)
    ).body.data;
    expect(settled).toMatchObject({
      documentId: ofPhone.documentId,
      phone: `+${phone}`,
      userId,
      waId: phone,
      isInConflict: false,
      conflict: null,
      optInAllAt: null,
      identityHistory: [{ reason: 'merged', newUserId: userId }],
    });
    expect(settled.optOutMarketingAt).not.toBeNull();
    expect(settled.consentHistory).toHaveLength(2);
    expect(settled.conversations).toHaveLength(1);
    await shop.admin('get', `/contacts/${ofUser.documentId}`).expect(404);
    const [conversation] = await rows('conversation', { contact: { userId } });
    for (const message of await rows('message', { contact: { userId } }))
      expect((message.conversation as { id: number } | null)?.id ?? conversation!.id).toBe(
        conversation!.id,
      );
    // The other name, and both together, are theirs from now on.
    await deliverMessages(shop, [text({ phone, userId }, 5), text({ userId }, 4)]);
    expect(await find(`_q=${userId}`)).toMatchObject([{ documentId: ofPhone.documentId }]);
    expect(await find(`_q=${phone}`)).toHaveLength(1);
    await shop
      .admin('post', `/contacts/${ofPhone.documentId}/conflict`)
      .send({ are: 'two' })
      .expect(400);
  });

  test('that are two people stay two, and it does not come back', async () => {
    const { phone, userId, ofPhone, ofUser } = await inConflict();
    await shop
      .admin('post', `/contacts/${ofPhone.documentId}/conflict`)
      .send({ are: 'two' })
      .expect(200);
    await deliverMessages(shop, [text({ phone, userId }, 3)]);
    await shop.whatsapp.contacts.optOut({ contact: ofPhone.documentId, account: shop.accountId });
    const [before, after] = [await get(ofPhone.documentId), await get(ofUser.documentId)];
    // Who has the number now is whom Meta names with it.
    expect(after).toMatchObject({ phone: `+${phone}`, isInConflict: false, related: [] });
    expect(before).toMatchObject({ phone: null, isInConflict: false, related: [] });
    expect(after.inForce.optOutAllAt).toBeNull();
    expect(before.identityHistory).toMatchObject([{ reason: 'separated', oldPhone: `+${phone}` }]);
  });

  test('that two people settle at the same moment are settled once', async () => {
    const { ofPhone, ofUser } = await inConflict();
    const settle = (keep: string) =>
      shop.admin('post', `/contacts/${ofUser.documentId}/conflict`).send({ are: 'one', keep });
    const answers = await Promise.all([settle(ofPhone.documentId), settle(ofUser.documentId)]);
    const codes = answers.map(({ status }) => status).sort();
    expect(codes[0]).toBe(200);
    expect([400, 404]).toContain(codes[1]);
    const left = await rows('contact', {
      documentId: { $in: [ofPhone.documentId, ofUser.documentId] },
    });
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ conflict: null, userId: ofUser.userId });
  });

  test('are in conflict no more with somebody who was erased', async () => {
    const [gone, left] = [newNames(), newNames()];
    const { contacts } = shop.whatsapp;
    const one = await contacts.optIn({ phone: `+${gone.phone}` });
    const other = await contacts.optIn({ phone: `+${left.phone}` });
    const [[first], [second]] = [
      await rows('contact', { documentId: one.documentId }),
      await rows('contact', { documentId: other.documentId }),
    ] as unknown as [[ContactRow], [ContactRow]];
    await noteConflict(shop.booted.strapi, first, second, new Date());
    expect(await get(other.documentId)).toMatchObject({ isInConflict: true });
    await contacts.erase(one.documentId);
    expect(await get(other.documentId)).toMatchObject({
      phone: `+${left.phone}`,
      isInConflict: false,
    });
    expect(await rows('contact', { documentId: other.documentId })).toMatchObject([
      { conflict: null },
    ]);
  });

  const lookForRecords = () =>
    (shop.booted.strapi.plugin('whatsapp').service('record-links') as unknown as RecordLinks).run();
  const recordsBecome = (documentId: string, ...titles: string[]) =>
    eventually(`records ${titles.join()}`, async () => {
      await lookForRecords();
      const { records } = await get(documentId);
      const found = records.map(({ title }) => title).sort();
      return JSON.stringify(found) === JSON.stringify([...titles].sort()) ? records : undefined;
    });

  test('have the records with their number, of every collection, however it is written there', async () => {
    const { phone } = newNames();
    const national = `0${phone.slice(2)}`;
    const order = await shop.createOrder({ number: 'C-1' }, { firstName: 'Ásta', phone: national });
    await shop.createOrder({ number: 'C-2' }, { phone: `+${phone.slice(0, -1)}x` });
    await deliverMessages(shop, [text({ phone }, 60)]);
    const { documentId } = await one(`+${phone}`);
    const records = await recordsBecome(documentId, 'Ásta', 'C-1');
    expect(records.map(({ uid }) => uid).sort()).toEqual([CUSTOMER, ORDER]);
    const found = await find(`recordUid=${ORDER}&recordDocumentId=${order.documentId}`);
    expect(found.map((row) => row.documentId)).toEqual([documentId]);
    // Who may read no orders is told of none.
    const token = await shop.booted.adminToken([actionId('contacts.read')]);
    const { body } = await shop.booted.request
      .get(`/whatsapp/contacts/${documentId}`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(body.data.records).toEqual([]);
  });

  test('have all records with their number, however many rows these are', async () => {
    const { phone } = newNames();
    const many = 1_100;
    await shop.booted.strapi.db.query(CUSTOMER).createMany({
      data: Array.from({ length: many }, (_, index) => ({
        documentId: `shared${String(index).padStart(18, '0')}`,
        firstName: 'Reception',
        lastName: String(index),
        phone: `+${phone}`,
        publishedAt: new Date(),
      })) as never,
    });
    await shop.whatsapp.contacts.optIn({ phone: `+${phone}` });
    await eventually('all records', async () => {
      await lookForRecords();
      const links = await rows('contact-link', { contact: { phone: `+${phone}` } });
      return links.length === many ? true : undefined;
    });
  });

  test('have the records of a new number, too, and those that come later', async () => {
    const [old, now] = [newNames(), newNames()];
    await shop.createOrder({ number: 'C-3' }, { firstName: 'Bo', phone: `+${now.phone}` });
    await deliverMessages(shop, [text(old, 90)]);
    const { documentId } = await one(old.userId);
    await lookForRecords();
    expect((await get(documentId)).records).toEqual([]);
    await deliverMessages(shop, [
      {
        id: `wamid.CT${(count += 1)}`,
        from: old.phone,
        timestamp: String(Math.floor(Date.now() / 1000) - 30),
        type: 'system',
        system: { type: 'user_changed_number', wa_id: now.phone },
      },
    ]);
    await recordsBecome(documentId, 'Bo', 'C-3');
    await shop.createOrder({ number: 'C-4' }, { firstName: 'Bodil', phone: `+${now.phone}` });
    await recordsBecome(documentId, 'Bo', 'Bodil', 'C-3', 'C-4');
  });
});
