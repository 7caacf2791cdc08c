import type { Message, MessagePage } from '../../shared/contracts/messages';
import type { Runtime } from '../../server/src/runtime';
import { portfolioOf } from '../../server/src/services/accounts/portfolio';
import { createLog } from '../../server/src/store/log';
import { SEED } from '../../simulator/src';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, orderTemplate, type Shop } from './shop';
import { approveTemplate } from './approved-template';

const INES = '+4915155588001';
const NOOR = '+447400123456';

/** Many of them of the same moment. */
const MESSAGES = 700;
const PAGES = 7;

describeOnEachDatabase('the log of messages', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let automation: string;
  const begin = Date.parse('2026-01-01T00:00:00Z');

  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
    const { strapi } = shop.booted;
    runtime = strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const account = (await runtime.accounts.get(shop.accountId))!;
    const other = await shop.whatsapp.accounts.create({
      name: 'London',
      environment: 'sandbox',
      phoneNumberId: '998877',
      businessAccountId: SEED.businessAccount.id,
      accessToken: SEED.tokens.full,
      appSecret: SEED.app.secret,
      defaultCountry: 'GB',
    });
    const london = (await runtime.accounts.get(other.documentId))!;
    const portfolio = portfolioOf(account);
    const [ines, noor] = await Promise.all(
      [INES, NOOR].map((phone) => runtime.contacts.getOrInsert(portfolio, { phone })),
    );
    const made = await strapi.db.query('plugin::whatsapp.automation').create({
      data: { name: 'Thanks', status: 'on', trigger: {}, steps: [] } as never,
    });
    automation = made.documentId as string;
    await strapi.db.query('plugin::whatsapp.message').createMany({
      data: Array.from({ length: MESSAGES }, (_, index) => ({
        documentId: `log${String(index).padStart(21, '0')}`,
        account: account.id,
        contact: ines!.id,
        direction: 'out',
        type: 'text',
        source: 'code',
        state: 'delivered',
        rendered: `Message ${index}`,
        createdAt: new Date(begin + Math.floor(index / 7)),
        ...(index === 3 && { rendered: 'A PARCEL of 100% for you', wamid: 'wamid.PARCEL' }),
        ...(index === 5 && { state: 'failed', failureType: 'refused', errorCode: 131056 }),
        ...(index === 6 && { state: 'failed', failureType: 'undelivered', errorCode: 131049 }),
        ...(index === 7 && { state: 'failed', failureType: 'refused', errorCode: 999_999 }),
        ...(index === 8 && { state: 'failed', failureType: 'expired' }),
        ...(index === 9 && { state: 'failed', failureType: 'refused', errorCode: 230 }),
        ...(index === 10 && { automation: made.id, source: 'automation' }),
        ...(index === 11 && { account: london.id, contact: noor!.id }),
        ...(index === 12 && { type: 'image', rendered: 'Order 4471234 is here' }),
        ...(index === 13 && { rendered: 'ÜBERGABE heute' }),
      })) as never,
    });
  });
  afterAll(() => shop?.stop());

  const ask = async (query: string): Promise<MessagePage> =>
    (await shop.admin('get', `/messages${query}`).expect(200)).body as MessagePage;
  const indexOf = ({ documentId }: Pick<Message, 'documentId'>) => Number(documentId.slice(3));
  const found = async (query: string) => (await ask(query)).data.map(indexOf);

  test('is paged by places: on to the end and back, every message once', async () => {
    const newestFirst = Array.from({ length: MESSAGES }, (_, index) => MESSAGES - 1 - index);
    const seen: number[] = [];
    let page = await ask('?pageSize=100');
    expect(page.meta.places.before).toBeNull();
    const places: string[] = [];
    for (let pages = 0; pages < PAGES; pages += 1) {
      seen.push(...page.data.map(indexOf));
      const { after } = page.meta.places;
      if (after === null) break;
      places.push(after);
      page = await ask(`?pageSize=100&after=${after}`);
    }
    expect(places).toHaveLength(PAGES - 1);
    expect(seen).toEqual(newestFirst);
    const back: number[] = page.data.map(indexOf);
    for (let pages = 1; pages < PAGES && page.meta.places.before !== null; pages += 1) {
      page = await ask(`?pageSize=100&before=${page.meta.places.before}`);
      back.unshift(...page.data.map(indexOf));
    }
    expect(page.meta.places.before).toBeNull();
    expect(back).toEqual(newestFirst);
    expect((await found('?pageSize=100&sort=createdAt:asc')).slice(0, 3)).toEqual([0, 1, 2]);
    // Whatever somebody writes into an address.
    expect(await found('?pageSize=1&after=nonsense')).toEqual([MESSAGES - 1]);
    expect(await found('?after=999999999999999')).toHaveLength(20);
  });

  test('is counted', async () => {
    const { total, totalIsCapped } = (await ask('?state=delivered')).meta.pagination;
    expect([total, totalIsCapped]).toEqual([MESSAGES - 5, false]);
  });

  test.each([
    ['+49 151 555 88001', MESSAGES - 1],
    ['0049 (151) 555-88001', MESSAGES - 1],
    ['0151 55588001', MESSAGES - 1],
    ['+44 7400 123456', 1],
    ['0044 7400 123 456', 1],
    ['07400 123456', 1],
  ])('finds a person by their number, written as %s', async (written, count) => {
    const { meta } = await ask(`?_q=${encodeURIComponent(written)}`);
    expect(meta.pagination.total).toBe(count);
  });

  test.each([
    ['_q=wamid.PARCEL', [3]],
    ['_q=parcel', [3]],
    [`_q=${encodeURIComponent('of 100%')}`, [3]],
    ['_q=100_ for', []],
    [`_q=${encodeURIComponent('Übergabe')}`, [13]],
    // Digits that no number has are text.
    ['_q=4471234', [12]],
    ['failure=pair', [5]],
    ['failure=ecosystem', [6]],
    ['failure=unknown', [7]],
    ['failure=expired', [8]],
    ['failure=permission', [9]],
    ['failure=nonsense', []],
    ['failureType=refused', [9, 7, 5]],
    ['failureType=nonsense', []],
    ['code=131049', [6]],
    ['state=failed&failure=pair', [5]],
    ['state=sent&failure=pair', []],
    ['source=automation', [10]],
    ['type=image', [12]],
    ['state=nonsense', []],
    ['account=nobody', []],
    ['to=2026-01-01T00:00:00.000Z', [6, 5, 4, 3, 2, 1, 0]],
    ['from=2026-01-01T00:00:00.001Z&to=2026-01-01T00:00:00.001Z&failureType=refused', [9, 7]],
  ])('finds by %s', async (query, indexes) => {
    expect(await found(`?${query}`)).toEqual(indexes);
  });

  test('finds of one person only what matches the search, also where many numbers match it', async () => {
    const { documentId } = (await shop.whatsapp.contacts.findConsent({ phone: NOOR }))!;
    const account = (await runtime.accounts.get(shop.accountId))!;
    const alike = Array.from({ length: 201 }, (_, index) => ({
      documentId: `many${String(index).padStart(20, '0')}`,
      portfolioId: portfolioOf(account),
      phone: `+49160999${String(index).padStart(5, '0')}`,
    }));
    const contacts = shop.booted.strapi.db.query('plugin::whatsapp.contact');
    await contacts.createMany({ data: alike as never });
    expect(await found(`?contact=${documentId}`)).toEqual([11]);
    expect(await found(`?contact=${documentId}&_q=%2B49160999`)).toEqual([]);
    expect(await found(`?contact=${documentId}&_q=${encodeURIComponent(NOOR)}`)).toEqual([11]);
  });

  test('finds on the way back the message from whose place on nothing was found', async () => {
    const newest = await ask('?pageSize=1');
    const oldest = await ask('?pageSize=1&sort=createdAt:asc');
    const [first, last] = [newest.meta.places.after!, oldest.meta.places.after!];
    const newer = await ask(`?before=${first}`);
    expect(newer.data).toEqual([]);
    expect(await found(`?pageSize=1&after=${newer.meta.places.after}`)).toEqual([MESSAGES - 1]);
    const older = await ask(`?after=${last}`);
    expect(older.data).toEqual([]);
    expect(await found(`?pageSize=1&before=${older.meta.places.before}`)).toEqual([0]);
  });

  test('finds what one automation has sent, and names it', async () => {
    const { data } = await ask(`?automation=${automation}`);
    expect(data).toMatchObject([{ automationDocumentId: automation, automationName: 'Thanks' }]);
    expect(await found('?automation=nobody')).toEqual([]);
  });

  test('finds what one account has sent', async () => {
    const london = (await runtime.accounts.list()).find(({ name }) => name === 'London')!;
    expect(await found(`?account=${london.documentId}`)).toEqual([11]);
  });

  test('looks through so many at a time, says how far, and goes on from there', async () => {
    const log = createLog(shop.booted.strapi, { windows: [10, 40], counted: 30 });
    const asked = { order: 'desc', pageSize: 5 } as const;
    const first = await log.page({ text: 'parcel' }, asked);
    expect(first.rows).toEqual([]);
    expect(first.stoppedAt).not.toBeNull();
    let page = first;
    let looks = 1;
    while (page.stoppedAt && page.rows.length === 0 && looks < MESSAGES) {
      page = await log.page({ text: 'parcel' }, { ...asked, after: page.stoppedAt });
      looks += 1;
    }
    expect(page.rows.map(indexOf)).toEqual([3]);
    expect(page).toMatchObject({ stoppedAt: null, hasAfter: false });
    expect(looks).toBeGreaterThan(10);
    // What is near is found at once.
    expect((await log.page({ text: `message ${MESSAGES - 2}` }, asked)).rows).toHaveLength(1);
    expect(await log.count({ text: 'parcel' })).toEqual({ total: 0, totalIsCapped: true });
  });
});

describe('a message of the log', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ config: { sending: { uncertainAfterSeconds: 0 } } });
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
  });
  afterEach(() => shop.simulator.clearFaults());
  afterAll(() => shop?.stop());

  const send = (phone = INES) =>
    shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      to: { phone },
      values: { first_name: 'Ines', number: 'A-17' },
    });
  const read = async (documentId: string): Promise<Message> =>
    ((await shop.admin('get', `/messages/${documentId}`).expect(200)).body as { data: Message })
      .data;
  const fault = (code: number, times: number) =>
    shop.simulator.setFaults({
      error: { code, path: '/messages', details: 'Said by Meta', times },
    });

  test('tells its request as it left, each attempt and its answer, and no secret', async () => {
    fault(131000, 2);
    const { documentId } = await send();
    await shop.reaches(documentId, 'delivered');
    const message = await read(documentId);
    const { request, attempts } = message.surroundings!.exchange;
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'refused'],
      [2, 'refused'],
      [3, 'accepted'],
    ]);
    expect(attempts[0]!.answer).toMatchObject({
      error: { code: 131000, error_data: { details: 'Said by Meta' } },
    });
    expect(attempts[2]!.answer).toMatchObject({ messages: [{ id: message.wamid }] });
    const [sent] = shop.simulator
      .findRequests({ method: 'POST', path: '/messages' })
      .slice(-1) as unknown as { body: unknown }[];
    expect(request!.body).toEqual(sent!.body);
    expect(request!.url).toContain(`/${SEED.realNumber.id}/messages`);
    expect(JSON.stringify(message)).not.toContain(SEED.tokens.full);
  });

  test('forgets what was said about it with its person', async () => {
    fault(131026, 1);
    const { documentId } = await send('+4915155588055');
    await shop.reaches(documentId, 'failed');
    expect((await read(documentId)).surroundings!.exchange.attempts).toHaveLength(1);
    const { data } = await shop.whatsapp.contacts.find({ _q: '+4915155588055' });
    await shop.whatsapp.contacts.erase(data[0]!.documentId);
    await eventually('the person to be erased', async () =>
      (await read(documentId)).bodyDeleted ? true : undefined,
    );
    const { exchange } = (await read(documentId)).surroundings!;
    expect(exchange).toMatchObject({
      request: null,
      attempts: [{ answer: null, status: null, words: null }],
    });
  });

  test('is retried with others, and why one is not is told', async () => {
    fault(131026, 1);
    const refused = (await send()).documentId;
    await shop.reaches(refused, 'failed');
    const arrived = (await send()).documentId;
    await shop.reaches(arrived, 'delivered');
    const answer = await shop
      .admin('post', '/messages/retry-many')
      .send({ documentIds: [refused, arrived, 'nobody', refused] })
      .expect(200);
    const { done, refused: not } = answer.body.data as {
      done: string[];
      refused: { documentId: string; message: string }[];
    };
    expect(done).toEqual([refused]);
    expect(not.map(({ documentId }) => documentId).sort()).toEqual([arrived, 'nobody'].sort());
    expect(not.every(({ message }) => message.length > 0)).toBe(true);
    await shop.reaches(refused, 'delivered');
    await shop.admin('post', '/messages/retry-many').send({ documentIds: [] }).expect(400);
    const reader = await shop.booted.adminToken(['plugin::whatsapp.messages.read']);
    await shop.booted.request
      .post('/whatsapp/messages/resend-many')
      .set('Authorization', `Bearer ${reader}`)
      .send({ documentIds: [refused] })
      .expect(403);
  });

  test('that may not have arrived is sent again with others, once each', async () => {
    const { strapi } = shop.booted;
    const unsure = [await send(), await send()].map(({ documentId }) => documentId);
    for (const documentId of unsure) await shop.reaches(documentId, 'delivered');
    await strapi.db.query('plugin::whatsapp.message').updateMany({
      where: { documentId: { $in: unsure } },
      data: { state: 'uncertain', uncertainAt: new Date(0) } as never,
    });
    const again = () =>
      shop.admin('post', '/messages/resend-many').send({ documentIds: unsure }).expect(200);
    expect((await again()).body.data).toMatchObject({ refused: [] });
    expect(((await again()).body.data as { done: string[] }).done.sort()).toEqual(unsure.sort());
    const copies = { where: { resendOf: { $in: unsure } } };
    expect(await strapi.db.query('plugin::whatsapp.message').count(copies)).toBe(2);
  });
});
