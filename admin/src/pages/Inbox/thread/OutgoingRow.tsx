import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise, Pencil, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { toContentBlocks } from '../../../../../shared/domain/message/content';
import { outbox, useOutboxAgain } from '../composer/use-outbox';
import type { Outgoing } from '../composer/outbox';
import { problemColour } from './problem-colour';
import { useThreadContext } from './thread-context';

/** A message that the server does not have yet: under way, waiting for the line, or refused. */
export function OutgoingRow({ outgoing }: { outgoing: Outgoing }) {
  const text = useText();
  const { edit } = useThreadContext();
  const again = useOutboxAgain();
  const { key, input, state, problem, shown } = outgoing;
  if (!('content' in input)) return null;
  const { content } = input;
  const isText = content.type === 'text';
  return (
    <Column aria-busy={state === 'sending'}>
      <WhatsAppBubble
        blocks={toContentBlocks(content, { url: null, name: shown })}
        caption={text(`inbox.thread.outgoing.${state}`)}
        time={new Date(outgoing.at)}
        state={state === 'failed' ? 'failed' : 'sending'}
        remark={state === 'waiting' ? text('inbox.thread.outgoing.waiting') : null}
      />
      {state === 'failed' && (
        <Flex direction="column" alignItems="flex-end" gap={1} maxWidth="36rem" role="alert">
          <Problem> {text('inbox.thread.outgoing.refused', { problem: problem ?? '' })}</Problem>
          <Flex gap={2} wrap="wrap">
            <Button
              size="S"
              variant="secondary"
              startIcon={<ArrowClockwise />}
              onClick={() => again(key)}
            >
              {text('message.retry')}
            </Button>
            {isText && (
              <Button
                size="S"
                variant="tertiary"
                startIcon={<Pencil />}
                onClick={() => {
                  outbox.remove(key);
                  edit(content.body);
                }}
              >
                {text('inbox.thread.outgoing.edit')}
              </Button>
            )}
            <Button
              size="S"
              variant="ghost"
              startIcon={<Trash />}
              onClick={() => outbox.remove(key)}
            >
              {text('inbox.thread.outgoing.drop')}
            </Button>
          </Flex>
        </Flex>
      )}
    </Column>
  );
}

const Problem = styled.span`
  color: ${({ theme }) => problemColour(theme)};
  font-size: 1.2rem;
`;

const Column = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-end;
  gap: 4px;
`;
