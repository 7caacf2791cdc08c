/** The longest that a conversation rests. */
const MAX_SNOOZE_MS = 366 * 24 * 3_600_000;

/** Whether a conversation that is put to rest at `now` may rest until then. */
export function maySnoozeUntil(until: Date, now: Date): boolean {
  const ms = until.getTime() - now.getTime();
  return ms > 0 && ms <= MAX_SNOOZE_MS;
}
