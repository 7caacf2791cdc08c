import {
  CONVERSATION_FILTERS,
  type Conversation,
  type ConversationFilter,
  type ConversationQuery,
} from '../../../../shared/contracts/conversations';
import type { Page } from '../../../../shared/contracts/page';
import { actionId } from '../../../../shared/permissions';
import { CODE, nameOfUser, type Actor } from '../../actor';
import { forbidden, forLog, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import type { ConversationChange, ConversationNews } from './tell';
import { toConversation } from './view';

/** Who asks, as far as conversations are theirs; code has none of its own. */
const userOf = (actor: Actor): number | null => (actor.source === 'person' ? actor.user.id : null);

const mayAssign = (actor: Actor): boolean =>
  actor.source !== 'person' ||
  (actor.ability as { can(action: string): boolean }).can(actionId('inbox.assign'));

/** Which conversations each filter lists. */
const FILTERS: Record<ConversationFilter, (user: number | null) => object> = {
  all: () => ({}),
  mine: (user) => ({
    status: 'open',
    $or: [{ assignee: { id: user ?? -1 } }, { members: { id: user ?? -1 } }],
  }),
  unassigned: () => ({ status: 'open', assignee: { id: { $null: true } } }),
  unread: () => ({ status: 'open', unreadCount: { $gt: 0 } }),
  closed: () => ({ status: 'closed' }),
};

/** The service `conversations`: who has them, who belongs to them, what waits to be read. */
export function createConversations(runtime: Runtime, news: Pick<ConversationNews, 'changed'>) {
  const { strapi, inbox, conversations, now } = runtime;

  async function getRow(documentId: string): Promise<ConversationRow> {
    const row = await inbox.get(documentId);
    if (!row) throw notFound('conversation.notFound');
    return row;
  }

  /** Changes a conversation, tells of it, and answers it as it is then. */
  async function change(
    documentId: string,
    what: ConversationChange,
    work: (row: ConversationRow) => Promise<unknown>,
  ): Promise<Conversation> {
    const row = await getRow(documentId);
    await work(row);
    news.changed(row, what, now());
    return toConversation(await getRow(documentId), now());
  }

  async function checkPerson(user: number): Promise<void> {
    if (!(await inbox.getPerson(user))) throw refuse('people.unknown', 'user');
  }

  /** Others are brought in, or sent away, by whoever may assign; oneself by oneself. */
  function checkMayMove(user: number, actor: Actor): void {
    if (userOf(actor) !== user && !mayAssign(actor)) throw forbidden('conversation.notYours');
  }

  return {
    /** A page of the conversations in which the person has written, the latest first. */
    async find(query: ConversationQuery = {}, actor: Actor = CODE): Promise<Page<Conversation>> {
      const { filter = 'all', account, contact } = query;
      if (!CONVERSATION_FILTERS.includes(filter)) throw refuse('conversation.filter', 'filter');
      const page = Math.max(1, Number(query.page) || 1);
      const pageSize = Math.min(100, Math.max(1, Number(query.pageSize) || 20));
      const where = {
        lastInboundAt: { $notNull: true },
        ...FILTERS[filter](userOf(actor)),
        ...(account && { account: { documentId: account } }),
        ...(contact && { contact: { documentId: contact } }),
      };
      const [rows, { total, totalIsCapped }] = await Promise.all([
        inbox.list(where, { page, pageSize }),
        inbox.count(where),
      ]);
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: rows.map((row) => toConversation(row, now())),
        meta: { pagination: { page, pageSize, pageCount, total, totalIsCapped } },
      };
    },

    findOne: async (documentId: string): Promise<Conversation> =>
      toConversation(await getRow(documentId), now()),

    /** Makes it one's own; of two who take it at once one gets it, and the other is told who. */
    async take(documentId: string, actor: Actor): Promise<Conversation> {
      const user = userOf(actor);
      if (user === null) throw refuse('conversation.onlyPeople', 'documentId');
      const before = await getRow(documentId);
      if (before.assignee?.id === user) return toConversation(before, now());
      return change(documentId, 'assigned', async ({ id }) => {
        if (!(await inbox.take(id, user))) {
          const { assignee } = await getRow(documentId);
          if (assignee?.id === user) return;
          const name = assignee ? (nameOfUser(assignee) ?? String(assignee.id)) : '–';
          throw refuse('conversation.taken', 'documentId', { name });
        }
        await inbox.addMember(id, user);
      });
    },

    /** Gives it to somebody, whoever has it; null gives it back to everyone. */
    assign: (documentId: string, user: number | null): Promise<Conversation> =>
      change(documentId, 'assigned', async ({ id }) => {
        if (user !== null) await checkPerson(user);
        await inbox.assign(id, user);
        if (user !== null) await inbox.addMember(id, user);
      }),

    /** Who is a member hears of answers. */
    async addMember(documentId: string, user: number, actor: Actor = CODE): Promise<Conversation> {
      checkMayMove(user, actor);
      return change(documentId, 'members', async ({ id }) => {
        await checkPerson(user);
        await inbox.addMember(id, user);
      });
    },

    /** Who leaves and has taken it gives it back. */
    async removeMember(
      documentId: string,
      user: number,
      actor: Actor = CODE,
    ): Promise<Conversation> {
      checkMayMove(user, actor);
      return change(documentId, 'members', async ({ id, assignee }) => {
        await inbox.removeMember(id, user);
        if (assignee?.id === user) await inbox.assign(id, null);
      });
    },

    /** Done, until the person writes again. */
    close: (documentId: string): Promise<Conversation> =>
      change(documentId, 'closed', ({ id }) => inbox.setStatus(id, 'closed')),

    reopen: (documentId: string): Promise<Conversation> =>
      change(documentId, 'reopened', ({ id }) => inbox.setStatus(id, 'open')),

    /** Nothing waits to be read any more. */
    markRead: (documentId: string): Promise<Conversation> =>
      change(documentId, 'read', ({ id }) => inbox.markRead(id)),

    /** Makes whoever sends something to a person a member of the conversation, which is made where there is none; what fails is logged. */
    async noteSender(pair: { account: number; contact: number }, actor: Actor): Promise<void> {
      const user = userOf(actor);
      if (user === null) return;
      try {
        const { id } = await conversations.getOrInsert(pair);
        await inbox.addMember(id, user);
      } catch (failure) {
        strapi.log.warn(`[whatsapp] A sender was not made a member: ${forLog(failure)}`);
      }
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;
