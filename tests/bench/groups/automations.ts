import { prepareApp, type App } from '../app';
import { startChild } from '../child';
import { alternate, withCleanUp, type Context } from '../context';
import { median, ratio } from '../report';

/** Few at a time and often, so that whatever else the machine does meets all alike. */
const SAVES = 15;
const ROUNDS = 6;

/** Longer than a run: Meta takes what is sent and never answers. */
const STALLED_MS = 3_600_000;

/** What automations add to a save of a record that sets one off, beside a Strapi without the plugin. */
export async function automations(context: Context): Promise<void> {
  for (const database of context.databases)
    await withCleanUp(async (later) => {
      const graph = async (delayMs: number) => {
        const child = await startChild('graph', { env: { DELAY_MS: String(delayMs) } });
        later(() => child.stop());
        return child.call<string>('url');
      };
      const start = async (app: App) => {
        later(() => app.remove());
        const child = await app.start();
        later(() => child.stop());
        await child.call('makeOrder');
        return child;
      };
      const withPlugin = async (url: string) =>
        start(
          await prepareApp(
            { database, config: { simulator: { url }, queue: { worker: true } } },
            'saves',
          ),
        );
      const without = await start(
        await prepareApp({ database, env: { WHATSAPP_ENABLED: 'false' } }, 'saves'),
      );
      const idle = await withPlugin(await graph(0));
      const answering = await withPlugin(await graph(0));
      await answering.call('setUp');
      const stalled = await withPlugin(await graph(STALLED_MS));
      await stalled.call('setUp');

      context.log(`automations [${database}]`);
      const figures = await alternate(
        context,
        {
          without: () => without.call<number>('save', SAVES),
          idle: () => idle.call<number>('save', SAVES),
          answering: () => answering.call<number>('save', SAVES),
          stalled: () => stalled.call<number>('save', SAVES),
        },
        { rounds: ROUNDS },
      );
      const made = await stalled.call<number>('messages');
      if (made < SAVES) throw new Error(`${made} messages were made: too few.`);
      const on = `[${database}]`;
      context.row({
        name: `a save, no automation is on: with the plugin / without ${on}`,
        value: ratio(figures.idle, figures.without),
        goal: '<= 1.2',
        unit: '×',
      });
      context.row({
        name: `a save that sets off an automation: with the plugin / without ${on}`,
        value: ratio(figures.answering, figures.without),
        goal: '<= 1.2',
        unit: '×',
      });
      context.row({
        name: `a save that sets off an automation, Meta stalls: with the plugin / without ${on}`,
        value: ratio(figures.stalled, figures.without),
        goal: '<= 1.2',
        unit: '×',
      });
      context.fact({
        name: `saving and publishing a record without the plugin ${on}`,
        value: median(figures.without),
        unit: 'ms',
      });
    });
}
