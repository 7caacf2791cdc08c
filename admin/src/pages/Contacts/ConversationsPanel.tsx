import { Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { ContactConversation, ContactDetail } from '../../../../shared/contracts/contacts';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { Panel } from '../../components/Panel';
import { RelativeTime } from '../../components/RelativeTime';
import { RowLink } from '../../components/RowLink';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

/** What somebody and each account have written to each other, and whether free replies may be sent. */
export function ConversationsPanel({ contact }: { contact: ContactDetail }) {
  const text = useText();
  return (
    <Panel
      title={text('contact.conversations')}
      intro={text('contact.messages.count', contact.messages)}
    >
      {contact.conversations.length === 0 ? (
        <Typography textColor="neutral600">{text('contact.conversations.empty')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {contact.conversations.map((conversation) => (
            <Conversation key={conversation.documentId} conversation={conversation} />
          ))}
        </Flex>
      )}
    </Panel>
  );
}

function Conversation({ conversation }: { conversation: ContactConversation }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.inboxRead);
  const { documentId, accountName, lastInboundAt, lastOutboundAt, openUntil } = conversation;
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Typography fontWeight="bold" textColor="neutral800">
        {allowedActions.canRead ? (
          <RowLink to={`/plugins/${PLUGIN_ID}/inbox/${documentId}`}>
            {accountName ?? text('inbox.page.conversation')}
          </RowLink>
        ) : (
          accountName
        )}
      </Typography>
      <Typography textColor="neutral800">
        {openUntil
          ? text('contact.conversation.open', {
              time: formatDate(openUntil, { dateStyle: 'short', timeStyle: 'short' }),
            })
          : text('contact.conversation.closed')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {lastInboundAt && (
          <>
            {text('contact.conversation.wrote')} <RelativeTime time={lastInboundAt} />
          </>
        )}
        {lastInboundAt && lastOutboundAt && ' · '}
        {lastOutboundAt && (
          <>
            {text('contact.conversation.sent')} <RelativeTime time={lastOutboundAt} />
          </>
        )}
      </Typography>
    </Flex>
  );
}
