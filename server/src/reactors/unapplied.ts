import { isTransient } from '../store/table';

/** An event that had no effect, and why: kept for later (`parked`) or for a person (`failed`). */
export interface Unapplied<E> {
  event: E;
  verdict: 'parked' | 'failed';
  reason: string;
}

/**
 * Runs the effect of one event. What it throws makes the event *failed* instead of the delivery: one
 * bad item must not keep Meta repeating the good ones. A passing fault of the database is thrown on:
 * then Meta delivers it again.
 */
export async function applyOne<E>(
  event: E,
  effect: () => Promise<'applied' | { parked: string }>,
): Promise<Unapplied<E>[]> {
  try {
    const result = await effect();
    return result === 'applied' ? [] : [{ event, verdict: 'parked', reason: result.parked }];
  } catch (failure) {
    if (isTransient(failure)) throw failure;
    return [{ event, verdict: 'failed', reason: String((failure as Error)?.message ?? failure) }];
  }
}
