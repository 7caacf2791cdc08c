import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import type { AccountRow, AdminPerson, ConversationRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

const PERSON = {
  select: ['id', 'firstname', 'lastname', 'username', 'email', 'isActive', 'blocked'],
};

const SHOWN = {
  account: { select: ['documentId', 'name'] },
  contact: { select: ['documentId', 'phone', 'userId', 'username', 'profileName'] },
  assignee: PERSON,
  members: PERSON,
  lastMessage: true,
};

/** Those whom an account notifies. */
type NotifyingAccount = Pick<AccountRow, 'id'> & {
  notifyUsers: AdminPerson[];
  notifyRoles: { users: AdminPerson[] }[];
};

/** Conversations as people work through them: who has them, who belongs to them, which are done. */
export function createInboxStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);

  const get = (documentId: string) => rows().findOne({ where: { documentId }, populate: SHOWN });

  return {
    get,

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

    addMember: (id: number, user: number) =>
      rows().update({ where: { id }, data: { members: { connect: [{ id: user }] } } }),

    removeMember: (id: number, user: number) =>
      rows().update({ where: { id }, data: { members: { disconnect: [{ id: user }] } } }),

    setStatus: (id: number, status: ConversationRow['status']) =>
      rows().updateMany({ where: { id }, data: { status } }),

    markRead: (id: number) => rows().updateMany({ where: { id }, data: { unreadCount: 0 } }),

    /** Somebody who can log in; null for all others. */
    getPerson: (id: number): Promise<AdminPerson | null> =>
      rowsOf<AdminPerson>(strapi, 'admin::user').findOne({
        where: { id, isActive: true, $or: [{ blocked: false }, { blocked: null }] },
      }),
  };
}
