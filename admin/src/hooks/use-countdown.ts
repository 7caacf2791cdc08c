import { useEffect, useState } from 'react';

const SECOND = 1000;
/** What is further away is told by its date, which does not tick. */
const NEAR = 120 * SECOND;

/** The present time, renewed every second while `until` comes near, and once more when it has come. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now();
      setNow(at);
      const left = until - at;
      // A timer of more than 24 days would fire at once.
      if (left > 0) timer = setTimeout(tick, left > NEAR ? Math.min(left - NEAR, NEAR) : SECOND);
    };
    tick();
    return () => clearTimeout(timer);
  }, [until]);
  return now;
}
