import { useEffect, useRef } from 'react';
import type { Template } from '../../../../../shared/contracts/templates';
import { useWhatsappGetTemplateHistoryQuery } from '../../../api/templates';

/** What happened to a template, asked for anew whenever something that it tells of has changed. */
export function useTemplateHistory(template: Template | null) {
  const query = useWhatsappGetTemplateHistoryQuery(template?.documentId ?? '', {
    skip: !template,
    refetchOnMountOrArgChange: true,
  });
  const { refetch } = query;
  const state =
    template &&
    [template.status, template.category, template.correctCategory, template.qualityScore].join();
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current !== state && state !== null) void refetch();
    seen.current = state;
  }, [state, refetch]);
  return query;
}
