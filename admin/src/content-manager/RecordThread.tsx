import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useWhatsappGetContactQuery, useWhatsappListContactsQuery } from '../api/contacts';
import { useWhatsappGetThreadQuery } from '../api/thread';
import { noTextOf } from '../components/no-text';
import { WhatsAppBubble } from '../components/WhatsAppBubble';
import { BubbleGround } from '../components/WhatsAppBubble/BubbleGround';
import { useInboxEvents } from '../hooks/use-inbox-events';
import { useText } from '../hooks/use-text';

/** As much of the conversation fits beside a record. */
const LATEST = '12';

interface RecordThreadProps {
  uid: string;
  documentId: string;
}

/** The end of the conversation with the person of a record, and the way to all of it; nothing where there is none. */
export function RecordThread({ uid, documentId }: RecordThreadProps) {
  const { data: contacts } = useWhatsappListContactsQuery(
    { recordUid: uid, recordDocumentId: documentId, page: 1, pageSize: 1 },
    { refetchOnMountOrArgChange: true },
  );
  const contact = contacts?.data[0]?.documentId;
  const { data: detail } = useWhatsappGetContactQuery(contact ?? '', {
    skip: contact === undefined,
    refetchOnMountOrArgChange: true,
  });
  const [latest] = [...(detail?.conversations ?? [])].sort((one, other) =>
    (other.lastInboundAt ?? '').localeCompare(one.lastInboundAt ?? ''),
  );
  return latest ? <Latest conversation={latest.documentId} /> : null;
}

function Latest({ conversation }: { conversation: string }) {
  const text = useText();
  const { data, refetch } = useWhatsappGetThreadQuery(
    { documentId: conversation, limit: LATEST },
    { refetchOnMountOrArgChange: true },
  );
  useInboxEvents((event) => {
    if (event.type === 'conversation' && event.conversation.documentId === conversation)
      void refetch();
  });
  const messages = (data?.data ?? []).filter(
    (item): item is ThreadMessage => item.type === 'message',
  );
  if (messages.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {text('inbox.thread.record')}
      </Typography>
      <BubbleGround label={text('inbox.thread.record')}>
        {/* The newest is what is looked for, so that is where it begins. */}
        <Scrolled tabIndex={0}>
          <Flex direction="column" alignItems="stretch" gap={2}>
            {messages.map(({ message, at }) => (
              <WhatsAppBubble
                key={message.documentId}
                direction={message.direction}
                blocks={
                  message.blocks ?? {
                    header: null,
                    media: null,
                    body: [{ text: message.rendered ?? noTextOf(message, text) }],
                    footer: null,
                    buttons: [],
                  }
                }
                caption={text(`message.bubble.${message.direction}`)}
                time={at}
                state={message.direction === 'out' ? message.state : null}
              />
            ))}
          </Flex>
        </Scrolled>
      </BubbleGround>
      <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/inbox/${conversation}`}>
        {text('inbox.thread.record.open')}
      </Link>
    </Flex>
  );
}

/** Begins at its end. */
const Scrolled = styled.div`
  display: flex;
  flex-direction: column-reverse;
  max-height: 36rem;
  overflow-y: auto;
`;
