import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { phaseOf } from '../../../shared/domain/message/message';
import { asStored } from './as-stored';
import { createClaimedMessages } from './claimed-messages';
import { doneAgain } from './done-again';
import { insertRows } from './insert-rows';
import type { MessageRow, Time } from './rows';
import {
  inTransaction,
  insertIgnoring,
  isUniqueViolation,
  rowsOf,
  tableOf,
  type Transaction,
} from './table';
import { UIDS } from './uids';

/** A message to be queued; relations by row id. */
export type NewMessage = Partial<
  Omit<MessageRow, 'account' | 'contact' | 'conversation' | 'template' | 'campaign' | 'automation'>
> & {
  account: number;
  contact: number | null;
  conversation?: number | null;
  campaign?: number | null;
  automation?: number | null;
  template: number | null;
};

/** What a message is shown with: who sent it to whom, by which template. */
export const WITH_NAMES = {
  account: {
    select: [
      'id',
      'documentId',
      'name',
      'environment',
      'phoneNumberId',
      'marketingEndpoint',
      'displayPhoneNumber',
      'enabled',
      'holdReason',
      'installationId',
    ],
  },
  contact: { select: ['phone', 'profileName', 'waId', 'userId', 'username'] },
  template: { select: ['documentId', 'name', 'language', 'category'] },
};

/** What the log shows besides. */
export const WITH_FILE = {
  ...WITH_NAMES,
  file: { select: ['name', 'url', 'mime'] },
  campaign: { select: ['documentId', 'name'] },
  automation: { select: ['documentId', 'name'] },
  conversation: { select: ['documentId'] },
};

/** The log of messages, and the claims of those that are due. */
export function createMessageStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<MessageRow>(strapi, UIDS.message);
  const TO_SEND = ['account', 'contact', 'template', 'campaign'];

  /** Makes the row that holds an idempotency key, unless another one does; that raises no error. */
  async function takeKey({ idempotencyKey, direction, type, state }: NewMessage) {
    const documentId = randomBytes(12).toString('hex');
    const bare = { documentId, idempotencyKey, direction, type, state } as Record<string, string>;
    await insertIgnoring(strapi, UIDS.message, bare, ['idempotencyKey']);
    const row = await rows().findOne({
      where: { idempotencyKey },
      select: ['id', 'documentId'],
    });
    return row?.documentId === documentId ? { id: row.id } : 'taken';
  }

  /** The message that has a key which is taken. */
  async function getByTakenKey(idempotencyKey: string): Promise<MessageRow> {
    const row = await asStored(strapi, () =>
      rows().findOne({ where: { idempotencyKey }, populate: WITH_NAMES }),
    );
    if (!row) throw new Error('A message with this idempotency key is being written.');
    return row;
  }

  async function write(
    data: NewMessage,
    more?: (row: MessageRow) => Promise<void>,
  ): Promise<{ row: MessageRow; isNew: boolean }> {
    const { idempotencyKey } = data;
    const known = () =>
      idempotencyKey
        ? rows().findOne({ where: { idempotencyKey }, populate: WITH_NAMES })
        : Promise.resolve(null);
    try {
      const before = await known();
      if (before) return { row: before, isNew: false };
      // A violation would end the whole transaction of the caller on PostgreSQL.
      const place = idempotencyKey && strapi.db.inTransaction() ? await takeKey(data) : null;
      if (place === 'taken') return { row: await getByTakenKey(idempotencyKey!), isNew: false };
      const create = () =>
        place
          ? rows()
              .update({ where: { id: place.id }, data, populate: WITH_NAMES })
              .then((row) => row!)
          : rows().create({ data, populate: WITH_NAMES });
      if (!more) return { row: await create(), isNew: true };
      const row = await inTransaction(strapi, async () => {
        const created = await create();
        await more(created);
        return created;
      });
      return { row, isNew: true };
    } catch (failure) {
      const other = isUniqueViolation(failure) ? await known() : null;
      if (other) return { row: other, isNew: false };
      throw failure;
    }
  }

  return {
    /**
     * Writes a message; with an idempotency key that is known, the message that has it. What belongs to
     * a new one is written by `more`, together with it or not at all.
     */
    insert: (
      data: NewMessage,
      more?: (row: MessageRow) => Promise<void>,
    ): ReturnType<typeof write> => doneAgain(strapi, () => write(data, more)),

    /**
     * Writes many messages that are to be sent, as part of the caller's transaction; all name the same
     * attributes. Answers the row ids by documentId, and those of messages that have the key of one already.
     */
    async insertAll(
      trx: Transaction,
      messages: (NewMessage & Pick<MessageRow, 'documentId' | 'idempotencyKey' | 'state'>)[],
      now: Date,
    ): Promise<{ inserted: Map<string, number>; known: Map<string, number> }> {
      const inserted = await insertRows(
        strapi,
        trx,
        UIDS.message,
        // In one literal: V8 made a shape of its own, of kilobytes, for each copy of a copy.
        messages.map((one) => ({
          attempt: 0,
          tries: 0,
          direction: 'out',
          ...one,
          phase: phaseOf(one.state),
        })),
        now,
        ['idempotencyKey'],
      );
      const known = new Map<string, number>();
      const taken = messages.filter(({ documentId }) => !inserted.has(documentId));
      if (taken.length > 0)
        for (const row of await rows().findMany({
          where: { idempotencyKey: { $in: taken.map((one) => one.idempotencyKey) } },
          select: ['id', 'idempotencyKey'],
        })) {
          const one = taken.find(({ idempotencyKey }) => idempotencyKey === row.idempotencyKey);
          if (one) known.set(one.documentId, row.id);
        }
      return { inserted, known };
    },

    getByIdempotencyKey: (idempotencyKey: string) =>
      rows().findOne({ where: { idempotencyKey }, populate: WITH_NAMES }),

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate: WITH_FILE }),

    /** Whatever the database takes for alike, the wamid is compared exactly. */
    async getByWamid(wamid: string): Promise<MessageRow | null> {
      const row = await rows().findOne({ where: { wamid }, populate: WITH_NAMES });
      return row?.wamid === wamid ? row : null;
    },

    /** With everything that is needed to send it. */
    getToSend: (documentId: string) => rows().findOne({ where: { documentId }, populate: TO_SEND }),

    /** The same for a worker, outside of any transaction. */
    getClaimed: createClaimedMessages(strapi),

    /** The reactions to a message, by its wamid; oldest first. */
    listReactions: (wamid: string, accountId: number) =>
      rows().findMany({
        where: { replyTo: wamid, type: 'reaction', account: accountId },
        orderBy: { id: 'asc' },
        limit: 500,
      }),

    countOfAccount: (accountId: number) => rows().count({ where: { account: accountId } }),

    /** How many messages of an account are due, and since when the oldest is. */
    async dueOfAccount(accountId: number, now: Date): Promise<{ due: number; oldestDueAt: Time }> {
      const where = { account: accountId, phase: 'queued' as const, dueAt: { $lte: now } };
      const [oldest] = await rows().findMany({
        where,
        select: ['id', 'dueAt'],
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        limit: 1,
      });
      return oldest
        ? { due: await rows().count({ where }), oldestDueAt: oldest.dueAt }
        : { due: 0, oldestDueAt: null };
    },

    /** Whether a message of an account has arrived at somebody. */
    hasArrived: async (accountId: number): Promise<boolean> =>
      (
        await rows().findMany({
          where: { account: accountId, phase: 'accepted', deliveredAt: { $notNull: true } },
          select: ['id'],
          limit: 1,
        })
      ).length > 0,

    /** How many messages Meta took between two times and has not spoken of since, up to a limit. */
    countWithoutWord: async (
      accountId: number,
      { from, to }: { from: Date; to: Date },
      limit: number,
    ): Promise<number> =>
      (
        await rows().findMany({
          where: {
            account: accountId,
            phase: 'accepted',
            state: 'accepted',
            acceptedAt: { $gt: from, $lt: to },
          },
          select: ['id'],
          limit,
        })
      ).length,

    /** The messages that were made by sending these again, oldest first. */
    listCopies: (documentIds: string[]) =>
      documentIds.length === 0
        ? Promise.resolve([])
        : rows().findMany({
            where: { resendOf: { $in: documentIds } },
            select: ['id', 'documentId', 'resendOf', 'state', 'sendingAt'],
            orderBy: { id: 'asc' },
          }),

    /** What an account has queued, in order; `after` is the last one that was seen. */
    listQueuedOfAccount: (accountId: number, after: number) =>
      rows().findMany({
        where: { account: accountId, phase: 'queued', id: { $gt: after } },
        select: ['id', 'documentId'],
        orderBy: { id: 'asc' },
        limit: 500,
      }),

    /** Lets what waits for one person rest until a time. */
    postponeOfContact: (accountId: number, contactId: number, until: Date): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        await trx(name)
          .where(column('account'), accountId)
          .where(column('contact'), contactId)
          .where(column('phase'), 'queued')
          .where(column('dueAt'), '<', until)
          .update({ [column('dueAt')]: until });
      }),

    /**
     * Messages of this installation whose request was under way when its process ended: nobody knows what
     * became of them.
     */
    listAbandoned: (installationId: string, now: Date) =>
      rows().findMany({
        where: { phase: 'sending', leaseUntil: { $lt: now }, account: { installationId } },
        select: ['id', 'documentId'],
        limit: 500,
      }),

    /** Messages of this installation that nobody is sending and whose deadline is over. */
    listExpired: (installationId: string, now: Date) =>
      rows().findMany({
        where: {
          phase: 'queued',
          expiresAt: { $lte: now },
          $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }],
          account: { installationId },
        },
        select: ['id', 'documentId', 'claimedBy'],
        limit: 500,
      }),
  };
}
