/** The simulator's time: the given clock plus an offset that tests may move. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whole seconds since 1970, as Meta's timestamps are. */
  seconds(): number;
  /** The present offset in seconds. */
  offsetSeconds: number;
}

/** Creates a clock on top of `now`, starting without an offset. */
export const createClock = (now: () => number): Clock => ({
  offsetSeconds: 0,
  now() {
    return now() + this.offsetSeconds * 1000;
  },
  seconds() {
    return Math.floor(this.now() / 1000);
  },
});
