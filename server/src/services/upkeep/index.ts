import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { DeliveryRow } from '../../store/rows';
import type { AccountTrouble } from '../accounts/trouble';
import { oneAtATime } from '../background';
import type { Erasures } from '../contacts/erase';
import type { Conversations } from '../conversations';
import type { RefusedCallsCounter } from '../refused-calls';
import { applyParked, giveUpParked } from './apply-parked';
import { applyParkedEchoes } from './apply-parked-echoes';
import { createParkedNews } from './apply-parked-news';
import { endRestrictions } from './end-restrictions';
import { createRetention } from './retention';

/** A status that overtook the answer to its request waits no longer than this. */
const EVERY_MS = 5_000;

/** What has waited for longer is looked at only once in a while: it may be much, and none of ours. */
const RECENT_MS = 3_600_000;

/** How long the wamid of a message usually takes at most that somebody has answered already. */
const LATE_MS = 60_000;

/** Who looked at what, and was told of it, is of no use any more. */
const PRESENCE_MS = 7 * 24 * 3_600_000;

/** How often the rest is looked at, too. */
const REST_EVERY_MS = 600_000;

/** The internal service `upkeep`: what is looked at from time to time, as nobody tells of it. */
export function createUpkeep(
  runtime: Runtime,
  trouble: AccountTrouble,
  applyAgain: (row: DeliveryRow) => Promise<unknown>,
  erasures: Pick<Erasures, 'resume'>,
  conversations: Pick<Conversations, 'wakeDue'>,
  refusedCalls: Pick<RefusedCallsCounter, 'endAlerts'>,
) {
  const { strapi, now } = runtime;
  const applyParkedNews = createParkedNews(runtime, applyAgain);
  const retention = createRetention(runtime);
  let timer: NodeJS.Timeout | null = null;
  let restAt = -Infinity;
  let isStopping = false;

  async function look(): Promise<void> {
    const time = now().getTime();
    const isRest = time - restAt >= REST_EVERY_MS || time < restAt;
    if (isRest) restAt = time;
    const since = new Date(isRest ? 0 : time - RECENT_MS);
    while (!isStopping && (await applyParked(runtime, trouble, since)));
    if (isStopping) return;
    await applyParkedEchoes(runtime, applyAgain, since);
    await runtime.answered.tieLate(new Date(time - (isRest ? RECENT_MS : LATE_MS)));
    // It may take longer than anything here, and nothing here waits for it.
    void erasures.resume();
    await applyParkedNews();
    await endRestrictions(runtime);
    await conversations.wakeDue();
    if (isRest) await giveUpParked(runtime);
    if (isRest) await refusedCalls.endAlerts();
    if (isRest) await runtime.presences.prune(new Date(time - PRESENCE_MS));
  }

  /** Looks now, unless it is being looked. */
  const looking = oneAtATime(look, (failure) => {
    strapi.log.error(`[whatsapp] The upkeep met an error: ${forLog(failure)}`);
  });

  return {
    run: looking.run,

    /** Deletes what has been kept for long enough, in steps; done by itself while a worker runs. */
    deleteOld: () => retention.run(),

    start(): void {
      if (timer) return;
      isStopping = false;
      timer = setInterval(() => void looking.run(), EVERY_MS);
      timer.unref();
      void looking.run();
      retention.start();
    },

    /** Ends with the step that is under way. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      isStopping = true;
      await looking.idle();
      await retention.stop();
    },
  };
}

export type Upkeep = ReturnType<typeof createUpkeep>;
