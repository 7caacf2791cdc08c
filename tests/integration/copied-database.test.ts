import { setTimeout as sleep } from 'node:timers/promises';

import type { Alert } from '../../shared/contracts/alerts';
import { eventually, openShop, orderTemplate, type Shop } from './shop';

const ELSEWHERE = 'https://cms.example.com';

describe('a database that was copied from another installation', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    const { documentId } = await shop.whatsapp.templates.create(orderTemplate(shop.accountId));
    await shop.whatsapp.templates.submit(documentId);
    shop.simulator.reviewTemplate('order_ready/en', { decision: 'APPROVED' });
    await eventually('the approval', async () =>
      (await shop.whatsapp.templates.findOne(documentId)).status === 'APPROVED' ? true : undefined,
    );
  });
  afterAll(() => shop?.stop());

  const send = async (number: string) => {
    const { documentId } = await shop.createOrder({ number });
    return shop.whatsapp.messages.sendTemplate({
      template: 'order_ready',
      record: { uid: 'api::order.order', documentId },
    });
  };
  const bindTo = (installationId: string | null) =>
    shop.booted.strapi.db
      .query('plugin::whatsapp.account')
      .updateMany({ where: {}, data: { installationId } });
  const sends = () => shop.simulator.findRequests({ method: 'POST', path: '/messages' });
  const openAlerts = async () =>
    ((await shop.admin('get', '/alerts')).body as { data: Alert[] }).data;

  test('stays silent, says so, and keeps what is queued until it is taken over', async () => {
    const before = await send('C-0');
    await shop.reaches(before.documentId, 'delivered');
    shop.simulator.clearRequests();

    // What waited when the copy was made waits here too.
    await bindTo(ELSEWHERE);
    await shop.booted.restart();
    const waiting = await send('C-1');
    await sleep(2_500);
    expect(sends()).toEqual([]);
    expect(await shop.whatsapp.messages.findOne(waiting.documentId)).toMatchObject({
      state: 'queued',
      holdReason: expect.stringContaining(ELSEWHERE),
    });
    const [account] = await shop.whatsapp.accounts.find();
    expect(account).toMatchObject({ copiedFrom: ELSEWHERE });
    expect(await openAlerts()).toMatchObject([
      { kind: 'account.copied', message: expect.stringContaining(ELSEWHERE) },
    ]);

    // A connection that works says nothing about who may use it.
    await shop.whatsapp.accounts.test(account!.documentId);
    await sleep(1_500);
    expect(sends()).toEqual([]);

    const taken = await shop
      .admin('post', `/accounts/${account!.documentId}/take-over`)
      .send({ waiting: 'send' });
    expect(taken.body).toMatchObject({ data: { copiedFrom: null } });
    await shop.reaches(waiting.documentId, 'delivered');
    expect(sends()).toHaveLength(1);
    expect(await openAlerts()).toEqual([]);
  });

  test('what waits is cancelled instead when the original may have sent it', async () => {
    await bindTo(ELSEWHERE);
    await shop.booted.restart();
    shop.simulator.clearRequests();
    const waiting = await send('C-3');
    const path = `/accounts/${shop.accountId}/take-over`;
    const unclear = await shop.admin('post', path).send({});
    expect(unclear.status).toBe(400);
    await shop.admin('post', path).send({ waiting: 'cancel' }).expect(200);
    expect(await shop.whatsapp.messages.findOne(waiting.documentId)).toMatchObject({
      state: 'cancelled',
      times: { cancelledAt: expect.any(String) },
    });
    const next = await send('C-4');
    await shop.reaches(next.documentId, 'delivered');
    expect(sends()).toHaveLength(1);
  });

  test('an account of before belongs to whoever boots it first', async () => {
    await bindTo(null);
    await shop.booted.restart();
    expect(await shop.whatsapp.accounts.find()).toMatchObject([{ copiedFrom: null }]);
    const { documentId } = await send('C-2');
    await shop.reaches(documentId, 'delivered');
  });
});
