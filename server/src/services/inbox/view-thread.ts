import type {
  ThreadEvent,
  ThreadFile,
  ThreadItem,
  ThreadMessage,
  ThreadNote,
} from '../../../../shared/contracts/inbox';
import type { Message } from '../../../../shared/contracts/messages';
import { maskPhone } from '../../../../shared/domain/phone';
import type { Actor } from '../../actor';
import type { ConversationEntryRow, FileRow, MessageRow } from '../../store/rows';
import {
  THREAD_SOURCES,
  type ThreadPlace,
  type ThreadRow,
  type ThreadSource,
} from '../../store/thread';
import { toIso } from '../accounts/view';
import { toPerson } from '../conversations/view';
import { fileOf } from '../messages/to-body';
import { reactionsOf } from '../messages/view-received';
import { isMaskedFor } from './access';

/** What belongs to the messages of a part of a thread. */
export interface Around {
  /** As the log shows them, by documentId. */
  messages: Map<string, Message>;
  /** By wamid. */
  quoted: Map<string, MessageRow>;
  reactions: Map<string, MessageRow[]>;
  /** Of messages that were sent from here, by id. */
  files: Map<number, FileRow>;
}

/** For whom a thread is shown. */
export interface Viewer {
  user: number | null;
  isMasked: boolean;
}

export const viewerOf = (actor: Actor): Viewer => ({
  user: actor.source === 'person' ? actor.user.id : null,
  isMasked: isMaskedFor(actor),
});

/** A place as it is asked for again. */
export const toCursor = ({ at, source, id }: ThreadPlace): string =>
  `${at}.${THREAD_SOURCES.indexOf(source)}.${id}`;

/** A place that was asked for; null for what is none. */
export function readCursor(cursor: string): ThreadPlace | null {
  const [, at, source, id] = /^(\d{1,15})\.([0-3])\.(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined) return null;
  return { at: Number(at), source: THREAD_SOURCES[Number(source)] as ThreadSource, id: Number(id) };
}

const BYTES_PER_KB = 1_000;

const toFile = (file: FileRow & { width?: number | null; height?: number | null }): ThreadFile => ({
  name: file.name,
  mime: file.mime,
  sizeBytes: Math.round(Number(file.size) * BYTES_PER_KB),
  width: file.width ?? null,
  height: file.height ?? null,
});

/** The file that belongs to a message: of the person's the stored one, of ours the one that it carries. */
export function fileIn(row: MessageRow, files: Map<number, FileRow>): FileRow | null {
  const carried = fileOf(row.content);
  return row.file ?? (carried ? (files.get(carried.fileId) ?? null) : null);
}

/** A message without what leads to the person. */
const masked = (message: Message, row: MessageRow): Message => ({
  ...message,
  phone: null,
  contactName: row.contact?.profileName ?? null,
  wamid: null,
  replyTo: null,
});

/** Kinds of which Meta's own words are all there is. */
const SHOWN_RAW = new Set(['unsupported', 'unknown']);

/** A message with what belongs to it. */
export function toThreadMessage(
  row: MessageRow,
  place: ThreadPlace,
  around: Around,
  { isMasked }: Viewer,
): ThreadMessage {
  const message = around.messages.get(row.documentId)!;
  const { free, inbound } = row.content ?? {};
  const quoted = row.replyTo === null ? undefined : around.quoted.get(row.replyTo);
  const file = fileIn(row, around.files);
  return {
    type: 'message',
    cursor: toCursor(place),
    at: toIso(row.receivedAt ?? row.createdAt)!,
    message: isMasked ? masked(message, row) : message,
    key: row.content?.key ?? null,
    free: free ?? null,
    inbound: inbound ?? null,
    file: file && toFile(file),
    quoted: quoted
      ? {
          documentId: quoted.documentId,
          direction: quoted.direction,
          type: quoted.type,
          rendered: quoted.rendered,
        }
      : null,
    reactions: reactionsOf((row.wamid && around.reactions.get(row.wamid)) || []),
    raw: !isMasked && inbound && SHOWN_RAW.has(inbound.type) ? (row.raw ?? null) : null,
  };
}

/** A note as colleagues see it. */
export function toNote(
  row: ConversationEntryRow,
  place: ThreadPlace,
  { user }: Viewer,
): ThreadNote {
  return {
    type: 'note',
    cursor: toCursor(place),
    at: toIso(row.at)!,
    documentId: row.documentId,
    text: row.text ?? '',
    author: row.author ? toPerson(row.author) : row.actor ? { id: 0, name: row.actor } : null,
    editedAt: toIso(row.editedAt),
    canChange: user !== null && row.author?.id === user,
  };
}

const shownPhone = (phone: string | null, isMasked: boolean): string | null =>
  phone && isMasked ? maskPhone(phone) : phone;

function toEvent(
  one: Exclude<ThreadRow, { source: 'message' }>,
  { isMasked }: Viewer,
): ThreadEvent {
  const { place, source, row } = one;
  const base = {
    type: 'event' as const,
    cursor: toCursor(place),
    at: toIso(row.at)!,
    documentId: row.documentId,
    actor: row.actor,
  };
  if (source === 'entry')
    return { ...base, kind: row.kind as ThreadEvent['kind'], params: row.params ?? {} };
  if (source === 'consent')
    return {
      ...base,
      kind: row.kind === 'opt-out' ? 'optOut' : 'optIn',
      params: { purpose: row.purpose },
    };
  return {
    ...base,
    kind: 'identity',
    params: {
      from: shownPhone(row.oldPhone, isMasked),
      to: shownPhone(row.newPhone, isMasked),
    },
  };
}

/** Something of a thread as it is shown. */
export function toThreadItem(one: ThreadRow, around: Around, viewer: Viewer): ThreadItem {
  if (one.source === 'message') return toThreadMessage(one.row, one.place, around, viewer);
  if (one.source === 'entry' && one.row.kind === 'note') return toNote(one.row, one.place, viewer);
  return toEvent(one, viewer);
}
