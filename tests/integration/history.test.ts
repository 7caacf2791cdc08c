import type { HistoryEntry } from '../../shared/contracts/history';
import { approveTemplate } from './approved-template';
import { hire, type Colleague } from './office';
import { openShop, orderTemplate, type Shop } from './shop';

const PHONE = '+4917655501234';

describe('who did what', () => {
  let shop: Shop;
  let ana: Colleague;
  let admin: Colleague;
  beforeAll(async () => {
    shop = await openShop();
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    ana = await hire(
      shop,
      [
        'messages.send',
        'messages.read',
        'messages.export',
        'inbox.read',
        'contacts.read',
        'contacts.opt-in',
        'contacts.opt-out',
        'contacts.erase',
        'automations.manage',
        'settings.update',
      ].map((name) => `plugin::whatsapp.${name}`),
    );
    admin = await hire(shop, ['plugin::whatsapp.settings.read']);
  });
  afterAll(() => shop?.stop());

  const entries = async (query = ''): Promise<HistoryEntry[]> =>
    (
      (await admin.ask('get', `/history?pageSize=100${query}`).expect(200)).body as {
        data: HistoryEntry[];
      }
    ).data;
  const kinds = async (query = '') =>
    (await entries(query)).map(({ subject, kind }) => `${subject}.${kind}`);

  test('is written down with whoever did it, and names nobody whom it reaches', async () => {
    const sent = await ana
      .ask('post', '/messages')
      .send({
        template: 'order_ready',
        to: { phone: PHONE },
        values: { 'body.first_name': 'Ines', 'body.number': 'A-1' },
      })
      .expect(200);
    const { documentId } = sent.body.data as { documentId: string };
    await ana.ask('get', '/messages/export').expect(200);
    const { documentId: contact } = (await shop.whatsapp.contacts.findConsent({ phone: PHONE }))!;
    await ana.ask('post', `/contacts/${contact}/opt-out`).send({}).expect(200);
    await ana.ask('put', '/preferences').send({ trackLinks: true }).expect(200);

    const all = await entries(`&user=${ana.id}`);
    expect(all.map(({ subject, kind }) => `${subject}.${kind}`)).toEqual([
      'settings.preferences',
      'contact.opt-out',
      'export.messages',
      'message.sent',
    ]);
    expect(all.at(-1)).toMatchObject({
      subjectDocumentId: documentId,
      user: ana.id,
      source: 'person',
      actor: expect.stringContaining('Person') as string,
      params: { template: 'order_ready' },
    });
    expect(JSON.stringify(all)).not.toMatch(/17655501234|Ines/);
  });

  test('offers everybody who did something, each once by their last name', async () => {
    type Person = { user: number; name: string | null };
    const people = await admin.get<Person[]>('/history/people');
    const [last] = await entries(`&user=${ana.id}`);
    expect(people.filter(({ user }) => user === ana.id)).toEqual([
      { user: ana.id, name: last!.actor },
    ]);
    expect(people.map(({ user }) => user)).not.toContain(admin.id);
  });

  test('is not written down when it was refused', async () => {
    const before = await kinds();
    await ana.ask('post', '/messages').send({ template: 'nothing' }).expect(400);
    await admin.ask('get', '/messages/export').expect(403);
    expect(await kinds()).toEqual(before);
  });

  test('is found by what it is about', async () => {
    const found = await kinds('&subject=export,contact');
    expect(new Set(found)).toEqual(new Set(['export.messages', 'contact.opt-out']));
  });

  test('tells what Meta decided, and who changed accounts and templates', async () => {
    expect(await kinds('&subject=template')).toContain('template.approved');
    expect(await kinds('&subject=account')).toContain('account.created');
  });

  test('forgets whom it was about when they are erased', async () => {
    const { documentId: contact } = (await shop.whatsapp.contacts.findConsent({ phone: PHONE }))!;
    expect(JSON.stringify(await entries())).toContain(contact);
    await ana.ask('post', `/contacts/${contact}/erase`).send({}).expect(200);
    const after = await entries();
    expect(JSON.stringify(after)).not.toContain(contact);
    expect(after.map(({ subject, kind }) => `${subject}.${kind}`)).toEqual(
      expect.arrayContaining(['contact.erased', 'contact.opt-out']),
    );
  });

  test('is deleted when it is old', async () => {
    const { strapi } = shop.booted;
    const rows = strapi.db.query('plugin::whatsapp.history' as never);
    const [oldest] = (await entries()).slice(-1);
    await rows.update({
      where: { documentId: oldest!.documentId },
      data: { at: new Date(Date.now() - 366 * 86_400_000) },
    } as never);
    const upkeep = strapi.plugin('whatsapp').service('upkeep') as { deleteOld(): Promise<void> };
    await upkeep.deleteOld();
    const ids = (await entries()).map(({ documentId }) => documentId);
    expect(ids).not.toContain(oldest!.documentId);
    expect(ids.length).toBeGreaterThan(0);
  });

  test('of accounts that somebody may not see is told only what they did themselves', async () => {
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ allowedUsers: [ana.id] })
      .expect(200);
    const seen = await entries();
    expect(seen.filter(({ user }) => user !== admin.id)).toEqual([]);
    expect(await admin.get('/history/people')).toEqual([]);
    const theirs = await hire(shop, ['plugin::whatsapp.settings.read']);
    await shop
      .admin('put', `/accounts/${shop.accountId}`)
      .send({ allowedUsers: [ana.id, theirs.id] })
      .expect(200);
    const { body } = await theirs.ask('get', '/history').expect(200);
    expect((body.data as HistoryEntry[]).length).toBeGreaterThan(0);
  });
});
