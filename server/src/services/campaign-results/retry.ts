import { errors } from '@strapi/utils';

import type { LeftOut, Retried } from '../../../../shared/contracts/campaigns';
import {
  failureKeyOf,
  whyLeftOut,
  type LeftOutReason,
} from '../../../../shared/domain/campaign-results';
import type { Actor } from '../../actor';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import { createBackground } from '../background';
import type { Messages } from '../messages';
import { isRefused, isRetriable, wordsOfFailure } from '../messages/view';

type FailedRow = Awaited<ReturnType<Runtime['campaignResults']['listFailed']>>[number];

interface Judged {
  row: FailedRow;
  why: LeftOutReason | null;
}

/** Messages at once: what they write is written together. */
const AT_ONCE = 20;

/** Sends again, one by one and with the rights of whoever asks, what Meta has refused. */
export function createRetries(
  { strapi, campaignResults, now }: Pick<Runtime, 'strapi' | 'campaignResults' | 'now'>,
  messages: Pick<Messages, 'retry'>,
) {
  const background = createBackground((failure) =>
    strapi.log.error(`[whatsapp] Messages could not be retried: ${forLog(failure)}`),
  );
  let isStopping = false;

  /** What failed, some at a time, and why it does not go again; null where it does. */
  async function* judge(campaign: number, failure?: string): AsyncGenerator<Judged[]> {
    const isNamed = failure !== undefined;
    for (let after = 0; ;) {
      const rows = await campaignResults.listFailed(campaign, after);
      if (rows.length === 0) return;
      yield rows
        .filter((row) => !isNamed || failureKeyOf(row) === failure)
        .map((row) => {
          const failedAt = row.failedAt ? new Date(row.failedAt) : null;
          const why = whyLeftOut({ ...row, failedAt }, { isNamed, now: now() });
          if (why || isRetriable(row)) return { row, why };
          return { row, why: isRefused(row) ? 'gone' : 'notRefused' };
        });
      after = rows.at(-1)!.id;
    }
  }

  /** Somebody may have opted out since, or an earlier press has retried it. */
  async function retry(documentId: string, actor: Actor): Promise<void> {
    try {
      await messages.retry(documentId, actor);
    } catch (failure) {
      if (!(failure instanceof errors.ApplicationError)) throw failure;
    }
  }

  async function retryAll(campaign: number, actor: Actor, failure?: string): Promise<void> {
    for await (const judged of judge(campaign, failure)) {
      const going = judged.filter(({ why }) => why === null);
      for (let start = 0; start < going.length && !isStopping; start += AT_ONCE)
        await Promise.all(
          going.slice(start, start + AT_ONCE).map(({ row }) => retry(row.documentId, actor)),
        );
    }
  }

  return {
    /** Goes on in the background; answers how many there are, and what is left out. */
    async begin(
      campaign: number,
      actor: Actor,
      failure: string | undefined,
      onEnd: () => void,
    ): Promise<Retried> {
      let retried = 0;
      const leftOut = new Map<string, LeftOut>();
      for await (const judged of judge(campaign, failure))
        for (const { row, why } of judged) {
          if (why === null) {
            retried += 1;
            continue;
          }
          const key = failureKeyOf(row);
          const { title, action } = wordsOfFailure(row);
          const group = leftOut.get(`${why} ${key}`) ?? { why, key, title, action, count: 0 };
          leftOut.set(`${why} ${key}`, { ...group, count: group.count + 1 });
        }
      if (retried > 0) background.begin(() => retryAll(campaign, actor, failure).finally(onEnd));
      return {
        retried,
        leftOut: [...leftOut.values()].sort((one, other) => other.count - one.count),
      };
    },

    /** Ends with the messages that are under way. */
    async stop(): Promise<void> {
      isStopping = true;
      await background.idle();
    },
  };
}
