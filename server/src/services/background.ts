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
