import type { Core } from '@strapi/strapi';

import type { ThreadEventKind } from '../../../shared/contracts/inbox';
import { NAMED } from './admin-person';
import type { ConversationEntryRow, ConversationRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** Something that happened in a conversation. */
export interface NewEvent {
  at: Date;
  kind: ThreadEventKind;
  actor: string | null;
  params?: Record<string, string | null>;
}

/** Something that a colleague wrote down in a conversation. */
export interface NewNote {
  at: Date;
  text: string;
  author: number | null;
  actor: string | null;
}

const SHOWN = { author: NAMED };

type Standing = Pick<ConversationRow, 'id' | 'contact'>;

/** What stands in conversations beside their messages: notes, and what happened. */
export function createConversationEntryStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ConversationEntryRow>(strapi, UIDS.conversationEntry);

  const insert = (conversation: Standing, data: object): Promise<ConversationEntryRow> =>
    rows().create({
      data: { ...data, conversation: conversation.id, contact: conversation.contact?.id ?? null },
      populate: SHOWN,
    });

  return {
    addEvent: (conversation: Standing, event: NewEvent) => insert(conversation, event),

    /** Whether something happened there since a time. */
    async hasEvent(conversation: number, kind: ThreadEventKind, since: Date): Promise<boolean> {
      const where = { conversation, kind, at: { $gt: since } };
      return (await rows().findOne({ where, select: ['id'] })) !== null;
    },

    addNote: (conversation: Standing, note: NewNote) =>
      insert(conversation, { ...note, kind: 'note' }),

    getNote: (conversation: number, documentId: string) =>
      rows().findOne({ where: { documentId, conversation, kind: 'note' }, populate: SHOWN }),

    updateNote: (id: number, text: string, editedAt: Date) =>
      rows().update({ where: { id }, data: { text, editedAt }, populate: SHOWN }),

    /** Nothing of it is kept but that it was there: who has the thread open is told by it. */
    deleteNote: (id: number) =>
      rows().update({ where: { id }, data: { kind: 'deleted', text: null, actor: null } }),

    /** Notes about these people, newest first. */
    listNotes: (contactIds: number[], limit: number) =>
      rows().findMany({
        where: { contact: { id: { $in: contactIds } }, kind: 'note' },
        populate: { ...SHOWN, conversation: { populate: ['account'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        limit,
      }),
  };
}
