import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TemplateSync } from '../../../shared/contracts/accounts';
import { useText } from './use-text';

const PARTS = ['added', 'updated', 'drifted', 'gone'] as const;

/** Says what a sync found, e.g. “3 new, 12 updated, 1 changed on both sides, 2 gone at Meta”. */
export function useSyncResult() {
  const text = useText();
  const { formatList } = useIntl();
  return useCallback(
    (sync: TemplateSync): string => {
      const news = PARTS.filter((part) => sync[part] > 0).map((part) =>
        text(`sync.${part}`, { count: sync[part] }),
      );
      return news.length > 0
        ? formatList(news, { type: 'unit', style: 'short' })
        : text('sync.nothing', { count: sync.unchanged });
    },
    [text, formatList],
  );
}
