import type { Message } from '../../shared/contracts/messages';
import type { Page } from '../../shared/contracts/page';
import { approveTemplate, codeTemplate } from './approved-template';
import { openShop, orderTemplate, type Shop } from './shop';
import { configOf } from './strapi';

const HOUR_MS = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('taking back and scheduling', () => {
  let shop: Shop;
  let record: { uid: string; documentId: string };
  beforeAll(async () => {
    // Long enough for the slowest machine: a message leaves in these tests only where it is waited for.
    shop = await openShop({ config: { sending: { undoSeconds: 600 } } });
    await approveTemplate(shop, orderTemplate(shop.accountId).content);
    await approveTemplate(shop, codeTemplate('one_time_code'), null);
    const { documentId } = await shop.createOrder();
    record = { uid: 'api::order.order', documentId };
  });
  afterEach(() => shop.simulator.clearRequests());
  afterAll(() => shop?.stop());

  const requests = () => shop.simulator.findRequests({ method: 'POST', path: '/messages' });
  const order = () => ({ template: 'order_ready', record });
  const send = async (body: object, status = 200) => {
    const answer = await shop.admin('post', '/messages').send(body);
    if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text}`);
    return answer.body;
  };
  const sent = async (body: object) => ((await send(body)) as { data: Message }).data;
  const cancel = (documentId: string) => shop.admin('post', `/messages/${documentId}/cancel`);
  const list = async (query: string) =>
    ((await shop.admin('get', `/messages?${query}`).expect(200)).body as Page<Message>).data.map(
      ({ documentId }) => documentId,
    );
  const waitOf = ({ dueAt, times }: Message) => Date.parse(dueAt!) - Date.parse(times.queuedAt!);

  describe('what a person sends', () => {
    test('is queued at once, waits on the server, and never leaves once it is taken back', async () => {
      const message = await sent(order());
      expect(message).toMatchObject({ state: 'queued', sendAt: null, canCancel: true });
      expect(waitOf(message)).toBe(600_000);

      const { body } = await cancel(message.documentId).expect(200);
      expect(body.data).toMatchObject({ state: 'cancelled', dueAt: null });
      // A message after it goes all the way, so the queue has had its chance.
      await shop.reaches((await sent({ ...order(), undo: false })).documentId, 'delivered');
      expect(requests()).toHaveLength(1);
    });

    test('goes out by itself when its seconds are over, and then it is too late', async () => {
      const { sending } = configOf(shop.booted.strapi);
      sending.undoSeconds = 2;
      const message = await sent(order());
      sending.undoSeconds = 600;
      expect(waitOf(message)).toBe(2_000);
      const delivered = await shop.reaches(message.documentId, 'delivered');
      expect(Date.parse(delivered.times.sendingAt!)).toBeGreaterThanOrEqual(
        Date.parse(message.dueAt!),
      );
      const { body } = await cancel(message.documentId).expect(400);
      expect(body.error.details.issues).toMatchObject([{ code: 'state.cannot' }]);
    });

    test('does not wait where the wait was declined', async () => {
      const message = await sent({ ...order(), undo: false });
      expect(waitOf(message)).toBe(0);
      await shop.reaches(message.documentId, 'delivered');
    });

    test('does not wait where it is a one-time code', async () => {
      const message = await sent({
        template: 'one_time_code',
        to: { phone: '+4917655501234' },
        values: { '1': '482913' },
      });
      expect(waitOf(message)).toBe(0);
      await shop.reaches(message.documentId, 'delivered');
    });
  });

  test('what code sends does not wait', async () => {
    const message = await shop.whatsapp.messages.sendTemplate(order());
    expect(waitOf(message)).toBe(0);
    await shop.reaches(message.documentId, 'delivered');
  });

  describe('a scheduled message', () => {
    test('waits for its time, is listed as scheduled, and can be cancelled', async () => {
      const sendAt = inMs(HOUR_MS);
      const message = await sent({ ...order(), sendAt });
      expect(message).toMatchObject({ state: 'queued', sendAt, dueAt: sendAt, canCancel: true });
      expect(await list('state=scheduled')).toEqual([message.documentId]);
      expect(await list('state=scheduled,cancelled')).toContain(message.documentId);

      await cancel(message.documentId).expect(200);
      expect(await list('state=scheduled')).toEqual([]);
      expect(requests()).toHaveLength(0);
    });

    test('leaves when its time has come', async () => {
      const sendAt = inMs(2_500);
      const { documentId } = await sent({ ...order(), sendAt });
      const delivered = await shop.reaches(documentId, 'delivered');
      expect(delivered.sendAt).toBe(sendAt);
      expect(Date.parse(delivered.times.sendingAt!)).toBeGreaterThanOrEqual(Date.parse(sendAt));
    });

    test.each([
      ['has passed', () => inMs(-60_000), 'sendAt.past'],
      ['is too far ahead', () => inMs(400 * 24 * HOUR_MS), 'sendAt.tooFar'],
      ['is none', () => 'tomorrow', 'sendAt.invalid'],
    ])('is refused when its time %s', async (_, sendAt, code) => {
      const { error } = await send({ ...order(), sendAt: sendAt() }, 400);
      expect(error.details.issues).toMatchObject([{ code, path: 'sendAt' }]);
      expect(await list('state=queued,scheduled')).toEqual([]);
    });

    test('of code whose time has passed leaves now', async () => {
      const { documentId } = await shop.whatsapp.messages.sendTemplate({
        ...order(),
        sendAt: new Date(Date.now() - HOUR_MS),
      });
      expect(await shop.reaches(documentId, 'delivered')).toMatchObject({ attempt: 1 });
    });
  });
});
