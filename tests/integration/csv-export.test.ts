import { actionId } from '../../shared/permissions';
import type { Runtime } from '../../server/src/runtime';
import { portfolioOf } from '../../server/src/services/accounts/portfolio';
import { describeOnEachDatabase } from './services';
import { openShop, type Shop } from './shop';

const PHONE = '+4915155588001';

/** More than two pages, many of them of the same moment. */
const MESSAGES = 1_234;

/** The lines of a file whose texts hold no line breaks and no quotes. */
const linesOf = (file: string): string[][] =>
  file
    .slice(1)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(','));

describeOnEachDatabase('the log as a CSV file', (database) => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
    const { strapi } = shop.booted;
    const runtime = strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const account = (await runtime.accounts.get(shop.accountId))!;
    const contact = await runtime.contacts.getOrInsert(portfolioOf(account), { phone: PHONE });
    const campaign = await strapi.db.query('plugin::whatsapp.campaign').create({
      data: { name: '=Sale()', status: 'done', ownerSource: 'code' },
    });
    const begin = Date.parse('2026-01-01T00:00:00Z');
    await strapi.db.query('plugin::whatsapp.message').createMany({
      data: Array.from({ length: MESSAGES }, (_, index) => ({
        documentId: `csv${String(index).padStart(21, '0')}`,
        account: account.id,
        contact: contact.id,
        campaign: index < 3 ? campaign.id : null,
        direction: 'out',
        type: 'text',
        state: index % 3 === 0 ? 'failed' : 'delivered',
        failureType: index % 3 === 0 ? 'refused' : null,
        errorCode: index % 3 === 0 ? 131056 : null,
        rendered: `Message ${index}`,
        createdAt: new Date(begin + Math.floor(index / 7)),
      })) as never,
    });
  });
  afterAll(() => shop?.stop());

  const fileOf = async (query = '', token?: string) => {
    const asked = shop.admin('get', `/messages/export${query}`).buffer(true);
    if (token) asked.set('Authorization', `Bearer ${token}`);
    return asked.expect(200);
  };

  test('is headed in the language of whoever saves it', async () => {
    const { strapi } = shop.booted;
    const token = await shop.booted.adminToken();
    const people = strapi.db.query('admin::user');
    const [person] = (await people.findMany({ orderBy: { id: 'desc' }, limit: 1 })) as unknown as {
      id: number;
    }[];
    const head = async () => linesOf((await fileOf('', token)).text)[0]!.slice(0, 4);
    expect(await head()).toEqual(['Created at', 'Direction', 'Name', 'Phone']);
    for (const [preferedLanguage, expected] of [
      ['de', ['Erstellt am', 'Richtung', 'Name', 'Telefon']],
      ['ja', ['Created at', 'Direction', 'Name', 'Phone']],
    ] as const) {
      await people.update({ where: { id: person!.id }, data: { preferedLanguage } });
      expect(await head()).toEqual(expected);
    }
  });

  test('has every message once, in the order of the list, and opens in Excel', async () => {
    const { headers, text } = await fileOf();
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="whatsapp-messages-.*\.csv"$/,
      ),
      'cache-control': 'no-store',
    });
    expect(text.startsWith('\ufeff')).toBe(true);
    const [head, ...lines] = linesOf(text);
    const texts = lines.map((line) => line[head!.indexOf('Text')]);
    const newestFirst = Array.from(
      { length: MESSAGES },
      (_, index) => `Message ${index}`,
    ).reverse();
    expect(texts).toEqual(newestFirst);
    const oldestFirst = linesOf((await fileOf('?sort=createdAt:asc')).text).slice(1);
    expect(oldestFirst.map((line) => line[head!.indexOf('Text')])).toEqual(newestFirst.reverse());
  });

  test('keeps to the filters of the list, and no text in it is a formula', async () => {
    const [head, ...lines] = linesOf((await fileOf('?state=failed')).text);
    expect(lines).toHaveLength(Math.ceil(MESSAGES / 3));
    const first = Object.fromEntries(head!.map((name, index) => [name, lines.at(-1)![index]]));
    expect(first).toMatchObject({
      State: 'failed',
      Phone: `'${PHONE}`,
      Campaign: "'=Sale()",
      'Error code': '131056',
      Text: 'Message 0',
    });
  });

  test('is for whoever may save messages, and names nobody to those who may not read them', async () => {
    const reader = await shop.booted.adminToken([actionId('messages.read')]);
    await shop
      .admin('get', '/messages/export')
      .set('Authorization', `Bearer ${reader}`)
      .expect(403);
    const saver = await shop.booted.adminToken([actionId('messages.export')]);
    const { text } = await fileOf('', saver);
    expect(linesOf(text)).toHaveLength(MESSAGES + 1);
    expect(text).not.toContain(PHONE);
    expect(text).not.toContain('Message 1');
    await shop
      .admin('get', '/messages/export?_q=Message')
      .set('Authorization', `Bearer ${saver}`)
      .expect(403);
  });
});
