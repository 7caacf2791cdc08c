import { Box, EmptyStateLayout, Flex, Grid, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { Message } from '../../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappGetMessageQuery } from '../../api/messages';
import { readApiError } from '../../api/read-api-error';
import { CopyField } from '../../components/CopyField';
import { MessageState } from '../../components/MessageState';
import { Notice } from '../../components/Notice';
import { WhatsAppBubble } from '../../components/WhatsAppBubble';
import { refreshInterval } from '../../hooks/refresh-interval';
import { useApiError } from '../../hooks/use-api-error';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { MessageActions } from '../../components/MessageActions';
import { MessageExchangeDetails } from './MessageExchange';
import { MessageFacts } from './MessageFacts';
import { MessageFailure } from './MessageFailure';
import { MessageTimeline } from './MessageTimeline';
import { EarlierVersions } from './Received/EarlierVersions';
import { MediaNotice } from './Received/MediaNotice';
import { QuotedMessage } from './Received/QuotedMessage';
import { RawMessage } from './Received/RawMessage';
import { Reactions } from './Received/Reactions';
import { WaitingNotice } from './WaitingNotice';
import { noTextOf } from '../../components/no-text';
import { personOf } from '../../components/person';

/** One message whole: what it says, what became of it, and what can be done. */
export default function MessagePage() {
  return (
    <Page.Protect permissions={PERMISSIONS.messagesRead}>
      <Page.Main>
        <LoadedMessage />
      </Page.Main>
    </Page.Protect>
  );
}

function LoadedMessage() {
  const text = useText();
  const { toWords } = useApiError();
  const { documentId = '' } = useParams();
  const isVisible = usePageVisible();
  const [polling, setPolling] = useState(0);
  const {
    currentData: message,
    fulfilledTimeStamp,
    error,
  } = useWhatsappGetMessageQuery(documentId, {
    pollingInterval: isVisible ? polling : 0,
    refetchOnMountOrArgChange: true,
  });
  const next = message ? refreshInterval([message], fulfilledTimeStamp ?? 0) : 0;
  if (next !== polling) setPolling(next);

  if (message) return <MessageDetails message={message} />;
  if (!error) return <Page.Loading />;
  const { status } = readApiError(error);
  return (
    <>
      <Layouts.Header title={text('messages.title')} navigationAction={<Back />} />
      <Layouts.Content>
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={status === 404 ? text('message.notFound') : toWords(error)}
        />
      </Layouts.Content>
    </>
  );
}

function MessageDetails({ message }: { message: Message }) {
  const text = useText();
  const { direction, state, rendered, blocks, failure, times, createdAt } = message;
  const title = text(`message.title.${direction}`, {
    person: personOf(message) ?? text('message.title.unknown'),
  });
  return (
    <>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          <Typography variant="epsilon" textColor="neutral800">
            <MessageState message={message} />
          </Typography>
        }
        navigationAction={<Back />}
        primaryAction={<MessageActions message={message} />}
      />
      <Layouts.Content>
        <Grid.Root gap={6}>
          <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
            {failure && state === 'failed' && <MessageFailure failure={failure} />}
            {state === 'uncertain' && (
              <Notice variant="warning" title={text('message.uncertain.title')}>
                {text('message.uncertain.text')}
              </Notice>
            )}
            <WaitingNotice message={message} />
            <MediaNotice message={message} />
            <Card>
              {message.surroundings?.quoted && (
                <QuotedMessage quoted={message.surroundings.quoted} />
              )}
              <WhatsAppBubble
                direction={direction}
                blocks={
                  blocks ?? {
                    header: null,
                    media: null,
                    body: [{ text: rendered ?? noTextOf(message, text) }],
                    footer: null,
                    buttons: [],
                  }
                }
                caption={text(`message.bubble.${direction}`)}
                time={times.sentAt ?? times.receivedAt ?? createdAt}
                state={direction === 'out' ? state : null}
              />
              {message.surroundings && (
                <Reactions reactions={message.surroundings.reactions} direction={direction} />
              )}
            </Card>
            {message.received && message.received.earlier.length > 0 && (
              <Card title={text('message.earlier')}>
                <EarlierVersions earlier={message.received.earlier} />
              </Card>
            )}
            {message.surroundings && message.surroundings.raw !== null && (
              <RawMessage raw={message.surroundings.raw} />
            )}
            {message.surroundings && (
              <MessageExchangeDetails message={message} exchange={message.surroundings.exchange} />
            )}
          </Grid.Item>
          <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
            <Card title={text('message.timeline')}>
              <MessageTimeline times={times} />
            </Card>
            <Card title={text('message.facts')}>
              <MessageFacts message={message} />
              {message.wamid && (
                <CopyField label={text('message.fact.wamid')} value={message.wamid} />
              )}
              <CopyField label={text('message.fact.documentId')} value={message.documentId} />
            </Card>
          </Grid.Item>
        </Grid.Root>
      </Layouts.Content>
    </>
  );
}

/** A click opens the log as it was left; a fresh tab has no way back of its own. */
const Back = () => <BackButton fallback={`/plugins/${PLUGIN_ID}/messages`} />;

function Card({ title, children }: { title?: string; children: React.ReactNode }) {
  return (
    <Box background="neutral0" borderColor="neutral150" hasRadius shadow="tableShadow" padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {title && (
          <Typography tag="h2" variant="delta">
            {title}
          </Typography>
        )}
        {children}
      </Flex>
    </Box>
  );
}
