const DAY_MS = 24 * 3_600_000;

/** A conversation as far as it decides who hears of a message; people by id. */
export interface TellingConversation {
  /** When something was sent last; null when nothing ever was. */
  lastOutboundAt: Date | null;
  /** Who has taken it; null while nobody has. */
  assignee: number | null;
  /** Who has sent something in it, or has joined it. */
  members: number[];
}

/** When a message came, and who is told of those that are nobody's. */
export interface TellingMessage {
  at: Date;
  /** Whom the account notifies, by themselves or by their roles. */
  notified: number[];
  /** For how many days after the last outgoing message an answer goes to the members. */
  replyToMembersDays: number;
}

const distinct = (people: (number | null)[]): number[] =>
  [...new Set(people.filter((id) => id !== null))].sort((one, other) => one - other);

/**
 * Who is told of a message. An answer to what was sent within the last days goes to the members; so does
 * a message to somebody who was never written to, once one of them has taken the conversation. Any other
 * goes to everyone whom the account notifies, and to whoever has taken the conversation; where it has no
 * members, too. Only people who can log in should be handed in.
 */
export function toTell(
  { lastOutboundAt, assignee, members }: TellingConversation,
  { at, notified, replyToMembersDays }: TellingMessage,
): number[] {
  const theirs = distinct([...members, assignee]);
  const isAnswer = lastOutboundAt
    ? at.getTime() - lastOutboundAt.getTime() <= replyToMembersDays * DAY_MS
    : assignee !== null;
  return isAnswer && theirs.length > 0 ? theirs : distinct([...notified, assignee]);
}

/** What people do to messages that are there already, and what calls for no answer. */
const SILENT = new Set(['reaction', 'edit', 'revoke', 'system']);

/** Whether a message of this type waits to be read, and opens a conversation that was closed. */
export const isUnread = (kind: string): boolean => !SILENT.has(kind);
