import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, PaperPlane, WarningCircle } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { MessageState } from '../../../components/MessageState';
import { WaitingReason } from '../../../components/WaitingReason';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { problemColour } from './problem-colour';
import { useThreadContext } from './thread-context';
import { useAct } from './use-act';

interface MessageProblemProps {
  item: ThreadMessage;
  person: string;
}

/** Why a message is not where it should be, in words, and what can be done about it; nothing where all is well. */
export function MessageProblem({ item, person }: MessageProblemProps) {
  const text = useText();
  const { sayFailure } = useSentences();
  const { message } = item;
  const { state, failure } = message;
  if (state === 'queued' && (message.dueAt !== null || message.holdReason !== null))
    return (
      <Small>
        <MessageState message={message} />
        <WaitingReason message={message} />
      </Small>
    );
  if (state === 'uncertain')
    return (
      <Problem
        title={text('message.uncertain.title')}
        words={text('message.uncertain.text')}
        item={item}
        person={person}
      />
    );
  if (state === 'failed') {
    const said = failure && sayFailure(failure);
    const code = failure?.code ? text('inbox.thread.code', { code: failure.code }) : '';
    return (
      <Problem
        title={said?.title ?? text('state.failed')}
        words={[said?.action, code].filter(Boolean).join(' ')}
        item={item}
        person={person}
      />
    );
  }
  return <FileProblem item={item} />;
}

interface ProblemProps extends MessageProblemProps {
  title: string;
  words: string;
}

function Problem({ title, words, item, person }: ProblemProps) {
  const text = useText();
  const { inbox } = useThreadContext();
  const { act, isLoading } = useAct(item);
  const { canRetry, canResend, state } = item.message;
  return (
    <Flex direction="column" alignItems="flex-end" gap={1} maxWidth="36rem">
      <Words>
        <WarningCircle aria-hidden width="1.4rem" height="1.4rem" fill="danger600" />
        <span>
          <Loud>{title}</Loud>{' '}
          <Typography variant="pi" textColor="neutral700">
            {words}
          </Typography>
        </span>
      </Words>
      {inbox.may.reply && (
        <Flex gap={2}>
          {canRetry && (
            <Button
              variant="secondary"
              size="S"
              startIcon={<ArrowClockwise />}
              loading={isLoading}
              onClick={() => void act('retry')}
            >
              {text('message.retry')}
            </Button>
          )}
          {canResend && (
            <Dialog.Root>
              <Dialog.Trigger>
                <Button variant="tertiary" size="S" startIcon={<PaperPlane />}>
                  {text('message.resend')}
                </Button>
              </Dialog.Trigger>
              <ConfirmDialog
                title={text('message.resend.title')}
                variant="default"
                onConfirm={() => act('resend')}
              >
                {text(`message.resend.text.${state === 'uncertain' ? 'uncertain' : 'failed'}`, {
                  person,
                })}
              </ConfirmDialog>
            </Dialog.Root>
          )}
        </Flex>
      )}
    </Flex>
  );
}

/** Why the file that a person sent is not here. */
function FileProblem({ item }: { item: ThreadMessage }) {
  const text = useText();
  const { inbox } = useThreadContext();
  const { act, isLoading } = useAct(item);
  const media = item.message.received?.media;
  if (!media || media.state === 'stored' || item.file) return null;
  const why =
    media.problem &&
    text(`message.media.problem.${media.problem}`, { details: media.details ?? '' });
  return (
    <Small>
      <Typography variant="pi" textColor="neutral700">
        {text(media.state === 'waiting' ? 'message.media.waiting' : 'message.media.failed')}
        {why && `. ${why}`}
      </Typography>
      {media.canRetry && inbox.may.reply && (
        <Button
          variant="tertiary"
          size="S"
          startIcon={<ArrowClockwise />}
          loading={isLoading}
          onClick={() => void act('download')}
        >
          {text('message.media.retry')}
        </Button>
      )}
    </Small>
  );
}

const Loud = styled.strong`
  color: ${({ theme }) => problemColour(theme)};
  font-size: 1.2rem;
  font-weight: 600;
`;

const Small = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 4px;
  max-width: 36rem;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
`;

const Words = styled.div`
  display: flex;
  align-items: flex-start;
  gap: 4px;

  svg {
    flex-shrink: 0;
    margin-block-start: 2px;
  }
`;
