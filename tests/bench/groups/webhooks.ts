import type { DatabaseKind } from '../../databases';
import { prepareApp, prepareNaiveApp } from '../app';
import { ACCOUNT, APP_SECRET } from '../business';
import { startChild } from '../child';
import { alternate, withCleanUp, type Context } from '../context';
import { median, ratio } from '../report';

/** As many as Meta's own limit asks of a webhook, see docs/benchmarks.md. */
const CONNECTIONS = 50;

const STATES = ['sent', 'delivered', 'read'];
const MESSAGES = 5_000;
const NAIVE_MESSAGES = 100;
const BARE_MESSAGES = 10_000;
const HISTORY = 100_000;

const OPEN_PER_SECOND = 3_000;
const OPEN_SECONDS = 30;
const OPEN_CONNECTIONS = 100;

type Sent = [documentId: string, wamid: string];

interface Outcome {
  perSecond: number;
  refused: number;
  p50: number;
  p99: number;
}

async function measure(context: Context, database: DatabaseKind): Promise<void> {
  const on = `[${database}]`;
  await withCleanUp(async (later) => {
    const load = await startChild('load');
    later(() => load.stop());
    const koa = await startChild('bare-koa', { env: { APP_SECRET } });
    later(() => koa.stop());
    const app = await prepareApp({ database });
    later(() => app.remove());
    const plugin = await app.start();
    later(() => plugin.stop());
    await plugin.call('setUp');
    await plugin.call('fill', HISTORY);
    const naiveApp = await prepareNaiveApp(database);
    later(() => naiveApp.remove());
    const naive = await naiveApp.start();
    later(() => naive.stop());

    const pluginPort = await plugin.call<number>('port');
    const naivePort = await naive.call<number>('port');
    const koaPort = await koa.call<number>('port');
    const post = (target: object, messages: Sent[], how: object = {}) =>
      load.call<Outcome>('post', {
        secret: APP_SECRET,
        businessAccountId: ACCOUNT.businessAccountId,
        states: STATES,
        connections: CONNECTIONS,
        perSecond: 0,
        path: '/api/whatsapp/webhook',
        ...target,
        messages,
        ...how,
      });
    const taken = ({ perSecond, refused }: Outcome): number => {
      if (refused > 0) throw new Error(`${refused} requests were not answered 200.`);
      return perSecond;
    };
    const made = Array.from({ length: BARE_MESSAGES }, (_, index): Sent => [
      `m${index}`,
      `wamid.bare.${index}`,
    ]);

    context.log(`webhooks ${on}`);
    const figures = await alternate(context, {
      koa: async () => taken(await post({ port: koaPort }, made)),
      plugin: async () => {
        const sent = await plugin.call<Sent[]>('makeSent', MESSAGES);
        return taken(await post({ port: pluginPort }, sent));
      },
      naive: async () => {
        const sent = await naive.call<Sent[]>('makeSent', NAIVE_MESSAGES);
        return taken(await post({ port: naivePort, path: '/api/naive/webhook' }, sent));
      },
    });
    context.row({
      name: `status webhooks, closed loop: plugin / bare Koa with HMAC ${on}`,
      value: ratio(figures.plugin, figures.koa),
      goal: '>= 0.45',
      unit: '×',
    });
    context.row({
      name: `status webhooks, closed loop: plugin / route with findFirst and update ${on}`,
      value: ratio(figures.plugin, figures.naive),
      goal: '>= 30',
      unit: '×',
    });
    for (const [name, values] of [
      ['bare Koa with HMAC', figures.koa],
      ['plugin', figures.plugin],
      ['route with findFirst and update', figures.naive],
    ] as const)
      context.fact({ name: `webhooks: ${name} ${on}`, value: median(values), unit: 'requests/s' });

    const sent = await plugin.call<Sent[]>(
      'makeSent',
      (OPEN_PER_SECOND * OPEN_SECONDS) / STATES.length,
    );
    const cpuBefore = await plugin.call<number>('cpuMs');
    const started = performance.now();
    const open = await post({ port: pluginPort }, sent, {
      perSecond: OPEN_PER_SECOND,
      connections: OPEN_CONNECTIONS,
    });
    // Making the requests comes first and takes none of the plugin's time; the load lasts this long.
    const loadMs = Math.min(
      performance.now() - started,
      ((OPEN_PER_SECOND * OPEN_SECONDS) / open.perSecond) * 1_000,
    );
    const cpuMs = (await plugin.call<number>('cpuMs')) - cpuBefore;
    const read = await plugin.call<number>('countOf', {
      ids: sent.map(([documentId]) => documentId),
      state: 'read',
    });
    const what = `status webhooks, ${OPEN_PER_SECOND}/s for ${OPEN_SECONDS} s`;
    context.row({
      name: `${what}: lost ${on}`,
      value: open.refused + sent.length - read,
      goal: '<= 0',
      unit: '',
    });
    context.row({
      name: `${what}: p99 until answered ${on}`,
      value: open.p99,
      goal: '<= 100',
      unit: 'ms',
    });
    context.row({
      name: `${what}: share of one core ${on}`,
      value: (100 * cpuMs) / loadMs,
      goal: '<= 75',
      unit: '%',
    });
    context.fact({ name: `${what}: reached ${on}`, value: open.perSecond, unit: 'requests/s' });
  });
}

/** How many statuses are taken, beside a server that stores nothing and beside the naive way. */
export async function webhooks(context: Context): Promise<void> {
  for (const database of context.databases) await measure(context, database);
}
