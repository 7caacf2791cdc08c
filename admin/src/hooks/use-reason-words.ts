import { useCallback } from 'react';
import type { SentenceKey } from '../../../shared/domain/sentences';
import { useSentences } from './use-sentences';

/** Says why something is so, which the server tells in English and by the code of its sentence; null for no reason. */
export function useReasonWords() {
  const { sayIssue } = useSentences();
  return useCallback(
    (
      reason: string | null,
      code: string | null,
      params: Record<string, string | number> | null,
    ): string | null =>
      code === null
        ? reason
        : sayIssue({
            code: code as SentenceKey,
            path: '',
            severity: 'warning',
            ...(params && { params }),
            ...(reason !== null && { message: reason }),
          }),
    [sayIssue],
  );
}
