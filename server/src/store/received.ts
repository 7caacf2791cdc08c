import type { Core } from '@strapi/strapi';

import type { Tie } from './answered';
import { toCell } from './insert-rows';
import { leaveTaken } from './leave-taken';
import { withPhase } from './phases';
import { inTransaction, rowsOf, tableOf } from './table';
import type { MessageContent, MessageRow } from './rows';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** A message that somebody else has written: its columns, relations by row id. */
export interface NewReceived extends Tie {
  documentId: string;
  account: number;
  contact: number;
  conversation: number;
  direction: MessageRow['direction'];
  type: string;
  state: MessageRow['state'];
  source: MessageRow['source'];
  wamid: string;
  replyTo: string | null;
  content: MessageContent;
  raw: unknown;
  rendered: string;
  receivedAt: Date | null;
  acceptedAt: Date | null;
}

/** A message that somebody else may have changed, as it stands. */
export type Changeable = Pick<
  MessageRow,
  | 'id'
  | 'documentId'
  | 'wamid'
  | 'direction'
  | 'source'
  | 'content'
  | 'editedAt'
  | 'withdrawnAt'
  | 'receivedAt'
  | 'acceptedAt'
> & {
  account: { businessAccountId: string } | null;
  file: { id: number } | null;
};

export type ReceivedPatch = Partial<
  Pick<MessageRow, 'content' | 'rendered' | 'raw' | 'editedAt' | 'withdrawnAt'>
>;

/** Rows a statement: each costs some twenty parameters, and databases limit them. */
const ROWS_PER_INSERT = 200;

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 1_000;

/** Messages that people wrote, or that were sent by other means than this plugin. */
export function createReceivedStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<Changeable>(strapi, UIDS.message);

  return {
    /**
     * Writes those whose wamid is new, as part of the caller's transaction. Answers for each documentId of
     * theirs the row id; what is known already is left out, also when another process has just written it.
     */
    insertNew: (received: NewReceived[], now: Date): Promise<Map<string, number>> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        const inserted = new Map<string, number>();
        const defaults = {
          attempt: 0,
          tries: 0,
          priority: 0,
          createdAt: now,
          updatedAt: now,
          publishedAt: now,
        };
        // In one order everywhere, so that two processes do not wait for each other.
        const sorted = [...received].sort((one, other) => (one.wamid < other.wamid ? -1 : 1));
        for (let start = 0; start < sorted.length; start += ROWS_PER_INSERT) {
          const part = sorted.slice(start, start + ROWS_PER_INSERT);
          const data = part.map((row) =>
            Object.fromEntries(
              Object.entries(withPhase({ ...row, ...defaults })).map(([key, value]) => [
                column(key),
                toCell(value),
              ]),
            ),
          );
          await leaveTaken(strapi, trx(name).insert(data as never), [column('wamid')]);
          // A lock reads what is there: a plain look might answer with what was there before.
          const found = (await trx(name)
            .select({ id: 'id', documentId: column('documentId') } as never)
            .whereIn(
              column('documentId'),
              part.map(({ documentId }) => documentId),
            )
            .forUpdate()) as unknown as { id: number; documentId: string }[];
          for (const { id, documentId } of found) inserted.set(documentId, id);
        }
        return inserted;
      }),

    /** Which of these wamids a message here has, as part of the caller's transaction; compared exactly. */
    knownWamids: (wamids: string[]): Promise<Set<string>> =>
      inTransaction(strapi, async (trx) => {
        if (wamids.length === 0) return new Set();
        const { name, column } = tableOf(strapi, UIDS.message);
        const found = (await trx(name)
          .select({ wamid: column('wamid') } as never)
          .whereIn(column('wamid'), wamids)
          .forUpdate()) as unknown as { wamid: string }[];
        return new Set(found.map(({ wamid }) => wamid));
      }),

    /** Which of these wamids a message here has, as it stands now; compared exactly. */
    async listStored(wamids: string[]): Promise<Set<string>> {
      const stored = new Set<string>();
      for (let start = 0; start < wamids.length; start += KEYS_PER_QUERY)
        for (const { wamid } of await rowsOf<{ wamid: string }>(strapi, UIDS.message).findMany({
          where: { wamid: { $in: wamids.slice(start, start + KEYS_PER_QUERY) } },
          select: ['wamid'],
        }))
          stored.add(wamid);
      return stored;
    },

    /**
     * To whom a message from here is on its way, so that its wamid is not known yet: account and contact.
     * One that has been uncertain since before a time counts no more.
     */
    async listUnderWay(contactIds: number[], uncertainSince: Date): Promise<Set<string>> {
      const found = await rowsOf<{ account: { id: number }; contact: { id: number } }>(
        strapi,
        UIDS.message,
      ).findMany({
        where: {
          contact: { id: { $in: contactIds } },
          wamid: null,
          $or: [
            { state: 'sending' },
            { state: 'uncertain', uncertainAt: { $gte: uncertainSince } },
          ],
        },
        select: ['id'],
        populate: { account: { select: ['id'] }, contact: { select: ['id'] } },
      });
      return new Set(found.map(({ account, contact }) => `${account?.id} ${contact?.id}`));
    },

    /**
     * Changes a message by its wamid; `decide` sees the row as it stands, or null where there is none, and
     * answers what changes in it.
     */
    change: (
      wamid: string,
      decide: (row: Changeable | null) => ReceivedPatch | null,
    ): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        await trx(name).select('id').where(column('wamid'), wamid).forUpdate();
        const found = await rows().findOne({
          where: { wamid },
          populate: { account: { select: ['businessAccountId'] }, file: { select: ['id'] } },
        });
        // Some databases take two wamids for the same that differ in a letter's case.
        const row = found?.wamid === wamid ? found : null;
        const patch = decide(row);
        if (row && patch)
          await updateEach(
            strapi,
            UIDS.message,
            new Map([[row.id, patch as Record<string, unknown>]]),
          );
      }),
  };
}
