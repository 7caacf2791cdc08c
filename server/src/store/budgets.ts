import type { Core } from '@strapi/strapi';

import { grant, restMs, trustedMark } from '../../../shared/domain/message/pace';
import { createGroupCommit } from './group-commit';
import type { Row, Time } from './rows';
import { inTransaction, insertIgnoring, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What a phone number has used of its pace, and whether it rests. */
export interface BudgetRow extends Row {
  phoneNumberId: string;
  mark: number | null;
  pausedUntil: Time;
  /** Meta's error code that made it rest. */
  pauseReason: string | null;
  /** How often in a row it had to rest. */
  strikes: number;
}

/** What a number may send now; `waitMs` until it may send more. */
export interface Allowance {
  count: number;
  waitMs: number;
}

/** One row for each phone number, shared by all processes: how fast it sends, and until when it rests. */
export function createBudgetStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<BudgetRow>(strapi, UIDS.budget);
  const known = new Set<string>();

  async function ensure(phoneNumberId: string): Promise<void> {
    if (known.has(phoneNumberId)) return;
    await insertIgnoring(strapi, UIDS.budget, { phoneNumberId, strikes: 0 }, ['phoneNumberId']);
    known.add(phoneNumberId);
  }

  const clearing = createGroupCommit<{ phoneNumberId: string; now: Date }, void>(async (left) => {
    const earliest = Math.min(...left.map(({ now }) => now.getTime()));
    await rows().updateMany({
      where: {
        phoneNumberId: { $in: [...new Set(left.map((one) => one.phoneNumberId))] },
        strikes: { $gt: 0 },
        // One that was under way when the rest began says nothing about it.
        pausedUntil: { $lt: new Date(earliest) },
      },
      data: { strikes: 0, pauseReason: null },
    });
    return left.map(() => undefined);
  }, isTransient);

  return {
    ensure,

    list: () => rows().findMany({ limit: 1_000 }),

    /**
     * Takes from the pace of a number what may leave now: `use` gets at most so many and answers how many
     * it took. The row is locked meanwhile, before anything is read, so that processes come one by one.
     */
    take: (
      phoneNumberId: string,
      limit: number,
      now: Date,
      perSecond: number,
      use: (open: number) => Promise<number>,
    ) =>
      inTransaction(strapi, async (trx): Promise<Allowance> => {
        const { name, column } = tableOf(strapi, UIDS.budget);
        const [row] = (await trx(name)
          .select({
            id: 'id',
            mark: column('mark'),
            pausedUntil: column('pausedUntil'),
          } as never)
          .where(column('phoneNumberId'), phoneNumberId)
          .forUpdate()) as { id: number; mark: number | null; pausedUntil: Time }[];
        if (!row) {
          // Its table was emptied behind our back: it is there again for the next look.
          known.delete(phoneNumberId);
          return { count: 0, waitMs: 0 };
        }
        const pausedMs = restMs(row.pausedUntil ? new Date(row.pausedUntil) : null, now);
        if (pausedMs > 0) return { count: 0, waitMs: pausedMs };
        const before = trustedMark(row.mark === null ? null : Number(row.mark), now.getTime());
        const open = grant(before, limit, now.getTime(), perSecond);
        if (open.count === 0) return { count: 0, waitMs: open.waitMs };
        const count = await use(open.count);
        if (count === 0) return { count, waitMs: 0 };
        const { mark } = grant(before, count, now.getTime(), perSecond);
        await trx(name)
          .where('id', row.id)
          .update({ [column('mark')]: mark });
        return { count, waitMs: count === open.count && count < limit ? open.waitMs : 0 };
      }),

    /** Lets a number rest, longer each time in a row; returns until when. */
    async pause(
      phoneNumberId: string,
      reason: string,
      now: Date,
      pauseMs: (times: number) => number,
    ): Promise<Date> {
      await ensure(phoneNumberId);
      return inTransaction(strapi, async () => {
        const row = (await rows().findOne({ where: { phoneNumberId } }))!;
        const isResting = restMs(row.pausedUntil ? new Date(row.pausedUntil) : null, now) > 0;
        // Requests that were under way together count once.
        const strikes = isResting ? row.strikes : row.strikes + 1;
        const pausedUntil = isResting
          ? new Date(row.pausedUntil!)
          : new Date(now.getTime() + pauseMs(strikes));
        await rows().update({
          where: { id: row.id },
          data: { pausedUntil, pauseReason: reason, strikes },
        });
        return pausedUntil;
      });
    },

    /** A message has left: the number need not rest any more. */
    clearStrikes: (phoneNumberId: string, now: Date): Promise<void> =>
      clearing.submit({ phoneNumberId, now }),
  };
}

export type BudgetStore = ReturnType<typeof createBudgetStore>;
