import type { QueueCheck, QueueTest } from '../../../../shared/contracts/preferences';
import { TOTAL_LIMIT } from '../../../../shared/contracts/page';
import { wordsOfDatabase } from '../../errors';
import { pingRedis } from '../../queue/drivers/redis-connection';
import type { Runtime } from '../../runtime';

async function tried(id: QueueCheck['id'], ask: () => Promise<void>): Promise<QueueCheck> {
  const began = performance.now();
  try {
    await ask();
    return { id, isOk: true, milliseconds: Math.round(performance.now() - began), problem: null };
  } catch (failure) {
    const problem = wordsOfDatabase(failure) ?? (failure as Error)?.message ?? String(failure);
    return { id, isOk: false, milliseconds: null, problem };
  }
}

/** Whether what the queue needs answers now, and what waits in it. */
export async function testQueue(
  { config, home, now }: Runtime,
  isWorking: boolean,
): Promise<QueueTest> {
  const { engine, redis } = config.queue;
  const checks = [await tried('database', home.ping)];
  if (engine === 'redis' && redis !== null)
    checks.push(await tried('redis', () => pingRedis(redis)));
  const isThere = checks[0]!.isOk;
  const { count, dueSince } = isThere
    ? await home.waiting(now(), TOTAL_LIMIT)
    : { count: 0, dueSince: null };
  return {
    checks,
    waiting: count,
    dueSince: dueSince === null ? null : new Date(dueSince).toISOString(),
    isWorking,
  };
}
