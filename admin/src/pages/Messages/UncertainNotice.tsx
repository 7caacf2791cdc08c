import { Flex, Link, TextButton } from '@strapi/design-system';
import { usePersistentState } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappListMessagesQuery } from '../../api/messages';
import { Notice } from '../../components/Notice';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';

const REFRESH_EVERY = 30_000;

/** How many messages may or may not have arrived; put away, it comes back with the next such message. */
export function UncertainNotice() {
  const text = useText();
  const isVisible = usePageVisible();
  const { data } = useWhatsappListMessagesQuery(
    { state: 'uncertain', pageSize: 1 },
    { pollingInterval: isVisible ? REFRESH_EVERY : 0, refetchOnMountOrArgChange: true },
  );
  const newest = data?.data[0]?.documentId ?? null;
  const [putAway, setPutAway] = usePersistentState<string | null>(
    `${PLUGIN_ID}.uncertainPutAway`,
    null,
  );
  if (!data || newest === null || newest === putAway) return null;
  return (
    <Notice
      variant="warning"
      title={text('messages.uncertain', { count: data.meta.pagination.total })}
      action={
        <Flex gap={4} wrap="wrap">
          <Link tag={NavLink} to="?state=uncertain">
            {text('messages.uncertain.show')}
          </Link>
          <TextButton onClick={() => setPutAway(newest)}>
            {text('messages.uncertain.dismiss')}
          </TextButton>
        </Flex>
      }
    >
      {text('messages.uncertain.text')}
    </Notice>
  );
}
