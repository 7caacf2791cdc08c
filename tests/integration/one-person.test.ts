import { contentWith, approveTemplate } from './approved-template';
import { describeOnEachDatabase } from './services';
import { later, openShop, type Shop } from './shop';
import { SEED } from '../../simulator/src';
import type { Runtime } from '../../server/src/runtime';
import type { ContactRow } from '../../server/src/store/rows';

const NEWS = 'one_person_news';

describeOnEachDatabase('a person who is known more than once', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let people = 0;
  /** A number as WhatsApp writes it, and a user id; of their own for each test. */
  function newPerson() {
    people += 1;
    const number = String(people).padStart(5, '0');
    return { waId: `4917655${number}7`, phone: `+4917655${number}7`, userId: `DE.77${number}` };
  }

  beforeAll(async () => {
    shop = await openShop({ database });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    await approveTemplate(shop, contentWith({ name: NEWS, category: 'MARKETING' }));
  });
  afterAll(() => shop?.stop());

  const portfolio = async () => {
    const account = (await runtime.accounts.get(shop.accountId))!;
    return account.portfolioId ?? account.businessAccountId;
  };
  const codes = async (to: { phone: string } | { userId: string }) =>
    (await shop.whatsapp.messages.preview({ template: NEWS, to })).issues.map(({ code }) => code);
  const contactRow = (documentId: string) =>
    runtime.contacts.get(documentId) as Promise<ContactRow>;

  /** Row of a number, row of a user id, and word from Meta that they are one person’s. */
  async function knownTwice() {
    const { waId, phone, userId } = newPerson();
    const { optIn } = shop.whatsapp.contacts;
    const byPhone = await optIn({ phone, at: new Date(Date.UTC(2026, 0, 1)) });
    const byUser = await optIn({ userId, at: new Date(Date.UTC(2026, 0, 1)) });
    const [row] = await runtime.contacts.getOrInsertPeople(await portfolio(), [
      { phone, waId, userId },
    ]);
    expect(row!.documentId).toBe(byUser.documentId);
    return { waId, phone, userId, byPhone: byPhone.documentId, byUser: byUser.documentId };
  }

  test('keeps two rows that name each other, and a no of one stops what goes to the other', async () => {
    const { phone, userId, byPhone, byUser } = await knownTwice();
    expect(await contactRow(byPhone)).toMatchObject({ phone, conflict: { contact: byUser } });
    expect(await contactRow(byUser)).toMatchObject({ userId, conflict: { contact: byPhone } });
    expect(await codes({ phone })).toEqual([]);
    const { documentId } = await shop.whatsapp.messages.sendTemplate({
      template: NEWS,
      to: { phone },
      sendAt: later(),
    });
    await shop.whatsapp.contacts.optOut({ contact: byUser, account: shop.accountId });
    expect(await codes({ phone })).toEqual(['consent.optedOutAll']);
    expect(await codes({ userId })).toEqual(['consent.optedOutAll']);
    await shop.comesDue(documentId);
    expect(await shop.reaches(documentId, 'failed')).toMatchObject({ attempt: 0 });
    await shop.whatsapp.contacts.optIn({ phone });
    expect(await codes({ userId })).toEqual([]);
  });

  test('is told with what holds for them, whichever row is asked', async () => {
    const { phone, userId, byPhone, byUser } = await knownTwice();
    const { contacts } = shop.whatsapp;
    const no = { optOutAllAt: expect.any(String) as string };
    const out = await contacts.optOut({ contact: byUser, account: shop.accountId });
    expect(out).toMatchObject({ documentId: byUser, ...no });
    for (const one of [{ phone }, { userId }, { contact: byPhone }])
      expect(await contacts.findConsent(one)).toMatchObject({
        ...no,
        history: [{ kind: 'opt-out' }, { kind: 'opt-in' }, { kind: 'opt-in' }],
      });
    // A yes to marketing does not end it, whoever was asked.
    expect(await contacts.optIn({ contact: byPhone, purpose: 'marketing' })).toMatchObject({
      documentId: byPhone,
      ...no,
    });
    expect(await contacts.optIn({ contact: byPhone })).toMatchObject({ optOutAllAt: null });
    expect(await contacts.findConsent({ userId })).toMatchObject({ optOutAllAt: null });
  });

  test('is one by what Meta answers, too', async () => {
    const { waId, phone, userId } = newPerson();
    const { optIn, optOut } = shop.whatsapp.contacts;
    const byPhone = await optIn({ phone });
    const byUser = await optIn({ userId });
    await runtime.contacts.noteIdentity(await contactRow(byPhone.documentId), { waId, userId });
    await optOut({ contact: byUser.documentId, account: shop.accountId });
    expect(await codes({ phone })).toEqual(['consent.optedOutAll']);
    expect(await contactRow(byPhone.documentId)).toMatchObject({
      userId: null,
      conflict: { contact: byUser.documentId },
    });
  });

  test('is one under both writings of a number', async () => {
    const long = `+52155123${String((people += 1)).padStart(5, '0')}`;
    const short = long.replace('+521', '+52');
    const [wrote] = await runtime.contacts.getOrInsertPeople(await portfolio(), [
      { phone: long, waId: long.slice(1), userId: null },
    ]);
    await shop.whatsapp.contacts.optIn({ phone: short });
    expect(await codes({ phone: short })).toEqual([]);
    await shop.whatsapp.contacts.optOut({ contact: wrote!.documentId });
    expect(await codes({ phone: short })).toEqual(['consent.optedOutAll']);
    expect(await shop.whatsapp.contacts.findConsent({ phone: short })).toMatchObject({
      documentId: wrote!.documentId,
    });
  });

  test('has one window, whichever row they wrote to', async () => {
    const { phone, byUser } = await knownTwice();
    const account = (await runtime.accounts.get(shop.accountId))!;
    const pair = { account: account.id, contact: (await contactRow(byUser)).id };
    const { id } = await runtime.conversations.getOrInsert(pair);
    await runtime.conversations.moveInbound(
      new Map([[id, { at: new Date(), unread: 1, message: null }]]),
    );
    const { documentId } = await shop.whatsapp.messages.send({
      to: { phone },
      content: { type: 'text', body: 'Hello' },
    });
    const message = await shop.reaches(documentId, 'accepted', 'sent', 'delivered', 'failed');
    expect(message.failure?.metaTitle ?? '').not.toContain('window');
    expect(message.failure?.type).not.toBe('invalid');
  });

  test('is out for every business that knows them by any of their names', async () => {
    const { phone, byPhone, userId } = await knownTwice();
    const other = await shop.whatsapp.accounts.create({
      name: 'Second business',
      environment: 'sandbox',
      phoneNumberId: `99900011${people}`,
      businessAccountId: `99900022${people}`,
      accessToken: SEED.tokens.full,
      appSecret: SEED.app.secret,
      defaultCountry: 'DE',
    });
    const theirs = await shop.whatsapp.contacts.optIn({ phone, account: other.documentId });
    await shop.whatsapp.contacts.optOut({ contact: byPhone });
    expect(await shop.whatsapp.contacts.findConsent({ contact: theirs.documentId })).toMatchObject({
      optOutAllAt: expect.any(String) as string,
    });
    expect(await codes({ userId })).toEqual(['consent.optedOutAll']);
  });

  test('is found by the index of each name', async () => {
    const { strapi } = shop.booted;
    const queries: { sql: string; bindings: unknown[] }[] = [];
    const hear = (query: { sql: string; bindings: unknown[] }) =>
      /^select.*from .whatsapp_contacts/.test(query.sql) &&
      // Whose records are to be looked for is asked in between, whatever a test does.
      !/links_checked_at. is null/.test(query.sql) &&
      queries.push(query);
    strapi.db.connection.on('query', hear);
    const { waId, phone, userId } = newPerson();
    await runtime.contacts.getOrInsertPeople(await portfolio(), [{ waId, phone, userId }]);
    await runtime.contacts.listKnownAs({ waId, phone, userId });
    await runtime.relatives.of({ waId, phone, userId, portfolioId: await portfolio() });
    strapi.db.connection.removeListener('query', hear);
    expect(queries.length).toBeGreaterThan(5);
    if (database !== 'sqlite') return;
    for (const { sql, bindings } of queries) {
      expect(sql).not.toMatch(/ or /i);
      const plan = (await strapi.db.connection.raw(
        `explain query plan ${sql}`,
        bindings as never,
      )) as { detail: string }[];
      const [key] = /(phone|wa_id|user_id)\W+(=|in)/i.exec(sql.split(' where ')[1]!) ?? [];
      const name = key && /phone|wa_id|user_id/.exec(key)![0];
      if (name)
        expect(plan.map(({ detail }) => detail).join()).toMatch(
          new RegExp(`SEARCH .*USING .*INDEX.*\\(.*${name}=\\?`),
        );
    }
  });

  test('is asked about in as many queries as one message takes, however many there are', async () => {
    const { strapi } = shop.booted;
    const many = Array.from({ length: 50 }, () => ({
      ...newPerson(),
      waId: null,
      userId: null,
      portfolioId: '1',
    }));
    const theirs = new Set<unknown>(many.map(({ phone }) => phone));
    let queries = 0;
    // Others ask the database too while it is counted.
    const count = ({ bindings }: { bindings: unknown[] }) =>
      (queries += bindings.some((binding) => theirs.has(binding)) ? 1 : 0);
    strapi.db.connection.on('query', count);
    await runtime.relatives.ofMany(many);
    strapi.db.connection.removeListener('query', count);
    expect(queries).toBeGreaterThan(0);
    expect(queries).toBeLessThanOrEqual(3);
  });
});
