import type { CampaignResults, SavedAudience } from '../../shared/contracts/campaigns';
import { actionId } from '../../shared/permissions';
import type { Runtime } from '../../server/src/runtime';
import { portfolioOf } from '../../server/src/services/accounts/portfolio';
import { deliverMessages } from './deliver';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop } from './shop';

interface Row {
  id: number;
  documentId: string;
}

const SECOND = 1_000;
const TARGET = 'https://shop.example/sale';

/** How the messages stand, by recipient; the first two languages share them. */
const STANDING: { state: string; language?: 'de'; more?: object; readAfter?: number }[] = [
  { state: 'read', readAfter: 10 },
  { state: 'read', readAfter: 30 },
  { state: 'played', language: 'de', readAfter: 50 },
  { state: 'delivered' },
  { state: 'delivered' },
  { state: 'delivered' },
  { state: 'sent', language: 'de' },
  { state: 'accepted' },
  { state: 'failed', more: { failureType: 'undelivered', errorCode: 131026 } },
  { state: 'failed', more: { failureType: 'refused', errorCode: 131056, wamid: null } },
  { state: 'failed', more: { failureType: 'refused', errorCode: 131056, wamid: null } },
  { state: 'failed', more: { failureType: 'refused', errorCode: 131026, wamid: null } },
  { state: 'uncertain', more: { wamid: null } },
];

describeOnEachDatabase('what becomes of a campaign', (database) => {
  let shop: Shop;
  let runtime: Runtime;
  let campaign: Row;
  let messages: Row[];
  const rows = (name: string) =>
    shop.booted.strapi.db.query(`plugin::whatsapp.${name}` as 'plugin::whatsapp.message');
  const create = (name: string, data: object) =>
    rows(name).create({ data: data as never }) as unknown as Promise<Row>;
  const phoneOf = (index: number) => `49151555990${String(index).padStart(2, '0')}`;
  const wamidOf = (index: number) => `wamid.RESULT${database}${index}`;
  const path = (verb: string) => `/campaigns/${campaign.documentId}/${verb}`;

  beforeAll(async () => {
    shop = await openShop({ database, config: { queue: { worker: false } } });
    runtime = shop.booted.strapi.plugin('whatsapp').service('runtime') as unknown as Runtime;
    const account = (await runtime.accounts.get(shop.accountId))!;
    const template = (language: string) =>
      create('template', {
        account: account.id,
        businessAccountId: account.businessAccountId,
        name: 'sale',
        language,
        category: 'UTILITY',
        parameterFormat: 'POSITIONAL',
        status: 'APPROVED',
      });
    const templates = { en: await template('en'), de: await template('de') };
    campaign = await create('campaign', {
      name: 'Autumn sale',
      status: 'done',
      ownerSource: 'code',
      input: { audience: { type: 'records', uid: 'api::order.order', documentIds: [] } },
      startedAt: new Date(Date.now() - 3_600_000),
      checkStartedAt: new Date(),
      checkCounts: { ready: STANDING.length, missing: 1 },
      handed: STANDING.length,
      account: account.id,
    });
    const sentAt = new Date(Date.now() - 1_800_000);
    messages = [];
    for (const [index, { state, language = 'en', more, readAfter }] of STANDING.entries()) {
      const contact = await runtime.contacts.getOrInsert(portfolioOf(account), {
        phone: `+${phoneOf(index)}`,
      });
      const message = await create('message', {
        account: account.id,
        contact: contact.id,
        campaign: campaign.id,
        template: templates[language].id,
        direction: 'out',
        type: 'template',
        source: 'campaign',
        state,
        wamid: wamidOf(index),
        attempt: 1,
        content: { payload: { template: { name: 'sale', language: { code: language } } } },
        sendingAt: sentAt,
        acceptedAt: sentAt,
        sentAt,
        readAt: readAfter ? new Date(sentAt.getTime() + readAfter * SECOND) : null,
        ...more,
      });
      messages.push(message);
      await create('campaign-recipient', {
        campaign: campaign.id,
        position: index + 1,
        name: index === 0 ? '=cmd()' : `Person ${index}`,
        phone: `+${phoneOf(index)}`,
        verdict: 'ready',
        isExcluded: false,
        contact: contact.id,
        message: message.id,
        recordUid: 'api::order.order',
        recordDocumentId: `order-${index}`,
      });
      await runtime.links.insert([
        {
          code: `Res${String(index).padStart(9, '0')}`,
          target: TARGET,
          variable: 'button.0',
          message: message.id,
          template: templates[language].id,
          campaign: campaign.id,
        },
      ]);
    }
    await create('campaign-recipient', {
      campaign: campaign.id,
      position: STANDING.length + 1,
      name: 'Nobody',
      phone: null,
      typed: 'no number',
      verdict: 'missing',
      isExcluded: false,
    });

    const visit = async (index: number, count: number, robot: 'too soon' | null = null) => {
      const [link] = (await rows('link').findMany({
        where: { message: messages[index]!.id },
      } as never)) as unknown as Row[];
      for (let time = 0; time < count; time += 1)
        await runtime.links.noteVisits([
          { linkId: link!.id, at: new Date(Date.now() - 600_000 + time * 60_000), robot },
        ]);
    };
    await visit(0, 2);
    await visit(3, 1);
    await visit(4, 3, 'too soon');

    const write = (index: number, more: object) => ({
      id: `wamid.ANSWER${database}${index}${JSON.stringify(more).length}`,
      from: phoneOf(index),
      timestamp: String(Math.floor(Date.now() / 1000) - 60),
      ...more,
    });
    const context = (index: number) => ({ context: { id: wamidOf(index) } });
    await deliverMessages(shop, [
      write(0, { type: 'text', text: { body: 'Is it in blue?' }, ...context(0) }),
      write(0, { type: 'text', text: { body: 'Or green?' }, ...context(0) }),
      write(3, { type: 'button', button: { text: 'Yes', payload: 'Yes' }, ...context(3) }),
      write(4, { type: 'reaction', reaction: { message_id: wamidOf(4), emoji: '👍' } }),
      write(5, { type: 'text', text: { body: 'STOP' } }),
    ]);
  });
  afterAll(() => shop?.stop());

  const results = async (): Promise<CampaignResults> =>
    (await shop.admin('get', path('results')).expect(200)).body.data;

  test('is told by people, from those to whom it went to those who did something', async () => {
    expect(await results()).toEqual({
      recipients: STANDING.length,
      accepted: 9,
      delivered: 6,
      read: 3,
      clicked: 2,
      replied: 3,
      failed: 4,
      uncertain: 1,
      optedOut: 1,
      failures: [
        expect.objectContaining({ key: 'pair', count: 2, canRetry: true, isForLater: false }),
        expect.objectContaining({ key: 'undeliverable', count: 2, canRetry: false }),
      ],
      links: [{ target: TARGET, people: 2, clicks: 3 }],
      hasUncountedLinks: true,
      taps: [{ text: 'Yes', people: 1 }],
      languages: [
        { language: 'en', sent: 7, delivered: 5, read: 2 },
        { language: 'de', sent: 2, delivered: 1, read: 1 },
      ],
      medianSecondsToRead: 30,
    });
  });

  test('stands in the campaign as well, without what people wrote', async () => {
    const { body } = await shop.admin('get', `/campaigns/${campaign.documentId}`).expect(200);
    expect(body.data).toMatchObject({ clicked: 2, replied: 3 });
    expect(body.data.counts).toEqual({
      accepted: 1,
      sent: 1,
      delivered: 3,
      read: 2,
      played: 1,
      failed: 4,
      uncertain: 1,
      waiting: 0,
      notSent: 0,
    });
  });

  test('names for a second message whom it reached and who has not done something', async () => {
    const of = async (who: 'notRead' | 'notClicked' | 'notReplied', limit = 100) => {
      const found: string[] = [];
      for (let after = 0; ;) {
        const page = await runtime.campaignResults.recipientsOf(campaign.id, who, after, limit);
        if (page.length === 0) return found;
        found.push(...page.map(({ contact }) => contact!.phone!.slice(-2)));
        after = page.at(-1)!.id;
      }
    };
    expect(await of('notRead')).toEqual(['03', '04', '05']);
    expect(await of('notClicked')).toEqual(['01', '02', '04', '05']);
    expect(await of('notReplied', 2)).toEqual(['01', '02', '04']);
    const { body: counted } = await shop
      .admin('post', '/campaigns/audience')
      .send({ audience: { type: 'campaign', campaign: campaign.documentId, who: 'notClicked' } })
      .expect(200);
    expect(counted.data).toMatchObject({ total: 4, totalIsCapped: false });
    const { body } = await shop
      .admin('post', path('follow-up'))
      .send({ who: 'notClicked' })
      .expect(200);
    expect(body.data).toMatchObject({
      status: 'draft',
      name: 'Autumn sale (follow-up)',
      collectionUid: 'api::order.order',
      input: {
        audience: { type: 'campaign', campaign: campaign.documentId, who: 'notClicked' },
      },
    });
  });

  test('is saved as a CSV file of those that are asked for', async () => {
    const linesOf = async (query = '') => {
      const { text } = await shop.admin('get', `${path('recipients.csv')}${query}`).expect(200);
      return text.slice(1).split('\r\n').slice(1, -1);
    };
    const all = await linesOf();
    expect(all).toHaveLength(STANDING.length + 1);
    expect(all[0]).toMatch(/^1,,'=cmd\(\),'\+4915155599000,,ready,,false,read,/);
    expect(await linesOf('?verdict=missing')).toEqual([
      expect.stringContaining('Nobody,,no number,missing'),
    ]);
    expect(await linesOf('?reaction=clicked')).toHaveLength(2);
    expect(await linesOf('?reaction=replied')).toHaveLength(3);
    expect(await linesOf('?failure=pair')).toHaveLength(2);
    const reader = await shop.booted.adminToken([actionId('campaigns.read')]);
    await shop
      .admin('get', path('recipients.csv'))
      .set('Authorization', `Bearer ${reader}`)
      .expect(403);
    const saver = await shop.booted.adminToken(
      (['campaigns.read', 'messages.export'] as const).map(actionId),
    );
    const { text } = await shop
      .admin('get', path('recipients.csv'))
      .set('Authorization', `Bearer ${saver}`)
      .expect(200);
    expect(text).not.toContain('4915155599001');
    expect(text).not.toContain('Person 1');
  });

  test('is tried again where Meta refused it and that is of use, and nowhere else', async () => {
    const stateOf = async (index: number) =>
      (await runtime.messages.get(messages[index]!.documentId))!.state;
    const none = await shop.admin('post', path('retry')).send({ failure: 'payment' }).expect(200);
    expect(none.body.data).toEqual({ retried: 0, leftOut: [] });
    const { body } = await shop.admin('post', path('retry')).send({}).expect(200);
    expect(body.data).toMatchObject({
      retried: 2,
      leftOut: [{ why: 'never', key: 'undeliverable', count: 2 }],
    });
    await eventually('both being queued', async () =>
      (await stateOf(9)) === 'queued' && (await stateOf(10)) === 'queued' ? true : undefined,
    );
    expect([await stateOf(8), await stateOf(11), await stateOf(12)]).toEqual([
      'failed',
      'failed',
      'uncertain',
    ]);
    await eventually('the results knowing it', async () =>
      (await results()).failed === 2 ? true : undefined,
    );
    const reader = await shop.booted.adminToken(
      (['campaigns.read', 'messages.retry'] as const).map(actionId),
    );
    await shop
      .admin('post', path('retry'))
      .set('Authorization', `Bearer ${reader}`)
      .send({})
      .expect(403);
  });

  test('is not tried again at once where Meta has limited it, and says why', async () => {
    const account = (await runtime.accounts.get(shop.accountId))!;
    const [template] = (await rows('template').findMany({
      where: { name: 'sale', language: 'en' },
    } as never)) as unknown as Row[];
    const limited = await create('campaign', {
      name: 'Too many',
      status: 'done',
      ownerSource: 'code',
      input: { audience: { type: 'records', uid: 'api::order.order', documentIds: [] } },
    });
    const failed = async (failureType: string, errorCode: number | null, more: object = {}) => {
      const contact = await runtime.contacts.getOrInsert(portfolioOf(account), {
        phone: `+${phoneOf(80 + made)}`,
      });
      made += 1;
      return create('message', {
        account: account.id,
        contact: contact.id,
        campaign: limited.id,
        template: template!.id,
        direction: 'out',
        type: 'template',
        source: 'campaign',
        state: 'failed',
        attempt: 1,
        content: { payload: { template: { name: 'sale', language: { code: 'en' } } } },
        failedAt: new Date(),
        failureType,
        errorCode,
        ...more,
      });
    };
    let made = 0;
    const held = [await failed('refused', 131049), await failed('refused', 131049)];
    const told = await failed('undelivered', 131049, { wamid: `wamid.LIMITED${database}` });
    const spam = await failed('refused', 131048);
    const again = await failed('refused', 131056);
    await failed('refused', 131050);
    await failed('undelivered', 131053, { wamid: `wamid.MEDIA${database}` });
    await failed('expired', null);
    await failed('refused', 131056, { bodyDeletedAt: new Date() });
    const stateOf = async ({ documentId }: Row) => (await runtime.messages.get(documentId))!.state;
    const retry = async (body: object) =>
      (await shop.admin('post', `/campaigns/${limited.documentId}/retry`).send(body).expect(200))
        .body.data;
    const { body: shown } = await shop
      .admin('get', `/campaigns/${limited.documentId}/results`)
      .expect(200);
    expect(shown.data.failures).toContainEqual(
      expect.objectContaining({ key: 'ecosystem', canRetry: true, isForLater: true }),
    );

    const all = await retry({});
    expect(all.retried).toBe(1);
    expect(all.leftOut[0]).toMatchObject({ why: 'notYet', key: 'ecosystem', count: 3 });
    expect(all.leftOut[0].action).toContain('today');
    expect(
      all.leftOut.map((one: { why: string; key: string }) => `${one.why} ${one.key}`).sort(),
    ).toEqual([
      'gone pair',
      'never optedOut',
      'notRefused expired',
      'notRefused mediaUpload',
      'notYet ecosystem',
      'notYet spam',
    ]);
    await eventually('the other', async () =>
      (await stateOf(again)) === 'queued' ? true : undefined,
    );
    expect(await retry({ failure: 'ecosystem' })).toMatchObject({
      retried: 0,
      leftOut: [{ why: 'notYet', key: 'ecosystem', count: 3 }],
    });

    // A day later they go, when somebody asks for them by themselves.
    const long = new Date(Date.now() - 25 * 3_600_000);
    for (const { id } of [...held, told, spam])
      await rows('message').update({ where: { id }, data: { failedAt: long } as never });
    expect(await retry({})).toMatchObject({ retried: 0 });
    expect(await retry({ failure: 'ecosystem' })).toMatchObject({
      retried: 2,
      leftOut: [{ why: 'notRefused', key: 'ecosystem', count: 1 }],
    });
    await eventually('both being queued', async () =>
      (await stateOf(held[0]!)) === 'queued' && (await stateOf(held[1]!)) === 'queued'
        ? true
        : undefined,
    );
    expect([await stateOf(told), await stateOf(spam)]).toEqual(['failed', 'failed']);
  });

  test('audiences are kept by name, for everybody who sends to many', async () => {
    const token = await shop.booted.adminToken([actionId('messages.send-bulk')]);
    const as = (who: string, method: 'get' | 'post' | 'delete', where: string) =>
      shop.admin(method, where).set('Authorization', `Bearer ${who}`);
    const filter = { uid: 'api::order.order', filters: { $and: [{ total: { $gt: 5 } }] } };
    const { body } = await as(token, 'post', '/audiences')
      .send({ ...filter, name: ' Large orders ', _q: 'A-17' })
      .expect(200);
    const saved = body.data as SavedAudience;
    expect(saved).toMatchObject({ ...filter, name: 'Large orders', _q: 'A-17', locale: null });
    await as(token, 'post', '/audiences')
      .send({ ...filter, name: ' ' })
      .expect(400);
    await as(token, 'post', '/audiences').send({ uid: 'api::none.none', name: 'x' }).expect(400);
    const other = await shop.booted.adminToken([actionId('messages.send-bulk')]);
    const listed = await as(other, 'get', '/audiences?uid=api::order.order').expect(200);
    expect(listed.body.data).toEqual([saved]);
    const none = await as(other, 'get', '/audiences?uid=api::customer.customer').expect(200);
    expect(none.body.data).toEqual([]);
    await as(other, 'delete', `/audiences/${saved.documentId}`).expect(403);
    await as(token, 'delete', `/audiences/${saved.documentId}`).expect(200);
    await as(token, 'delete', `/audiences/${saved.documentId}`).expect(404);
    const nobody = await shop.booted.adminToken([actionId('campaigns.read')]);
    await as(nobody, 'get', '/audiences').expect(403);
  });
});
