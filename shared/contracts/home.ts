import type { Week } from '../domain/home-week';
import type { Alert } from './alerts';
import type { One } from './page';

/** How many there are, counted up to `HOME_LIMIT`. */
export interface Capped {
  count: number;
  isCapped: boolean;
}

/** More are not counted for the home page. */
export const HOME_LIMIT = 1_000;

/** Why messages failed, and how many of them for this reason. */
export interface FailedFor {
  /** Key of the diagnosis, as in the log. */
  key: string;
  /** What happened, in English. */
  title: string;
  count: number;
}

/** What needs somebody; null for what the person may not see. */
export interface Attention {
  /** Since the beginning of `since`, a day such as `2026-11-23`: yesterday. */
  failed: (Capped & { since: string; reasons: FailedFor[] }) | null;
  /** Nobody knows whether Meta took them. */
  uncertain: Capped | null;
  /** Conversations in which the person waits for an answer. */
  unanswered: Capped | null;
  /** Names with a language that is rejected, paused, disabled, or differs from Meta's. */
  templates: Capped | null;
  /** Campaigns that stand still. */
  campaigns: Capped | null;
  /** Automations that stand still. */
  automations: Capped | null;
  /** What is open besides, such as a token that ends. */
  alerts: Alert[];
}

/** `GET /whatsapp/home/attention?timeZone=Europe/Berlin` (whatever opens one of the pages): what needs somebody, as far as they may see it. */
export type GetAttention = { Query: { timeZone?: string }; Response: One<Attention> };

/** `GET /whatsapp/home/week?timeZone=Europe/Berlin` (analytics.read) */
export type GetWeek = { Query: { timeZone?: string }; Response: One<Week> };
