import type { ConversationPerson, ThreadNote } from '../../../../shared/contracts/inbox';
import { mergeConsent } from '../../../../shared/domain/consent';
import { nameOf, type Actor } from '../../actor';
import { forbidden, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { consentOf } from '../../store/consents';
import type { ConversationEntryRow, ConversationRow } from '../../store/rows';
import { ofEntry } from '../../store/thread';
import { toIso } from '../accounts/view';
import type { ConversationNews } from '../conversations/tell';
import type { InboxAccess } from './access';
import { toNote, viewerOf } from './view-thread';

const MOST_NOTES = 50;
const MOST_CAMPAIGNS = 20;

/** What colleagues write for each other. Nothing of it is ever sent. */
export function createNotes(
  { entries, inbox, contacts, relatives, pastCampaigns, now }: Runtime,
  access: InboxAccess,
  news: Pick<ConversationNews, 'changed'>,
) {
  const view = (row: ConversationEntryRow, actor: Actor): ThreadNote =>
    toNote(row, ofEntry(row).place, viewerOf(actor));

  function textOf({ text }: { text: string }): string {
    const trimmed = text.trim();
    if (trimmed === '') throw refuse('note.empty', 'text');
    return trimmed;
  }

  /** A note of whoever asks; others may read it. */
  async function getOwn(
    documentId: string,
    note: string,
    actor: Actor,
  ): Promise<[ConversationRow, ConversationEntryRow]> {
    const conversation = await access.get(documentId, actor, 'inbox.reply');
    const row = await entries.getNote(conversation.id, note);
    if (!row) throw notFound('note.notFound');
    const isOwn = actor.source === 'person' && row.author?.id === actor.user.id;
    if (!isOwn) throw forbidden('note.notYours');
    return [conversation, row];
  }

  /** The list and other processes look at the conversation alone. */
  async function tell(conversation: ConversationRow): Promise<void> {
    await inbox.touch(conversation.id);
    news.changed(conversation, 'note', now());
  }

  return {
    async add(documentId: string, input: { text: string }, actor: Actor): Promise<ThreadNote> {
      const conversation = await access.get(documentId, actor, 'inbox.reply');
      const row = await entries.addNote(conversation, {
        at: now(),
        text: textOf(input),
        author: actor.source === 'person' ? actor.user.id : null,
        actor: nameOf(actor),
      });
      await tell(conversation);
      return view(row, actor);
    },

    async update(
      documentId: string,
      note: string,
      input: { text: string },
      actor: Actor,
    ): Promise<ThreadNote> {
      const [conversation, row] = await getOwn(documentId, note, actor);
      const after = await entries.updateNote(row.id, textOf(input), now());
      await tell(conversation);
      return view(after!, actor);
    },

    async delete(documentId: string, note: string, actor: Actor): Promise<{ documentId: string }> {
      const [conversation, row] = await getOwn(documentId, note, actor);
      await entries.deleteNote(row.id);
      await tell(conversation);
      return { documentId: row.documentId };
    },

    /** Who the person of a conversation is, with everything that was noted about them. */
    async person(documentId: string, actor: Actor): Promise<ConversationPerson> {
      const conversation = await access.get(documentId, actor, 'inbox.read');
      const contact = conversation.contact && (await contacts.get(conversation.contact.documentId));
      if (!contact) throw notFound('conversation.notFound');
      const people = [contact, ...(await relatives.of(contact))];
      const ids = [...new Set(people.map(({ id }) => id))];
      const others = await inbox.listOfContacts(ids, access.within(actor, 'inbox.read'));
      const seen = new Map(others.map((row) => [row.id, row]));
      const notes = await entries.listNotes(ids, MOST_NOTES);
      const campaigns = await pastCampaigns.list([...seen.keys()], MOST_CAMPAIGNS);
      const inForce = mergeConsent(people.map(consentOf));
      return {
        contact: contact.documentId,
        language: contact.language,
        notes: notes.flatMap((row) => {
          // What colleagues wrote in conversations that are not theirs to see is not, either.
          if (!row.conversation || !seen.has(row.conversation.id)) return [];
          const { type: _type, cursor: _cursor, ...note } = view(row, actor);
          const { documentId: id, account } = row.conversation;
          return [{ ...note, conversation: id, accountName: account?.name ?? null }];
        }),
        conversations: others
          .filter(({ id }) => id !== conversation.id)
          .map((row) => ({
            documentId: row.documentId,
            accountName: row.account?.name ?? null,
            lastInboundAt: toIso(row.lastInboundAt),
          })),
        campaigns: campaigns.map(({ lastSentAt, ...campaign }) => ({
          ...campaign,
          lastSentAt: lastSentAt.toISOString(),
        })),
        optOutAllAt: toIso(inForce.optOutAllAt),
        optOutMarketingAt: toIso(inForce.optOutMarketingAt),
      };
    },
  };
}
