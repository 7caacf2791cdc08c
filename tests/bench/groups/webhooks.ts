import type { DatabaseKind } from '../../databases';
import { prepareApp, prepareNaiveApp } from '../app';
import { ACCOUNT, APP_SECRET } from '../business';
import { startChild, type Child } from '../child';
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

/** As Meta puts together what comes at the same time. */
const PER_DELIVERY = 50;

/** Messages are sent meanwhile, by so many requests at once to a Meta that takes so long. */
const SENDS_AT_ONCE = 25;
const META_MS = 100;
const SENDS = (OPEN_SECONDS * SENDS_AT_ONCE * 1_000) / META_MS;

type Sent = [documentId: string, wamid: string];

interface Outcome {
  perSecond: number;
  refused: number;
  p50: number;
  p99: number;
}

type Open = Outcome & { lost: number; coreShare: number };

/** The most that is good enough; null where it is only told. */
interface OpenGoals {
  p99: number;
  coreShare: number | null;
}

/** How many messages do not stand where the last of their statuses leads. */
const notRead = async (plugin: Child, sent: Sent[]): Promise<number> =>
  sent.length -
  (await plugin.call<number>('countOf', {
    ids: sent.map(([documentId]) => documentId),
    state: STATES.at(-1),
  }));

async function measure(context: Context, database: DatabaseKind): Promise<void> {
  const on = `[${database}]`;
  await withCleanUp(async (later) => {
    const load = await startChild('load');
    later(() => load.stop());
    const koa = await startChild('bare-koa', { env: { APP_SECRET } });
    later(() => koa.stop());
    const graph = await startChild('graph', { env: { DELAY_MS: String(META_MS) } });
    later(() => graph.stop());
    const app = await prepareApp({
      database,
      config: {
        simulator: { url: await graph.call<string>('url') },
        queue: { concurrency: SENDS_AT_ONCE },
      },
    });
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
        perDelivery: 1,
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
      'plugin, 50 a delivery': async () => {
        const sent = await plugin.call<Sent[]>('makeSent', MESSAGES);
        const perDelivery = PER_DELIVERY;
        const statuses =
          perDelivery * taken(await post({ port: pluginPort }, sent, { perDelivery }));
        const lost = await notRead(plugin, sent);
        if (lost > 0) throw new Error(`${lost} messages are not as their statuses say.`);
        return statuses;
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
    context.row({
      name: `status webhooks of ${PER_DELIVERY} each, closed loop: statuses / those that come one by one ${on}`,
      value: ratio(figures['plugin, 50 a delivery'], figures.plugin),
      goal: '>= 2',
      unit: '×',
    });
    context.fact({
      name: `webhooks: plugin, ${PER_DELIVERY} statuses each ${on}`,
      value: median(figures['plugin, 50 a delivery']),
      unit: 'statuses/s',
    });
    for (const [name, values] of [
      ['bare Koa with HMAC', figures.koa],
      ['plugin', figures.plugin],
      ['route with findFirst and update', figures.naive],
    ] as const)
      context.fact({ name: `webhooks: ${name} ${on}`, value: median(values), unit: 'requests/s' });

    /** Statuses at Meta's pace, whatever the answers. */
    const makeOpen = () =>
      plugin.call<Sent[]>('makeSent', (OPEN_PER_SECOND * OPEN_SECONDS) / STATES.length);
    const openLoop = async (sent: Sent[]) => {
      const cpuBefore = await plugin.call<number>('cpuMs');
      const started = performance.now();
      const outcome = await post({ port: pluginPort }, sent, {
        perSecond: OPEN_PER_SECOND,
        connections: OPEN_CONNECTIONS,
      });
      // Making the requests comes first and takes none of the plugin's time; the load lasts this long.
      const loadMs = Math.min(
        performance.now() - started,
        ((OPEN_PER_SECOND * OPEN_SECONDS) / outcome.perSecond) * 1_000,
      );
      const cpuMs = (await plugin.call<number>('cpuMs')) - cpuBefore;
      const lost = outcome.refused + (await notRead(plugin, sent));
      return { ...outcome, lost, loadMs, coreShare: (100 * cpuMs) / loadMs };
    };

    const what = `status webhooks, ${OPEN_PER_SECOND}/s for ${OPEN_SECONDS} s`;
    const tell = (name: string, { lost, p99, coreShare, perSecond }: Open, most: OpenGoals) => {
      context.row({ name: `${name}: lost ${on}`, value: lost, goal: '<= 0', unit: '' });
      context.row({
        name: `${name}: p99 until answered ${on}`,
        value: p99,
        goal: `<= ${most.p99}`,
        unit: 'ms',
      });
      const share = { name: `${name}: share of one core ${on}`, value: coreShare, unit: '%' };
      if (most.coreShare === null) context.fact(share);
      else context.row({ ...share, goal: `<= ${most.coreShare}` });
      context.fact({ name: `${name}: reached ${on}`, value: perSecond, unit: 'requests/s' });
    };
    tell(what, await openLoop(await makeOpen()), { p99: 100, coreShare: 75 });

    await plugin.call('queue', SENDS);
    const sent = await makeOpen();
    await graph.call('counts');
    await plugin.call('start');
    const whileSending = await openLoop(sent);
    const { answered } = await graph.call<{ answered: number }>('counts');
    await plugin.call('stop');
    // What Meta itself asks of a webhook: the median within 250 ms.
    tell(`${what} while messages are sent`, whileSending, { p99: 250, coreShare: null });
    context.fact({
      name: `${what} while messages are sent: of these ${on}`,
      value: answered / (whileSending.loadMs / 1_000),
      unit: 'messages/s',
    });
  });
}

/** How many statuses are taken, beside a server that stores nothing and beside the naive way. */
export async function webhooks(context: Context): Promise<void> {
  for (const database of context.databases) await measure(context, database);
}
