import { createHmac } from 'node:crypto';

import { SEED } from '../../simulator/src';
import type { Alert } from '../../shared/contracts/alerts';
import type { WhatsAppEvents } from '../../shared/events';
import { eventually, openShop, type Shop } from './shop';

const NAME = SEED.templates.orderShipped.name;
const STATUS = 'message_template_status_update';
const QUALITY = 'message_template_quality_update';
const CATEGORY = 'template_category_update';
const COMPONENTS = 'message_template_components_update';

/** Meta tells times in seconds; these are later than anything that the test does. */
const NOW = Math.floor(Date.now() / 1000) + 1_000;

describe('what Meta tells about templates', () => {
  let shop: Shop;
  let documentId: string;
  const hubAlerts: WhatsAppEvents['whatsapp.account.alert'][] = [];
  const hubChanges: WhatsAppEvents['whatsapp.template.changed'][] = [];

  beforeAll(async () => {
    shop = await openShop();
    shop.booted.strapi.eventHub.on('whatsapp.account.alert', async (alert) => {
      hubAlerts.push(alert as never);
    });
    shop.booted.strapi.eventHub.on('whatsapp.template.changed', async (change) => {
      hubChanges.push(change as never);
    });
  });
  afterAll(() => shop?.stop());

  const templates = () => shop.whatsapp.templates;

  /** Delivers one change, signed, and waits until it is durable. */
  const tell = (field: string, value: object, time: number, name: string = NAME) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: SEED.businessAccount.id,
          time,
          changes: [
            {
              field,
              value: {
                message_template_id: Number(SEED.templates.orderShipped.id),
                message_template_name: name,
                message_template_language: 'en',
                ...value,
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', SEED.app.secret).update(body).digest('hex');
    return shop.booted.request
      .post('/api/whatsapp/webhook')
      .set('Content-Type', 'application/json')
      .set('X-Hub-Signature-256', `sha256=${signature}`)
      .send(body)
      .expect(200);
  };

  const alerts = async (): Promise<Alert[]> =>
    (await shop.admin('get', '/alerts').expect(200)).body.data;
  const alertKinds = async () => (await alerts()).map(({ kind }) => kind).sort();
  const present = () => templates().findOne(documentId);
  const kinds = async () => (await templates().findHistory(documentId)).map(({ kind }) => kind);

  beforeEach(async () => {
    await shop.booted.strapi.db.query('plugin::whatsapp.history').deleteMany({ where: {} });
    await shop.booted.strapi.db.query('plugin::whatsapp.alert').deleteMany({ where: {} });
    const { data } = await templates().find({ _q: NAME });
    documentId = data[0]!.languages[0]!.documentId;
    await shop.booted.strapi.db.query('plugin::whatsapp.template').update({
      where: { documentId },
      data: {
        status: 'APPROVED',
        category: 'UTILITY',
        correctCategory: null,
        qualityScore: 'GREEN',
        statusAt: null,
        statusKey: null,
        qualityAt: null,
        categoryAt: null,
      },
    });
    hubAlerts.length = 0;
    hubChanges.length = 0;
  });

  const quality = (score: string, previous: string) => ({
    previous_quality_score: previous,
    new_quality_score: score,
  });

  test('a quality that falls opens one alert, which a better one ends', async () => {
    const yellow = quality('YELLOW', 'GREEN');
    await Promise.all([1, 2, 3].map(() => tell(QUALITY, yellow, NOW)));
    await tell(QUALITY, yellow, NOW);
    expect(await present()).toMatchObject({ qualityScore: 'YELLOW' });
    expect(await kinds()).toEqual(['quality-changed']);
    expect(await alerts()).toMatchObject([
      {
        kind: 'template.quality',
        severity: 'warning',
        templateDocumentId: documentId,
        accountName: 'Atlas Books',
        message: expect.stringContaining('YELLOW'),
      },
    ]);
    expect(hubAlerts).toHaveLength(1);
    expect(hubChanges).toHaveLength(1);
    await tell(QUALITY, quality('RED', 'YELLOW'), NOW + 1);
    expect(await alerts()).toMatchObject([{ kind: 'template.quality', severity: 'danger' }]);
    await tell(QUALITY, quality('GREEN', 'RED'), NOW + 2);
    expect(await alerts()).toEqual([]);
  });

  test('an older entry that comes late is history and changes nothing', async () => {
    await tell(QUALITY, quality('GREEN', 'RED'), NOW + 20);
    await tell(QUALITY, quality('RED', 'GREEN'), NOW + 10);
    await tell(QUALITY, quality('RED', 'GREEN'), NOW + 10);
    expect(await present()).toMatchObject({ qualityScore: 'GREEN' });
    expect(await alerts()).toEqual([]);
    expect((await templates().findHistory(documentId)).map(({ params }) => params.to)).toEqual([
      'RED',
    ]);
    // Each kind has its own time.
    await tell(STATUS, { event: 'PAUSED', reason: 'NONE' }, NOW + 5);
    expect(await present()).toMatchObject({ status: 'PAUSED' });
  });

  test('a change of category is announced, then done, and never silent', async () => {
    const notice = {
      // In the notice this is the present category.
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: NOW + 86_400,
    };
    await tell(CATEGORY, notice, NOW);
    await tell(CATEGORY, notice, NOW);
    expect(await present()).toMatchObject({ category: 'UTILITY', correctCategory: 'MARKETING' });
    expect(await alertKinds()).toEqual(['template.category-notice']);
    expect((await templates().findHistory(documentId))[0]).toMatchObject({
      kind: 'category-notice',
      params: {
        from: 'UTILITY',
        to: 'MARKETING',
        at: new Date((NOW + 86_400) * 1000).toISOString(),
      },
    });
    expect((await templates().find({ hasProblem: 'true', _q: NAME })).data).toHaveLength(1);
    await tell(CATEGORY, { previous_category: 'UTILITY', new_category: 'MARKETING' }, NOW + 100);
    expect(await present()).toMatchObject({ category: 'MARKETING', correctCategory: null });
    expect(await alertKinds()).toEqual(['template.category-changed']);
    // The notice once more, after the deed.
    await tell(CATEGORY, { ...notice, category_update_timestamp: NOW + 1 }, NOW + 1);
    expect(await present()).toMatchObject({ category: 'MARKETING', correctCategory: null });
    expect(await alertKinds()).toEqual(['template.category-changed']);
  });

  test('an approval in another category is told as one', async () => {
    await shop.booted.strapi.db
      .query('plugin::whatsapp.template')
      .update({ where: { documentId }, data: { status: 'PENDING' } });
    const approval = { event: 'APPROVED', message_template_category: 'MARKETING', reason: 'NONE' };
    await tell(STATUS, approval, NOW);
    expect(await present()).toMatchObject({ status: 'APPROVED', category: 'MARKETING' });
    expect((await kinds()).sort()).toEqual(['approved', 'category-changed']);
    expect(await alertKinds()).toEqual(['template.category-changed']);
  });

  test('a pause and the end of it, and a second pause, are each told with their words', async () => {
    const pause = (title: string, description: string) => ({
      event: 'PAUSED',
      reason: 'NONE',
      other_info: { title, description },
    });
    await tell(STATUS, pause('FIRST_PAUSE', 'Paused for 3 hours.'), NOW);
    expect(await alerts()).toMatchObject([
      { kind: 'template.paused', message: expect.stringContaining('Paused for 3 hours.') },
    ]);
    await tell(STATUS, pause('SECOND_PAUSE', 'Paused for 6 hours.'), NOW + 10);
    expect(await alerts()).toMatchObject([
      { kind: 'template.paused', message: expect.stringContaining('Paused for 6 hours.') },
    ]);
    await tell(
      STATUS,
      { event: 'DISABLED', reason: 'NONE', disable_info: { disable_date: NOW } },
      NOW + 20,
    );
    expect(await alertKinds()).toEqual(['template.disabled']);
    await tell(STATUS, { event: 'REINSTATED', reason: 'NONE' }, NOW + 30);
    expect(await present()).toMatchObject({ status: 'APPROVED' });
    expect(await alerts()).toEqual([]);
    expect(await templates().findHistory(documentId)).toMatchObject([
      { kind: 'reinstated' },
      { kind: 'disabled', params: { disableAt: new Date(NOW * 1000).toISOString() } },
      { kind: 'paused', params: { title: 'SECOND_PAUSE', reason: 'Paused for 6 hours.' } },
      { kind: 'paused', params: { title: 'FIRST_PAUSE', reason: 'Paused for 3 hours.' } },
    ]);
  });

  test('a status that is new to us is kept in Meta’s word, and its alert is dismissed once', async () => {
    await tell(STATUS, { event: 'IN_MEDITATION', reason: 'NONE' }, NOW);
    expect(await present()).toMatchObject({ status: 'IN_MEDITATION' });
    expect(await kinds()).toEqual(['IN_MEDITATION']);
    await tell(STATUS, { event: 'DISABLED', reason: 'NONE' }, NOW + 1);
    const [alert] = await alerts();
    await shop.admin('post', `/alerts/${alert!.documentId}/dismiss`).expect(200);
    expect(await alerts()).toEqual([]);
    const reader = await shop.booted.adminToken(['plugin::whatsapp.accounts.read']);
    await tell(STATUS, { event: 'PAUSED', reason: 'NONE' }, NOW + 2);
    expect(await alertKinds()).toEqual(['template.paused']);
    const seen = await shop.booted.request
      .get('/whatsapp/alerts')
      .set('Authorization', `Bearer ${reader}`)
      .expect(200);
    // Templates are not theirs to see.
    expect(seen.body.data).toEqual([]);
    const [open] = await alerts();
    await shop.booted.request
      .post(`/whatsapp/alerts/${open!.documentId}/dismiss`)
      .set('Authorization', `Bearer ${reader}`)
      .expect(403);
  });

  test('words that changed at Meta are fetched afterwards, without the webhook waiting', async () => {
    const template = shop.simulator.templates().find(({ name }) => name === NAME)!;
    const before = await present();
    shop.simulator.changeTemplates(
      { ids: [template.id] },
      { appendToBody: ' Thank you for your patience.' },
    );
    shop.simulator.setFaults({ slow: { ms: 1_500, path: template.id, when: 'before', times: 1 } });
    await tell(COMPONENTS, { message_template_element: 'Hello' }, NOW);
    // Answered, and nothing is known yet.
    expect((await present()).content.body).toBe(before.content.body);
    await eventually('the new words', async () =>
      (await present()).content.body.endsWith('patience.') ? true : undefined,
    );
    shop.simulator.clearFaults();
    expect(await kinds()).toContain('text-changed');
  });

  test('what is told of templates that nobody knows, or in another form, is kept', async () => {
    await tell(QUALITY, quality('RED', 'GREEN'), NOW, 'nobody_knows_it');
    await tell(CATEGORY, { something: 'else' }, NOW);
    await tell(QUALITY, { new_quality_score: { deep: true } }, NOW);
    const kept = (await shop.booted.strapi.db.query('plugin::whatsapp.delivery').findMany({})) as {
      field: string;
      verdict: string;
      body: unknown;
    }[];
    const of = (words: string) =>
      kept
        .filter(({ body }) => JSON.stringify(body).includes(words))
        .map(({ field, verdict }) => `${field} ${verdict}`);
    expect(of('nobody_knows_it')).toEqual([`${QUALITY} parked`]);
    expect(of('"something"')).toEqual([`${CATEGORY} unknown`]);
    expect(of('"deep"')).toEqual([`${QUALITY} unknown`]);
    expect(await present()).toMatchObject({ qualityScore: 'GREEN' });
  });
});
