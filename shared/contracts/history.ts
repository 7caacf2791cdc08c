import type { MessageSource } from '../domain/message/message';
import type { Page, PageQuery } from './page';

/** What is written down of what people do. */
export const HISTORY_SUBJECTS = [
  'message',
  'conversation',
  'campaign',
  'template',
  'automation',
  'contact',
  'account',
  'settings',
  'export',
] as const;

export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

/** Something that somebody did, or that Meta decided. It names nobody whom messages go to. */
export interface HistoryEntry {
  documentId: string;
  at: string;
  subject: HistorySubject | (string & {});
  /** What it is about, by documentId; null where it is gone, or about nothing in particular. */
  subjectDocumentId: string | null;
  /** What happened, such as `sent`, `changed`, `opt-in`. */
  kind: string;
  /** What they were called then; null: Meta. */
  actor: string | null;
  /** The admin user; null for all others. */
  user: number | null;
  source: MessageSource | null;
  params: Record<string, string | number | null>;
}

/** Somebody of the admin panel who did something. */
export interface HistoryPerson {
  /** Id of an admin user, who may be gone. */
  user: number;
  /** What they were called when they last did something. */
  name: string | null;
}

/**
 * `GET /whatsapp/history/people` (settings.read): everybody of whom something is told, by name; at most
 * a thousand.
 */
export type ListHistoryPeople = { Response: { data: HistoryPerson[] } };

export interface HistoryQuery extends PageQuery {
  subject?: string;
  /** Id of an admin user. */
  user?: string;
  /** Times, at the earliest and at the latest. */
  from?: string;
  to?: string;
}

/**
 * `GET /whatsapp/history` (settings.read): who did what, newest first. Who may not see every account is told
 * what belongs to accounts that they may see, and what they did themselves.
 */
export type ListHistory = { Query: HistoryQuery; Response: Page<HistoryEntry> };
