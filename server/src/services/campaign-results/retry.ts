import { errors } from '@strapi/utils';

import { failureKeyOf, isWorthRetrying } from '../../../../shared/domain/campaign-results';
import type { Actor } from '../../actor';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import { createBackground } from '../background';
import type { Messages } from '../messages';
import { isRetriable } from '../messages/view';

/** Messages at once: what they write is written together. */
const AT_ONCE = 20;

/** Sends again, one by one and with the rights of whoever asks, what Meta has refused. */
export function createRetries(
  { strapi, campaignResults }: Pick<Runtime, 'strapi' | 'campaignResults'>,
  messages: Pick<Messages, 'retry'>,
) {
  const background = createBackground((failure) =>
    strapi.log.error(`[whatsapp] Messages could not be retried: ${forLog(failure)}`),
  );
  let isStopping = false;

  /** What may go again, some at a time. */
  async function* listRetriable(campaign: number, failure?: string): AsyncGenerator<string[]> {
    for (let after = 0; ;) {
      const rows = await campaignResults.listFailed(campaign, after);
      if (rows.length === 0) return;
      yield rows
        .filter(
          (row) =>
            isRetriable(row) && isWorthRetrying(row) && (!failure || failureKeyOf(row) === failure),
        )
        .map(({ documentId }) => documentId);
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
    for await (const documentIds of listRetriable(campaign, failure))
      for (let start = 0; start < documentIds.length && !isStopping; start += AT_ONCE)
        await Promise.all(
          documentIds.slice(start, start + AT_ONCE).map((one) => retry(one, actor)),
        );
  }

  return {
    /** Goes on in the background; answers how many there are. */
    async begin(
      campaign: number,
      actor: Actor,
      failure: string | undefined,
      onEnd: () => void,
    ): Promise<number> {
      let count = 0;
      for await (const documentIds of listRetriable(campaign, failure)) count += documentIds.length;
      if (count > 0) background.begin(() => retryAll(campaign, actor, failure).finally(onEnd));
      return count;
    },

    /** Ends with the messages that are under way. */
    async stop(): Promise<void> {
      isStopping = true;
      await background.idle();
    },
  };
}
