import { prepareApp } from '../app';
import { alternate, withCleanUp, type Context } from '../context';
import type { Prepared } from '../processes/prepared';
import { median, ratio } from '../report';

const RECIPIENTS = 10_000;
const MANY_RECIPIENTS = 100_000;
const ONE_BY_ONE = 150;

/** A campaign's check, with everything that it writes, beside preparing one record after another. */
export async function campaigns(context: Context): Promise<void> {
  for (const database of context.databases)
    await withCleanUp(async (later) => {
      const app = await prepareApp({ database, execArgv: ['--expose-gc'] });
      later(() => app.remove());
      const plugin = await app.start();
      later(() => plugin.stop());
      await plugin.call('setUp');
      const recipients = context.full ? MANY_RECIPIENTS : RECIPIENTS;
      const documentIds = await plugin.call<string[]>('makeOrders', recipients);
      await plugin.call('makeDrafts');

      context.log(`campaigns [${database}]`);
      const held: number[] = [];
      const taken: number[] = [];
      const figures = await alternate(
        context,
        {
          'one by one': () =>
            plugin.call<number>('prepareOneByOne', {
              documentIds: documentIds.slice(0, ONE_BY_ONE),
            }),
          checked: async () => {
            const checked = await plugin.call<Prepared>('checkCampaign', recipients);
            held.push(checked.heldMb);
            taken.push(checked.takenMb);
            return checked.perSecond;
          },
        },
        context.full ? { rounds: 1 } : {},
      );
      context.row({
        name: `checking ${recipients} recipients of a campaign / preparing one by one [${database}]`,
        value: ratio(figures.checked, figures['one by one']),
        goal: '>= 12',
        unit: '×',
      });
      context.row({
        name: `checking ${recipients} recipients of a campaign: memory held [${database}]`,
        value: Math.max(...held),
        goal: '<= 100',
        unit: 'MB',
      });
      context.fact({
        name: `checking ${recipients} recipients of a campaign: memory taken [${database}]`,
        value: Math.max(...taken),
        unit: 'MB',
      });
      context.fact({
        name: `checking a campaign [${database}]`,
        value: median(figures.checked),
        unit: 'recipients/s',
      });
    });
}
