import { isUnread, toTell } from '../../../../shared/domain/conversation';
import type { WhatsAppEvents } from '../../../../shared/events';
import { forLog } from '../../errors';
import type { InboundReaction, Recorded } from '../../reactors/record-messages';
import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import { createGroupCommit } from '../../store/group-commit';
import type { AdminPerson, ConversationRow } from '../../store/rows';
import { isTransient } from '../../store/table';
import { emit } from '../emit';

/** What happened in a conversation, as the event names it. */
export type ConversationChange = WhatsAppEvents['whatsapp.conversation.changed']['change'];

interface Told {
  conversation: number;
  change: ConversationChange;
  at: Date;
  /** Of a message of the person. */
  message: Omit<
    WhatsAppEvents['whatsapp.message.received'],
    'toTell' | 'accountDocumentId' | 'contactDocumentId' | 'conversationDocumentId'
  > | null;
}

/** Looking up who hears of it must not take the database from what comes in. */
const REST_MS = 100;

const idsOf = (people: AdminPerson[]): number[] =>
  people.filter(({ isActive, blocked }) => isActive && !blocked).map(({ id }) => id);

/**
 * Tells the event hub what happened in conversations, and who is to hear of it. It looks that up when
 * everything is stored, for all that came meanwhile at once, so nobody waits for it.
 */
export function createConversationNews(
  runtime: Runtime,
  onTold: (written: { conversation: ConversationRow; toTell: number[] }[]) => void,
) {
  const { strapi, inbox, config } = runtime;

  function tellersOf(row: ConversationRow, notified: number[]) {
    const members = idsOf(row.members ?? []);
    const assignee = row.assignee ? (idsOf([row.assignee])[0] ?? null) : null;
    const { replyToMembersDays } = config.conversations;
    const lastOutboundAt = row.lastOutboundAt === null ? null : new Date(row.lastOutboundAt);
    return (at: Date) =>
      toTell({ lastOutboundAt, assignee, members }, { at, notified, replyToMembersDays });
  }

  const telling = createGroupCommit<Told, void>(
    async (told) => {
      const rows = await inbox.listTold([...new Set(told.map(({ conversation }) => conversation))]);
      const accounts = [...rows.values()].flatMap(({ account }) => account?.id ?? []);
      const notified = await inbox.listNotified([...new Set(accounts)]);
      const changed = new Map<string, Told>();
      const written = new Map<number, { conversation: ConversationRow; toTell: number[] }>();
      for (const one of told) {
        const row = rows.get(one.conversation);
        if (!row?.account || !row.contact) continue;
        // Several messages of one person are one change of their conversation.
        changed.set(`${row.id} ${one.change}`, one);
        if (one.message === null) continue;
        const people = tellersOf(row, idsOf(notified.get(row.account.id) ?? []))(one.at);
        if (isUnread(one.message.type)) written.set(row.id, { conversation: row, toTell: people });
        emit(strapi, 'whatsapp.message.received', {
          ...one.message,
          conversationDocumentId: row.documentId,
          accountDocumentId: row.account.documentId,
          contactDocumentId: row.contact.documentId,
          toTell: people,
        });
      }
      for (const { conversation, change, at } of changed.values()) {
        const row = rows.get(conversation)!;
        emit(strapi, 'whatsapp.conversation.changed', {
          documentId: row.documentId,
          change,
          status: row.status,
          assignee: row.assignee?.id ?? null,
          members: (row.members ?? []).map(({ id }) => id),
          unreadCount: row.unreadCount ?? 0,
          accountDocumentId: row.account!.documentId,
          contactDocumentId: row.contact!.documentId,
          toTell: tellersOf(row, idsOf(notified.get(row.account!.id) ?? []))(at),
        });
      }
      onTold([...written.values()]);
      return told.map(() => undefined);
    },
    isTransient,
    { restMs: REST_MS },
  );

  const submit = (told: Told): void =>
    void telling
      .submit(told)
      .catch((failure: unknown) =>
        strapi.log.warn(`[whatsapp] A conversation was not told of: ${forLog(failure)}`),
      );

  const toTold = ({ event, conversation, messageDocumentId }: Recorded): Told => ({
    conversation: conversation.id,
    change: 'message',
    at: event.at,
    message: {
      documentId: messageDocumentId,
      type: event.kind,
      at: event.at.toISOString(),
    },
  });

  return {
    /** What people wrote, once it is durable. */
    reaction: {
      after: (recorded) => recorded.map(toTold).forEach(submit),
    } satisfies InboundReaction as InboundReaction,

    /** What somebody did in a conversation, once it is durable. */
    changed: (row: Pick<ConversationRow, 'id'>, change: ConversationChange, at: Date): void =>
      afterCommit(strapi, () => submit({ conversation: row.id, change, at, message: null })),

    /** Who would hear of a message in one of these conversations. */
    async tellersOf(rows: ConversationRow[]) {
      const accounts = [...new Set(rows.flatMap(({ account }) => account?.id ?? []))];
      const notified = await inbox.listNotified(accounts);
      return (row: ConversationRow, at: Date): number[] =>
        tellersOf(row, idsOf(notified.get(row.account?.id ?? -1) ?? []))(at);
    },

    /** Resolves when everything has been told. */
    idle: telling.idle,
  };
}

export type ConversationNews = ReturnType<typeof createConversationNews>;
