import type { Claims } from '../../store/claims';
import type { Claimed, QueueDriver, Work } from '../driver';

export interface DatabaseDriverOptions {
  claims: Claims;
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

/** A number that sends at its pace is looked at no more often than this: so its messages come in batches. */
const PACE_MS = 40;

/** Places that become free are filled when they are this share of all, or after so long. */
const FILL_SHARE = 1 / 3;
const FILL_MS = 50;

/**
 * The engine that needs nothing but the database: due rows are claimed in batches by a lease, each
 * number at its pace. Many processes share one table safely.
 */
export function createDatabaseDriver(options: DatabaseDriverOptions): QueueDriver {
  const { claims, concurrency, now, newClaim, detached, onError } = options;
  const underWay = new Set<Promise<void>>();
  const fill = Math.max(1, Math.floor(concurrency * FILL_SHARE));
  let work: Work | null = null;
  let timer: NodeJS.Timeout | null = null;
  let nextLook = Infinity;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let isMore = false;
  let turn = 0;

  const places = () => concurrency - underWay.size;

  /** A look that comes earlier anyway is enough. */
  function lookIn(ms: number): void {
    const at = Date.now() + ms;
    if (!work || at >= nextLook) return;
    nextLook = at;
    if (timer) clearTimeout(timer);
    timer = setTimeout(look, ms);
    timer.unref();
  }

  function run(claimed: Claimed, handle: Work): void {
    const task = handle(claimed)
      .catch(onError)
      .finally(() => {
        underWay.delete(task);
        // There may be more than fitted; together they cost no more than one.
        if (isMore && places() >= fill) look();
        else if (isMore) lookIn(FILL_MS);
      });
    underWay.add(task);
  }

  /** Returns the milliseconds until the next look. */
  async function claimDue(): Promise<number> {
    let nextMs = LOOK_MS;
    let mayHaveMore = true;
    while (work && places() > 0 && ((mayHaveMore && places() >= fill) || lookAgain)) {
      lookAgain = false;
      mayHaveMore = false;
      turn += 1;
      const handle = work;
      const claim = newClaim();
      const looked = await claims.claim({
        claim,
        limit: places(),
        now: now(),
        leaseUntil: new Date(now().getTime() + LEASE_MS),
        turn,
      });
      // Also as it stops: then they are put back at once, and nobody waits for the lease to end.
      looked.documentIds.forEach((documentId) => run({ documentId, claim }, handle));
      mayHaveMore = looked.mayHaveMore;
      nextMs = looked.waitMs > 0 ? Math.min(LOOK_MS, Math.max(PACE_MS, looked.waitMs)) : LOOK_MS;
    }
    // Somebody may have asked in this very moment.
    isMore = mayHaveMore || lookAgain;
    return isMore && places() > 0 ? Math.min(nextMs, FILL_MS) : nextMs;
  }

  function look(): void {
    lookAgain = true;
    if (timer) clearTimeout(timer);
    nextLook = Infinity;
    // Its end says when the next one comes.
    if (!work || looking) return;
    looking = claimDue()
      .catch((failure: unknown) => {
        onError(failure);
        return LOOK_MS;
      })
      .then((ms) => {
        looking = null;
        lookIn(lookAgain ? Math.min(ms, FILL_MS) : ms);
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
      const past = new Promise((resolve) => {
        deadline = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([past, looking]);
      await Promise.race([past, Promise.allSettled([...underWay])]);
      clearTimeout(deadline);
    },
  };
}
