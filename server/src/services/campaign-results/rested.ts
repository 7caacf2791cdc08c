/** A question is asked again after so many times of what it took: it takes a twentieth of the time at most. */
const REST = 20;

/** What takes no longer needs no rest. */
const QUICK_MS = 50;

/** Remembered answers; more are forgotten at once. */
const MOST = 1_000;

/**
 * Asks what takes its time, and remembers the answer for twenty times as long as that was, unless it was
 * quick. Asked together, it is asked once. `stage` is how what is asked about stands: in another one what is
 * remembered does not hold.
 */
export function createRested<K, V>(ask: (key: K) => Promise<V>, now: () => number = Date.now) {
  const known = new Map<K, { answer: Promise<V>; stage: string; until: number }>();
  return {
    get(key: K, stage = ''): Promise<V> {
      const before = known.get(key);
      if (before?.stage === stage && now() < before.until) return before.answer;
      const began = now();
      const answer = ask(key);
      const entry = { answer, stage, until: Infinity };
      if (known.size >= MOST) known.clear();
      known.set(key, entry);
      const end = () => {
        const took = now() - began;
        entry.until = took < QUICK_MS ? began : began + took * (REST + 1);
      };
      answer.then(end, () => known.get(key) === entry && known.delete(key));
      return answer;
    },

    /** What was known has changed. */
    forget: (key: K): boolean => known.delete(key),
  };
}
