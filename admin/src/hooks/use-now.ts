import { useEffect, useState } from 'react';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long a relative time stays right: the older, the longer. */
const ticksEvery = (age: number): number =>
  age < MINUTE ? 5 * SECOND : age < 60 * MINUTE ? 20 * SECOND : 5 * MINUTE;

/** The present time, renewed as often as words about `since` change. */
export function useNow(since: number): number {
  const [now, setNow] = useState(Date.now);
  const wait = ticksEvery(Math.abs(now - since));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), wait);
    return () => clearInterval(timer);
  }, [wait]);
  return now;
}
