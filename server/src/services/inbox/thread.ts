import type { Readable } from 'node:stream';

import type {
  Thread,
  ThreadItem,
  ThreadMessage,
  ThreadQuery,
} from '../../../../shared/contracts/inbox';
import type { Message } from '../../../../shared/contracts/messages';
import type { Actor } from '../../actor';
import { notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow, MessageRow } from '../../store/rows';
import { ofMessage, type ThreadPart, type ThreadRow } from '../../store/thread';
import { openFile, UnreadableFileError } from '../media/read-file';
import { fileOf } from '../messages/to-body';
import type { InboxAccess } from './access';
import { readLimit } from './list';
import {
  fileIn,
  readCursor,
  toCursor,
  toThreadItem,
  toThreadMessage,
  viewerOf,
  type Around,
} from './view-thread';

const USUAL = 50;

/** How messages are shown in the log, with everything that is counted for them. */
export interface MessageViewer {
  viewAll(rows: MessageRow[]): Promise<Message[]>;
}

/** A file of a message as it is handed out. */
export interface ShownFile {
  name: string;
  mime: string;
  sizeBytes: number | null;
  stream: Readable;
}

function readPart(query: ThreadQuery): ThreadPart {
  const { before, after } = query;
  const text = before ?? after;
  if (text === undefined) return null;
  const place = readCursor(text);
  if (!place) throw refuse('conversation.cursor', before === undefined ? 'after' : 'before');
  return before === undefined ? { after: place } : { before: place };
}

const isMessage = (one: ThreadRow): one is Extract<ThreadRow, { source: 'message' }> =>
  one.source === 'message';

/** What was written and what happened in a conversation, as people see it. */
export function createThreads(
  runtime: Pick<Runtime, 'strapi' | 'threads'>,
  access: InboxAccess,
  log: MessageViewer,
) {
  const { threads } = runtime;

  /** What belongs to these messages; a few queries for all of them. */
  async function aroundOf(accountId: number, rows: MessageRow[]): Promise<Around> {
    const wamids = rows.flatMap(({ wamid }) => wamid ?? []);
    const [shown, quoted, reactions, files] = await Promise.all([
      log.viewAll(rows),
      threads.listQuoted(
        accountId,
        rows.flatMap(({ replyTo }) => replyTo ?? []),
      ),
      threads.listReactions(accountId, wamids),
      threads.listFiles(rows.flatMap(({ content }) => fileOf(content)?.fileId ?? [])),
    ]);
    const byMessage = new Map<string, MessageRow[]>();
    for (const row of reactions)
      byMessage.set(row.replyTo!, [...(byMessage.get(row.replyTo!) ?? []), row]);
    return {
      messages: new Map(shown.map((message) => [message.documentId, message])),
      quoted,
      reactions: byMessage,
      files,
    };
  }

  /** These parts of a thread as somebody sees them. */
  async function view(
    conversation: ConversationRow,
    rows: ThreadRow[],
    actor: Actor,
  ): Promise<ThreadItem[]> {
    const messages = rows.filter(isMessage).map(({ row }) => row);
    const around = await aroundOf(conversation.account?.id ?? -1, messages);
    const viewer = viewerOf(actor);
    return rows.map((one) => toThreadItem(one, around, viewer));
  }

  async function getMessage(
    conversation: ConversationRow,
    documentId: string,
  ): Promise<MessageRow> {
    const row = await threads.getMessage(conversation.id, documentId);
    if (!row) throw notFound('conversation.noMessage');
    return row;
  }

  /** The part around a message: what came before it, the message, and what came after. */
  async function listAround(conversation: ConversationRow, documentId: string, limit: number) {
    const { place } = ofMessage(await getMessage(conversation, documentId));
    const half = Math.ceil(limit / 2);
    // A place behind the message itself, so that it is part of what came before.
    const behind = { ...place, id: place.id + 1 };
    const [before, after] = await Promise.all([
      threads.list(conversation, { before: behind }, half + 1),
      threads.list(conversation, { after: place }, half + 1),
    ]);
    return {
      rows: [...before.slice(-half), ...after.slice(0, half)],
      isBegun: before.length <= half,
      isEnded: after.length <= half,
    };
  }

  async function listPart(conversation: ConversationRow, part: ThreadPart, limit: number) {
    const found = await threads.list(conversation, part, limit + 1);
    const isForward = part !== null && 'after' in part;
    const hasMore = found.length > limit;
    return {
      rows: isForward ? found.slice(0, limit) : found.slice(-limit),
      isBegun: !isForward && !hasMore,
      isEnded: part === null || (isForward && !hasMore),
    };
  }

  return {
    view,

    getMessage,

    /** One message as it stands in the thread. */
    async viewMessage(
      conversation: ConversationRow,
      row: MessageRow,
      actor: Actor,
    ): Promise<ThreadMessage> {
      const around = await aroundOf(conversation.account?.id ?? -1, [row]);
      return toThreadMessage(row, ofMessage(row).place, around, viewerOf(actor));
    },

    /** A part of a thread, oldest first. */
    async list(documentId: string, query: ThreadQuery, actor: Actor): Promise<Thread> {
      const conversation = await access.get(documentId, actor, 'inbox.read');
      const limit = readLimit(query.limit, USUAL);
      const { rows, isBegun, isEnded } = query.around
        ? await listAround(conversation, query.around, limit)
        : await listPart(conversation, readPart(query), limit);
      const [first, last] = [rows[0], rows.at(-1)];
      return {
        data: await view(conversation, rows, actor),
        meta: {
          before: first && !isBegun ? toCursor(first.place) : null,
          after: last && !isEnded ? toCursor(last.place) : null,
        },
      };
    },

    /** The file of a message, as it is handed to whoever may see the conversation. */
    async openMedia(documentId: string, message: string, actor: Actor): Promise<ShownFile> {
      const conversation = await access.get(documentId, actor, 'inbox.read');
      const row = await getMessage(conversation, message);
      const carried = fileOf(row.content);
      const file = fileIn(row, await threads.listFiles(carried ? [carried.fileId] : []));
      if (!file || row.withdrawnAt !== null) throw notFound('media.none');
      try {
        const { stream, sizeBytes } = await openFile(runtime, file);
        return { name: file.name, mime: file.mime, sizeBytes, stream };
      } catch (failure) {
        if (failure instanceof UnreadableFileError) throw notFound('media.none');
        throw failure;
      }
    },
  };
}

export type Threads = ReturnType<typeof createThreads>;
