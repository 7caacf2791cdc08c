import { Page } from '@strapi/strapi/admin';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { DeliveryList } from './DeliveryList';

/** What Meta sent and nobody has used: what waits, failed, is unknown, or is kept. */
export default function WebhookLogPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.webhookLogRead}>
      <Page.Title>{text('webhookLog.title')}</Page.Title>
      <Page.Main>
        <DeliveryList />
      </Page.Main>
    </Page.Protect>
  );
}
