import type { Core } from '@strapi/strapi';

import { wordsOfDatabase } from '../errors';
import { doneAgain } from '../store/done-again';
import { isTransient } from '../store/table';

/** An event that had no effect, and why: kept for later (`parked`), for a person (`failed`), or for what else it says (`kept`). */
export interface Unapplied<E> {
  event: E;
  verdict: 'parked' | 'failed' | 'kept';
  reason: string;
}

/** What became of an event: it had its effect, or why it had none. */
export type Effect = 'applied' | { parked: string } | { kept: string };

/**
 * Runs the effect of one event. What it throws makes the event *failed* instead of the delivery: one
 * bad item must not keep Meta repeating the good ones. A passing fault of the database is thrown on:
 * then Meta delivers it again.
 */
export async function applyOne<E>(
  event: E,
  effect: () => Promise<Effect>,
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

/**
 * Gives events their effect one after the other: those that are rare, and that may depend on each other. An
 * effect that the database gave up is tried again, so it must not matter how often one has begun.
 */
export async function applyInTurn<E>(
  strapi: Core.Strapi,
  events: E[],
  effect: (event: E) => Promise<Effect>,
): Promise<Unapplied<E>[]> {
  const unapplied: Unapplied<E>[] = [];
  for (const event of events)
    unapplied.push(...(await applyOne(event, () => doneAgain(strapi, () => effect(event)))));
  return unapplied;
}
