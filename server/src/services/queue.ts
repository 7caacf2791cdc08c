import { randomBytes } from 'node:crypto';

import { forLog } from '../errors';
import { DRIVERS } from '../queue/drivers';
import { createGiveWay } from '../queue/give-way';
import { createPlaces } from '../queue/places';
import type { Runtime } from '../runtime';
import type { MessagePatch, WritableMessage } from '../store/message-writer';
import { outsideTransactions } from '../store/outside-transactions';
import type { AccountTrouble } from './accounts/trouble';
import { createDeliver, type SendingPlaces } from './messages/deliver';
import { stateChanged } from './messages/state-changed';

/** Time that requests under way get to end when Strapi stops. */
const STOP_MS = 10_000;

/** How often messages are looked for whose process ended in the middle of their request, or whose time is over. */
const SWEEP_MS = 15_000;

/**
 * While requests wait for Meta, the next messages are claimed and read, and the first of those are
 * marked as *sending*, so that each place is taken again at once: as shares of the requests.
 */
const CLAIMED_AHEAD = 2.5;
const MARKED_AHEAD = 1 / 2;

/**
 * The internal service `queue`: hands due messages to `deliver` while a worker runs here. They give way
 * while `isRush`: who sends a webhook waits for its answer, and nobody for the next message.
 */
export function createQueue(runtime: Runtime, trouble: AccountTrouble, isRush: () => boolean) {
  const {
    strapi,
    config,
    installation,
    claims,
    namedClaims,
    messages,
    contacts,
    conversations,
    writer,
    now,
  } = runtime;
  const onError = (failure: unknown) =>
    strapi.log.error(`[whatsapp] The queue met an error: ${forLog(failure)}`);
  const { engine, redis, prefix, concurrency } = config.queue;
  const driver = DRIVERS[engine]({
    claims,
    namedClaims,
    redis,
    prefix,
    concurrency: concurrency + Math.ceil(concurrency * CLAIMED_AHEAD),
    now,
    detached: outsideTransactions,
    newClaim: () => randomBytes(12).toString('hex'),
    onError,
    log: {
      info: (words) => strapi.log.info(words),
      error: (words) => strapi.log.error(words),
    },
  });
  let places: SendingPlaces | null = null;
  let sweepTimer: NodeJS.Timeout | null = null;

  async function write(
    documentId: string,
    decide: (row: WritableMessage) => MessagePatch | null,
  ): Promise<void> {
    const written = await writer.write({ documentId }, decide);
    if (written?.patch) stateChanged(strapi, written.before, written.patch, now());
  }

  /** A request whose process ended: Meta may have taken it, so a person or a status decides. */
  async function sweepAbandoned(): Promise<void> {
    const abandoned = await messages.listAbandoned(installation, now());
    await Promise.all(
      abandoned.map(({ documentId }) =>
        write(documentId, (row) =>
          row.state === 'sending'
            ? { state: 'uncertain', uncertainAt: now(), claimedBy: null, leaseUntil: null }
            : null,
        ),
      ),
    );
  }

  /** A deadline also counts where nothing is claimed: of an account that is held or switched off. */
  async function sweepExpired(): Promise<void> {
    const expired = await messages.listExpired(installation, now());
    await Promise.all(
      expired.map(({ documentId, claimedBy }) =>
        write(documentId, (row) =>
          // Who has claimed it meanwhile sees the deadline too.
          row.state === 'queued' && row.claimedBy === claimedBy
            ? {
                state: 'failed',
                failedAt: now(),
                failureType: 'expired',
                claimedBy: null,
                leaseUntil: null,
              }
            : null,
        ),
      ),
    );
  }

  async function sweep(): Promise<void> {
    await sweepAbandoned();
    await sweepExpired();
  }

  return {
    /** Says that messages may be due. */
    wake: (dueAt?: Date): void => driver.wake(dueAt),

    /** Settles the messages of this installation that no worker comes back to; done by itself while one runs. */
    sweep,

    start(): void {
      if (sweepTimer) return;
      places = {
        way: createGiveWay(isRush),
        sending: createPlaces(concurrency + Math.floor(concurrency * MARKED_AHEAD)),
        requests: createPlaces(concurrency),
      };
      driver.start(createDeliver(runtime, trouble, places));
      const tick = () => void sweep().catch(onError);
      sweepTimer = setInterval(tick, SWEEP_MS);
      sweepTimer.unref();
      tick();
    },

    /** Whether this process hands messages to Meta. */
    isWorking: (): boolean => sweepTimer !== null,

    async stop(): Promise<void> {
      if (sweepTimer) clearInterval(sweepTimer);
      sweepTimer = null;
      // What was claimed ahead waits for the next process; only what is under way may end.
      places?.way.close();
      places?.sending.close();
      places?.requests.close();
      await driver.stop(STOP_MS);
      await writer.idle();
      await contacts.idle();
      await conversations.idle();
    },
  };
}

export type Queue = ReturnType<typeof createQueue>;
