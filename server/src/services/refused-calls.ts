import type { RefusedCalls } from '../../../shared/contracts/webhooks';
import type { Refusal } from '../webhook/ingress';

/** So many are remembered: enough to see what is wrong, and no more than that of a flood. */
const REMEMBERED = 20;

/**
 * The calls of the webhook URL that were refused, in the memory of this process alone: whoever forges
 * calls must not fill a database. Who called is not remembered.
 */
export function createRefusedCalls(now: () => Date) {
  const since = now().toISOString();
  let count = 0;
  let latest: RefusedCalls['latest'] = [];
  return {
    /** Counts one; answers how many there were. */
    note(reason: Refusal, bytes: number): number {
      count += 1;
      latest = [{ at: now().toISOString(), reason, bytes }, ...latest].slice(0, REMEMBERED);
      return count;
    },

    read: (): RefusedCalls => ({ since, count, latest }),
  };
}
