import { TextButton } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import type { Blocks } from '../../../../../shared/domain/template/preview';
import { contactName } from '../../../components/contact-name';
import { noTextOf } from '../../../components/no-text';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { MessageProblem } from './MessageProblem';
import { MessageTools } from './MessageTools';
import { Quote } from './Quote';
import { RawMessage } from './RawMessage';
import { ReactionLine } from './ReactionLine';
import { hasFile, ThreadFile } from './ThreadFile';
import { useThreadContext } from './thread-context';

interface MessageRowProps {
  item: ThreadMessage;
  /** It continues the message above it. */
  isJoined: boolean;
  /** The pointer or the focus is on it. */
  isActive: boolean;
}

/** A message with all that belongs to it: what it answers, what became of it, and what can be done. */
export function MessageRow({ item, isJoined, isActive }: MessageRowProps) {
  const text = useText();
  const { formatTime } = useIntl();
  const { conversation, inbox } = useThreadContext();
  const { message, quoted, raw } = item;
  const { direction, state, rendered, blocks, received, times, createdAt, bodyDeleted } = message;
  const isOut = direction === 'out';
  const at = times.sentAt ?? times.receivedAt ?? createdAt;
  const isGone = bodyDeleted !== null || Boolean(received?.withdrawnAt);
  const person =
    (conversation.contact && contactName(conversation.contact)) ?? text('contacts.noName');
  const sender = isOut ? senderOf(item, inbox.me.name, text) : null;
  const who = isOut ? (sender ?? text('inbox.thread.you')) : person;
  const remarks = [
    isJoined ? null : sender,
    received?.forwarded ? text('inbox.thread.forwarded') : null,
    received?.editedAt && !isGone ? text('inbox.thread.edited') : null,
  ].filter(Boolean);
  const canShowFile = hasFile(item) && !isGone;
  const isWide = !isGone && Boolean(blocks?.media) && blocks?.media?.type !== 'STICKER';

  return (
    <Line $isOut={isOut}>
      <Column $isOut={isOut}>
        <Bubble $isWide={isWide}>
          <WhatsAppBubble
            direction={direction}
            isJoined={isJoined}
            blocks={
              isGone || blocks === null ? wordsOnly(rendered ?? noTextOf(message, text)) : blocks
            }
            caption={text('inbox.thread.message', { who, time: formatTime(at) })}
            time={at}
            state={isOut ? state : null}
            remark={remarks.join(' · ') || null}
            above={quoted && <Quote quoted={quoted} person={person} />}
            file={canShowFile ? <ThreadFile item={item} /> : undefined}
          />
          {isActive && <MessageTools item={item} />}
        </Bubble>
        <ReactionLine item={item} person={person} />
        {received && received.earlier.length > 0 && !isGone && (
          <Earlier earlier={received.earlier} />
        )}
        {received?.referral && (
          <Small>
            {text('inbox.thread.referral', {
              headline: received.referral.headline ?? received.referral.sourceUrl ?? '',
            })}
          </Small>
        )}
        <MessageProblem item={item} person={person} />
        {raw !== null && raw !== undefined && <RawMessage raw={raw} />}
      </Column>
    </Line>
  );
}

type Say = ReturnType<typeof useText>;

/** Who sent a message, where it was not oneself; null for oneself. */
function senderOf(
  { message: { sentBy, source, campaignName } }: ThreadMessage,
  me: string,
  text: Say,
) {
  if (source === 'app') return text('inbox.thread.fromApp');
  if (source === 'automation') return text('inbox.thread.automatic');
  if (campaignName) return text('inbox.thread.campaign', { name: campaignName });
  return sentBy === me ? null : sentBy;
}

const wordsOnly = (words: string): Blocks => ({
  header: null,
  media: null,
  body: [{ text: words }],
  footer: null,
  buttons: [],
});

interface EarlierProps {
  earlier: NonNullable<ThreadMessage['message']['received']>['earlier'];
}

/** What a message said before it was edited. */
function Earlier({ earlier }: EarlierProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {text('message.earlier')}
      </TextButton>
      {isOpen && (
        <ol>
          {earlier.map((version) => (
            <li key={version.at}>
              <Small dir="auto">
                {version.text} ·{' '}
                <time dateTime={version.at}>
                  {formatDate(version.at, { dateStyle: 'short', timeStyle: 'short' })}
                </time>
              </Small>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const Line = styled.div<{ $isOut: boolean }>`
  display: flex;
  justify-content: ${({ $isOut }) => ($isOut ? 'flex-end' : 'flex-start')};
`;

const Column = styled.div<{ $isOut: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: ${({ $isOut }) => ($isOut ? 'flex-end' : 'flex-start')};
  gap: 2px;
  width: min(85%, 46rem);
`;

/** Keeps the tools beside the bubble without taking room. */
const Bubble = styled.div<{ $isWide: boolean }>`
  position: relative;
  max-width: 100%;
  ${({ $isWide }) => $isWide && 'width: min(100%, 32rem);'}
`;

const Small = styled.span`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  overflow-wrap: anywhere;
`;
