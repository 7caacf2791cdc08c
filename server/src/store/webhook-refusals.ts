import type { Core } from '@strapi/strapi';

import type { Row, Time } from './rows';
import { inTransaction, insertIgnoring, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** How many calls of the webhook URL all processes have refused for a reason within some minutes. */
interface WebhookRefusalRow extends Row {
  beganAt: Time;
  reason: string;
  count: number | string;
}

/** What is counted together. */
const SPAN_MS = 10 * 60_000;

/** Older counts are of no use; so the table stays small, however much is forged. */
const KEPT_MS = 25 * 3_600_000;

/** Counts of refused calls, in spans of ten minutes; a flood of calls makes no flood of rows. */
export function createWebhookRefusalStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<WebhookRefusalRow>(strapi, UIDS.webhookRefusal);

  return {
    /** Adds what one process has refused by a time; what is too old goes. */
    async add(counts: ReadonlyMap<string, number>, at: Date): Promise<void> {
      const beganAt = new Date(Math.floor(at.getTime() / SPAN_MS) * SPAN_MS);
      // In one order, so that two processes cannot wait for each other.
      const ordered = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
      for (const [reason] of ordered)
        await insertIgnoring(strapi, UIDS.webhookRefusal, { beganAt, reason, count: 0 }, [
          'beganAt',
          'reason',
        ]);
      await inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.webhookRefusal);
        const total = column('count');
        for (const [reason, count] of ordered)
          await trx(name)
            .where(column('beganAt'), beganAt as never)
            .where(column('reason'), reason as never)
            .update({ [total]: trx.raw('?? + ?', [total, count]) });
      });
      await rows().deleteMany({ where: { beganAt: { $lt: new Date(at.getTime() - KEPT_MS) } } });
    },

    /** How many there were for each reason since a time, to within a span. */
    async since(time: Date): Promise<Map<string, number>> {
      const sums = new Map<string, number>();
      const beganAt = { $gt: new Date(time.getTime() - SPAN_MS) };
      for (const { reason, count } of await rows().findMany({ where: { beganAt } }))
        sums.set(reason, (sums.get(reason) ?? 0) + Number(count));
      return sums;
    },
  };
}
