import type { FieldLine, Subscription } from '../../../../../shared/contracts/webhooks';

/** What is to be said about a field besides its state; the texts are named after these. */
export type FieldAdvice =
  'notRead' | 'subscribe' | 'tick' | 'elsewhere.follows' | 'elsewhere.never' | 'never' | 'quiet';

/** What to do about a field; null when it is as it ought to be. */
export function fieldAdvice(
  { state, isRead, followsOverride }: Pick<FieldLine, 'state' | 'isRead' | 'followsOverride'>,
  subscription: Pick<Subscription, 'isSubscribed'> | null,
): FieldAdvice | null {
  if (!isRead) return 'notRead';
  if (state === 'notSubscribed') return subscription?.isSubscribed === false ? 'subscribe' : 'tick';
  if (state === 'elsewhere') return followsOverride ? 'elsewhere.follows' : 'elsewhere.never';
  if (state === 'never' || state === 'quiet') return state;
  return null;
}
