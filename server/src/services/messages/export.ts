import type { Message, MessageQuery } from '../../../../shared/contracts/messages';
import type { CsvCell } from '../../../../shared/domain/csv';
import type { Actor } from '../../actor';
import { forbidden } from '../../errors';
import type { Runtime } from '../../runtime';
import { asSeenBy } from './as-seen-by';
import type { Messages } from './index';
import { messageWhere, orderOf } from './log-query';
import { mayReadLog } from './may-read-log';

/** What is written of a message, by the heads of its columns. */
const COLUMNS: Record<string, (message: Message) => CsvCell> = {
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
  'Error code': ({ failure }) => failure?.code ?? null,
  Clicks: ({ clicks }) => clicks?.people ?? null,
  Template: ({ templateName }) => templateName,
  Language: ({ templateLanguage }) => templateLanguage,
  Campaign: ({ campaignName }) => campaignName,
  Account: ({ accountName }) => accountName,
  'Sent by': ({ sentBy }) => sentBy,
  Source: ({ source }) => source,
  'Record type': ({ recordUid }) => recordUid,
  'Record id': ({ recordDocumentId }) => recordDocumentId,
  'Message id': ({ documentId }) => documentId,
};

/** Writes the log as a table. */
export function createLogExport(
  { messagePages, now }: Pick<Runtime, 'messagePages' | 'now'>,
  messages: Pick<Messages, 'viewAll'>,
) {
  async function* rowsOf(query: MessageQuery, actor: Actor): AsyncGenerator<CsvCell[][]> {
    for await (const page of messagePages(messageWhere(query, now()), orderOf(query)))
      yield (await messages.viewAll(page)).map((message) => {
        const seen = asSeenBy(message, actor);
        return Object.values(COLUMNS).map((cellOf) => cellOf(seen));
      });
  }

  return {
    /** The part of the log that is asked for, in the order in which it is listed. */
    export(query: MessageQuery, actor: Actor) {
      // What is searched for would tell what is not shown.
      if (query._q && !mayReadLog(actor)) throw forbidden('log.searchNeedsRead');
      return {
        fileName: `whatsapp-messages-${now().toISOString().slice(0, 10)}.csv`,
        head: Object.keys(COLUMNS),
        rows: rowsOf(query, actor),
      };
    },
  };
}

export type LogExport = ReturnType<typeof createLogExport>;
