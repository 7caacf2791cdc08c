import type { Runtime } from '../../runtime';
import type { LogFilter } from '../../store/log';

/** How many messages match a filter; where there are more than were counted, that is said. */
export interface LogTotal {
  total: number;
  totalIsCapped: boolean;
}

/** So long it is believed that there are more than so many. */
const BELIEVED_MS = 60_000;

/** Remembered totals; more are forgotten at once. */
const MOST = 500;

/**
 * Counts what matches a filter. “More than so many” took thousands of rows to find out and stays true while
 * messages come, so it is remembered for a while: an open page asks every few seconds. Exact totals never are.
 */
export function createLogTotals({
  log,
  now,
}: {
  log: Pick<Runtime['log'], 'count'>;
  now: () => Date;
}) {
  const known = new Map<string, { total: LogTotal; until: number }>();
  return async (filter: LogFilter): Promise<LogTotal> => {
    const key = JSON.stringify(filter);
    const before = known.get(key);
    if (before && now().getTime() < before.until) return before.total;
    const total = await log.count(filter);
    if (known.size >= MOST) known.clear();
    if (total.totalIsCapped) known.set(key, { total, until: now().getTime() + BELIEVED_MS });
    else known.delete(key);
    return total;
  };
}
