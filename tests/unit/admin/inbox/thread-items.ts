import type {
  ThreadEvent,
  ThreadItem,
  ThreadMessage,
  ThreadNote,
} from '../../../../shared/contracts/inbox';
import type { Message } from '../../../../shared/contracts/messages';

/** A message of a thread, as far as a test looks at it; `at` is a time of the same day. */
export function message(
  documentId: string,
  at: string,
  direction: 'in' | 'out' = 'in',
  changes: Partial<Message> = {},
): ThreadMessage {
  return {
    type: 'message',
    cursor: documentId,
    at: timeOf(at),
    message: { documentId, direction, source: null, sentBy: null, ...changes } as Message,
    free: null,
    inbound: null,
    file: null,
    quoted: null,
    reactions: [],
    key: null,
    raw: null,
  };
}

export const note = (documentId: string, at: string): ThreadNote => ({
  type: 'note',
  cursor: documentId,
  at: timeOf(at),
  documentId,
  text: 'Calls tomorrow',
  author: null,
  editedAt: null,
  canChange: false,
});

export const event = (documentId: string, at: string): ThreadEvent => ({
  type: 'event',
  cursor: documentId,
  at: timeOf(at),
  documentId,
  kind: 'taken',
  actor: 'Ana',
  params: {},
});

/** A time of the twentieth of May where the test runs, or of another day, e.g. `21 10:00`. */
function timeOf(at: string): string {
  const [, day = '20', hours, minutes] = /^(?:(\d+) )?(\d+):(\d+)$/.exec(at)!;
  return new Date(2026, 4, Number(day), Number(hours), Number(minutes)).toISOString();
}

export const ids = (items: readonly ThreadItem[]): string[] =>
  items.map((item) => (item.type === 'message' ? item.message.documentId : item.documentId));
