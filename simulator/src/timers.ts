/** Pending work of one simulator, so that stopping or resetting it leaves nothing behind. */
export interface Timers {
  /** Runs the work after the delay unless everything was cleared before. */
  after(ms: number, work: () => void): void;
  /** Waits, resolving false when everything was cleared meanwhile. */
  wait(ms: number): Promise<boolean>;
  clear(): void;
  /** While off, nothing is started: what comes from work that was on its way is dropped. */
  on: boolean;
}

/** Creates an empty set of timers. */
export const createTimers = (): Timers => {
  const pending = new Map<NodeJS.Timeout, (() => void) | undefined>();
  const start = (ms: number, work: () => void, cleared?: () => void): void => {
    if (!timers.on) {
      cleared?.();
      return;
    }
    const timer = setTimeout(() => {
      pending.delete(timer);
      work();
    }, ms);
    pending.set(timer, cleared);
  };
  const timers: Timers = {
    on: true,
    after: (ms, work) => start(ms, work),
    wait: (ms) =>
      new Promise((resolve) =>
        start(
          ms,
          () => resolve(true),
          () => resolve(false),
        ),
      ),
    clear() {
      for (const [timer, cleared] of pending) {
        clearTimeout(timer);
        cleared?.();
      }
      pending.clear();
    },
  };
  return timers;
};
