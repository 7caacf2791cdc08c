import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

import { outsideTransactions } from './outside-transactions';
import { pointsNowhere } from './table';

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/** How often a write is tried again that fails for a passing reason, such as a deadlock. */
const RETRIES = 4;
const RETRY_MS = 50;

/** At most so much is written by one transaction, as items weigh. */
const MAX_BATCH = 1_000;

/**
 * Writes together what arrives while the last write runs: the next flush starts when the last one has
 * ended, so nothing waits for a timer. A batch that fails is split until the bad item stands alone; one
 * that fails for a passing reason, which no item of it is to blame for, is tried again as a whole, and
 * given up as a whole. Each item's promise tells its own end. The writing happens outside of any
 * transaction of those who submit. What is in no hurry rests `restMs` after a
 * flush, or after one that wrote less than `restBelow`, so that more is written by one. An item that
 * stands for many weighs as many.
 */
export function createGroupCommit<T, R>(
  flush: (items: T[]) => Promise<R[]>,
  isTransient: (failure: unknown) => boolean = () => false,
  {
    restMs = 0,
    restBelow = Infinity,
    weigh = () => 1,
  }: { restMs?: number; restBelow?: number; weigh?(item: T): number } = {},
) {
  const waiting: Waiting<T, R>[] = [];
  let running: Promise<void> | null = null;
  /** When the most impatient of those who wait has to be written. */
  let flushBy = Infinity;
  let hurry: (() => void) | null = null;

  async function write(batch: Waiting<T, R>[], tries = 0): Promise<void> {
    try {
      const results = await flush(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (failure) {
      // Where something has gone that is pointed to, one item may be to blame though it may pass.
      if (batch.length > 1 && (!isTransient(failure) || pointsNowhere(failure))) {
        const middle = Math.ceil(batch.length / 2);
        await write(batch.slice(0, middle));
        await write(batch.slice(middle));
      } else if (isTransient(failure) && tries < RETRIES) {
        await sleep(RETRY_MS * 2 ** tries);
        await write(batch, tries + 1);
      } else batch.forEach(({ reject }) => reject(failure));
    }
  }

  /** What is written next, and its weight; one item alone may weigh what it will. */
  function takeBatch() {
    let count = 0;
    let weight = 0;
    while (count < waiting.length) {
      const more = weigh(waiting[count]!.item);
      if (count > 0 && weight + more > MAX_BATCH) break;
      weight += more;
      count += 1;
    }
    return { batch: waiting.splice(0, count), weight };
  }

  /** Resolves when somebody who waits has no time left. */
  async function patience(): Promise<void> {
    for (let ms = flushBy - Date.now(); ms > 0; ms = flushBy - Date.now())
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await patience();
      // What has arrived in this very moment is read first: SQLite leaves no other time for it.
      await nextTurn();
      const { batch, weight } = takeBatch();
      if (waiting.length === 0) flushBy = Infinity;
      await write(batch);
      if (restMs > 0 && weight < restBelow) await sleep(restMs);
    }
    running = null;
  }

  function flushBefore(time: number): void {
    if (time >= flushBy) return;
    flushBy = time;
    hurry?.();
  }

  return {
    /**
     * Resolves when the item is durable. What is in no hurry waits up to `patienceMs` for others that it
     * can be written with.
     */
    submit(item: T, patienceMs = 0): Promise<R> {
      return new Promise<R>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        flushBefore(Date.now() + patienceMs);
        running ??= outsideTransactions(() => drain());
      });
    },
    /** Writes what waits, and resolves when nothing does. */
    async idle(): Promise<void> {
      while (running) {
        flushBefore(0);
        await running;
      }
    },
  };
}
