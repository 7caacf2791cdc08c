import { Page } from '@strapi/strapi/admin';
import { useWhatsappGetInboxQuery } from '../../api/inbox';
import { RetryError } from '../../components/RetryError';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { InboxFrame } from './InboxFrame';

/** All conversations, the one that is open, and whom it is with. */
export default function InboxPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.inboxRead}>
      <Page.Title>{text('inbox.page.title')}</Page.Title>
      <LoadedInbox />
    </Page.Protect>
  );
}

function LoadedInbox() {
  const { data, isError, refetch } = useWhatsappGetInboxQuery();
  if (data) return <InboxFrame inbox={data} />;
  if (!isError) return <Page.Loading />;
  return (
    <Page.Main>
      <RetryError onRetry={refetch} />
    </Page.Main>
  );
}
