import { SEED } from '../../simulator/src';
import type { Message } from '../../shared/contracts/messages';
import type { DatabaseKind } from '../databases';
import { describeOnEachDatabase } from './services';
import { eventually, openShop, type Shop, type ShopOptions } from './shop';
import { layWire, type Trouble, type Wire } from './wire';

/** What a message ends as must be told at once, not after the ten minutes that a person would wait. */
const CONFIG = { graph: { timeoutMs: 1_500 }, sending: { uncertainAfterSeconds: 0 } };

interface Sender extends Shop {
  send(idempotencyKey?: string): Promise<Message>;
  sends(): number;
}

async function openSender(options: ShopOptions = {}): Promise<Sender> {
  const shop = await openShop({ ...options, config: CONFIG });
  let people = 0;
  return {
    ...shop,
    get whatsapp() {
      return shop.whatsapp;
    },
    send(idempotencyKey) {
      people += 1;
      return shop.whatsapp.messages.sendTemplate({
        template: SEED.templates.orderShipped.name,
        to: { phone: `+49176${40_000_000 + people}` },
        values: { '1': 'Ines', '2': 'A-17', '3': 'Friday' },
        idempotencyKey,
      });
    },
    sends: () => shop.simulator.findRequests({ method: 'POST', path: '/messages' }).length,
  };
}

describe('a wire that breaks', () => {
  let shop: Sender;
  let wire: Wire;
  beforeAll(async () => {
    shop = await openSender({
      route: async (url) => {
        wire = await layWire(url);
        return wire.url;
      },
    });
  });
  afterEach(() => {
    wire.set(null);
    shop.simulator.clearFaults();
    shop.simulator.clearRequests();
  });
  afterAll(async () => {
    await shop?.stop();
    await wire?.close();
  });

  const untilIdle = () =>
    eventually('a connection that is kept', () => (wire.idle() > 0 ? true : undefined));

  test.each<[string, Trouble]>([
    ['in the middle of the head of its answer', { type: 'break-in-answer', keep: 40 }],
    ['in the middle of the body of its answer', { type: 'break-in-answer', keep: -30 }],
    ['and keeps silent in the middle of an answer', { type: 'stall-in-answer', keep: -30 }],
    ['when the request is written', { type: 'break-after-request' }],
  ])('%s leaves the message uncertain until its status comes', async (_, trouble) => {
    shop.simulator.setFaults({ webhooks: { stopped: {} } });
    wire.set(trouble);
    const { documentId } = await shop.send();
    await shop.reaches(documentId, 'uncertain');
    wire.set(null);
    // Whatever comes after it goes out, and it does not.
    const after = await shop.send();
    await shop.reaches(after.documentId, 'accepted');
    const reached = trouble.type === 'break-after-request' ? 0 : 1;
    expect(shop.sends()).toBe(reached + 1);
    expect(await shop.whatsapp.messages.findOne(documentId)).toMatchObject({
      state: 'uncertain',
      attempt: 1,
      wamid: null,
      canResend: true,
    });

    shop.simulator.clearFaults();
    await shop.reaches(after.documentId, 'delivered');
    if (reached === 0) return;
    expect((await shop.reaches(documentId, 'delivered')).wamid).toMatch(/^wamid\./);
  });

  test('on a kept connection that the other side has closed meanwhile does not touch the next message', async () => {
    await shop.reaches((await shop.send()).documentId, 'delivered');
    await untilIdle();
    wire.closeIdle();
    const { documentId } = await shop.send();
    expect((await shop.reaches(documentId, 'delivered')).attempt).toBe(1);
    expect(shop.sends()).toBe(2);
  });

  test('on a kept connection in the moment of its use leaves the message uncertain', async () => {
    await shop.reaches((await shop.send()).documentId, 'delivered');
    await untilIdle();
    wire.set({ type: 'break-after-request' });
    const { documentId } = await shop.send();
    // Bytes have left: only Meta knows how far they came.
    expect((await shop.reaches(documentId, 'uncertain')).attempt).toBe(1);
    expect(shop.sends()).toBe(1);
  });
});

describe('a clock that jumps', () => {
  let shop: Sender;
  const RealDate = Date;
  const HOUR = 3_600_000;

  /** Sets the clock of this Strapi, and of nobody else. */
  function jump(ms: number): void {
    class Shifted extends RealDate {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(RealDate.now() + ms);
        else super(...(given as [number]));
      }
      static override now = () => RealDate.now() + ms;
      static override [Symbol.hasInstance] = (value: unknown) =>
        Object.prototype.toString.call(value) === '[object Date]';
    }
    globalThis.Date = ms === 0 ? RealDate : (Shifted as DateConstructor);
  }

  beforeAll(async () => {
    shop = await openSender();
  });
  afterEach(() => {
    jump(0);
    shop.simulator.clearFaults();
    shop.simulator.clearRequests();
  });
  afterAll(() => shop?.stop());

  const accepted = (documentId: string) =>
    shop.reaches(documentId, 'accepted', 'sent', 'delivered');

  test.each([
    ['forward', HOUR],
    ['back', -HOUR],
  ])('%s while a request is under way sends nothing twice', async (_, ms) => {
    shop.simulator.setFaults({ slow: { ms: 700, path: '/messages', times: 1 } });
    const { documentId } = await shop.send();
    await eventually('the request', () => (shop.sends() === 1 ? true : undefined));
    jump(ms);
    expect((await accepted(documentId)).attempt).toBe(1);
    const next = await shop.send();
    await accepted(next.documentId);
    expect(shop.sends()).toBe(2);
  });

  test('back does not silence a number that has sent, or rested, by the clock of before', async () => {
    jump(HOUR);
    await accepted((await shop.send()).documentId);
    shop.simulator.setFaults({ error: { code: 130429, path: '/messages', times: 1 } });
    const { documentId } = await shop.send();
    await eventually('the number rests', async () =>
      (await shop.whatsapp.messages.findOne(documentId)).attempt === 1 ? true : undefined,
    );
    jump(0);
    await accepted((await shop.send()).documentId);
    // What was queued by the clock of before waits until then: late, and not lost.
    expect(await shop.whatsapp.messages.findOne(documentId)).toMatchObject({
      state: 'queued',
      attempt: 1,
    });
    jump(HOUR + 60_000);
    expect((await accepted(documentId)).attempt).toBe(2);
  });
});

describeOnEachDatabase(
  'a database that refuses to write',
  (database) => {
    let shop: Sender;
    beforeAll(async () => {
      shop = await openSender({ database });
    });
    afterEach(async () => {
      await takeWrites();
      shop.simulator.clearFaults();
      shop.simulator.clearRequests();
    });
    afterAll(() => shop?.stop());

    const FULL = 'no space left on device';
    const ask = (sql: string) => shop.booted.strapi.db.connection.raw(sql);
    const refuseWrites = (what: string) => refuse(ask, database, what, FULL);
    const takeWrites = () => accept(ask, database);
    const rows = (uid: string) => shop.booted.strapi.db.query(uid as 'plugin::whatsapp.message');
    const countAll = async () => ({
      messages: await rows('plugin::whatsapp.message').count(),
      links: await rows('plugin::whatsapp.link').count(),
      sends: shop.sends(),
    });
    const endLease = (documentId: string) =>
      rows('plugin::whatsapp.message').updateMany({
        where: { documentId },
        data: { leaseUntil: new Date(0) } as never,
      });

    test('when a message is queued refuses it in clear words, and nothing is half-done', async () => {
      const before = await countAll();
      await refuseWrites('insert');
      const refusal = await shop.send('full').then(
        () => null,
        (error: Error) => error,
      );
      expect(refusal).toMatchObject({
        name: 'ApplicationError',
        message: expect.stringContaining(FULL),
      });
      // The statement, in which the text of the message stands, is not told.
      expect(refusal!.message).not.toMatch(/insert|Ines/i);
      expect(await countAll()).toEqual(before);

      await takeWrites();
      const [one, two] = [await shop.send('full'), await shop.send('full')];
      expect(one.documentId).toBe(two.documentId);
      await shop.reaches(one.documentId, 'delivered');
      expect(shop.sends()).toBe(1);
    });

    test('when a message is about to leave keeps it queued, and not a byte leaves', async () => {
      await refuseWrites(`update of sending`);
      const { documentId } = await shop.send();
      const held = await eventually('it is taken by a worker', async () => {
        const row = await rows('plugin::whatsapp.message').findOne({ where: { documentId } });
        return row!.claimedBy ? row : undefined;
      });
      expect(held).toMatchObject({ state: 'queued', attempt: 0 });
      expect(shop.sends()).toBe(0);
      await takeWrites();
      await endLease(documentId);
      expect((await shop.reaches(documentId, 'delivered')).attempt).toBe(1);
    });

    test('when Meta has accepted leaves the message uncertain, never sends it again, and a status settles it', async () => {
      shop.simulator.setFaults({ webhooks: { stopped: {} } });
      await refuseWrites('update of accepted');
      const { documentId } = await shop.send();
      await shop.reaches(documentId, 'uncertain');
      await takeWrites();
      await shop.reaches((await shop.send()).documentId, 'accepted');
      expect(shop.sends()).toBe(2);
      expect(await shop.whatsapp.messages.findOne(documentId)).toMatchObject({
        state: 'uncertain',
        attempt: 1,
      });
      shop.simulator.clearFaults();
      expect((await shop.reaches(documentId, 'delivered')).wamid).toMatch(/^wamid\./);
    });

    test('of anything when Meta answers leaves it to the next start to say that it is uncertain', async () => {
      shop.simulator.setFaults({
        slow: { ms: 400, path: '/messages', times: 1 },
        webhooks: { stopped: {} },
      });
      const { documentId } = await shop.send();
      await shop.reaches(documentId, 'sending');
      await refuseWrites('update');
      await eventually('the answer', () =>
        shop.simulator
          .findRequests({ method: 'POST', path: '/messages' })
          .some(({ answer }) => answer?.status === 200)
          ? true
          : undefined,
      );
      await shop.booted.pause();
      await shop.booted.resume();
      await takeWrites();
      expect((await shop.whatsapp.messages.findOne(documentId)).state).toBe('sending');
      await endLease(documentId);
      await shop.booted.restart();
      await shop.reaches(documentId, 'uncertain');
      expect(shop.sends()).toBe(1);
      shop.simulator.clearFaults();
      await shop.reaches(documentId, 'delivered');
      expect(shop.sends()).toBe(1);
    });
  },
  ['sqlite', 'postgres'],
);

type Ask = (sql: string) => PromiseLike<unknown>;

const TABLE = 'whatsapp_messages';

/** Has the database refuse inserts of messages, all updates, or those that move one to a state. */
async function refuse(ask: Ask, database: DatabaseKind, what: string, words: string) {
  const [event, state] = what.split(' of ');
  const when = state ? `when (new.state = '${state}')` : '';
  if (database === 'sqlite') {
    await ask(
      `create trigger refuse before ${event} on ${TABLE} ${when} begin select raise(abort, '${words}'); end`,
    );
    return;
  }
  await ask(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception '${words}' using errcode = 'disk_full'; end $$`,
  );
  await ask(
    `create trigger refuse before ${event} on ${TABLE} for each row ${when} execute function refuse()`,
  );
}

async function accept(ask: Ask, database: DatabaseKind) {
  if (database === 'sqlite') await ask('drop trigger if exists refuse');
  else await ask('drop function if exists refuse cascade');
}
