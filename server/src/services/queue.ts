import { randomBytes } from 'node:crypto';

import { createDatabaseDriver } from '../queue/drivers/database';
import type { Runtime } from '../runtime';
import { outsideTransactions } from '../store/outside-transactions';
import { createDeliver } from './messages/deliver';
import { stateChanged } from './messages/state-changed';

/** Time that requests under way get to end when Strapi stops. */
const STOP_MS = 10_000;

/** How often messages are looked for whose process ended in the middle of their request. */
const SWEEP_MS = 15_000;

/** The internal service `queue`: hands due messages to `deliver` while a worker runs here. */
export function createQueue(runtime: Runtime) {
  const { strapi, config, messages, writer, now } = runtime;
  const onError = (failure: unknown) =>
    strapi.log.error(`[whatsapp] The queue met an error: ${(failure as Error)?.stack ?? failure}`);
  const driver = createDatabaseDriver({
    messages,
    concurrency: config.queue.concurrency,
    now,
    detached: outsideTransactions,
    newClaim: () => randomBytes(12).toString('hex'),
    onError,
  });
  let sweepTimer: NodeJS.Timeout | null = null;

  /** A request whose process ended: Meta may have taken it, so a person or a status decides. */
  async function sweep(): Promise<void> {
    const abandoned = await messages.listAbandoned(now());
    await Promise.all(
      abandoned.map(async ({ documentId }) => {
        const written = await writer.write({ documentId }, (row) =>
          row.state === 'sending'
            ? { state: 'uncertain', uncertainAt: now(), claimedBy: null, leaseUntil: null }
            : null,
        );
        if (written?.patch) stateChanged(strapi, written.before, written.patch, now());
      }),
    );
  }

  return {
    /** Says that messages may be due. */
    wake: (dueAt?: Date): void => driver.wake(dueAt),

    start(): void {
      if (sweepTimer) return;
      driver.start(createDeliver(runtime));
      const tick = () => void sweep().catch(onError);
      sweepTimer = setInterval(tick, SWEEP_MS);
      sweepTimer.unref();
      tick();
    },

    async stop(): Promise<void> {
      if (sweepTimer) clearInterval(sweepTimer);
      sweepTimer = null;
      await driver.stop(STOP_MS);
      await writer.idle();
    },
  };
}

export type Queue = ReturnType<typeof createQueue>;
