import { Flex, Link, Loader, TextButton, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useWhatsappListRecordMessagesQuery } from '../api/messages';
import { withQuery } from '../api/with-query';
import { refreshInterval } from '../hooks/refresh-interval';
import { usePageVisible } from '../hooks/use-page-visible';
import { useText } from '../hooks/use-text';
import { PERMISSIONS } from '../permissions';
import { LatestMessage } from './LatestMessage';

interface LatestMessagesProps {
  uid: string;
  documentId: string;
  /** Of the record, where its collection is localized. */
  locale: string | null;
}

/** The last messages of a record, kept up to date while one is under way. */
export function LatestMessages({ uid, documentId, locale }: LatestMessagesProps) {
  const text = useText();
  const isVisible = usePageVisible();
  const [polling, setPolling] = useState(0);
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  const { data, fulfilledTimeStamp, isError, isLoading, refetch } =
    useWhatsappListRecordMessagesQuery(
      { uid, documentId, locale },
      { pollingInterval: isVisible ? polling : 0, refetchOnMountOrArgChange: true },
    );
  const next = data ? refreshInterval(data, fulfilledTimeStamp ?? 0) : 0;
  if (next !== polling) setPolling(next);

  if (isLoading) return <Loader small>{text('panel.messages')}</Loader>;
  if (isError && !data)
    return (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography>{text('panel.error')}</Typography>
        <TextButton onClick={() => refetch()}>{text('panel.retry')}</TextButton>
      </Flex>
    );
  if (!data?.length) return <Typography textColor="neutral600">{text('panel.none')}</Typography>;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex tag="ul" direction="column" alignItems="stretch" aria-label={text('panel.messages')}>
        {data.map((message) => (
          <LatestMessage
            key={message.documentId}
            message={message}
            hasLink={allowedActions.canRead}
          />
        ))}
      </Flex>
      {allowedActions.canRead && (
        <Link
          tag={NavLink}
          to={withQuery(`/plugins/${PLUGIN_ID}/messages`, {
            recordUid: uid,
            recordDocumentId: documentId,
          })}
        >
          {text('panel.all')}
        </Link>
      )}
    </Flex>
  );
}
