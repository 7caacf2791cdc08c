import type { Core } from '@strapi/strapi';

import type { DownloadProblem } from '../../../shared/contracts/messages';
import type { AccountRow, MessageRow, Row, Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** A file that is to be fetched from Meta, or could not be. */
export interface MediaDownloadRow extends Row {
  message: (MessageRow & { account: AccountRow | null }) | null;
  mediaId: string;
  attempts: number;
  /** When it is tried next; null when it has been given up. */
  nextAt: Time;
  failedAt: Time;
  /** Why the latest attempt was in vain. */
  reason: DownloadProblem | null;
  details: string | null;
}

/** How a message's file stands. */
export type MediaStanding = Pick<
  MediaDownloadRow,
  'attempts' | 'nextAt' | 'failedAt' | 'reason' | 'details'
>;

/** Files of people on their way from Meta: a row each, removed when the file is in the Media Library. */
export function createMediaDownloadStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<MediaDownloadRow>(strapi, UIDS.mediaDownload);

  return {
    /** Writes them as part of the caller's transaction; messages by row id. */
    async insert(downloads: { message: number; mediaId: string }[], nextAt: Date): Promise<void> {
      if (downloads.length > 0)
        await rows().createMany({
          data: downloads.map((download) => ({ ...download, attempts: 0, nextAt })),
        });
    },

    /** The ones that are due at accounts that are in use here, oldest first. */
    listDue: (installationId: string, now: Date, limit: number) =>
      rows().findMany({
        where: {
          nextAt: { $lte: now },
          message: { account: { installationId, enabled: true } },
        },
        select: ['id', 'attempts'],
        orderBy: { id: 'asc' },
        limit,
      }),

    /** Takes one for an attempt, unless another process has; the answer is whole. */
    async claim(
      { id, attempts }: Pick<MediaDownloadRow, 'id' | 'attempts'>,
      now: Date,
      until: Date,
    ): Promise<MediaDownloadRow | null> {
      const { count } = await rows().updateMany({
        where: { id, attempts, nextAt: { $lte: now } },
        data: { attempts: attempts + 1, nextAt: until },
      });
      if (count === 0) return null;
      return rows().findOne({ where: { id }, populate: { message: { populate: ['account'] } } });
    },

    /** Tries again later. */
    postpone: (id: number, nextAt: Date, reason: DownloadProblem, details: string | null) =>
      rows().updateMany({ where: { id }, data: { nextAt, reason, details } }),

    /** Tries no more, unless a person asks for it. */
    giveUp: (id: number, failedAt: Date, reason: DownloadProblem, details: string | null) =>
      rows().updateMany({ where: { id }, data: { nextAt: null, failedAt, reason, details } }),

    /** Has what was given up tried again; answers whether there was any. */
    async tryAgain(messageId: number, now: Date): Promise<boolean> {
      const row = await rows().findOne({ where: { message: messageId }, select: ['id'] });
      if (!row) return false;
      const { count } = await rows().updateMany({
        where: { id: row.id, failedAt: { $notNull: true } },
        data: { attempts: 0, nextAt: now, failedAt: null },
      });
      return count > 0;
    },

    delete: (id: number) => rows().deleteMany({ where: { id } }),

    /** Gives up the files of messages that are withdrawn or deleted. */
    deleteOfMessages: (messageIds: number[]): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        if (messageIds.length === 0) return;
        const { name, column } = tableOf(strapi, UIDS.mediaDownload);
        await trx(name).whereIn(column('message'), messageIds).delete();
      }),

    /**
     * Puts a file that is in the Media Library into its message, and ends the download. Answers false,
     * and changes nothing but that, where nobody waits for the file any more: the message is gone, has been
     * withdrawn or erased, or its file is too old or has come by another attempt. The caller deletes it then.
     */
    finish: (id: number, messageId: number, fileId: number): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        const [row] = (await trx(name)
          .select({
            id: 'id',
            withdrawnAt: column('withdrawnAt'),
            bodyDeletedBy: column('bodyDeletedBy'),
            file: column('file'),
          } as never)
          .where({ id: messageId })
          .forUpdate()) as {
          id: number;
          withdrawnAt: Time;
          bodyDeletedBy: string | null;
          file: number | null;
        }[];
        // Whichever attempt ends first ends the download: a later one may have found the same file.
        const { count } = await rows().deleteMany({ where: { id } });
        if (count === 0) return row?.file === fileId;
        const isErased = row?.bodyDeletedBy === 'erasure';
        const isWanted = row !== undefined && row.withdrawnAt === null && !isErased;
        if (isWanted)
          await updateEach(strapi, UIDS.message, new Map([[messageId, { file: fileId }]]));
        return isWanted;
      }),

    /** How the files of these messages stand, by row id of the message; only those that are not here yet. */
    async ofMessages(messageIds: number[]): Promise<Map<number, MediaStanding>> {
      if (messageIds.length === 0) return new Map();
      const found = await rows().findMany({
        where: { message: { id: { $in: messageIds } } },
        populate: { message: { select: ['id'] } },
      });
      return new Map(found.flatMap((row) => (row.message ? [[row.message.id, row]] : [])));
    },
  };
}
