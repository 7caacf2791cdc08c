import { outsideTransactions } from '../store/outside-transactions';

/** Work that nobody waits for, outside of any transaction of whoever asked for it; what fails is told. */
export function createBackground(onFailure: (failure: unknown) => void) {
  const underWay = new Set<Promise<void>>();
  return {
    /** Returns at once and never fails. */
    begin(work: () => Promise<void>): void {
      const going = outsideTransactions(work)
        .catch(onFailure)
        .finally(() => underWay.delete(going));
      underWay.add(going);
    },

    /** Resolves when nothing is under way any more. */
    async idle(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}

/**
 * Work of which one run goes at a time, outside of any transaction of whoever asks for it: who asks meanwhile waits for the run
 * that is under way. What fails is told, and ends that run alone.
 */
export function oneAtATime(work: () => Promise<void>, onFailure: (failure: unknown) => void) {
  let running: Promise<void> | null = null;
  return {
    /** Never fails. */
    run(): Promise<void> {
      running ??= outsideTransactions(work)
        .catch(onFailure)
        .finally(() => {
          running = null;
        });
      return running;
    },

    isRunning: () => running !== null,

    /** Resolves when the run that is under way, if any, has ended. */
    async idle(): Promise<void> {
      await running;
    },
  };
}
