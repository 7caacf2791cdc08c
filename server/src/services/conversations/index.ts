import {
  CONVERSATION_FILTERS,
  type Conversation,
  type ConversationFilter,
  type ConversationQuery,
} from '../../../../shared/contracts/conversations';
import type { Page } from '../../../../shared/contracts/page';
import type { ThreadEventKind } from '../../../../shared/contracts/inbox';
import type { PermissionName } from '../../../../shared/permissions';
import { maySnoozeUntil } from '../../../../shared/domain/snooze';
import { isLanguage } from '../../../../shared/domain/template/languages';
import { CODE, nameOf, type Actor } from '../../actor';
import { forbidden, forLog, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AdminPerson, ConversationRow } from '../../store/rows';
import { isMaskedFor, mayDo, type InboxAccess } from '../inbox/access';
import { readPaging, toPage } from '../paging';
import { isNobodys } from './is-nobodys';
import type { ConversationChange, ConversationNews } from './tell';
import { TABS } from './tabs';
import { toConversation, toPerson } from './view';

/** Who asks, as far as conversations are theirs; code has none of its own. */
const userOf = (actor: Actor): number | null => (actor.source === 'person' ? actor.user.id : null);

/** What happened, as it stands in the thread. */
interface Happened {
  kind: ThreadEventKind;
  params?: Record<string, string | null>;
}

/** Which conversations each filter lists. */
const FILTERS: Record<ConversationFilter, (user: number) => object> = {
  ...TABS,
  all: () => ({}),
  unread: () => ({ status: 'open', unreadCount: { $gt: 0 } }),
};

/** With these one brings somebody in, or oneself. */
const MOVING: PermissionName[] = ['inbox.assign', 'inbox.reply'];

/** The service `conversations`: who has them, who belongs to them, what waits to be read. */
export function createConversations(
  runtime: Runtime,
  news: Pick<ConversationNews, 'changed'>,
  access: InboxAccess,
) {
  const { strapi, inbox, conversations, entries, now } = runtime;

  const view = (row: ConversationRow, actor: Actor): Conversation =>
    toConversation(row, now(), isMaskedFor(actor));

  async function getRow(documentId: string): Promise<ConversationRow> {
    const row = await inbox.get(documentId);
    if (!row) throw notFound('conversation.notFound');
    return row;
  }

  /**
   * Changes a conversation that somebody may deal with in this way, writes down what happened, tells of it,
   * and answers it as it is then. Nothing has happened where the work answers null.
   */
  async function change(
    documentId: string,
    actor: Actor,
    anyOf: PermissionName[],
    what: ConversationChange,
    work: (row: ConversationRow) => Promise<Happened | null | void>,
  ): Promise<Conversation> {
    const row = await access.get(documentId, actor, ...anyOf);
    const happened = await work(row);
    if (happened) await entries.addEvent(row, { ...happened, at: now(), actor: nameOf(actor) });
    news.changed(row, what, now());
    // Who gives it away may not see it any more, but is told how it is then.
    return view(await getRow(documentId), actor);
  }

  async function getPerson(user: number): Promise<AdminPerson> {
    const person = await inbox.getPerson(user);
    if (!person) throw refuse('people.unknown', 'user');
    return person;
  }

  /** Others are brought in, or sent away, by whoever may assign; oneself by oneself. */
  function checkMayMove(user: number, actor: Actor): void {
    if (userOf(actor) !== user && !mayDo(actor, 'inbox.assign'))
      throw forbidden('conversation.notYours');
  }

  /** Sending from a record opens nobody's conversation: whoever is a member sees all of it. */
  async function mayJoin(id: number, actor: Actor): Promise<boolean> {
    const [seen] = await inbox.listOf([id], access.within(actor, 'inbox.read'));
    if (seen) return true;
    const [row] = await inbox.listOf([id], {});
    return row !== undefined && isNobodys(row);
  }

  const isMember = ({ members }: ConversationRow, user: number): boolean =>
    (members ?? []).some(({ id }) => id === user);

  return {
    /** A page of the conversations in which the person has written, the latest first. */
    async find(query: ConversationQuery = {}, actor: Actor = CODE): Promise<Page<Conversation>> {
      const { filter = 'all', account, contact } = query;
      if (!CONVERSATION_FILTERS.includes(filter)) throw refuse('conversation.filter', 'filter');
      const paging = readPaging(query);
      const where = {
        $and: [
          {
            lastInboundAt: { $notNull: true },
            ...FILTERS[filter](userOf(actor) ?? -1),
            ...(account && { account: { documentId: account } }),
            ...(contact && { contact: { documentId: contact } }),
          },
          access.within(actor, 'inbox.read'),
        ],
      };
      const [rows, { total, totalIsCapped }] = await Promise.all([
        inbox.list(where, paging),
        inbox.count(where),
      ]);
      return toPage(
        rows.map((row) => view(row, actor)),
        paging,
        total,
        totalIsCapped,
      );
    },

    findOne: async (documentId: string, actor: Actor = CODE): Promise<Conversation> =>
      view(await access.get(documentId, actor, 'inbox.read'), actor),

    /** Makes it one's own; of two who take it at once one gets it, and the other is told who. */
    async take(documentId: string, actor: Actor): Promise<Conversation> {
      const user = userOf(actor);
      if (user === null) throw refuse('conversation.onlyPeople', 'documentId');
      const before = await access.get(documentId, actor, 'inbox.reply');
      if (before.assignee?.id === user) return view(before, actor);
      return change(documentId, actor, ['inbox.reply'], 'assigned', async ({ id }) => {
        if (!(await inbox.take(id, user))) {
          const { assignee } = await getRow(documentId);
          if (assignee?.id === user) return null;
          const name = assignee ? toPerson(assignee).name : '–';
          throw refuse('conversation.taken', 'documentId', { name });
        }
        await inbox.addMember(id, user);
        return { kind: 'taken' };
      });
    },

    /** Gives it to somebody, whoever has it; null gives it back to everyone. */
    assign: (documentId: string, user: number | null, actor: Actor = CODE): Promise<Conversation> =>
      change(documentId, actor, ['inbox.assign'], 'assigned', async ({ id, assignee }) => {
        const person = user === null ? null : await getPerson(user);
        await inbox.assign(id, user);
        if (user !== null) await inbox.addMember(id, user);
        if ((assignee?.id ?? null) === user) return null;
        return person
          ? { kind: 'assigned', params: { name: toPerson(person).name } }
          : { kind: 'unassigned' };
      }),

    /** Who is a member hears of answers. */
    async addMember(documentId: string, user: number, actor: Actor = CODE): Promise<Conversation> {
      checkMayMove(user, actor);
      return change(documentId, actor, MOVING, 'members', async (row) => {
        const person = await getPerson(user);
        await inbox.addMember(row.id, user);
        if (isMember(row, user)) return null;
        return { kind: 'memberAdded', params: { name: toPerson(person).name } };
      });
    },

    /** Who leaves and has taken it gives it back. */
    async removeMember(
      documentId: string,
      user: number,
      actor: Actor = CODE,
    ): Promise<Conversation> {
      checkMayMove(user, actor);
      return change(documentId, actor, MOVING, 'members', async (row) => {
        await inbox.removeMember(row.id, user);
        if (row.assignee?.id === user) await inbox.assign(row.id, null);
        const person = (row.members ?? []).find(({ id }) => id === user);
        return person ? { kind: 'memberRemoved', params: { name: toPerson(person).name } } : null;
      });
    },

    /** Done, until the person writes again. */
    close: (documentId: string, actor: Actor = CODE): Promise<Conversation> =>
      change(documentId, actor, ['inbox.reply'], 'closed', async ({ id, status }) => {
        await inbox.setStatus(id, 'closed');
        return status === 'closed' ? null : { kind: 'closed' };
      }),

    reopen: (documentId: string, actor: Actor = CODE): Promise<Conversation> =>
      change(documentId, actor, ['inbox.reply'], 'reopened', async ({ id, status }) => {
        await inbox.setStatus(id, 'open');
        return status === 'open' ? null : { kind: 'reopened' };
      }),

    /** Nothing waits to be read any more. */
    markRead: (documentId: string, actor: Actor = CODE): Promise<Conversation> =>
      change(documentId, actor, ['inbox.reply'], 'read', async ({ id }) => {
        await inbox.markRead(id);
      }),

    /** Lets it rest until a time, or until the person writes; null ends its rest. */
    snooze(documentId: string, until: Date | null, actor: Actor = CODE): Promise<Conversation> {
      if (until !== null && !maySnoozeUntil(until, now()))
        throw refuse('conversation.snooze', 'until');
      const what = until === null ? 'woken' : 'snoozed';
      return change(documentId, actor, ['inbox.reply'], what, async ({ id, snoozedUntil }) => {
        await inbox.snooze(id, until);
        if (until) return { kind: 'snoozed', params: { until: until.toISOString() } };
        return snoozedUntil === null ? null : { kind: 'woken' };
      });
    },

    /** Gives it these labels and no others, by documentId. */
    setLabels: (documentId: string, labels: string[], actor: Actor = CODE): Promise<Conversation> =>
      change(documentId, actor, ['inbox.reply'], 'labels', async ({ id }) => {
        const found = await runtime.labels.listOf(labels);
        if (found.length < new Set(labels).size) throw refuse('label.notFound', 'labels');
        await inbox.setLabels(
          id,
          found.map((label) => label.id),
        );
        const names = found.map(({ name }) => name).join(', ');
        return { kind: 'labels', params: { labels: names } };
      }),

    /** The language of the person, as WhatsApp writes it. */
    setLanguage: (
      documentId: string,
      language: string | null,
      actor: Actor = CODE,
    ): Promise<Conversation> =>
      change(documentId, actor, ['inbox.reply'], 'language', async ({ contact }) => {
        if (language !== null && !isLanguage(language))
          throw refuse('conversation.language', 'language', { language });
        if (contact) await inbox.setLanguage(contact.id, language);
        return { kind: 'language', params: { language } };
      }),

    /** Makes it the one of whoever has answered in it, where nobody has it. @internal */
    async takeByAnswer(row: ConversationRow, actor: Actor): Promise<void> {
      const user = userOf(actor);
      if (user === null || row.assignee || !(await inbox.take(row.id, user))) return;
      await inbox.addMember(row.id, user);
      await entries.addEvent(row, { kind: 'taken', at: now(), actor: nameOf(actor) });
      news.changed(row, 'assigned', now());
    },

    /** Ends the rest of those whose time has come. @internal */
    async wakeDue(): Promise<void> {
      for (const row of await inbox.wake(now())) {
        await entries.addEvent(row, { kind: 'woken', at: now(), actor: null });
        news.changed(row, 'woken', now());
      }
    },

    /**
     * The conversation that a message is a part of, by row id. A person who sends makes it where there is
     * none; for all others that is null. What fails is logged.
     * @internal
     */
    async conversationOf(
      pair: { account: number; contact: number },
      actor: Actor,
    ): Promise<number | null> {
      try {
        if (userOf(actor) === null) return await conversations.idOf(pair);
        return (await conversations.getOrInsert(pair)).id;
      } catch (failure) {
        strapi.log.warn(`[whatsapp] A conversation was not found: ${forLog(failure)}`);
        return null;
      }
    },

    /**
     * Makes a person who sends something in a conversation a member of it, where they may see it or nobody
     * has it yet; what fails is logged.
     * @internal
     */
    async noteSender(id: number, actor: Actor): Promise<void> {
      const user = userOf(actor);
      if (user === null) return;
      try {
        if ((await inbox.isMember(id, user)) || !(await mayJoin(id, actor))) return;
        await inbox.addMember(id, user);
        news.changed({ id }, 'members', now());
      } catch (failure) {
        strapi.log.warn(`[whatsapp] A sender was not made a member: ${forLog(failure)}`);
      }
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;
