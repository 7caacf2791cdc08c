import type { Core } from '@strapi/strapi';

import { NAMED } from './admin-person';
import type { AdminPerson, Row, Time } from './rows';
import { insertIgnoring, rowsOf } from './table';
import { UIDS } from './uids';

/** What somebody does in a conversation at the moment, and when they were told of it by e-mail. */
export interface PresenceRow extends Row {
  conversation: { id: number; documentId: string } | null;
  user: AdminPerson | null;
  /** When they looked at it last. */
  seenAt: Time;
  /** When they typed last; null when they have stopped. */
  typingAt: Time;
  mailedAt: Time;
}

/** Who looks at which conversation, and who types in it: known to every process. */
export function createPresenceStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<PresenceRow>(strapi, UIDS.presence);

  /** The row of a pair, made where there is none; also when two ask at once. */
  async function idOf(conversation: number, user: number): Promise<number | null> {
    const find = () => rows().findOne({ where: { conversation, user }, select: ['id'] });
    const known = await find();
    if (known) return known.id;
    await insertIgnoring(strapi, UIDS.presence, { conversation, user }, ['conversation', 'user']);
    return (await find())?.id ?? null;
  }

  return {
    async save(
      conversation: number,
      user: number,
      data: Partial<Pick<PresenceRow, 'seenAt' | 'typingAt'>>,
    ): Promise<void> {
      const id = await idOf(conversation, user);
      if (id !== null) await rows().updateMany({ where: { id }, data });
    },

    /** Who has typed since a time. */
    listTyping: (since: Date) =>
      rows().findMany({
        where: { typingAt: { $gte: since } },
        populate: { conversation: { select: ['id', 'documentId'] }, user: NAMED },
        orderBy: { id: 'asc' },
        limit: 500,
      }),

    /**
     * Takes the right to tell somebody by e-mail: they do not look at it now, and have looked at it since
     * the last e-mail, or that one is old. Of several processes one gets it.
     */
    async claimMail(
      conversation: number,
      user: number,
      now: Date,
      { seenSince, mailedBefore }: { seenSince: Date; mailedBefore: Date },
    ): Promise<boolean> {
      const id = await idOf(conversation, user);
      const row = id === null ? null : await rows().findOne({ where: { id } });
      if (!row) return false;
      const [seenAt, mailedAt] = [row.seenAt, row.mailedAt].map((time) => time && new Date(time));
      if (seenAt && seenAt >= seenSince) return false;
      const isDue = !mailedAt || mailedAt <= mailedBefore || (seenAt && seenAt > mailedAt);
      if (!isDue) return false;
      const { count } = await rows().updateMany({
        where: { id, mailedAt: row.mailedAt },
        data: { mailedAt: now },
      });
      return count > 0;
    },

    /** Forgets what says nothing any more. */
    prune: (before: Date) =>
      rows().deleteMany({
        where: {
          $and: [
            { $or: [{ seenAt: null }, { seenAt: { $lt: before } }] },
            { $or: [{ typingAt: null }, { typingAt: { $lt: before } }] },
            { $or: [{ mailedAt: null }, { mailedAt: { $lt: before } }] },
            { createdAt: { $lt: before } },
          ],
        },
      }),
  };
}
