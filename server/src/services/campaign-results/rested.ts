/** A question is asked again after so many times of what it took: it takes a twentieth of the time at most. */
const REST = 20;

/** What takes no longer needs no rest. */
const QUICK_MS = 50;

/** Remembered answers; more are forgotten at once. */
const MOST = 1_000;

/**
 * Asks what takes its time, and remembers the answer for twenty times as long as that was, unless it was
 * quick. Asked together, it is asked once.
 */
export function createRested<K, V>(ask: (key: K) => Promise<V>, now: () => number = Date.now) {
  const known = new Map<K, { answer: Promise<V>; until: number }>();
  return {
    get(key: K): Promise<V> {
      const before = known.get(key);
      if (before && now() < before.until) return before.answer;
      const began = now();
      const answer = ask(key);
      const entry = { answer, until: Infinity };
      if (known.size >= MOST) known.clear();
      known.set(key, entry);
      const end = () => {
        const took = now() - began;
        entry.until = took < QUICK_MS ? began : began + took * (REST + 1);
      };
      answer.then(end, () => known.delete(key));
      return answer;
    },

    /** What was known has changed. */
    forget: (key: K): boolean => known.delete(key),
  };
}
