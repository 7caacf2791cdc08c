import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import { NAMED } from './admin-person';
import type { AccountRow, AdminPerson, ContactRow, ConversationRow, MessageRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

const PERSON = { select: [...NAMED.select, 'isActive', 'blocked'] };

const SHOWN = {
  account: { select: ['id', 'documentId', 'name', 'environment'] },
  contact: { select: ['id', 'documentId', 'phone', 'userId', 'username', 'profileName'] },
  assignee: PERSON,
  members: PERSON,
  lastMessage: true,
  labels: true,
};

export type InboxSort = 'newest' | 'waiting';

const SORTS = {
  newest: { attribute: 'lastInboundAt', order: 'desc' },
  waiting: { attribute: 'waitingSince', order: 'asc' },
} as const;

/** A conversation in a list, by what it is sorted by. */
export interface ListPlace {
  at: Date;
  id: number;
}

/** Words are looked for in so many messages: the database has to read each. */
const MESSAGES_SEARCHED = 50_000;
const CONVERSATIONS_FOUND = 200;

/** Those whom an account notifies. */
type NotifyingAccount = Pick<AccountRow, 'id'> & {
  notifyUsers: AdminPerson[];
  notifyRoles: { users: AdminPerson[] }[];
};

/** Conversations as people work through them: who has them, who belongs to them, which are done. */
export function createInboxStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);

  /** A conversation as it is shown; null also where `within` does not hold for it. */
  const get = (documentId: string, within: object = {}) =>
    rows().findOne({ where: { $and: [{ documentId }, within] }, populate: SHOWN });

  return {
    get,

    /** These conversations, as far as `within` holds for them. */
    listOf: (ids: number[], within: object) =>
      rows().findMany({ where: { $and: [{ id: { $in: ids } }, within] }, populate: SHOWN }),

    /** Those of these conversations for which `within` holds. */
    async idsWithin(ids: number[], within: object): Promise<Set<number>> {
      const found = await rows().findMany({
        where: { $and: [{ id: { $in: ids } }, within] },
        select: ['id'],
      });
      return new Set(found.map(({ id }) => id));
    },

    /** The conversations of one person, the latest first. */
    listOfContacts: (contactIds: number[], within: object) =>
      rows().findMany({
        where: { $and: [{ contact: { id: { $in: contactIds } } }, within] },
        populate: SHOWN,
        orderBy: [{ lastInboundAt: 'desc' }, { id: 'desc' }],
        limit: 50,
      }),

    /** Those behind a place in the list, in its order; the first of them where there is no place. */
    listBehind(where: object, sort: InboxSort, place: ListPlace | null, limit: number) {
      const { attribute, order } = SORTS[sort];
      const beyond = order === 'desc' ? '$lt' : '$gt';
      const behind = place && {
        $or: [
          { [attribute]: { [beyond]: place.at } },
          { [attribute]: place.at, id: { [beyond]: place.id } },
        ],
      };
      return rows().findMany({
        where: { $and: [where, { [attribute]: { $notNull: true } }, ...(behind ? [behind] : [])] },
        populate: SHOWN,
        orderBy: [{ [attribute]: order }, { id: order }],
        limit,
      });
    },

    /** Where a conversation stands in the list. */
    placeOf(row: ConversationRow, sort: InboxSort): ListPlace {
      return { at: new Date(row[SORTS[sort].attribute]!), id: row.id };
    },

    /** How many there are, counted no further than `limit`. */
    async countUpTo(where: object, limit: number): Promise<number> {
      const found = await rows().findMany({ where, select: ['id'], limit });
      return found.length;
    },

    /** Those in which one of the latest messages holds these words. */
    async listWithWords(words: string): Promise<number[]> {
      const { name, column } = tableOf(strapi, UIDS.message);
      const pattern = `%${words.replace(/[!%_]/g, '!$&')}%`;
      return inTransaction(strapi, async (trx) => {
        const latest = trx(name)
          .select({ conversation: column('conversation'), rendered: column('rendered') } as never)
          .whereNotNull(column('conversation'))
          .orderBy('id', 'desc')
          .limit(MESSAGES_SEARCHED)
          .as('latest');
        const found = (await trx
          .from(latest as never)
          .distinct('conversation')
          .whereRaw(`lower(rendered) like lower(?) escape '!'`, [pattern])
          .limit(CONVERSATIONS_FOUND)) as unknown as { conversation: number }[];
        return found.map(({ conversation }) => conversation);
      });
    },

    /** Gives these labels to it and takes all others. */
    setLabels: (id: number, labels: number[]) => rows().update({ where: { id }, data: { labels } }),

    snooze: (id: number, until: Date | null) =>
      rows().update({ where: { id }, data: { snoozedUntil: until } }),

    /** Ends the rest of those whose time has come, and answers them; of several processes one does it. */
    async wake(now: Date): Promise<ConversationRow[]> {
      const due = await rows().findMany({
        where: { snoozedUntil: { $lte: now } },
        select: ['id', 'snoozedUntil'],
        limit: 500,
      });
      const woken: ConversationRow[] = [];
      for (const { id } of due) {
        const { count } = await rows().updateMany({
          where: { id, snoozedUntil: { $lte: now } },
          data: { snoozedUntil: null, updatedAt: now },
        });
        const row = count > 0 ? await rows().findOne({ where: { id }, populate: SHOWN }) : null;
        if (row) woken.push(row);
      }
      return woken;
    },

    setLanguage: (contactId: number, language: string | null) =>
      rowsOf<ContactRow>(strapi, UIDS.contact).update({
        where: { id: contactId },
        data: { language },
      }),

    /** Says that something in it has changed which is stored elsewhere. */
    touch: (id: number) => rows().updateMany({ where: { id }, data: { updatedAt: new Date() } }),

    /** Takes the right to send an answer of this kind by itself; false where one went out after `since`. */
    async claimAutoReply(
      id: number,
      kind: 'awayAt' | 'welcomedAt',
      now: Date,
      since: Date,
    ): Promise<boolean> {
      const { count } = await rows().updateMany({
        where: { id, $or: [{ [kind]: null }, { [kind]: { $lte: since } }] },
        data: { [kind]: now },
      });
      return count > 0;
    },

    /** The newest message of the person, with whether they were told that it was read. */
    newestFromPerson: (conversation: number) =>
      rowsOf<MessageRow>(strapi, UIDS.message).findOne({
        where: { conversation, direction: 'in', type: { $ne: 'reaction' } },
        select: ['id', 'wamid', 'readAt'],
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),

    noteRead: (messageId: number, at: Date) =>
      rowsOf<MessageRow>(strapi, UIDS.message).updateMany({
        where: { id: messageId, readAt: null },
        data: { readAt: at },
      }),

    list: (where: object, { page, pageSize }: { page: number; pageSize: number }) =>
      rows().findMany({
        where,
        populate: SHOWN,
        orderBy: [{ lastInboundAt: 'desc' }, { id: 'desc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    /** How many there are, counted up to `TOTAL_LIMIT`. */
    async count(where: object): Promise<{ total: number; totalIsCapped: boolean }> {
      const beyond = await rows().findMany({
        where,
        select: ['id'],
        orderBy: { id: 'desc' },
        limit: 1,
        offset: TOTAL_LIMIT,
      });
      if (beyond.length > 0) return { total: TOTAL_LIMIT, totalIsCapped: true };
      return { total: await rows().count({ where }), totalIsCapped: false };
    },

    /** What is needed to tell of these conversations, by id. */
    async listTold(ids: number[]): Promise<Map<number, ConversationRow>> {
      const populate = { ...SHOWN, account: { select: ['id', 'documentId'] }, lastMessage: false };
      const found = await rows().findMany({ where: { id: { $in: ids } }, populate });
      return new Map(found.map((row) => [row.id, row]));
    },

    /** Whom these accounts notify, by themselves or by their roles. */
    async listNotified(accountIds: number[]): Promise<Map<number, AdminPerson[]>> {
      const found = await rowsOf<NotifyingAccount>(strapi, UIDS.account).findMany({
        where: { id: { $in: accountIds } },
        select: ['id'],
        populate: { notifyUsers: PERSON, notifyRoles: { populate: { users: PERSON } } },
      });
      return new Map(
        found.map(({ id, notifyUsers, notifyRoles }) => [
          id,
          [...notifyUsers, ...notifyRoles.flatMap(({ users }) => users)],
        ]),
      );
    },

    /** Gives a conversation that nobody has to a person; of two at once one gets it. False: it has gone to somebody. */
    take: (id: number, user: number): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.conversation);
        const count = await trx(name)
          .where('id', id)
          .whereNull(column('assignee'))
          .update({ [column('assignee')]: user, [column('updatedAt')]: new Date() });
        return Number(count) > 0;
      }),

    assign: (id: number, user: number | null) =>
      rows().update({ where: { id }, data: { assignee: user } }),

    isMember: async (id: number, user: number): Promise<boolean> =>
      (await rows().findOne({ where: { id, members: { id: user } }, select: ['id'] })) !== null,

    addMember: (id: number, user: number) =>
      rows().update({ where: { id }, data: { members: { connect: [{ id: user }] } } }),

    removeMember: (id: number, user: number) =>
      rows().update({ where: { id }, data: { members: { disconnect: [{ id: user }] } } }),

    setStatus: (id: number, status: ConversationRow['status']) =>
      rows().update({ where: { id }, data: { status } }),

    markRead: (id: number) => rows().update({ where: { id }, data: { unreadCount: 0 } }),

    /** Somebody who can log in; null for all others. */
    getPerson: (id: number): Promise<AdminPerson | null> =>
      rowsOf<AdminPerson>(strapi, 'admin::user').findOne({
        where: { id, isActive: true, $or: [{ blocked: false }, { blocked: null }] },
      }),
  };
}
