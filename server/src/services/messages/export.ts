import type { Message, MessageQuery } from '../../../../shared/contracts/messages';
import type { CsvCell } from '../../../../shared/domain/csv';
import { headsIn, type CsvHead } from '../../../../shared/domain/csv-heads';
import { languageOf, type Actor } from '../../actor';
import { forbidden } from '../../errors';
import type { Runtime } from '../../runtime';
import type { LogFilter, LogOrder } from '../../store/log';
import { asSeenBy } from './as-seen-by';
import type { Messages } from './index';
import { orderOf, readFilter } from './log-query';
import { mayReadLog } from './may-read-log';

/** What is written of a message, by the heads of its columns. */
const COLUMNS = {
  'Created at': ({ createdAt }) => createdAt,
  Direction: ({ direction }) => direction,
  Name: ({ contactName }) => contactName,
  Phone: ({ phone }) => phone,
  Type: ({ type }) => type,
  Text: ({ rendered }) => rendered,
  State: ({ state }) => state,
  'Sent at': ({ times }) => times.sentAt ?? null,
  'Delivered at': ({ times }) => times.deliveredAt ?? null,
  'Read at': ({ times }) => times.readAt ?? null,
  'Failed at': ({ times }) => times.failedAt ?? null,
  Failure: ({ failure }) => failure?.title ?? null,
  'Failure type': ({ failure }) => failure?.type ?? null,
  'Error code': ({ failure }) => failure?.code ?? null,
  Clicks: ({ clicks }) => clicks?.people ?? null,
  Template: ({ templateName }) => templateName,
  Language: ({ templateLanguage }) => templateLanguage,
  Campaign: ({ campaignName }) => campaignName,
  Automation: ({ automationName }) => automationName,
  Account: ({ accountName }) => accountName,
  'Sent by': ({ sentBy }) => sentBy,
  Source: ({ source }) => source,
  'Record type': ({ recordUid }) => recordUid,
  'Record id': ({ recordDocumentId }) => recordDocumentId,
  'Message id': ({ documentId }) => documentId,
} satisfies Partial<Record<CsvHead, (message: Message) => CsvCell>>;

const HEADS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Writes the log as a table. */
export function createLogExport(
  runtime: Pick<Runtime, 'log' | 'now' | 'accounts' | 'strapi'>,
  messages: Pick<Messages, 'viewAll'>,
) {
  const { now } = runtime;

  async function* rowsOf(
    filter: LogFilter | null,
    order: LogOrder,
    actor: Actor,
  ): AsyncGenerator<CsvCell[][]> {
    if (!filter) return;
    for await (const page of runtime.log.all(filter, order))
      yield (await messages.viewAll(page)).map((message) => {
        const seen = asSeenBy(message, actor);
        return HEADS.map((head) => COLUMNS[head](seen));
      });
  }

  return {
    /** The part of the log that is asked for, in the order in which it is listed. */
    async export(query: MessageQuery, actor: Actor) {
      // What is searched for would tell what is not shown.
      if (query._q && !mayReadLog(actor)) throw forbidden('log.searchNeedsRead');
      return {
        fileName: `whatsapp-messages-${now().toISOString().slice(0, 10)}.csv`,
        head: headsIn(languageOf(actor), HEADS),
        rows: rowsOf(await readFilter(runtime, query, now(), actor), orderOf(query), actor),
      };
    },
  };
}

export type LogExport = ReturnType<typeof createLogExport>;
