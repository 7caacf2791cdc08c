import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { eraseLinksOf } from './erased-links';
import { NO_BODY } from './retention';
import type { MessageRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** Messages a step: a transaction of a few milliseconds. */
const STEP = 200;

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 1_000;

/** A message whose person is being erased. */
export type ErasableMessage = Pick<MessageRow, 'id' | 'documentId' | 'content'> & {
  file: { id: number } | null;
  account: { id: number; phoneNumberId: string } | null;
};

/**
 * A wamid, which has the number of its person in it, as it is told again when Meta speaks of that message
 * once more. A part of it is random, so nobody gets from this to the number.
 */
const erasedWamid = (wamid: string): string =>
  `erased-${createHash('sha256').update(wamid).digest('hex')}`;

/** What tells whom a message was for, besides what it said. */
const NOBODY = {
  contact: null,
  conversation: null,
  file: null,
  replyTo: null,
  idempotencyKey: null,
  holdReason: null,
  errorTitle: null,
  errorDetails: null,
  consent: null,
  recordUid: null,
  recordDocumentId: null,
  recordLocale: null,
} as const;

/** Takes people out of messages; that there was one, when, and with what result stays. */
export function createMessageEraser(strapi: Core.Strapi) {
  const rows = () => rowsOf<ErasableMessage>(strapi, UIDS.message);

  return {
    /** Which messages of these contacts still wait to leave. */
    listQueued: (contactIds: number[]) =>
      rows().findMany({
        where: { contact: { id: { $in: contactIds } }, state: 'queued' },
        select: ['id', 'documentId'],
        orderBy: { id: 'asc' },
        limit: STEP,
      }),

    /** Some messages of these contacts; those that were erased are nobody's, and not among them. */
    listNext: (contactIds: number[]) =>
      rows().findMany({
        where: { contact: { id: { $in: contactIds } } },
        select: ['id', 'documentId', 'content'],
        populate: { file: { select: ['id'] }, account: { select: ['id', 'phoneNumberId'] } },
        orderBy: { id: 'asc' },
        limit: STEP,
      }),

    /** Takes the person out of these messages, with their links and what was to be fetched for them. */
    erase: (ids: number[], at: Date): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        const locked = (await trx(name)
          .select({ id: 'id', wamid: column('wamid') } as never)
          .whereIn('id', ids)
          .orderBy('id')
          .forUpdate()) as { id: number; wamid: string | null }[];
        const download = tableOf(strapi, UIDS.mediaDownload);
        await trx(download.name).whereIn(download.column('message'), ids).delete();
        await eraseLinksOf(strapi, ids);
        await updateEach(
          strapi,
          UIDS.message,
          new Map(
            locked.map(({ id, wamid }) => [
              id,
              {
                ...NO_BODY,
                ...NOBODY,
                wamid: wamid === null ? null : erasedWamid(wamid),
                bodyDeletedAt: at,
                bodyDeletedBy: 'erasure',
              },
            ]),
          ),
        );
      }),

    /** Which of these wamids are of messages whose person has been erased. */
    async erasedAmong(wamids: string[]): Promise<Set<string>> {
      const byHash = new Map(wamids.map((wamid) => [erasedWamid(wamid), wamid]));
      const hashes = [...byHash.keys()];
      const erased = new Set<string>();
      for (let start = 0; start < hashes.length; start += KEYS_PER_QUERY) {
        const found = await rowsOf<{ wamid: string }>(strapi, UIDS.message).findMany({
          where: { wamid: { $in: hashes.slice(start, start + KEYS_PER_QUERY) } },
          select: ['wamid'],
        });
        for (const { wamid } of found) erased.add(byHash.get(wamid)!);
      }
      return erased;
    },

    /** Which of these messages have a file on its way from Meta. */
    async listFetching(ids: number[]): Promise<number[]> {
      const { name, column } = tableOf(strapi, UIDS.mediaDownload);
      const found = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ message: column('message') } as never)
          .whereIn(column('message'), ids),
      )) as unknown as { message: number }[];
      return found.map(({ message }) => message);
    },
  };
}
