import { SEED } from '../../simulator/src';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

describe('from an account to a read message', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.stop());

  test('the connection test finds everything in order', async () => {
    const { ok, checks, account } = await shop.whatsapp.accounts.test(shop.accountId);
    expect(checks.map(({ id, status }) => `${id}: ${status}`)).toEqual([
      'credentials: ok',
      'token: ok',
      'scopes: ok',
      'businessAccount: ok',
      'phoneNumber: ok',
      'registration: ok',
      'appSecret: ok',
      'subscription: ok',
      'healthStatus: ok',
    ]);
    expect(ok).toBe(true);
    expect(account.displayPhoneNumber).toBe(SEED.realNumber.displayPhoneNumber);
    expect(account.portfolioId).toBe(SEED.portfolio.id);
  });

  test('a template goes to review, is approved by webhook, and sends values of a record', async () => {
    const created = await shop.whatsapp.templates.create(orderTemplate(shop.accountId));
    const submitted = await shop.whatsapp.templates.submit(created.documentId);
    expect(submitted).toMatchObject({ status: 'PENDING', isContentEditable: false });

    shop.simulator.reviewTemplate('order_ready/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(created.documentId)).status === 'APPROVED'
        ? true
        : undefined,
    );

    const order = await shop.createOrder();
    const record = { uid: 'api::order.order', documentId: order.documentId };
    const preview = await shop.whatsapp.messages.preview({ template: 'order_ready', record });
    expect(preview.issues).toEqual([]);
    expect(preview.to).toMatchObject({ phone: '+4917655501234', country: 'DE' });

    const queued = await shop.whatsapp.messages.sendTemplate({ template: 'order_ready', record });
    expect(queued.state).toBe('queued');
    const delivered = await shop.reaches(queued.documentId, 'delivered');
    expect(delivered.wamid).toMatch(/^wamid\./);
    expect(Object.keys(delivered.times)).toEqual(
      expect.arrayContaining(['queuedAt', 'sendingAt', 'acceptedAt', 'sentAt', 'deliveredAt']),
    );

    const { thread } = shop.simulator.phone('4917655501234');
    expect(JSON.stringify(thread)).toContain('Hi Ines, your order A-17 is ready to be picked up.');
    shop.simulator.read('4917655501234');
    expect((await shop.reaches(queued.documentId, 'read')).times.readAt).toBeDefined();

    const sends = shop.simulator.findRequests({ method: 'POST', path: '/messages' });
    expect(sends).toHaveLength(1);
    expect(sends[0]!.body).toMatchObject({
      biz_opaque_callback_data: `saw1-${queued.documentId}-1`,
      to: '+4917655501234',
    });
    expect(sends[0]!.path).toMatch(/^\/v26\.0\//);
  });

  test('the record knows its messages and its contact', async () => {
    const [message] = (await shop.whatsapp.messages.find({})).data;
    const { body } = await shop
      .admin('get', `/records/${message!.recordUid}/${message!.recordDocumentId}/messages`)
      .expect(200);
    expect(body.data).toEqual([
      expect.objectContaining({ documentId: message!.documentId, state: 'read' }),
    ]);
  });

  test('the same idempotency key never makes a second message', async () => {
    const order = await shop.createOrder({ number: 'A-18' });
    const input = {
      template: 'order_ready',
      record: { uid: 'api::order.order', documentId: order.documentId },
      idempotencyKey: 'order-A-18-ready',
    };
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => shop.whatsapp.messages.sendTemplate(input)),
    );
    expect(new Set(all.map(({ documentId }) => documentId)).size).toBe(1);
    await shop.reaches(all[0]!.documentId, 'delivered');
    const sent = shop.simulator
      .findRequests({ method: 'POST', path: '/messages' })
      .filter(({ body }) => JSON.stringify(body).includes('A-18'));
    expect(sent).toHaveLength(1);
  });

  test('a message can be taken back before it is due, and only then', async () => {
    const order = await shop.createOrder({ number: 'A-19' });
    const record = { uid: 'api::order.order', documentId: order.documentId };
    const later = await shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      record,
      sendAt: new Date(Date.now() + 3_600_000),
    });
    expect((await shop.whatsapp.messages.cancel(later.documentId)).state).toBe('cancelled');
    await expect(shop.whatsapp.messages.cancel(later.documentId)).rejects.toThrow(
      'A message that is cancelled cannot be cancelled.',
    );
  });

  test('a rejection brings its reason, and the template can be edited and submitted again', async () => {
    const created = await shop.whatsapp.templates.create(
      orderTemplate(shop.accountId, { name: 'order_late' }),
    );
    await shop.whatsapp.templates.submit(created.documentId);
    shop.simulator.reviewTemplate('order_late/en', {
      decision: 'REJECTED',
      reason: 'INVALID_FORMAT',
      explanation: 'The text is too general.',
      recommendation: 'Say what is late.',
    });
    const rejected = await eventually('the rejection', async () => {
      const template = await shop.whatsapp.templates.findOne(created.documentId);
      return template.status === 'REJECTED' ? template : undefined;
    });
    expect(rejected.rejectedReason).toBe('INVALID_FORMAT');
    const [told] = await shop.whatsapp.templates.findHistory(created.documentId);
    expect(told).toMatchObject({
      kind: 'rejected',
      params: { recommendation: 'Say what is late.' },
    });
    expect(rejected.isContentEditable).toBe(true);
    await shop.whatsapp.templates.update(created.documentId, {
      content: {
        ...rejected.content,
        body: 'Hi {{first_name}}, your order {{number}} arrives a day later.',
      },
    });
    const again = await shop.whatsapp.templates.submit(created.documentId);
    expect(again).toMatchObject({ status: 'PENDING', rejectedReason: null });
  });

  test('a sync repairs a status that a missed webhook left behind', async () => {
    const { data } = await shop.whatsapp.templates.find({ _q: 'order_ready' });
    const { documentId } = data[0]!.languages[0]!;
    await shop.whatsapp.templates.syncAccount(shop.accountId);
    await shop.booted.strapi.db.query('plugin::whatsapp.template').update({
      where: { documentId },
      data: { status: 'PAUSED' },
    });
    const { updated } = await shop.whatsapp.templates.syncAccount(shop.accountId);
    expect(updated).toBe(1);
    expect(await shop.whatsapp.templates.findOne(documentId)).toMatchObject({
      status: 'APPROVED',
      content: { variables: [{ fieldPath: 'customer.firstName' }, { fieldPath: 'number' }] },
    });
  });

  test('a decision that comes before the answer to the submit is kept', async () => {
    const created = await shop.whatsapp.templates.create(
      orderTemplate(shop.accountId, { name: 'order_quick' }),
    );
    shop.simulator.setFaults({
      slow: { ms: 800, path: '/message_templates', method: 'POST', times: 1 },
    });
    const submitting = shop.whatsapp.templates.submit(created.documentId);
    await eventually('the template at Meta', () =>
      shop.simulator.templates().find(({ name }) => name === 'order_quick'),
    );
    shop.simulator.reviewTemplate('order_quick/en', { decision: 'APPROVED' });
    expect((await submitting).status).toBe('APPROVED');
    shop.simulator.clearFaults();
  });

  test('an approved template keeps its words and lets its mapping be changed', async () => {
    const [group] = (await shop.whatsapp.templates.find({ _q: 'order_ready' })).data;
    const before = group!.languages[0]!;
    const { content } = await shop.whatsapp.templates.findOne(before.documentId);
    const after = await shop.whatsapp.templates.update(before.documentId, {
      content: {
        ...content,
        body: 'Something else',
        variables: content.variables.map((variable) => ({ ...variable, fallback: 'there' })),
      },
    });
    expect(after.content.body).toBe(content.body);
    expect(after.content.variables.map(({ fallback }) => fallback)).toEqual(['there', 'there']);
  });
});
