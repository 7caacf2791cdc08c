import type { Conversation } from '../../../../../shared/contracts/conversations';
import { isClosing, isSnoozed } from './belongs-to';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time that passes, in the largest unit that it fills. */
export interface Duration {
  value: number;
  unit: 'minute' | 'hour' | 'day';
}

export const durationOf = (ms: number): Duration =>
  ms >= DAY
    ? { value: Math.floor(ms / DAY), unit: 'day' }
    : ms >= HOUR
      ? { value: Math.floor(ms / HOUR), unit: 'hour' }
      : { value: Math.max(0, Math.floor(ms / MINUTE)), unit: 'minute' };

/** How the customer service window stands: nobody has written, free, about to close, or templates alone. */
export type WindowState = 'none' | 'open' | 'closing' | 'closed';

export function windowStateOf(
  conversation: Pick<Conversation, 'openUntil' | 'lastInboundAt'>,
  now: number,
): WindowState {
  const { openUntil, lastInboundAt } = conversation;
  if (lastInboundAt === null) return 'none';
  if (openUntil === null || Date.parse(openUntil) <= now) return 'closed';
  return isClosing(conversation, now) ? 'closing' : 'open';
}

/** How long somebody has waited for an answer; the longer, the more it is marked. */
function waitOf(
  { waitingSince, status }: Pick<Conversation, 'waitingSince' | 'status'>,
  now: number,
): { duration: Duration; tone: 'calm' | 'late' | 'tooLate' } | null {
  if (waitingSince === null || status === 'closed') return null;
  const ms = now - Date.parse(waitingSince);
  // Who has just written does not wait yet.
  if (ms < MINUTE) return null;
  return {
    duration: durationOf(ms),
    tone: ms >= 4 * HOUR ? 'tooLate' : ms >= HOUR ? 'late' : 'calm',
  };
}

/** What of a conversation is said besides its last message, the most pressing alone. */
export type ItemState =
  | { type: 'snoozed'; until: string }
  | { type: 'closing'; duration: Duration }
  | {
      type: 'waiting';
      duration: Duration;
      tone: 'calm' | 'late' | 'tooLate';
      isWindowClosed: boolean;
    }
  | { type: 'windowClosed' }
  | null;

export function itemStateOf(conversation: Conversation, now: number): ItemState {
  if (isSnoozed(conversation, now)) return { type: 'snoozed', until: conversation.snoozedUntil! };
  const window = windowStateOf(conversation, now);
  if (window === 'closing' && conversation.status === 'open')
    return { type: 'closing', duration: durationOf(Date.parse(conversation.openUntil!) - now) };
  const wait = waitOf(conversation, now);
  if (wait) return { type: 'waiting', ...wait, isWindowClosed: window === 'closed' };
  return window === 'closed' ? { type: 'windowClosed' } : null;
}

/** At most two letters for somebody without a picture. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).map((word) => /\p{L}/u.exec(word)?.[0] ?? '');
  const letters = words.filter(Boolean);
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase() || '#';
}

/** How exactly a time is told: today by the clock, in the last days by the day, before that by the date. */
export function timeFormat(at: number, now: number): Intl.DateTimeFormatOptions {
  if (new Date(at).toDateString() === new Date(now).toDateString())
    return { hour: '2-digit', minute: '2-digit' };
  if (now - at < 6 * DAY) return { weekday: 'short' };
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? { day: 'numeric', month: 'short' }
    : { day: 'numeric', month: 'short', year: '2-digit' };
}

/** How exactly a time to come is told: within a week by the day and the clock, later by the date as well. */
export const aheadFormat = (at: number, now: number): Intl.DateTimeFormatOptions => ({
  ...(at - now < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' }),
  ...(new Date(at).getFullYear() !== new Date(now).getFullYear() &&
    at - now >= 6 * DAY && { year: 'numeric' }),
  hour: '2-digit',
  minute: '2-digit',
});
