import type { Core } from '@strapi/strapi';

import { grant, restMs, trustedMark } from '../../../shared/domain/message/pace';
import { createGroupCommit } from './group-commit';
import type { Row, Time } from './rows';
import {
  inTransaction,
  insertIgnoring,
  isTransient,
  rowsOf,
  tableOf,
  type Transaction,
} from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

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

/** A number and how fast it may send. */
export interface Paced {
  phoneNumberId: string;
  perSecond: number;
}

type LockedBudget = Pick<BudgetRow, 'id' | 'mark' | 'pausedUntil'>;

const markOf = ({ mark }: LockedBudget, now: Date): number | null =>
  trustedMark(mark === null ? null : Number(mark), now.getTime());

const earliest = (waits: number[]): number => (waits.length > 0 ? Math.min(...waits) : 0);

/** One row for each phone number, shared by all processes: how fast it sends, and until when it rests. */
export function createBudgetStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<BudgetRow>(strapi, UIDS.budget);
  const known = new Set<string>();
  /** Numbers that had to rest before, as far as a claim has seen. */
  const struck = new Set<string>();

  async function ensure(phoneNumberId: string): Promise<void> {
    if (known.has(phoneNumberId)) return;
    await insertIgnoring(strapi, UIDS.budget, { phoneNumberId, strikes: 0 }, ['phoneNumberId']);
    known.add(phoneNumberId);
  }

  async function lock(trx: Transaction, numbers: Paced[]): Promise<Map<string, LockedBudget>> {
    const { name, column } = tableOf(strapi, UIDS.budget);
    const columns = ['id', 'phoneNumberId', 'mark', 'pausedUntil', 'strikes'];
    const rows = (await trx(name)
      .select(Object.fromEntries(columns.map((one) => [one, column(one)])) as never)
      .whereIn(
        column('phoneNumberId'),
        numbers.map(({ phoneNumberId }) => phoneNumberId),
      )
      .orderBy('id')
      .forUpdate()) as BudgetRow[];
    for (const { phoneNumberId, strikes } of rows) if (strikes > 0) struck.add(phoneNumberId);
    return new Map(rows.map((row) => [row.phoneNumberId, row]));
  }

  const clearing = createGroupCommit<{ phoneNumberId: string; now: Date }, void>(async (left) => {
    const earliest = Math.min(...left.map(({ now }) => now.getTime()));
    const numbers = new Set(left.map((one) => one.phoneNumberId));
    await rows().updateMany({
      where: {
        phoneNumberId: { $in: [...numbers] },
        strikes: { $gt: 0 },
        // One that was under way when the rest began says nothing about it.
        pausedUntil: { $lt: new Date(earliest) },
      },
      data: { strikes: 0, pauseReason: null },
    });
    // Those that still rest are found again with the next claim.
    numbers.forEach((phoneNumberId) => struck.delete(phoneNumberId));
    return left.map(() => undefined);
  }, isTransient);

  return {
    ensure,

    list: () => rows().findMany({ limit: 1_000 }),

    /** How long those of these numbers that rest still do so, in milliseconds. */
    async listResting(phoneNumberIds: string[], now: Date): Promise<Map<string, number>> {
      const found = await rows().findMany({
        where: {
          phoneNumberId: { $in: phoneNumberIds },
          $or: [{ pausedUntil: { $gt: now } }, { strikes: { $gt: 0 } }],
        },
        select: ['phoneNumberId', 'pausedUntil'],
      });
      found.forEach(({ phoneNumberId }) => struck.add(phoneNumberId));
      return new Map(
        found.flatMap(({ phoneNumberId, pausedUntil }) => {
          const ms = restMs(pausedUntil ? new Date(pausedUntil) : null, now);
          return ms > 0 ? [[phoneNumberId, ms]] : [];
        }),
      );
    },

    /**
     * Takes from the pace of these numbers what may leave now: `use` is told how many each has open, and
     * answers how many it took of each. The rows are locked meanwhile, before anything is read, so that
     * processes come one by one. `waitMs` until a number whose pace is used up may send more.
     */
    take: (
      numbers: Paced[],
      limit: number,
      now: Date,
      use: (open: Map<string, number>, trx: Transaction) => Promise<Map<string, number>>,
    ) =>
      inTransaction(strapi, async (trx): Promise<{ waitMs: number }> => {
        const budgets = await lock(trx, numbers);
        const open = new Map<string, number>();
        const waits: number[] = [];
        for (const { phoneNumberId, perSecond } of numbers) {
          const budget = budgets.get(phoneNumberId);
          // Its table was emptied behind our back: it is there again for the next look.
          if (!budget) known.delete(phoneNumberId);
          if (!budget) continue;
          const pausedMs = restMs(budget.pausedUntil ? new Date(budget.pausedUntil) : null, now);
          const { count, waitMs } =
            pausedMs > 0
              ? { count: 0, waitMs: pausedMs }
              : grant(markOf(budget, now), limit, now.getTime(), perSecond);
          if (count > 0) open.set(phoneNumberId, count);
          else waits.push(waitMs);
        }
        if (open.size === 0) return { waitMs: earliest(waits) };
        const taken = await use(open, trx);
        const marks = new Map<number, { mark: number }>();
        for (const { phoneNumberId, perSecond } of numbers) {
          const count = taken.get(phoneNumberId) ?? 0;
          if (count === 0) continue;
          const budget = budgets.get(phoneNumberId)!;
          const { mark, waitMs } = grant(markOf(budget, now), count, now.getTime(), perSecond);
          marks.set(budget.id, { mark });
          if (count === open.get(phoneNumberId) && count < limit) waits.push(waitMs);
        }
        await updateEach(strapi, UIDS.budget, marks);
        return { waitMs: earliest(waits) };
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
    clearStrikes: async (phoneNumberId: string, now: Date): Promise<void> => {
      if (struck.has(phoneNumberId)) await clearing.submit({ phoneNumberId, now });
    },
  };
}

export type BudgetStore = ReturnType<typeof createBudgetStore>;
