const HOUR = 3_600_000;
const MINUTE = 60_000;

/** How the customer service window stands: open, about to close, or closed. */
export type WindowState =
  | { type: 'open'; until: number }
  | { type: 'closing'; until: number; minutes: number }
  | { type: 'closed' };

/** How the window stands at `now`; it is about to close in its last hour. */
export function windowStateOf(openUntil: string | null, now: number): WindowState {
  const until = openUntil === null ? NaN : Date.parse(openUntil);
  if (!(until > now)) return { type: 'closed' };
  if (until - now > HOUR) return { type: 'open', until };
  return { type: 'closing', until, minutes: Math.ceil((until - now) / MINUTE) };
}

/** When, in milliseconds, what `windowStateOf` says changes next; null where it does not any more. */
export function windowChangesAt(openUntil: string | null, now: number): number | null {
  const state = windowStateOf(openUntil, now);
  if (state.type === 'closed') return null;
  return state.type === 'open' ? state.until - HOUR : state.until - (state.minutes - 1) * MINUTE;
}
