import type { Core } from '@strapi/strapi';

import { NAMED } from './admin-person';
import type { ConsentEventRow } from './consents';
import type { IdentityChangeRow } from './identity-changes';
import { WITH_NAMES } from './messages';
import type { ConversationEntryRow, FileRow, MessageRow, Row } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What a thread is made of; of what happened at the same time the first of these comes first. */
export const THREAD_SOURCES = ['message', 'entry', 'consent', 'identity'] as const;

export type ThreadSource = (typeof THREAD_SOURCES)[number];

/** Where something stands in a thread. */
export interface ThreadPlace {
  at: number;
  source: ThreadSource;
  id: number;
}

/** Something of a thread, as it is stored. */
export type ThreadRow = { place: ThreadPlace } & (
  | { source: 'message'; row: MessageRow }
  | { source: 'entry'; row: ConversationEntryRow }
  | { source: 'consent'; row: ConsentEventRow }
  | { source: 'identity'; row: IdentityChangeRow }
);

/** A message as a part of its thread. */
export const ofMessage = (row: MessageRow): Extract<ThreadRow, { source: 'message' }> => ({
  source: 'message',
  row,
  place: { at: new Date(row.createdAt).getTime(), source: 'message', id: row.id },
});

/** A note or an event as a part of its thread. */
export const ofEntry = (row: ConversationEntryRow): Extract<ThreadRow, { source: 'entry' }> => ({
  source: 'entry',
  row,
  place: { at: new Date(row.at).getTime(), source: 'entry', id: row.id },
});

/** What a person has said to being written to, as a part of a thread. */
export const ofConsent = (row: ConsentEventRow): Extract<ThreadRow, { source: 'consent' }> => ({
  source: 'consent',
  row,
  place: { at: new Date(row.at).getTime(), source: 'consent', id: row.id },
});

/** What a person was called, as a part of a thread. */
export const ofIdentity = (row: IdentityChangeRow): Extract<ThreadRow, { source: 'identity' }> => ({
  source: 'identity',
  row,
  place: { at: new Date(row.at).getTime(), source: 'identity', id: row.id },
});

/** Which part of a thread: what came before a place or after it; null: the end. */
export type ThreadPart = { before: ThreadPlace } | { after: ThreadPlace } | null;

const rankOf = (source: ThreadSource): number => THREAD_SOURCES.indexOf(source);

/** Which of two comes first. */
const comparePlaces = (one: ThreadPlace, other: ThreadPlace): number =>
  one.at - other.at || rankOf(one.source) - rankOf(other.source) || one.id - other.id;

const WITH_FILE = { ...WITH_NAMES, file: true };

const WITH_AUTHOR = { author: NAMED };

/** What people said, and what they were called: there is little of it, so it is read as a whole. */
const MOST_OF_PERSON = 100;

const FILE = 'plugin::upload.file';

/** A condition on a source: in time, and among what happened at the same time, in the order of a thread. */
function beyond(source: ThreadSource, attribute: string, part: ThreadPart): object[] {
  if (part === null) return [];
  const isBefore = 'before' in part;
  const place = isBefore ? part.before : part.after;
  const [less, upTo] = isBefore ? ['$lt', '$lte'] : ['$gt', '$gte'];
  const at = new Date(place.at);
  const order = rankOf(source) - rankOf(place.source);
  if (order !== 0) {
    const isWithin = isBefore ? order < 0 : order > 0;
    return [{ [attribute]: { [isWithin ? upTo : less]: at } }];
  }
  return [
    // The database finds the beginning by this alone.
    { [attribute]: { [upTo]: at } },
    { $or: [{ [attribute]: { [less]: at } }, { [attribute]: at, id: { [less]: place.id } }] },
  ];
}

/** What was written and what happened in one conversation, in one order. */
export function createThreadStore(strapi: Core.Strapi) {
  const messages = () => rowsOf<MessageRow>(strapi, UIDS.message);

  async function listOf<R extends Row>(
    uid: string,
    source: ThreadSource,
    attribute: 'createdAt' | 'at',
    where: object,
    populate: object,
    part: ThreadPart,
    limit: number,
  ): Promise<{ place: ThreadPlace; row: R }[]> {
    const order = part !== null && 'after' in part ? 'asc' : 'desc';
    const found = await rowsOf<R>(strapi, uid).findMany({
      where: { $and: [where, ...beyond(source, attribute, part)] },
      populate,
      orderBy: [{ [attribute]: order }, { id: order }],
      limit,
    });
    return found.map((row) => ({
      place: {
        at: new Date((row as unknown as Record<string, string | Date>)[attribute]!).getTime(),
        source,
        id: row.id,
      },
      row,
    }));
  }

  return {
    /** The part of a thread that is nearest to a place, or to its end; oldest first. */
    async list(
      { id, contact }: { id: number; contact: { id: number } | null },
      part: ThreadPart,
      limit: number,
    ): Promise<ThreadRow[]> {
      const ofContact = { contact: contact?.id ?? -1 };
      const few = Math.min(limit, MOST_OF_PERSON);
      const [written, entries, said, called] = await Promise.all([
        listOf<MessageRow>(
          UIDS.message,
          'message',
          'createdAt',
          { conversation: id, type: { $ne: 'reaction' } },
          WITH_FILE,
          part,
          limit,
        ),
        listOf<ConversationEntryRow>(
          UIDS.conversationEntry,
          'entry',
          'at',
          { conversation: id, kind: { $ne: 'deleted' } },
          WITH_AUTHOR,
          part,
          limit,
        ),
        listOf<ConsentEventRow>(UIDS.consentEvent, 'consent', 'at', ofContact, {}, part, few),
        listOf<IdentityChangeRow>(UIDS.identityChange, 'identity', 'at', ofContact, {}, part, few),
      ]);
      const all: ThreadRow[] = [
        ...written.map((one) => ({ ...one, source: 'message' as const })),
        ...entries.map((one) => ({ ...one, source: 'entry' as const })),
        ...said.map((one) => ({ ...one, source: 'consent' as const })),
        ...called.map((one) => ({ ...one, source: 'identity' as const })),
      ].sort((one, other) => comparePlaces(one.place, other.place));
      return part !== null && 'after' in part ? all.slice(0, limit) : all.slice(-limit);
    },

    /** A message of a conversation. */
    getMessage: (conversation: number, documentId: string) =>
      messages().findOne({ where: { documentId, conversation }, populate: WITH_FILE }),

    /** Those of these messages that answer others are shown with them; by wamid, of one account. */
    async listQuoted(accountId: number, wamids: string[]): Promise<Map<string, MessageRow>> {
      if (wamids.length === 0) return new Map();
      const found = await messages().findMany({
        where: { wamid: { $in: wamids }, account: accountId },
        select: ['id', 'documentId', 'wamid', 'direction', 'type', 'rendered'],
      });
      return new Map(found.map((row) => [row.wamid!, row]));
    },

    /** The reactions to messages of an account, by their wamids; oldest first. */
    listReactions: (accountId: number, wamids: string[]): Promise<MessageRow[]> =>
      wamids.length === 0
        ? Promise.resolve([])
        : messages().findMany({
            where: { replyTo: { $in: wamids }, type: 'reaction', account: accountId },
            orderBy: { id: 'asc' },
            limit: 2_000,
          }),

    /** Files of the Media Library, by id. */
    async listFiles(ids: number[]): Promise<Map<number, FileRow>> {
      if (ids.length === 0) return new Map();
      const found = await rowsOf<FileRow>(strapi, FILE).findMany({ where: { id: { $in: ids } } });
      return new Map(found.map((file) => [file.id, file]));
    },

    /**
     * Messages of these conversations that were written since `createdSince` and have changed since
     * `changedSince`: by row id, with the conversation and the time of the change. Reactions stand for
     * the message that they are about.
     */
    listChanged: (
      conversations: number[],
      createdSince: Date,
      changedSince: Date,
    ): Promise<ChangedMessage[]> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        return (await trx(name)
          .select({
            id: 'id',
            conversation: column('conversation'),
            type: column('type'),
            replyTo: column('replyTo'),
            updatedAt: column('updatedAt'),
          } as never)
          .whereIn(column('conversation'), conversations)
          .where(column('createdAt'), '>=', createdSince)
          .where(column('updatedAt'), '>=', changedSince)
          .orderBy('id')
          .limit(1_000)) as unknown as ChangedMessage[];
      }),

    /** Messages by row id, or by wamid. */
    listMessages: (where: { ids: number[]; wamids: string[] }): Promise<MessageRow[]> =>
      messages().findMany({
        where: {
          $or: [{ id: { $in: where.ids } }, { wamid: { $in: where.wamids } }],
          type: { $ne: 'reaction' },
        },
        populate: WITH_FILE,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        limit: 200,
      }),
  };
}

/** A message that has changed, by what tells one change from another. */
export interface ChangedMessage {
  id: number;
  conversation: number;
  type: string;
  replyTo: string | null;
  updatedAt: string | number | Date;
}
