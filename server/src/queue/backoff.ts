const BASE_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** After this many refusals a message is given up. */
export const MAX_ATTEMPTS = 8;

/**
 * How long to wait before the next attempt, in milliseconds: doubling from two seconds, or from
 * `baseMs`, with up to a quarter added so that many do not come back at once. `random` is in [0, 1).
 */
export const backoffMs = (attempt: number, random: number, baseMs = BASE_MS): number =>
  Math.round(Math.min(LONGEST_MS, baseMs * 2 ** Math.min(attempt - 1, 16)) * (1 + random / 4));

interface Patience {
  attempts: number;
  baseMs: number;
}

/**
 * Codes that need more patience than others, or less: some faults take Meta minutes, and a message must
 * not be given up before. https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
const PATIENCE: Record<number, Partial<Patience>> = {
  // As likely a fault of the request as of Meta’s: asking once more tells which.
  1: { attempts: 2 },
  // Maintenance, and a number that is being made faster.
  131057: { baseMs: 60_000 },
  2494100: { baseMs: 60_000 },
  // A number that was just deleted: five minutes.
  133015: { baseMs: LONGEST_MS },
  // A template that is being prepared for marketing messages: up to ten minutes.
  134101: { baseMs: 60_000 },
};

/** How often a message is tried that Meta refuses with this code, and what its waits begin with. */
export const patienceFor = (code: number | null): Patience => ({
  attempts: MAX_ATTEMPTS,
  baseMs: BASE_MS,
  ...(code === null ? {} : PATIENCE[code]),
});
