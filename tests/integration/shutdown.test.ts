import { randomBytes } from 'node:crypto';

import type { DatabaseKind } from '../databases';
import { messageTo, openSite, phoneOf, type Engine, type Site } from '../torture/site';
import { describeOnEachDatabase, describeWithRedis, REDIS_URL } from './services';
import { eventually } from './shop';

// Processes are started several times in one test.
jest.setTimeout(300_000);

/** Requests under way get ten seconds; a process that is still there so much later does not end by itself. */
const PATIENCE_MS = 45_000;

interface Place {
  database: DatabaseKind;
  engine: Engine;
}

function suite(place: Place): void {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({
      ...place,
      redisUrl: REDIS_URL,
      // So few that the others are still queued when the process is told to end.
      config: { queue: { concurrency: 3 }, graph: { timeoutMs: 40_000 } },
    });
  });
  afterAll(() => site?.close());

  let people = 0;
  const queueMessages = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        people += 1;
        const { documentId } = await site.ask<{ documentId: string }>(
          'POST',
          '/whatsapp/messages',
          messageTo(phoneOf(people)),
        );
        return documentId;
      }),
    );
  const statesOf = async (ids: string[]) =>
    (await site.table.all())
      .filter(({ documentId }) => ids.includes(documentId))
      .map(({ state }) => state)
      .sort();
  const untilUnderWay = (requests: number) =>
    eventually('requests under way', () =>
      site.witness.requests() >= requests ? true : undefined,
    );

  test('lets what is under way end, writes it down, and takes nothing new', async () => {
    const { simulator, witness, table, first } = site;
    const [model] = await queueMessages(1);
    await eventually('the message that the others are copies of', async () =>
      (await statesOf([model!])).includes('delivered') ? true : undefined,
    );
    const before = witness.requests();
    simulator.setFaults({ slow: { ms: 5_000, path: '/messages' }, webhooks: { stopped: {} } });
    // All at once: while they were asked for one by one, the first could be through on a busy machine.
    const ids = Array.from({ length: 8 }, () => randomBytes(12).toString('hex'));
    const [accountId] = await table.accountIds();
    await table.copy(
      model!,
      ids.map((documentId) => ({ documentId, accountId: accountId! })),
    );
    await untilUnderWay(before + 3);
    await first.stop(PATIENCE_MS);
    expect(first.endedBy()).toBe('itself');
    expect(witness.requests()).toBe(before + 3);
    const left = ['accepted', 'accepted', 'accepted'];
    expect(await statesOf(ids)).toEqual([...left, ...Array(5).fill('queued')]);
    // Nobody holds the others: the next process sends them at once, and those that were sent not again.
    expect((await table.all()).filter(({ isClaimed }) => isClaimed)).toEqual([]);

    simulator.clearFaults();
    await site.start();
    await eventually('all are delivered', async () =>
      (await statesOf(ids)).every((state) => state === 'delivered') ? true : undefined,
    );
    expect(witness.repeatedIds()).toEqual([]);
    expect(witness.requests()).toBe(before + 8);
  });

  test('ends in spite of what does not end, which is uncertain then', async () => {
    const { simulator, witness, table } = site;
    const before = witness.requests();
    simulator.setFaults({ hang: { path: '/messages' } });
    const ids = await queueMessages(3);
    await untilUnderWay(before + 3);
    const server = site.latest();
    await server.stop(PATIENCE_MS);
    expect(server.endedBy()).toBe('itself');
    simulator.clearFaults();

    await table.endLeases();
    await site.start();
    await eventually('they are listed', async () =>
      (await statesOf(ids)).every((state) => state === 'uncertain') ? true : undefined,
    );
    expect(witness.requests()).toBe(before + 3);
  });
}

describe('a process that is told to end while it sends', () => {
  describeOnEachDatabase('on', (database) => suite({ database, engine: 'database' }), ['sqlite']);
  describeWithRedis('with Redis', () => {
    describeOnEachDatabase('on', (database) => suite({ database, engine: 'redis' }), ['postgres']);
  });
});
