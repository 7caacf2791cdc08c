import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import type { ContactRow, ConversationRow, Row } from './rows';
import { rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A record that a contact belongs to. */
export interface LinkRow extends Row {
  recordUid: string;
  recordDocumentId: string;
  byHand: boolean | null;
}

/** Contacts as people look through them, with what stands around them. */
export function createContactPages(strapi: Core.Strapi) {
  const rows = () => rowsOf<ContactRow>(strapi, UIDS.contact);
  const conversations = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);
  const messages = () => rowsOf<Row>(strapi, UIDS.message);
  return {
    list: (
      where: object,
      { page, pageSize, sort }: { page: number; pageSize: number; sort: [string, 'asc' | 'desc'] },
    ) =>
      rows().findMany({
        where,
        orderBy: [{ [sort[0]]: sort[1] }, { id: sort[1] }],
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

    /** The conversations of these contacts, with their account; the latest first. */
    listConversations: (contactIds: number[]) =>
      conversations().findMany({
        where: { contact: { id: { $in: contactIds } } },
        populate: { account: true, contact: { select: ['id'] } },
        orderBy: [{ lastInboundAt: 'desc' }, { id: 'desc' }],
        limit: 1_000,
      }),

    /** Which records a contact belongs to, the latest links first. */
    listLinks: (contactId: number, limit: number) =>
      rowsOf<LinkRow>(strapi, UIDS.contactLink).findMany({
        where: { contact: contactId, unlinkedAt: null },
        orderBy: { id: 'desc' },
        limit,
      }),

    /** How many messages there are of somebody, of those for which `within` holds. */
    async countMessages(contactId: number, within: object): Promise<{ in: number; out: number }> {
      const count = (direction: 'in' | 'out') =>
        messages().count({ where: { $and: [{ contact: contactId, direction }, within] } });
      return { in: await count('in'), out: await count('out') };
    },

    /** A query for those who have a conversation with these accounts, by row id, and with no other. */
    onlyWith(accounts: readonly number[]): unknown {
      const { name, column } = tableOf(strapi, UIDS.conversation);
      const [account, contact] = [column('account'), column('contact')];
      const pairs = () => strapi.db.getConnection(name).select(contact).whereNotNull(contact);
      return pairs()
        .whereIn(account, [...accounts])
        .whereNotIn(contact, pairs().whereNotIn(account, [...accounts]));
    },
  };
}
