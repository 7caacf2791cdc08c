import { useState } from 'react';
import { useWhatsappGetCampaignQuery } from '../../api/campaigns';
import { usePageVisible } from '../../hooks/use-page-visible';
import { pollEvery } from './campaign-facts';

/** A campaign, looked at again as often as it changes, while the page is in front; `refreshEvery` is how often. */
export function useCampaign(documentId: string) {
  const isVisible = usePageVisible();
  const [polling, setPolling] = useState(0);
  const answer = useWhatsappGetCampaignQuery(documentId, {
    pollingInterval: isVisible ? polling : 0,
    refetchOnMountOrArgChange: true,
  });
  const next = answer.currentData
    ? pollEvery(answer.currentData, answer.fulfilledTimeStamp ?? 0)
    : 0;
  if (next !== polling) setPolling(next);
  return { ...answer, refreshEvery: polling };
}
