import type { MessageQuery } from '../../../shared/contracts/messages';
import { prepareApp } from '../app';
import { alternate, withCleanUp, type Context } from '../context';
import type { Prepared } from '../processes/prepared';
import { median, ratio } from '../report';

const RECORDS = 1_000;
const AT_ONCE = 500;
const ONE_BY_ONE = 150;
const RECIPIENTS = 20_000;
const MANY_RECIPIENTS = 100_000;

const FEW_MESSAGES = 10_000;
const MESSAGES = 100_000;
const MANY_MESSAGES = 1_000_000;
const CALLS = 60;

/** Putting a template together for many records, beside one after another, and queueing a campaign of them. */
export async function preparing(context: Context): Promise<void> {
  for (const database of context.databases)
    await withCleanUp(async (later) => {
      const app = await prepareApp({ database, execArgv: ['--expose-gc'] });
      later(() => app.remove());
      const plugin = await app.start();
      later(() => plugin.stop());
      await plugin.call('setUp');
      const recipients = context.full ? MANY_RECIPIENTS : RECIPIENTS;
      const orders = await plugin.call<string[]>('makeOrders', recipients);
      const documentIds = orders.slice(0, RECORDS);
      const together = (passes: number) =>
        plugin.call<Prepared>('prepareTogether', {
          documentIds,
          atOnce: AT_ONCE,
          passes,
        });

      context.log(`preparing [${database}]`);
      const figures = await alternate(context, {
        'one by one': () =>
          plugin.call<number>('prepareOneByOne', { documentIds: documentIds.slice(0, ONE_BY_ONE) }),
        together: async () => (await together(2)).perSecond,
      });
      const prepared = await together(recipients / RECORDS);
      await plugin.call('makeDrafts');
      const checked = await plugin.call<{ documentId: string }>('checkCampaign', recipients);
      const fed = await plugin.call<Prepared & { count: number }>(
        'feedCampaign',
        checked.documentId,
      );
      if (fed.count < recipients - 1) throw new Error(`Only ${fed.count} messages were queued.`);
      context.row({
        name: `preparing recipients: ${AT_ONCE} records at once / one by one [${database}]`,
        value: ratio(figures.together, figures['one by one']),
        goal: '>= 12',
        unit: '×',
      });
      context.row({
        name: `preparing ${recipients} recipients: memory held [${database}]`,
        value: prepared.heldMb,
        goal: '<= 100',
        unit: 'MB',
      });
      context.row({
        name: `queueing ${recipients} recipients of a campaign: memory held [${database}]`,
        value: fed.heldMb,
        goal: '<= 100',
        unit: 'MB',
      });
      context.fact({
        name: `preparing ${recipients} recipients: memory taken [${database}]`,
        value: prepared.takenMb,
        unit: 'MB',
      });
      context.fact({
        name: `queueing ${recipients} recipients of a campaign: memory taken [${database}]`,
        value: fed.takenMb,
        unit: 'MB',
      });
      context.fact({
        name: `preparing: recipients of a campaign become queued messages [${database}]`,
        value: fed.perSecond,
        unit: 'recipients/s',
      });
      context.fact({
        name: `preparing: ${AT_ONCE} records at once [${database}]`,
        value: median(figures.together),
        unit: 'recipients/s',
      });
    });
}

/** Pages of the log while the log grows, and what it costs to look for what is not there. */
export async function list(context: Context): Promise<void> {
  const most = context.full ? MANY_MESSAGES : MESSAGES;
  for (const database of context.databases)
    await withCleanUp(async (later) => {
      const app = await prepareApp({ database });
      later(() => app.remove());
      const plugin = await app.start();
      later(() => plugin.stop());
      await plugin.call('setUp');
      const pageOf = async (query: MessageQuery = {}, calls = CALLS) => {
        await plugin.call('page', { calls, query });
        return median(await plugin.call<number[]>('page', { calls, query }));
      };
      // The messages are spread over the last thirty days.
      const middle = () => ({ after: String(Date.now() - 15 * 86_400_000) });
      const measure = async () => ({
        all: await pageOf(),
        read: await pageOf({ state: 'read' }),
        middle: await pageOf(middle()),
      });

      context.log(`list [${database}]`);
      await plugin.call('fill', FEW_MESSAGES);
      const few = await measure();
      await plugin.call('fill', most);
      const many = await measure();
      for (const [what, key] of [
        ['first page of the newest messages', 'all'],
        ['first page of the newest messages in one state', 'read'],
        ['page in the middle', 'middle'],
      ] as const) {
        context.log(
          `  ${what}: ${few[key].toPrecision(3)} ms, then ${many[key].toPrecision(3)} ms`,
        );
        context.row({
          name: `log, ${what}, ${most} rows [${database}]`,
          value: many[key],
          goal: '<= 5',
          unit: 'ms',
        });
        context.row({
          name: `log, ${what}, ${FEW_MESSAGES} → ${most} rows [${database}]`,
          value: many[key] / few[key],
          goal: '<= 2',
          unit: '×',
        });
      }
      for (const [what, query] of [
        ['a text that none has', { _q: 'nothing says this' }],
        ['an error that none has', { failure: 'pair' }],
        ['a source that none has', { source: 'api' }],
      ] as const)
        context.fact({
          name: `log, looking for ${what}, ${most} rows [${database}]`,
          value: await pageOf(query, 5),
          unit: 'ms',
        });
    });
}
