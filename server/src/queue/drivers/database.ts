import type { MessageStore } from '../../store/messages';
import type { Claimed, QueueDriver } from '../driver';

export interface DatabaseDriverOptions {
  messages: Pick<MessageStore, 'claim'>;
  /** Requests that may be under way at once. */
  concurrency: number;
  now(): Date;
  newClaim(): string;
  /**
   * Runs work outside of any transaction of whoever called: who wakes the engine may be in one, of which
   * no message may become a part.
   */
  detached<T>(work: () => T): T;
  onError(error: unknown): void;
}

/** How long a claimed message may wait for its request before another worker takes it. */
const LEASE_MS = 60_000;

/** Other processes may queue messages and cannot wake this one: it looks by itself this often. */
const LOOK_MS = 1_000;

/**
 * The engine that needs nothing but the database: due rows are claimed in batches by a lease. Many
 * processes share one table safely.
 */
export function createDatabaseDriver(options: DatabaseDriverOptions): QueueDriver {
  const { messages, concurrency, now, newClaim, detached, onError } = options;
  const underWay = new Set<Promise<void>>();
  let work: ((claimed: Claimed) => Promise<void>) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  function lookIn(ms: number): void {
    if (timer) clearTimeout(timer);
    timer = work ? setTimeout(look, ms) : null;
    timer?.unref();
  }

  function run(claimed: Claimed): void {
    const task = work!(claimed)
      .catch(onError)
      .finally(() => {
        underWay.delete(task);
        // A place is free again: there may be more than fitted.
        if (underWay.size === concurrency - 1) look();
      });
    underWay.add(task);
  }

  async function claimDue(): Promise<void> {
    while (work && underWay.size < concurrency) {
      lookAgain = false;
      const limit = concurrency - underWay.size;
      const leaseUntil = new Date(now().getTime() + LEASE_MS);
      const claimed = await messages.claim({ claim: newClaim(), limit, now: now(), leaseUntil });
      if (!work) return;
      claimed.forEach(run);
      if (claimed.length < limit && !lookAgain) return;
    }
  }

  function look(): void {
    lookAgain = true;
    if (!work || looking) return;
    looking = claimDue()
      .catch(onError)
      .finally(() => {
        looking = null;
        lookIn(LOOK_MS);
      });
  }

  return {
    wake(dueAt) {
      const ms = dueAt ? dueAt.getTime() - now().getTime() : 0;
      if (ms <= 0) detached(look);
      else if (ms < LOOK_MS) detached(() => lookIn(ms));
    },
    start(handle) {
      work = handle;
      detached(look);
    },
    async stop(deadlineMs) {
      work = null;
      if (timer) clearTimeout(timer);
      let deadline: NodeJS.Timeout | undefined;
      await Promise.race([
        Promise.allSettled([...underWay, looking ?? Promise.resolve()]),
        new Promise((resolve) => {
          deadline = setTimeout(resolve, deadlineMs);
        }),
      ]);
      clearTimeout(deadline);
    },
  };
}
