import { setTimeout as sleep } from 'node:timers/promises';

import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { OldCampaign } from '../../store/campaign-retention';
import { isTransient } from '../../store/table';
import { oneAtATime } from '../background';
import { deleteFiles } from '../media/delete-files';

/** How often it is looked for what is too old by now. */
const EVERY_MS = 600_000;

/** Between two steps others get their turn: on SQLite one writes at a time. */
const REST_MS = 20;

const DAY_MS = 86_400_000;

/** Deletes what has been kept for as long as the configuration says, a little at a time. */
export function createRetention(runtime: Runtime) {
  const { strapi, config, retention, deliveries, mediaUploads, downloads, history, now } = runtime;
  const { campaignRetention } = runtime;
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;

  const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS);

  /** Takes step after step until there is no more to do, or Strapi stops. */
  async function goThrough(step: () => Promise<boolean>): Promise<void> {
    while (!isStopping && (await step())) await sleep(REST_MS);
  }

  async function deleteFilesBefore(time: Date): Promise<boolean> {
    const { messageIds, fileIds, upTo, isMore } = await retention.listFiles(time);
    // What is still on its way would be too old when it came.
    await downloads.deleteOfMessages(messageIds);
    await deleteFiles(strapi, fileIds, { keepUsed: true });
    await retention.saveFiles(upTo);
    return isMore;
  }

  /** Goes through campaigns, and each of them in steps that say where the next begins. */
  async function goThroughCampaigns(
    list: () => Promise<{ id: number }[]>,
    step: (old: OldCampaign) => Promise<OldCampaign | null>,
  ): Promise<void> {
    await goThrough(async () => {
      const found = await list();
      for (const { id } of found) {
        let next: OldCampaign | null = { id, after: 0 };
        await goThrough(async () => {
          next = await step(next!);
          return next !== null;
        });
      }
      return found.length > 0;
    });
  }

  async function lookAtCampaigns(): Promise<void> {
    const { messageBodiesDays, campaignDraftsDays } = config.retention;
    if (campaignDraftsDays !== null) {
      const time = before(campaignDraftsDays);
      await goThroughCampaigns(
        () => campaignRetention.listUnstarted(time),
        async (old) => ((await campaignRetention.clearUnstarted(old.id, time)) ? old : null),
      );
    }
    await goThroughCampaigns(campaignRetention.listWithLines, (old) =>
      campaignRetention.deleteLines(old, now()),
    );
    if (messageBodiesDays !== null) {
      const time = before(messageBodiesDays);
      await goThroughCampaigns(
        () => campaignRetention.listWithValues(time),
        (old) => campaignRetention.deleteValues(old, now()),
      );
    }
  }

  async function look(): Promise<void> {
    const { deliveriesDays, messageBodiesDays, mediaDays, historyDays } = config.retention;
    if (deliveriesDays !== null)
      await goThrough(() => deliveries.deleteOld(before(deliveriesDays)));
    if (historyDays !== null) await goThrough(() => history.deleteOld(before(historyDays)));
    if (messageBodiesDays !== null) {
      await retention.deleteBodiesOfEnded(now());
      await goThrough(() => retention.deleteBodies(before(messageBodiesDays), now()));
    }
    await lookAtCampaigns();
    if (mediaDays !== null) await goThrough(() => deleteFilesBefore(before(mediaDays)));
    await mediaUploads.deleteExpired(now());
  }

  /** Looks now, unless it is being looked. */
  const looking = oneAtATime(look, (failure) => {
    // Another process may be at the same rows: what is left is done the next time.
    if (isTransient(failure)) return;
    strapi.log.error(`[whatsapp] What is too old could not be deleted: ${forLog(failure)}`);
  });

  return {
    run: looking.run,

    start(): void {
      if (timer) return;
      timer = setInterval(() => void looking.run(), EVERY_MS);
      timer.unref();
      void looking.run();
    },

    /** Ends with the step that is under way. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      isStopping = true;
      await looking.idle();
    },
  };
}
