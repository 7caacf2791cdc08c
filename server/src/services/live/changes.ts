import type { InboxEvent } from '../../../../shared/contracts/inbox';
import type { Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { ConsentEventRow } from '../../store/consents';
import type { ErasureRow } from '../../store/erasures';
import type { IdentityChangeRow } from '../../store/identity-changes';
import type { ChangedConversation, OfContact, Standing, Tick } from '../../store/live-changes';
import type { PresenceRow } from '../../store/presences';
import type {
  ContactRow,
  ConversationEntryRow,
  ConversationRow,
  MessageRow,
} from '../../store/rows';
import {
  ofConsent,
  ofEntry,
  ofIdentity,
  ofMessage,
  type ChangedMessage,
  type ThreadRow,
} from '../../store/thread';
import type { ConversationNews } from '../conversations/tell';
import { toConversation, toPerson } from '../conversations/view';
import { isMaskedFor, type InboxAccess } from '../inbox/access';
import type { Threads } from '../inbox/thread';

/** What is told may have become visible so much later than it says: clocks differ, and commits take time. */
export const OVERLAP_MS = 5_000;

/** Statuses of messages that are older are not told live. */
const RECENT_MS = 7 * 24 * 3_600_000;

/** Who has typed within this time is typing. */
const TYPING_MS = 8_000;

/** More at once are not told one by one. */
const MOST_CONVERSATIONS = 200;
const MOST_LOOKED_AT = 1_000;

/** What has changed, as it is stored. */
export interface Changes {
  conversations: ChangedConversation[];
  ticks: Tick[];
  /** Who has been erased. */
  erased: Pick<ErasureRow, 'id' | 'requestedAt' | 'conversations'>[];
  messages: ChangedMessage[];
  entries: ConversationEntryRow[];
  /** Of the people whose threads are open. */
  said: OfContact<ConsentEventRow>[];
  called: OfContact<IdentityChangeRow>[];
  people: Pick<ContactRow, 'id' | 'updatedAt'>[];
  /** Those of the open conversations that there still are, and those that there are not. */
  standing: Standing[];
  lost: number[];
  typing: PresenceRow[];
}

const isNameless = ({ contact }: ConversationRow): boolean =>
  contact === null || (contact.phone === null && contact.userId === null);

/** A thread that somebody has open. */
export interface OpenThread {
  id: number;
  documentId: string;
}

/** Looks for what has changed, and says it to those who may see it. */
export function createLiveReader(
  runtime: Runtime,
  access: InboxAccess,
  threads: Pick<Threads, 'view'>,
  news: Pick<ConversationNews, 'tellersOf'>,
) {
  const { inbox, live, presences, erasures, threads: stored, now } = runtime;

  /** How these conversations are for somebody; those that they may not see are not among them. */
  const listVisible = (ids: number[], actor: Actor): Promise<ConversationRow[]> =>
    ids.length === 0 ? Promise.resolve([]) : inbox.listOf(ids, access.within(actor, 'inbox.read'));

  async function tellConversations(
    changed: ChangedConversation[],
    actor: Actor,
  ): Promise<InboxEvent[]> {
    if (changed.length === 0) return [];
    if (changed.length > MOST_CONVERSATIONS) return [{ type: 'hello', resumed: false }];
    const rows = await listVisible(
      changed.map(({ id }) => id),
      actor,
    );
    const tellersOf = await news.tellersOf(rows);
    const user = actor.source === 'person' ? actor.user.id : -1;
    const byId = new Map(rows.map((row) => [row.id, row]));
    return changed.map(({ id, documentId }): InboxEvent => {
      const row = byId.get(id);
      // Whoever is being erased is nobody from the first moment on.
      if (!row || isNameless(row)) return { type: 'gone', documentId };
      return {
        type: 'conversation',
        conversation: toConversation(row, now(), isMaskedFor(actor)),
        tells: tellersOf(row, now()).includes(user),
      };
    });
  }

  /** What has become of the last messages of conversations that somebody may see. */
  async function tellTicks(ticks: Tick[], actor: Actor): Promise<InboxEvent[]> {
    if (ticks.length === 0) return [];
    const seen = await inbox.idsWithin(
      ticks.map(({ conversation }) => conversation),
      access.within(actor, 'inbox.read'),
    );
    const shown = ticks.filter(({ conversation }) => seen.has(conversation));
    if (shown.length === 0) return [];
    return [
      {
        type: 'ticks',
        ticks: shown.map(({ conversationDocumentId, message, state }) => ({
          conversation: conversationDocumentId,
          message,
          state,
        })),
      },
    ];
  }

  /** What is new in the thread that somebody has open, and may see. */
  async function tellThread(
    { messages, entries, said, called, people, standing, lost }: Changes,
    open: OpenThread,
    actor: Actor,
  ): Promise<InboxEvent[]> {
    if (lost.includes(open.id)) return [{ type: 'gone', documentId: open.documentId }];
    const person = standing.find(({ id }) => id === open.id)?.contact ?? null;
    const isTheirs = ({ contact }: { contact: { id: number } | null }) =>
      contact !== null && contact.id === person;
    const those = messages.filter(({ conversation }) => conversation === open.id);
    const noted = entries.filter(({ conversation }) => conversation?.id === open.id);
    const ofPerson = [
      ...said.filter(isTheirs).map(ofConsent),
      ...called.filter(isTheirs).map(ofIdentity),
    ];
    const isChanged = people.some(({ id }) => id === person) || ofPerson.length > 0;
    if (those.length === 0 && noted.length === 0 && !isChanged) return [];
    const conversation = await inbox.get(open.documentId, access.within(actor, 'inbox.read'));
    if (!conversation) return [];
    const isReaction = ({ type, replyTo }: ChangedMessage) =>
      type === 'reaction' && replyTo !== null;
    const rows: MessageRow[] =
      those.length === 0
        ? []
        : await stored.listMessages({
            ids: those.filter((one) => !isReaction(one)).map(({ id }) => id),
            // Reactions are shown at the message that they are about.
            wamids: those.filter(isReaction).map(({ replyTo }) => replyTo!),
          });
    const shown: ThreadRow[] = [
      ...rows
        .filter(({ account }) => account?.documentId === conversation.account?.documentId)
        .map(ofMessage),
      ...noted.filter(({ kind }) => kind !== 'deleted').map(ofEntry),
      ...ofPerson,
    ];
    const { documentId } = open;
    const removed = noted.filter(({ kind }) => kind === 'deleted');
    return [
      ...(isChanged ? [{ type: 'person' as const, conversation: documentId }] : []),
      ...(shown.length > 0
        ? [
            {
              type: 'items' as const,
              conversation: documentId,
              items: await threads.view(conversation, shown, actor),
            },
          ]
        : []),
      ...removed.map((row) => ({
        type: 'removed' as const,
        conversation: documentId,
        documentId: row.documentId,
      })),
    ];
  }

  return {
    /** Whether there is more than can be told one by one. */
    isFlood: ({ conversations }: Changes): boolean => conversations.length > MOST_CONVERSATIONS,

    /** Everything that has changed since a time, in the list and in the threads that are open. */
    async read(since: Date, open: number[]): Promise<Changes> {
      const createdSince = new Date(now().getTime() - RECENT_MS);
      const [conversations, ticks, erased, messages, entries, standing, typing] = await Promise.all(
        [
          live.listConversations(since, MOST_LOOKED_AT),
          live.listTicks(since),
          erasures.listSince(since),
          open.length === 0 ? [] : stored.listChanged(open, createdSince, since),
          live.listEntries(open, since),
          live.listStanding(open),
          presences.listTyping(new Date(now().getTime() - TYPING_MS)),
        ],
      );
      const contacts = [...new Set(standing.flatMap(({ contact }) => contact ?? []))];
      const [people, said, called] =
        contacts.length === 0
          ? [[], [], []]
          : await Promise.all([
              live.listPeople(contacts, since),
              live.listSaid(contacts, since),
              live.listCalled(contacts, since),
            ]);
      const there = new Set(standing.map(({ id }) => id));
      const lost = open.filter((id) => !there.has(id));
      return {
        conversations,
        ticks,
        erased,
        messages,
        entries,
        said,
        called,
        people,
        standing,
        lost,
        typing,
      };
    },

    /** What of it somebody is told. */
    async tell(changes: Changes, open: OpenThread | null, actor: Actor): Promise<InboxEvent[]> {
      return [
        ...(await tellConversations(changes.conversations, actor)),
        ...(await tellTicks(changes.ticks, actor)),
        ...changes.erased.flatMap(({ conversations }) =>
          (conversations ?? []).map((documentId) => ({ type: 'gone' as const, documentId })),
        ),
        ...(open ? await tellThread(changes, open, actor) : []),
      ];
    },

    /** Who types in which conversation that somebody may see; without themselves. */
    async tellTyping(
      typing: PresenceRow[],
      conversations: { id: number; documentId: string }[],
      actor: Actor,
    ): Promise<InboxEvent[]> {
      const visible = await listVisible(
        conversations.map(({ id }) => id),
        actor,
      );
      const own = actor.source === 'person' ? actor.user.id : -1;
      return visible.map(({ id, documentId }) => ({
        type: 'replying',
        conversation: documentId,
        people: typing.flatMap(({ conversation, user }) =>
          conversation?.id === id && user && user.id !== own ? [toPerson(user)] : [],
        ),
      }));
    },
  };
}

export type LiveReader = ReturnType<typeof createLiveReader>;
