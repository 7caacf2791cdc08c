import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Message } from '../../../shared/contracts/messages';
import { PLUGIN_ID } from '../../../shared/plugin';
import { MessageActions } from '../components/MessageActions';
import { MessageState } from '../components/MessageState';
import { RelativeTime } from '../components/RelativeTime';
import { WaitingReason } from '../components/WaitingReason';
import { useSentences } from '../hooks/use-sentences';
import { useRendered } from '../hooks/use-rendered';
import { useText } from '../hooks/use-text';
import { MediaSign } from './MediaSign';

interface LatestMessageProps {
  message: Message;
  /** Whether the person may open it in the log. */
  hasLink: boolean | undefined;
}

/** One message in the panel: its beginning, its ticks, its age, and why it failed if it did. */
export function LatestMessage({ message, hasLink }: LatestMessageProps) {
  const text = useText();
  const { sayFailure } = useSentences();
  const rendered = useRendered();
  const { documentId, templateName, type, state, createdAt, failure, clicks, blocks } = message;
  const beginning = rendered(message) || templateName || type;
  return (
    <Item>
      <Text>
        {blocks?.media && <MediaSign type={blocks.media.type} />}
        {hasLink ? (
          <Link to={`/plugins/${PLUGIN_ID}/messages/${documentId}`}>{beginning}</Link>
        ) : (
          beginning
        )}
      </Text>
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography variant="pi" textColor="neutral800">
          <MessageState message={message} />
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          <RelativeTime time={createdAt} />
        </Typography>
      </Flex>
      {clicks && clicks.people > 0 && (
        <Typography variant="pi" textColor="neutral800">
          {text('clicks.people', { count: clicks.people })}
        </Typography>
      )}
      {failure && state === 'failed' && (
        <Typography variant="pi" textColor="neutral800">
          {sayFailure(failure).title}
        </Typography>
      )}
      <WaitingReason message={message} />
      <MessageActions message={message} isSmall />
    </Item>
  );
}

const Item = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  padding-block: ${({ theme }) => theme.spaces[2]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Text = styled.span.attrs({ dir: 'auto' })`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover,
  a:focus-visible {
    text-decoration: underline;
  }
`;
