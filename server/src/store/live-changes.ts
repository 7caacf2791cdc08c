import type { Core } from '@strapi/strapi';

import type { MessageState } from '../../../shared/domain/message/message';
import { NAMED } from './admin-person';
import type { ConsentEventRow } from './consents';
import type { IdentityChangeRow } from './identity-changes';
import type { ContactRow, ConversationEntryRow, ConversationRow } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A conversation that has changed, by what tells one change from another. */
export type ChangedConversation = Pick<ConversationRow, 'id' | 'documentId' | 'updatedAt'>;

/** A message of ours that is the last one of its conversation, and has moved on. */
export interface Tick {
  conversation: number;
  conversationDocumentId: string;
  message: string;
  state: MessageState;
  updatedAt: string | number | Date;
}

/** A conversation and whose it is. */
export interface Standing {
  id: number;
  contact: number | null;
}

/** Something that belongs to a person. */
export type OfContact<R> = R & { contact: { id: number } | null };

/** So many conversations are looked at for ticks: those that have changed last, and so stand on top. */
const CONVERSATIONS_WITH_TICKS = 500;

/** Whatever happens to a message mostly happens soon after it was sent. */
const TICKS_MS = 24 * 3_600_000;

const MOST = 500;

/** What has changed lately, whichever process did it. */
export function createLiveChanges(strapi: Core.Strapi) {
  const conversations = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);

  return {
    /** Conversations in which people have written and something has changed since a time. */
    listConversations: (since: Date, limit: number): Promise<ChangedConversation[]> =>
      conversations().findMany({
        where: { updatedAt: { $gte: since }, lastInboundAt: { $notNull: true } },
        select: ['id', 'documentId', 'updatedAt'],
        orderBy: [{ updatedAt: 'desc' }],
        limit,
      }),

    /** Notes and events of these conversations that are new, or have changed, since a time. */
    listEntries: (conversationIds: number[], since: Date): Promise<ConversationEntryRow[]> =>
      conversationIds.length === 0
        ? Promise.resolve([])
        : rowsOf<ConversationEntryRow>(strapi, UIDS.conversationEntry).findMany({
            where: { conversation: { id: { $in: conversationIds } }, updatedAt: { $gte: since } },
            populate: { author: NAMED, conversation: { select: ['id'] } },
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            limit: MOST,
          }),

    /**
     * The last messages of conversations, where they are ours and have changed since a time. Only the
     * conversations that changed last are looked at, so it costs the same whatever is being sent.
     */
    listTicks: (since: Date): Promise<Tick[]> =>
      inTransaction(strapi, async (trx) => {
        const conversation = tableOf(strapi, UIDS.conversation);
        const message = tableOf(strapi, UIDS.message);
        const latest = trx(conversation.name)
          .select({
            id: 'id',
            conversationDocumentId: conversation.column('documentId'),
            lastMessage: conversation.column('lastMessage'),
          } as never)
          .whereNotNull(conversation.column('lastInboundAt'))
          .where(conversation.column('updatedAt'), '>=', new Date(since.getTime() - TICKS_MS))
          .orderBy(conversation.column('updatedAt'), 'desc')
          .limit(CONVERSATIONS_WITH_TICKS)
          .as('latest');
        const of = (attribute: string) => `${message.name}.${message.column(attribute)}`;
        return (await trx
          .from(latest as never)
          .join(message.name, `${message.name}.id`, 'latest.lastMessage')
          .select({
            conversation: 'latest.id',
            conversationDocumentId: 'latest.conversationDocumentId',
            message: of('documentId'),
            state: of('state'),
            updatedAt: of('updatedAt'),
          } as never)
          .where(of('direction'), 'out')
          .where(of('updatedAt'), '>=', since)) as unknown as Tick[];
      }),

    /** Those of these conversations that there still are, with whose they are. */
    listStanding: async (conversationIds: number[]): Promise<Standing[]> =>
      conversationIds.length === 0
        ? []
        : (
            await conversations().findMany({
              where: { id: { $in: conversationIds } },
              select: ['id'],
              populate: { contact: { select: ['id'] } },
            })
          ).map(({ id, contact }) => ({ id, contact: contact?.id ?? null })),

    /** Those of these contacts of whom something has changed since a time. */
    listPeople: (
      contactIds: number[],
      since: Date,
    ): Promise<Pick<ContactRow, 'id' | 'updatedAt'>[]> =>
      rowsOf<ContactRow>(strapi, UIDS.contact).findMany({
        where: { id: { $in: contactIds }, updatedAt: { $gte: since } },
        select: ['id', 'updatedAt'],
      }),

    /** What these contacts have said to being written to since a time, by when it came to be known. */
    listSaid: (contactIds: number[], since: Date): Promise<OfContact<ConsentEventRow>[]> =>
      rowsOf<OfContact<ConsentEventRow>>(strapi, UIDS.consentEvent).findMany({
        where: { contact: { id: { $in: contactIds } }, updatedAt: { $gte: since } },
        populate: { contact: { select: ['id'] } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        limit: MOST,
      }),

    /** What became known since a time of the names of these contacts. */
    listCalled: (contactIds: number[], since: Date): Promise<OfContact<IdentityChangeRow>[]> =>
      rowsOf<OfContact<IdentityChangeRow>>(strapi, UIDS.identityChange).findMany({
        where: { contact: { id: { $in: contactIds } }, updatedAt: { $gte: since } },
        populate: { contact: { select: ['id'] } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        limit: MOST,
      }),
  };
}
