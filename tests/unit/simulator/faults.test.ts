import { SEED, type FaultSet } from '../../../simulator/src/index';
import { orderShipped, startHarness, until, type Harness } from './harness';

const BODY = { ...orderShipped('a', 'b', 'c'), biz_opaque_callback_data: 'mine' };
const sentBy = (harness: Harness): number =>
  harness.simulator.phone(SEED.customers.lena.phone).messages;

describe('faults', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
    await harness.connect();
  });
  afterEach(() => harness.close());

  const set = (faults: FaultSet): unknown => harness.simulator.setFaults(faults);

  it.each<[string, FaultSet, number, number]>([
    ['a rate limit', { rateLimited: {} }, 429, 130429],
    ['the rate limit of a pair', { rateLimited: { code: 131056 } }, 429, 131056],
    ['an error of any code', { error: { code: 131042 } }, 400, 131042],
    ['an expired token', { error: { code: 190, subcode: 463 } }, 401, 190],
    [
      'a failing server with an envelope',
      { serverError: { status: 503, graphEnvelope: true } },
      503,
      2,
    ],
  ])('refuse with %s, and nothing is sent', async (_title, faults, status, code) => {
    set(faults);
    const answer = await harness.send(BODY);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(sentBy(harness)).toBe(0);
  });

  it.each<[string, FaultSet, number]>([
    ['a failing server', { serverError: { status: 502 } }, 502],
    ['a failing server that answers nonsense', { serverError: { garbage: true } }, 500],
  ])('answer no envelope from %s', async (_title, faults, status) => {
    set(faults);
    const answer = await harness.send(BODY);
    expect(answer.status).toBe(status);
    expect(typeof answer.body).toBe('string');
    expect(sentBy(harness)).toBe(0);
  });

  it('lose the answer of a message that was taken and whose webhooks come', async () => {
    set({ answerLost: {} });
    await expect(harness.send(BODY)).rejects.toThrow();
    await until(() => harness.statuses().length === 2);
    expect(harness.statuses()[0].biz_opaque_callback_data).toBe('mine');
    expect(harness.simulator.requests.at(-1)).toMatchObject({ faults: ['answerLost'] });
    expect(harness.simulator.requests.at(-1)?.answer).toBeUndefined();
  });

  it('break the connection before anything is read', async () => {
    set({ resetBeforeRead: {} });
    await expect(harness.send(BODY)).rejects.toThrow();
    expect(sentBy(harness)).toBe(0);
  });

  it('never answer, and stopping still works', async () => {
    set({ hang: {} });
    const answer = harness.send(BODY).catch(() => 'cut off');
    await until(() => harness.simulator.requests.at(-1)?.faults[0] === 'hang');
    await harness.simulator.stop();
    expect(await answer).toBe('cut off');
  });

  it('answer late, when the statuses are already there', async () => {
    set({ slow: { ms: 600_000 } });
    const answer = harness.send(BODY).catch(() => 'cut off');
    await until(() => harness.statuses().length === 2);
    expect(harness.simulator.requests.at(-1)?.answer).toBeUndefined();
    await harness.simulator.stop();
    expect(await answer).toBe('cut off');
  });

  it('do the work only after the wait when told so', async () => {
    set({ slow: { ms: 600_000, when: 'before' } });
    const answer = harness.send(BODY).catch(() => 'cut off');
    await until(() => harness.simulator.requests.at(-1)?.faults[0] === 'slow');
    expect(sentBy(harness)).toBe(0);
    await harness.simulator.stop();
    expect(await answer).toBe('cut off');
  });

  it('answer nonsense with 200 for a message that was taken', async () => {
    set({ garbage: {} });
    const answer = await harness.send(BODY);
    expect(answer.status).toBe(200);
    expect(typeof answer.body).toBe('string');
    expect(sentBy(harness)).toBe(1);
  });

  it('answer 200 without an id for a message that was taken', async () => {
    set({ noWamid: {} });
    const answer = await harness.send(BODY);
    expect(answer.status).toBe(200);
    expect(answer.body.messages).toBeUndefined();
    expect(sentBy(harness)).toBe(1);
  });

  it('happen as often as they are told, and only where', async () => {
    set({ error: { code: 131000, times: 1, path: '/messages' } });
    const elsewhere = await harness.graph('GET', SEED.realNumber.id);
    const statuses = [
      elsewhere.status,
      (await harness.send(BODY)).status,
      (await harness.send(BODY)).status,
    ];
    expect(statuses).toEqual([200, 500, 200]);
    expect(harness.simulator.faults.list()).toMatchObject([{ name: 'error', times: 0, hits: 1 }]);
  });

  it('match a path by a regular expression too', async () => {
    set({ error: { path: '/message_templates$/' } });
    const list = await harness.graph('GET', `${SEED.businessAccount.id}/message_templates`);
    const one = await harness.graph('GET', SEED.templates.orderShipped.id);
    expect([list.status, one.status]).toEqual([500, 200]);
  });

  it('are set, added, shown and taken away over HTTP', async () => {
    await harness.control('PUT', 'faults', { hang: {} });
    await harness.control('PATCH', 'faults', { webhooks: { doubled: {} } });
    const both = await harness.control('GET', 'faults');
    await harness.control('DELETE', 'faults/hang');
    const one = await harness.control('GET', 'faults');
    expect(both.body.map(({ name }: { name: string }) => name)).toEqual(['hang', 'doubled']);
    expect(one.body.map(({ name }: { name: string }) => name)).toEqual(['doubled']);
  });

  it('refuse a name that does not exist', async () => {
    const { status, body } = await harness.control('PUT', 'faults', { slwo: {} });
    expect(status).toBe(400);
    expect(body.error).toContain('slwo');
  });

  describe('of webhooks', () => {
    it('send each delivery twice', async () => {
      set({ webhooks: { doubled: {} } });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'Hi' });
      await until(() => harness.receiver.received.length === 2);
      expect(harness.receiver.received[0]?.raw).toEqual(harness.receiver.received[1]?.raw);
    });

    it('tell delivered before sent', async () => {
      set({ webhooks: { outOfOrder: {} } });
      await harness.send(BODY);
      await until(() => harness.statuses().length === 2);
      expect(harness.statuses().map(({ status }) => status)).toEqual(['delivered', 'sent']);
    });

    it('hold everything back until they are taken away', async () => {
      set({ webhooks: { stopped: {} } });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'Hi' });
      await until(() => harness.simulator.deliveries[0]?.state === 'held');
      expect(harness.receiver.received).toEqual([]);
      harness.simulator.clearFaults();
      await until(() => harness.receiver.received.length === 1);
      expect(harness.simulator.deliveries).toHaveLength(1);
    });

    it('throw away what was held back when told so', async () => {
      set({ webhooks: { stopped: { lost: true } } });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'one' });
      await until(() => harness.simulator.deliveries[0]?.state === 'given-up');
      harness.simulator.clearFaults();
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'two' });
      await until(() => harness.receiver.received.length === 1);
      expect(harness.changes('messages')[0].messages[0].text.body).toBe('two');
    });

    it('let an accepted message fail later', async () => {
      set({ webhooks: { failStatus: { code: 131049, times: 1 } } });
      const { status } = await harness.send(BODY);
      await until(() => harness.statuses().length === 1);
      expect(status).toBe(200);
      expect(harness.statuses()[0]).toMatchObject({
        status: 'failed',
        errors: [{ code: 131049 }],
        biz_opaque_callback_data: 'mine',
      });
    });

    it('tell later what happened before', async () => {
      set({ webhooks: { late: { ms: 50, times: 1 } } });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'first' });
      harness.simulator.reply(SEED.customers.lena.phone, { text: 'second' });
      await until(() => harness.receiver.received.length === 2);
      const texts = harness.changes('messages').map((value) => value.messages[0].text.body);
      expect(texts).toEqual(['second', 'first']);
    });
  });
});
