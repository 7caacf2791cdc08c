import { useEffect, useState } from 'react';
import { windowChangesAt, windowStateOf, type WindowState } from './window-state';

/** A timer of more than 24 days would fire at once; no window is open as long. */
const LONGEST_MS = 86_400_000;

/** How the customer service window stands, also when the time comes. */
export function useWindow(openUntil: string | null): WindowState {
  const [now, setNow] = useState(Date.now);
  const next = windowChangesAt(openUntil, now);
  useEffect(() => {
    if (next === null) return undefined;
    const wait = Math.min(LONGEST_MS, Math.max(0, next - Date.now()));
    const timer = setTimeout(() => setNow(Date.now()), wait + 50);
    // A machine that slept has missed it.
    const onBack = () => setNow(Date.now());
    document.addEventListener('visibilitychange', onBack);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onBack);
    };
  }, [next, now]);
  return windowStateOf(openUntil, now);
}
