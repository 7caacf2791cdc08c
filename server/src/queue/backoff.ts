const BASE_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** After this many refusals a message is given up. */
export const MAX_ATTEMPTS = 8;

/**
 * How long to wait before the next attempt, in milliseconds: doubling from two seconds, with up to a
 * quarter added so that many do not come back at once. `random` is in [0, 1).
 */
export const backoffMs = (attempt: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, BASE_MS * 2 ** Math.min(attempt - 1, 16)) * (1 + random / 4));
