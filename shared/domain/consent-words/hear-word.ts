import { applyConsent, type ConsentState, type ConsentWord } from '../consent';
import type { ReadWord } from './words';

/** A word as it is recorded, and whether the person is told that it was understood. */
export interface HeardWord {
  word: ConsentWord;
  confirms: boolean;
}

/**
 * What a word that was written at `at` does to what is in force for its person; null where it says
 * nothing. A stop is always recorded. A start counts for somebody who has opted out, and ends that much:
 * to anybody else it may be a greeting. Only what changes something is confirmed, so that two systems
 * that answer each other come to an end.
 */
export function hearWord(before: ConsentState, read: ReadWord, at: Date): HeardWord | null {
  const isOut = before.optOutAllAt ?? before.optOutMarketingAt;
  if (read.kind === 'start' && !isOut) return null;
  const word: ConsentWord =
    read.kind === 'stop'
      ? { kind: 'opt-out', purpose: read.purpose, at }
      : { kind: 'opt-in', purpose: before.optOutAllAt ? 'all' : 'marketing', at };
  const after = applyConsent(before, word);
  const key = word.purpose === 'all' ? 'optOutAllAt' : 'optOutMarketingAt';
  const hasChanged = (before[key] === null) !== (after[key] === null);
  // Who wants to hear nothing at all has been told so.
  const isKnown = read.kind === 'stop' && before.optOutAllAt !== null;
  return { word, confirms: hasChanged && !isKnown && before.blockedAt === null };
}
