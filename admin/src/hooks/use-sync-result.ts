import { useCallback } from 'react';
import type { TemplateSync } from '../../../shared/contracts/accounts';
import { useText } from './use-text';

/** Says what a sync found, e.g. “1 new, 2 updated, 5 unchanged”. */
export function useSyncResult() {
  const text = useText();
  return useCallback(
    ({ added, updated, unchanged, gone }: TemplateSync): string =>
      text(gone > 0 ? 'sync.resultGone' : 'sync.result', { added, updated, unchanged, gone }),
    [text],
  );
}
