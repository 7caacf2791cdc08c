import { wordsOfDatabase } from '../errors';
import { isTransient } from '../store/table';

/** An event that had no effect, and why: kept for later (`parked`), for a person (`failed`), or for what else it says (`kept`). */
export interface Unapplied<E> {
  event: E;
  verdict: 'parked' | 'failed' | 'kept';
  reason: string;
}

/**
 * Runs the effect of one event. What it throws makes the event *failed* instead of the delivery: one
 * bad item must not keep Meta repeating the good ones. A passing fault of the database is thrown on:
 * then Meta delivers it again.
 */
export async function applyOne<E>(
  event: E,
  effect: () => Promise<'applied' | { parked: string } | { kept: string }>,
): Promise<Unapplied<E>[]> {
  try {
    const result = await effect();
    if (result === 'applied') return [];
    return 'kept' in result
      ? [{ event, verdict: 'kept', reason: result.kept }]
      : [{ event, verdict: 'parked', reason: result.parked }];
  } catch (failure) {
    if (isTransient(failure)) throw failure;
    const reason = wordsOfDatabase(failure) ?? String((failure as Error)?.message ?? failure);
    return [{ event, verdict: 'failed', reason }];
  }
}
