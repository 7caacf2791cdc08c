import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

import type { DatabaseKind } from '../../databases';
import { prepareApp, prepareNaiveApp, type App } from '../app';
import { startChild, type Child } from '../child';
import { alternate, withCleanUp, type Context } from '../context';
import { median, ratio } from '../report';

/** Requests at once where ways are compared; and where it is shown what one process can reach. */
const AT_ONCE = 80;
const MANY_AT_ONCE = 250;

/** So few that two processes do not ask more of a small machine than it has. */
const FEW_AT_ONCE = 40;

/** How long Meta takes, near enough. */
const REAL_DELAY_MS = 100;

/** As many as take a few seconds. */
const SLOW_MESSAGES = 2_400;
const FAST_MESSAGES = 4_000;
const MANY_MESSAGES = 6_000;
const NAIVE_MESSAGES = 240;
const HISTORY = 100_000;

/** A stand-in for Meta that answers after so long. */
async function startGraph(delayMs: number) {
  const child = await startChild('graph', { env: { DELAY_MS: String(delayMs) } });
  return { child, url: await child.call<string>('url') };
}

const POLL_MS = 5;

/** Sends what is queued, by all of these processes together; answers messages a second. */
async function drain(workers: Child[], count: number): Promise<number> {
  const [first] = workers;
  for (const worker of workers) await worker.call('settled');
  const started = performance.now();
  for (const worker of workers) await worker.call('start');
  for (let sent = 0; sent < count; await sleep(POLL_MS))
    for (const worker of workers) sent += await worker.call<number>('settled');
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(workers.map((worker) => worker.call('stop')));
  const unsent = await first!.call<number>('unsent');
  if (unsent > 0) throw new Error(`${unsent} of ${count} messages were not sent.`);
  return count / seconds;
}

async function queueAndDrain(workers: Child[], count: number): Promise<number> {
  await workers[0]!.call('queue', count);
  return drain(workers, count);
}

/** The embedded queue on one database, and the naive way beside it. */
async function measureEmbedded(context: Context, database: DatabaseKind): Promise<void> {
  const on = `[${database}]`;
  await withCleanUp(async (later) => {
    const slow = await startGraph(REAL_DELAY_MS);
    later(() => slow.child.stop());
    const fast = await startGraph(0);
    later(() => fast.child.stop());

    const start = async (app: App) => {
      later(() => app.remove());
      const child = await app.start();
      later(() => child.stop());
      return child;
    };
    const withQueue = (url: string, concurrency: number, env?: App['databaseEnv']) =>
      prepareApp({ database, env, config: { simulator: { url }, queue: { concurrency } } });

    const appToSlow = await withQueue(slow.url, AT_ONCE);
    const toSlow = await start(appToSlow);
    await toSlow.call('setUp');
    await toSlow.call('fill', HISTORY);
    const template = await toSlow.call<object>('template');
    // The same table, with another place to send to and more at once.
    const toFast = await start(await withQueue(fast.url, AT_ONCE, appToSlow.databaseEnv));
    const many = await start(await withQueue(slow.url, MANY_AT_ONCE, appToSlow.databaseEnv));
    const naive = await start(await prepareNaiveApp(database));

    const loop = (how: 'sendBare' | 'send', url: string, count: number) =>
      naive.call<number>(how, { url, count, atOnce: AT_ONCE, template });

    context.log(`sending ${on}`);
    const real = await alternate(context, {
      bare: () => loop('sendBare', slow.url, SLOW_MESSAGES),
      queue: () => queueAndDrain([toSlow], SLOW_MESSAGES),
      naive: () => loop('send', slow.url, NAIVE_MESSAGES),
      'queue, with the rows written': async () => {
        const rowSeconds = await toSlow.call<number>('queue', SLOW_MESSAGES);
        const perSecond = await drain([toSlow], SLOW_MESSAGES);
        return SLOW_MESSAGES / (rowSeconds + SLOW_MESSAGES / perSecond);
      },
      '250 at once': () => queueAndDrain([many], MANY_MESSAGES),
    });
    const none = await alternate(context, {
      bare: () => loop('sendBare', fast.url, FAST_MESSAGES),
      queue: () => queueAndDrain([toFast], FAST_MESSAGES),
    });

    context.row({
      name: `sending, Meta answers in 100 ms: embedded queue / bare axios loop ${on}`,
      value: ratio(real.queue, real.bare),
      goal: '>= 0.9',
      unit: '×',
    });
    context.row({
      name: `sending, Meta answers at once: embedded queue / bare axios loop ${on}`,
      value: ratio(none.queue, none.bare),
      goal: '>= 0.45',
      unit: '×',
    });
    context.row({
      name: `sending, Meta answers in 100 ms: reached with 250 requests in flight ${on}`,
      value: median(real['250 at once']),
      goal: '>= 1000',
      unit: 'messages/s',
    });
    context.fact({
      name: `sending: embedded queue with the rows written / create + axios + update ${on}`,
      value: ratio(real['queue, with the rows written'], real.naive),
      unit: '×',
    });
    for (const [name, figures] of [
      ['bare axios loop, 100 ms', real.bare],
      ['embedded queue, 100 ms', real.queue],
      ['create + axios + update, 100 ms', real.naive],
      ['bare axios loop, 0 ms', none.bare],
      ['embedded queue, 0 ms', none.queue],
    ] as const)
      context.fact({ name: `sending: ${name} ${on}`, value: median(figures), unit: 'messages/s' });
  });
}

async function forgetKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}

/** BullMQ in front of the same table, with one process and with two. */
async function measureRedis(context: Context, database: DatabaseKind, redis: string) {
  const on = `[redis, ${database}]`;
  const prefix = `whatsapp-bench-${process.pid}`;
  await withCleanUp(async (later) => {
    const graph = await startGraph(REAL_DELAY_MS);
    later(() => graph.child.stop());
    later(() => forgetKeys(redis, prefix));
    const prepare = (concurrency: number, env?: App['databaseEnv']) =>
      prepareApp({
        database,
        env,
        config: {
          simulator: { url: graph.url },
          queue: { engine: 'redis', redis, prefix, concurrency },
        },
      });
    const start = async (app: App) => {
      later(() => app.remove());
      const child = await app.start();
      later(() => child.stop());
      return child;
    };
    const app = await prepare(AT_ONCE);
    const worker = await start(app);
    await worker.call('setUp');
    await worker.call('fill', HISTORY);
    const template = await worker.call<object>('template');
    const one = await start(await prepare(FEW_AT_ONCE, app.databaseEnv));
    const other = await start(await prepare(FEW_AT_ONCE, app.databaseEnv));
    const bare = await start(await prepareNaiveApp(database));

    context.log(`sending ${on}`);
    const figures = await alternate(context, {
      bare: () =>
        bare.call<number>('sendBare', {
          url: graph.url,
          count: SLOW_MESSAGES,
          atOnce: AT_ONCE,
          template,
        }),
      redis: () => queueAndDrain([worker], SLOW_MESSAGES),
      'one with 40 at once': () => queueAndDrain([one], SLOW_MESSAGES / 2),
      'two with 40 at once': () => queueAndDrain([one, other], SLOW_MESSAGES),
    });
    context.row({
      name: `sending, Meta answers in 100 ms: Redis / bare axios loop ${on}`,
      value: ratio(figures.redis, figures.bare),
      goal: '>= 0.8',
      unit: '×',
    });
    context.row({
      name: `sending, Meta answers in 100 ms: two processes / one, 40 requests each ${on}`,
      value: ratio(figures['two with 40 at once'], figures['one with 40 at once']),
      goal: '>= 1.8',
      unit: '×',
    });
    for (const [name, values] of Object.entries(figures))
      context.fact({ name: `sending: ${name} ${on}`, value: median(values), unit: 'messages/s' });
  });
}

/** How fast queued messages leave, beside a loop that remembers nothing. */
export async function sending(context: Context): Promise<void> {
  for (const database of context.databases) await measureEmbedded(context, database);
  const shared = context.databases.find((database) => database !== 'sqlite');
  if (!context.redis) context.skip('Redis does not answer: its rows are left out.');
  else if (!shared)
    context.skip('Redis is measured with two processes on PostgreSQL, which does not answer.');
  else await measureRedis(context, shared, context.redis);
}
