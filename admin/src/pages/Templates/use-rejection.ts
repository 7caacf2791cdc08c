import { useCallback } from 'react';
import { useText, type TextKey } from '../../hooks/use-text';
import { KNOWN_REASONS } from './content/status';

/** Says Meta's reason for a rejection in plain words; one that is new to us as Meta writes it. */
export function useRejection() {
  const text = useText();
  return useCallback(
    (reason: string | null): string => {
      if (!reason) return text('templates.rejected.NONE');
      return KNOWN_REASONS.includes(reason)
        ? text(`templates.rejected.${reason}` as TextKey)
        : text('templates.rejected.other', { reason });
    },
    [text],
  );
}
