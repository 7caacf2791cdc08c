import { diagnose } from '../diagnosis';
import type { Finding } from './check';
import type { Asked, Refusal } from './facts';

/** What was found where Meta did not answer. */
export function refusalFinding({ code, subcode, words, traceId, cause }: Refusal): Finding {
  if (code === null)
    return {
      status: 'problem',
      code: 'health.unreachable',
      params: { cause: cause ?? '–' },
      who: 'operator',
    };
  const { key, title, action } = diagnose(code, subcode);
  return {
    status: 'problem',
    code: 'health.refused',
    params: { code },
    refused: { key, title, action, code, words, traceId },
  };
}

/** Judges an answer of Meta's; without one, it says why there is none. */
export function judgeAnswer<T>(asked: Asked<T>, judge: (value: T) => Finding): Finding {
  if (asked === null) return { status: 'unknown', code: 'health.notAsked', at: null };
  const found = 'value' in asked ? judge(asked.value) : refusalFinding(asked.refusal);
  return { at: asked.at, ...found };
}

/** What Meta answered; null where it did not. */
export const answerOf = <T>(asked: Asked<T>): T | null =>
  asked !== null && 'value' in asked ? asked.value : null;

/** Why Meta did not answer; null where it did, or was not asked. */
export const refusalOf = (asked: Asked<unknown>): Refusal | null =>
  asked !== null && 'refusal' in asked ? asked.refusal : null;
