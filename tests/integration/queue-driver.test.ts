import { randomBytes } from 'node:crypto';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';
import type { Claimed, QueueDriver } from '../../server/src/queue/driver';
import { DRIVERS } from '../../server/src/queue/drivers';
import { runtimeOf, type Runtime } from '../../server/src/runtime';
import { outsideTransactions } from '../../server/src/store/outside-transactions';
import { UIDS } from '../../server/src/store/uids';
import { freePort } from '../ports';
import { describeOnEachDatabase, describeWithRedis, REDIS_URL } from './services';
import { eventually } from './shop';
import { bootStrapi, type BootedStrapi } from './strapi';

type Engine = keyof typeof DRIVERS;
type Levels = 'STANDARD' | 'HIGH' | 'COEXISTENCE';

interface HandedOut extends Claimed {
  at: number;
  by: number;
}

/** One run has Redis for itself, whoever else tests there. */
const PREFIX = `whatsapp-test-${process.pid}-${Date.now().toString(36)}`;

/** The engine's own timers reach this far; what has not come until then does not come. */
const QUIET_MS = 1_600;

async function forgetKeys(): Promise<void> {
  const redis = new Redis(REDIS_URL);
  const keys = await redis.keys(`${PREFIX}:*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}

describeOnEachDatabase('the engines of the queue', (database) => {
  let booted: BootedStrapi;
  let runtime: Runtime;
  let names = 0;

  beforeAll(async () => {
    booted = await bootStrapi({ database, config: { queue: { worker: false } } });
    runtime = runtimeOf(booted.strapi);
  });
  afterAll(() => booted?.stop());

  const rows = (uid: string) => booted.strapi.db.query(uid as 'plugin::whatsapp.message');

  async function createAccount(throughputLevel: Levels = 'HIGH') {
    names += 1;
    const { id, phoneNumberId } = await rows(UIDS.account).create({
      data: {
        name: `Number ${names}`,
        environment: 'sandbox',
        phoneNumberId: `${process.pid}${names}`,
        businessAccountId: '1',
        enabled: true,
        holdReason: null,
        installationId: runtime.installation,
        throughputLevel,
      } as never,
    });
    return { id: Number(id), phoneNumberId: String(phoneNumberId) };
  }

  async function queueMessages(account: { id: number }, count: number, data: object = {}) {
    const messages = Array.from({ length: count }, () => ({
      documentId: randomBytes(12).toString('hex'),
      account: account.id,
      direction: 'out',
      type: 'template',
      state: 'queued',
      attempt: 0,
      priority: 20,
      dueAt: new Date(),
      ...data,
    }));
    await rows(UIDS.message).createMany({ data: messages as never });
    return messages.map(({ documentId }) => documentId);
  }

  const queueMessage = async (account: { id: number }, data: object = {}): Promise<string> =>
    (await queueMessages(account, 1, data))[0]!;

  function contract(engine: Engine) {
    const running: QueueDriver[] = [];
    let handedOut: HandedOut[] = [];
    /** When each message was taken from the pace of its number, whatever has held it up since. */
    const takenAt = new Map<string, number>();
    let errors: string[] = [];

    afterEach(async () => {
      await Promise.all(running.splice(0).map((driver) => driver.stop(2_000)));
      // The next test has no numbers but its own.
      await rows(UIDS.account).updateMany({
        where: { id: { $gt: 0 } },
        data: { enabled: false } as never,
      });
      handedOut = [];
      takenAt.clear();
      errors = [];
    });

    const noteTaken = (documentIds: Iterable<string>, at: Date) => {
      for (const documentId of documentIds) takenAt.set(documentId, at.getTime());
    };
    const claims = (): Runtime['claims'] => ({
      ...runtime.claims,
      claim: async (options) => {
        const result = await runtime.claims.claim(options);
        noteTaken(result.documentIds, options.now);
        return result;
      },
    });
    const namedClaims = (): Runtime['namedClaims'] => ({
      ...runtime.namedClaims,
      claim: async (wanted, options) => {
        const result = await runtime.namedClaims.claim(wanted, options);
        noteTaken(result.claimed, options.now);
        return result;
      },
    });

    /** The row as a sent message leaves it. */
    const send = ({ documentId, claim }: Claimed) =>
      runtime.writer.write({ documentId }, (row) =>
        row.state === 'queued' && row.claimedBy === claim
          ? { state: 'accepted', claimedBy: null, leaseUntil: null }
          : null,
      );

    /** An engine as it runs in one process. */
    function startEngine({
      concurrency = 50,
      redis = REDIS_URL,
      work = send,
    }: {
      concurrency?: number;
      redis?: string;
      work?(claimed: Claimed): Promise<unknown>;
    } = {}): QueueDriver {
      const driver = DRIVERS[engine]({
        claims: claims(),
        namedClaims: namedClaims(),
        redis,
        prefix: PREFIX,
        concurrency,
        now: () => new Date(),
        newClaim: () => `${running.length}-${Math.random().toString(36).slice(2)}`,
        detached: outsideTransactions,
        onError: (failure) => errors.push(String(failure)),
        log: { info: () => undefined, error: (words) => errors.push(words) },
      });
      const by = running.push(driver);
      driver.start(async (claimed) => {
        handedOut.push({ ...claimed, at: Date.now(), by });
        await work(claimed);
      });
      return driver;
    }

    const idsHandedOut = () => handedOut.map(({ documentId }) => documentId);
    const untilHandedOut = (documentIds: string[]) =>
      eventually(
        `${documentIds.length} messages are handed out`,
        () => {
          const ids = new Set(idsHandedOut());
          return documentIds.every((id) => ids.has(id)) ? true : undefined;
        },
        90_000,
      );
    const untilQueuedInRedis = async (documentId: string) => {
      const redis = new Redis(REDIS_URL);
      await eventually('its job', async () => {
        const keys = await redis.keys(`${PREFIX}:*:m-${documentId}-*`);
        return keys.length > 0 ? true : undefined;
      }).finally(() => redis.quit());
    };
    const expectEachOnce = (documentIds: string[]) =>
      expect(idsHandedOut().sort()).toEqual([...documentIds].sort());

    test('hand out every due message exactly once, also with two processes', async () => {
      const account = await createAccount();
      const ids = await queueMessages(account, 500);
      startEngine({ concurrency: 20 });
      startEngine({ concurrency: 20 });
      await untilHandedOut(ids);
      await sleep(QUIET_MS);
      expectEachOnce(ids);
      expect(errors).toEqual([]);
    });

    test('share their places between numbers', async () => {
      const [busy, quiet] = [await createAccount(), await createAccount()];
      const many = await queueMessages(busy, 60);
      const few = await queueMessages(quiet, 3);
      startEngine({
        concurrency: 4,
        work: async (claimed) => {
          await sleep(40);
          await send(claimed);
        },
      });
      await untilHandedOut([...many, ...few]);
      const order = idsHandedOut();
      for (const id of few) expect(order.indexOf(id)).toBeLessThan(40);
      expectEachOnce([...many, ...few]);
    });

    test('hand out what is more urgent first, also when it comes later', async () => {
      const account = await createAccount();
      const third = await queueMessages(account, 10, { priority: 120 });
      const second = await queueMessages(account, 2, { priority: 20 });
      const first = await queueMessages(account, 2, { priority: 0 });
      let late = '';
      const driver = startEngine({
        concurrency: 1,
        work: async (claimed) => {
          if (third.includes(claimed.documentId) && !late) {
            late = await queueMessage(account, { priority: 0 });
            driver.wake();
            if (engine === 'redis') await untilQueuedInRedis(late);
          }
          await send(claimed);
        },
      });
      await untilHandedOut([...first, ...second, ...third]);
      await untilHandedOut([late]);
      const order = idsHandedOut();
      expect(order.slice(0, 2)).toEqual(first);
      expect(order.slice(2, 4)).toEqual(second);
      expect(order.indexOf(late)).toBeLessThan(7);
      expectEachOnce([...first, ...second, ...third, late]);
    });

    test('hand out nothing before it is due', async () => {
      const account = await createAccount();
      const driver = startEngine();
      const waits = [300, 900, 1_700];
      const due = await Promise.all(
        waits.map(async (ms) => {
          const dueAt = new Date(Date.now() + ms);
          const id = await queueMessage(account, { dueAt });
          driver.wake(dueAt);
          return { id, dueAt };
        }),
      );
      await untilHandedOut(due.map(({ id }) => id));
      for (const { id, dueAt } of due) {
        const { at } = handedOut.find(({ documentId }) => documentId === id)!;
        expect(at).toBeGreaterThanOrEqual(dueAt.getTime());
      }
      expectEachOnce(due.map(({ id }) => id));
    });

    test('hand out again what somebody held until the lease ended, and not before', async () => {
      const account = await createAccount();
      const held = (leaseUntil: number) =>
        queueMessage(account, { claimedBy: 'gone', leaseUntil: new Date(leaseUntil) });
      const ended = await held(Date.now() - 1_000);
      const leaseUntil = Date.now() + 1_500;
      const ending = await held(leaseUntil);
      const lasting = await held(Date.now() + 60_000);
      startEngine();
      await untilHandedOut([ended, ending]);
      expect(handedOut.find(({ documentId }) => documentId === ending)!.at).toBeGreaterThanOrEqual(
        leaseUntil,
      );
      expect(idsHandedOut()).not.toContain(lasting);
    });

    test('hand out what a worker has left without a word, when its lease has ended', async () => {
      const account = await createAccount();
      const id = await queueMessage(account);
      const driver = startEngine({ work: () => Promise.resolve() });
      await untilHandedOut([id]);
      await sleep(QUIET_MS);
      expectEachOnce([id]);
      await rows(UIDS.message).updateMany({
        where: { documentId: id },
        data: { leaseUntil: new Date(Date.now() - 1) } as never,
      });
      driver.wake();
      await eventually('it is handed out again', () => handedOut[1]);
      const [before, after] = handedOut;
      expect(after!.documentId).toBe(id);
      expect(after!.claim).not.toBe(before!.claim);
    });

    test('stop at once for an account that is held, and go on when it is released', async () => {
      const [account, other] = [await createAccount(), await createAccount()];
      const ids = await queueMessages(account, 6);
      let isHeld = false;
      const driver = startEngine({
        concurrency: 1,
        work: async (claimed) => {
          if (ids.includes(claimed.documentId) && !isHeld) {
            isHeld = true;
            await runtime.accounts.hold(account.id, 'connection', 'No token');
          }
          await send(claimed);
        },
      });
      await eventually('the first is handed out', () => handedOut[0]);
      const others = await queueMessages(other, 3);
      driver.wake();
      await untilHandedOut(others);
      await sleep(QUIET_MS);
      expect(idsHandedOut().filter((id) => ids.includes(id))).toHaveLength(1);
      await runtime.accounts.release(account.id);
      await untilHandedOut(ids);
      expectEachOnce([...ids, ...others]);
    });

    test('let a number rest, and only that', async () => {
      /** Answers whether the machine was quick enough to show that the others need not wait. */
      async function showRest(restMs: number): Promise<boolean> {
        const [account, other] = [await createAccount(), await createAccount()];
        const ids = await queueMessages(account, 6);
        let until = 0;
        const driver = startEngine({
          concurrency: 1,
          work: async (claimed) => {
            if (ids.includes(claimed.documentId) && !until)
              until = (
                await runtime.budgets.pause(
                  account.phoneNumberId,
                  '130429',
                  new Date(),
                  () => restMs,
                )
              ).getTime();
            await send(claimed);
          },
        });
        await eventually('it rests', () => (until > 0 ? true : undefined));
        const others = await queueMessages(other, 3);
        driver.wake();
        await untilHandedOut(others);
        const isShown = Date.now() < until;
        await untilHandedOut(ids);
        const ofNumber = handedOut.filter(({ documentId }) => ids.includes(documentId));
        for (const { at } of ofNumber.slice(1)) expect(at).toBeGreaterThanOrEqual(until);
        expectEachOnce([...ids, ...others]);
        await driver.stop(2_000);
        handedOut = [];
        return isShown;
      }
      expect((await showRest(2_500)) || (await showRest(25_000))).toBe(true);
    });

    test('never send faster than the number may, also with two processes', async () => {
      const account = await createAccount('COEXISTENCE');
      const ids = await queueMessages(account, 60);
      startEngine();
      startEngine();
      await untilHandedOut(ids);
      expectEachOnce(ids);
      const times = [...takenAt.values()].sort((a, b) => a - b);
      expect(times).toHaveLength(ids.length);
      const gaps = times.slice(20).map((at, index) => at - times[index]!);
      // Redis has given a message its turn a moment before it is taken.
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(900);
    });

    test('hand out nothing more once they stop, and wait for what is under way', async () => {
      const account = await createAccount();
      const ids = await queueMessages(account, 20);
      const ended: string[] = [];
      const driver = startEngine({
        concurrency: 5,
        work: async (claimed) => {
          await sleep(500);
          await send(claimed);
          ended.push(claimed.documentId);
        },
      });
      await eventually('all places are taken', () => (handedOut.length >= 5 ? true : undefined));
      await driver.stop(10_000);
      const stopped = idsHandedOut();
      expect(ended.sort()).toEqual([...stopped].sort());
      expect(stopped.length).toBeLessThan(ids.length);
      driver.wake();
      await sleep(QUIET_MS);
      expect(idsHandedOut()).toEqual(stopped);
      startEngine();
      await untilHandedOut(ids);
      expectEachOnce(ids);
    });

    test('do not wait longer than they are told when they stop', async () => {
      const account = await createAccount();
      await queueMessage(account);
      let end: () => void = () => undefined;
      const never = new Promise<void>((resolve) => {
        end = resolve;
      });
      const driver = startEngine({ work: () => never });
      await eventually('it is handed out', () => handedOut[0]);
      const first = await Promise.race([
        driver.stop(300).then(() => 'stopped'),
        sleep(20_000, 'late', { ref: false }),
      ]);
      expect(first).toBe('stopped');
      end();
    });

    test('hand out nothing that a transaction has taken back', async () => {
      const account = await createAccount();
      const driver = startEngine();
      let undone = '';
      await expect(
        booted.strapi.db.transaction(async () => {
          undone = await queueMessage(account);
          driver.wake();
          await sleep(200);
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      const kept = await queueMessage(account);
      driver.wake();
      await untilHandedOut([kept]);
      await sleep(QUIET_MS);
      expect(undone).not.toBe('');
      expectEachOnce([kept]);
      expect(errors).toEqual([]);
    });

    return {
      startEngine,
      untilHandedOut,
      expectEachOnce,
      handed: () => handedOut,
      told: () => errors,
    };
  }

  describe('database', () => {
    contract('database');
  });

  describeWithRedis('redis', () => {
    const { startEngine, untilHandedOut, expectEachOnce, handed, told } = contract('redis');
    afterAll(forgetKeys);

    test('lose nothing when Redis comes back empty, running or started anew', async () => {
      const account = await createAccount('COEXISTENCE');
      const ids = await queueMessages(account, 30);
      const before = startEngine();
      await eventually('some are handed out', () => handed()[4]);
      await before.stop(5_000);
      await forgetKeys();
      startEngine();
      await eventually('some more are handed out', () => handed()[9]);
      await forgetKeys();
      await untilHandedOut(ids);
      expectEachOnce(ids);
    });

    test('keep in Redis only the ids of messages, and no job that is done', async () => {
      const account = await createAccount('COEXISTENCE');
      const ids = await queueMessages(account, 12, { attempt: 2 });
      const redis = new Redis(REDIS_URL);
      const jobs = () => redis.keys(`${PREFIX}:whatsapp-${account.phoneNumberId}:m-*`);
      startEngine();
      const seen = await eventually('jobs', async () => {
        const keys = await jobs();
        return keys.length > 0 ? keys : undefined;
      });
      for (const key of seen) expect(key).toMatch(/:m-[a-z0-9]+-3(:lock)?$/);
      const job = seen.find((key) => !key.endsWith(':lock'))!;
      const data = await redis.hget(job, 'data');
      expect(data === null || ids.includes(JSON.parse(data) as string)).toBe(true);
      await untilHandedOut(ids);
      await eventually('no job is left', async () =>
        (await jobs()).length === 0 ? true : undefined,
      );
      await redis.quit();
    });

    test('wait for a Redis that is away, say so once, and go on when it is back', async () => {
      const account = await createAccount();
      const port = await freePort();
      const target = new URL(REDIS_URL);
      const open = await queueMessages(account, 5);
      startEngine({ redis: `redis://:very-secret@127.0.0.1:${port}` });
      await eventually('it is said', () => told()[0]);
      await sleep(QUIET_MS);
      expect(handed()).toEqual([]);
      expect(told()).toHaveLength(1);
      expect(told()[0]).toContain(`127.0.0.1:${port}`);
      expect(told()[0]).toContain('messages wait as queued');

      const way = await openWay(port, target);
      await untilHandedOut(open);
      await way.close();
      const later = await queueMessages(account, 5);
      await eventually('it is said again', () => told()[1]);
      const again = await openWay(port, target);
      await untilHandedOut(later);
      await again.close();
      expectEachOnce([...open, ...later]);
      expect(told().join()).not.toContain('very-secret');
    });
  });
});

/** A port that leads to Redis until it is closed; a password on the way is dropped. */
async function openWay(port: number, { hostname, port: to }: URL) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((from) => {
    const redis = connect({ host: hostname, port: Number(to || 6379) });
    for (const socket of [from, redis]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [from, redis].forEach((one) => one.destroy()));
    }
    from.pipe(redis);
    redis.pipe(from);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
