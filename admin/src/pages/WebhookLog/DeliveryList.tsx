import { useState } from 'react';
import { useWhatsappListDeliveriesQuery } from '../../api/webhook-log';
import { ListFrame } from '../../components/ListFrame';
import { useListUrl } from '../../hooks/use-list-url';
import { DeliveryDetails } from './DeliveryDetails';
import { DeliveryFilters } from './DeliveryFilters';
import { DeliveryTable } from './DeliveryTable';
import { FILTERS, readQuery } from './log-query';
import { WebhookSummary } from './WebhookSummary';

/** The log as a list, newest first; every choice stands in the address. */
export function DeliveryList() {
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useListUrl(FILTERS);
  const answer = useWhatsappListDeliveriesQuery(readQuery(list.url), {
    refetchOnMountOrArgChange: true,
  });
  const deliveries = answer.data?.data ?? [];
  const opened = deliveries.find(({ documentId }) => documentId === openId);
  return (
    <>
      <ListFrame
        of="webhookLog"
        list={list}
        answer={answer}
        rowCount={deliveries.length}
        filters={<DeliveryFilters list={list} />}
        above={<WebhookSummary />}
      >
        <DeliveryTable deliveries={deliveries} onOpen={setOpenId} />
      </ListFrame>
      {opened && <DeliveryDetails delivery={opened} onClose={() => setOpenId(null)} />}
    </>
  );
}
