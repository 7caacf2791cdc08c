import type { Runtime } from '../../server/src/runtime';
import { addFile } from './media-library';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';
import { deliverMessages } from './deliver';

/** As much of the document as is looked at. */
interface Exported {
  exportedAt: string;
  contacts: { phone: string | null; userId: string | null; profileName: string | null }[];
  consent: { kind: string; note: string | null }[];
  records: { uid: string; documentId: string }[];
  conversations: { account: string }[];
  campaigns: { campaign: string; name: string; fromFile: object }[];
  messages: {
    documentId: string;
    direction: string;
    state: string;
    text: string | null;
    times: Record<string, string>;
    file: { name: string; url: string } | null;
    links: { target: string; opened: number; openedAt: string[] }[];
  }[];
  webhooks: { field: string; body: unknown }[];
}

const PHONE = '4915155577001';
const USER_ID = 'DE.5557700100000001';
const OTHER = '4915155577002';

/** More than two pages. */
const MESSAGES = 450;

describeOnEachDatabase('exporting a person', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let contact: string;

  const query = (name: string) => shop.booted.strapi.db.query(name as 'plugin::upload.file');
  const timestamp = () => String(Math.floor(Date.now() / 1000));
  const write = (from: string, id: string, body: string) =>
    deliverMessages(
      shop,
      [{ id, from, timestamp: timestamp(), type: 'text', text: { body } }],
      [{ profile: { name: 'Nadia Export' }, wa_id: from }],
    );

  beforeAll(async () => {
    shop = await openShop({
      database,
      config: { publicUrl: 'https://cms.example.com', queue: { worker: false } },
    });
    const { strapi } = shop.booted;
    runtime = strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    await write(PHONE, 'wamid.EXPORT1', 'What do you know of me?');
    await write(OTHER, 'wamid.EXPORT2', 'Nothing of mine, please');
    const { contacts } = shop.whatsapp;
    const record = await contacts.optIn({ phone: `+${PHONE}`, note: 'Ticked in the shop' });
    contact = record.documentId;
    // Known by a user id in another row, which is the same person’s.
    await contacts.optIn({ userId: USER_ID });
    const account = (await runtime.accounts.get(shop.accountId))!;
    const portfolioId = account.portfolioId ?? account.businessAccountId;
    await runtime.contacts.getOrInsertPeople(portfolioId, [
      { phone: `+${PHONE}`, waId: PHONE, userId: USER_ID },
    ]);
    const row = (await runtime.contacts.get(contact))!;
    await runtime.contacts.addLink({ uid: 'api::order.order', documentId: 'anorder' }, row.id);
    const file = await addFile(strapi, 'photo.png', 'image/png');
    const messages = query('plugin::whatsapp.message');
    await messages.createMany({
      data: Array.from({ length: MESSAGES }, (_, index) => ({
        documentId: `export${String(index).padStart(18, '0')}`,
        account: account.id,
        contact: row.id,
        direction: 'out',
        type: 'text',
        state: 'delivered',
        deliveredAt: new Date(),
        rendered: `Message ${index}`,
      })),
    } as never);
    const [first] = (await messages.findMany({
      where: { documentId: 'export000000000000000000' },
    } as never)) as unknown as { id: number }[];
    await messages.update({ where: { id: first!.id }, data: { file: file.id } as never });
    await runtime.links.insert([
      {
        code: 'EXPORTexport',
        target: 'https://shop.example/a',
        variable: 'body.1',
        message: first!.id,
        template: null,
      },
    ]);
    const link = (await runtime.links.getByCode('EXPORTexport'))!;
    await runtime.links.noteVisits([{ linkId: link.id, at: new Date(), robot: null }]);
    const campaign = await query('plugin::whatsapp.campaign').create({
      data: { name: 'Autumn sale', status: 'done', ownerSource: 'code' } as never,
    });
    for (const [position, phone] of [PHONE, OTHER].entries())
      await query('plugin::whatsapp.campaign-recipient').create({
        data: {
          campaign: campaign.id,
          position,
          phone: `+${phone}`,
          name: `Person ${position}`,
          verdict: 'ready',
          raw: { number: phone },
        } as never,
      });
    await runtime.deliveries.insertNew(
      [PHONE, OTHER].map((wa_id) => ({
        itemKey: `export ${wa_id}`,
        field: 'brand_new',
        businessAccountId: account.businessAccountId,
        verdict: 'unknown',
        reason: null,
        body: { wa_id },
      })),
      new Date(),
    );
  });
  afterAll(() => shop?.stop());

  const download = async () => {
    const answer = await shop
      .admin('get', `/contacts/${contact}/export`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    return { answer, document: JSON.parse(String(answer.body)) as Exported };
  };

  test('is one JSON document with all that is kept, and a name that says whose and when', async () => {
    const { answer, document } = await download();
    expect(answer.headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="whatsapp-${PHONE}-\\d{4}-\\d\\d-\\d\\d\\.json"$`),
    );
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(document.contacts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ phone: `+${PHONE}`, profileName: 'Nadia Export' }),
        expect.objectContaining({ userId: USER_ID }),
      ]),
    );
    expect(document.consent.map(({ note }) => note)).toContain('Ticked in the shop');
    expect(document.records).toEqual([{ uid: 'api::order.order', documentId: 'anorder' }]);
    expect(document.conversations).toMatchObject([{ account: 'Atlas Books' }]);
    expect(document.campaigns).toMatchObject([
      { campaign: 'Autumn sale', name: 'Person 0', fromFile: { number: PHONE } },
    ]);
    expect(document.webhooks).toMatchObject([{ field: 'brand_new', body: { wa_id: PHONE } }]);
  });

  test('has every message once, of many pages, with file and links', async () => {
    const { messages } = (await download()).document;
    expect(messages).toHaveLength(MESSAGES + 1);
    expect(new Set(messages.map(({ documentId }) => documentId)).size).toBe(MESSAGES + 1);
    expect(messages.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['What do you know of me?', 'Message 0', `Message ${MESSAGES - 1}`]),
    );
    const sent = messages.find(({ text }) => text === 'Message 0')!;
    expect(sent).toMatchObject({
      direction: 'out',
      state: 'delivered',
      file: { name: 'photo.png', url: expect.stringMatching(/^https:\/\/cms\.example\.com\//) },
      links: [{ target: 'https://shop.example/a', opened: 1 }],
    });
    expect(sent.links[0]!.openedAt).toHaveLength(1);
    expect(sent.times.deliveredAt).toMatch(/Z$/);
  });

  test('holds nothing of anybody else', async () => {
    const { document } = await download();
    expect(JSON.stringify(document)).not.toContain(OTHER);
    expect(JSON.stringify(document)).not.toContain('Nothing of mine, please');
  });

  test('has webhooks of former names, unless somebody else has them by now', async () => {
    const [former, givenUp] = ['4915155577003', '4915155577004'];
    const account = (await runtime.accounts.get(shop.accountId))!;
    const row = (await runtime.contacts.get(contact))!;
    const names = [former, givenUp];
    await query('plugin::whatsapp.identity-change').createMany({
      data: names.map((name) => ({
        portfolioId: row.portfolioId,
        contact: row.id,
        at: new Date(),
        reason: 'user_changed_number',
        outcome: 'moved',
        oldPhone: `+${name}`,
        newPhone: `+${PHONE}`,
        newWaId: PHONE,
      })),
    } as never);
    await shop.whatsapp.contacts.optIn({ phone: `+${givenUp}` });
    await runtime.deliveries.insertNew(
      names.map((name) => ({
        itemKey: `export ${name}`,
        field: 'brand_new',
        businessAccountId: account.businessAccountId,
        verdict: 'unknown',
        reason: null,
        body: { wa_id: name },
      })),
      new Date(),
    );
    const bodies = (await download()).document.webhooks.map(({ body }) => body);
    expect(bodies).toEqual([{ wa_id: PHONE }, { wa_id: former }]);
  });

  test('needs the right to see contacts and to read messages', async () => {
    const ask = async (...permissions: string[]) =>
      shop.booted.request
        .get(`/whatsapp/contacts/${contact}/export`)
        .set('Authorization', `Bearer ${await shop.booted.adminToken(permissions)}`);
    expect((await ask('plugin::whatsapp.messages.read')).status).toBe(403);
    expect((await ask('plugin::whatsapp.contacts.read')).status).toBe(403);
    // The log alone shows no texts and no whole numbers.
    const both = ['plugin::whatsapp.contacts.read', 'plugin::whatsapp.messages.read'];
    expect((await ask(...both)).status).toBe(403);
    expect((await ask(...both, 'plugin::whatsapp.inbox.read')).status).toBe(200);
    await shop.admin('get', '/contacts/nobody/export').expect(404);
  });
});
