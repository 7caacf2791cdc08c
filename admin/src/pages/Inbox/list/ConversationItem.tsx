import { Avatar, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import { contactName } from '../../../components/contact-name';
import { MessageStatus } from '../../../components/MessageStatus';
import { typeName } from '../../../components/type-name';
import { plainText } from '../../../components/WhatsAppBubble/plain-text';
import { useRendered } from '../../../hooks/use-rendered';
import { useText } from '../../../hooks/use-text';
import { useDraftWords } from '../composer/use-draft';
import { initialsOf, itemStateOf, timeFormat } from './item-facts';
import { StateWords } from './StateWords';

interface ConversationItemProps {
  conversation: Conversation;
  to: string;
  isOpen: boolean;
  now: number;
  /** Of whoever looks. */
  me: number;
  /** Where there are several accounts, it is said to which one somebody writes. */
  hasAccount: boolean;
}

/** A conversation in the list: with whom, what was said last, and what waits. */
export function ConversationItem(props: ConversationItemProps) {
  const { conversation, to, isOpen, now, me, hasAccount } = props;
  const text = useText();
  const { formatDate } = useIntl();
  const { documentId, contact, lastMessage, unreadCount, assignee, accountName, labels } =
    conversation;
  const name = (contact && contactName(contact)) ?? text('inbox.list.nobody');
  const at = lastMessage?.at ?? conversation.lastInboundAt;
  const state = itemStateOf(conversation, now);
  const isUnread = unreadCount > 0;
  const begun = useDraftWords(documentId, me);

  return (
    <Item
      to={to}
      aria-current={isOpen ? 'page' : undefined}
      data-conversation={documentId}
      data-unread={isUnread || undefined}
    >
      <Avatar.Item aria-hidden delayMs={0} fallback={initialsOf(name)} />
      <Lines>
        <Line>
          <Cut dir="auto">
            <Typography fontWeight={isUnread ? 'bold' : 'semiBold'} textColor="neutral800">
              {name}
            </Typography>
          </Cut>
          {at && (
            <Typography variant="pi" textColor={isUnread ? 'primary700' : 'neutral600'}>
              <time
                dateTime={at}
                title={formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}
              >
                {formatDate(at, timeFormat(Date.parse(at), now))}
              </time>
            </Typography>
          )}
        </Line>
        <Line>
          <Cut dir="auto">
            <Typography
              variant="omega"
              fontWeight={isUnread ? 'semiBold' : 'regular'}
              textColor={isUnread ? 'neutral800' : 'neutral600'}
            >
              {begun && !isOpen ? (
                <>
                  <Begun>{text('inbox.list.draft')}</Begun> {plainText(begun)}
                </>
              ) : (
                <LastWords lastMessage={lastMessage} />
              )}
            </Typography>
          </Cut>
          {isUnread && (
            <Unread>
              <span aria-hidden>{unreadCount > 99 ? '99+' : unreadCount}</span>
              <VisuallyHidden>{text('inbox.list.unread', { count: unreadCount })}</VisuallyHidden>
            </Unread>
          )}
        </Line>
        <Line>
          <Cut>
            <Typography variant="pi" textColor="neutral600">
              {[
                assignee
                  ? assignee.id === me
                    ? text('inbox.list.you')
                    : assignee.name
                  : text('inbox.list.nobodyHasIt'),
                ...(hasAccount && accountName ? [accountName] : []),
              ].join(' · ')}
              {labels.map((label) => (
                <Label key={label.documentId}>
                  <Dot aria-hidden style={{ background: label.color }} />
                  {label.name}
                </Label>
              ))}
            </Typography>
          </Cut>
          {state && <StateWords state={state} now={now} />}
        </Line>
      </Lines>
    </Item>
  );
}

function LastWords({ lastMessage }: Pick<Conversation, 'lastMessage'>) {
  const text = useText();
  const rendered = useRendered();
  if (!lastMessage) return <>{text('inbox.list.noMessage')}</>;
  const { direction, state, type } = lastMessage;
  const kind = typeName(type);
  return (
    <>
      {direction === 'out' && (
        <>
          <MessageStatus state={state} isTextHidden />{' '}
        </>
      )}
      {rendered(lastMessage) ?? (kind ? text(kind) : type)}
    </>
  );
}

const Item = styled(Link)`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  height: 100%;
  padding-inline: ${({ theme }) => theme.spaces[4]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: inherit;
  text-decoration: none;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-current] {
    background: ${({ theme }) => theme.colors.primary100};
    box-shadow: inset 3px 0 0 ${({ theme }) => theme.colors.primary600};
  }

  &:focus-visible {
    outline-offset: -2px;
  }

  &[aria-current] time {
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

const Begun = styled.strong`
  color: ${({ theme }) => theme.colors.success700};
`;

const Lines = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 0.2rem;
  min-width: 0;
`;

const Line = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[2]};
  min-height: 2rem;
`;

const Cut = styled.div`
  flex: 1;
  min-width: 0;
  overflow: hidden;
  text-align: start;
  text-overflow: ellipsis;
  white-space: nowrap;

  [data-message-state] {
    vertical-align: -0.2rem;
  }
`;

const Unread = styled.span`
  flex: none;
  min-width: 2rem;
  padding: 0.1rem 0.6rem;
  border-radius: 1rem;
  background: ${({ theme }) => theme.colors.primary600};
  color: ${({ theme }) => theme.colors.buttonNeutral0};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.8rem;
  text-align: center;
`;

const Label = styled.span`
  margin-inline-start: ${({ theme }) => theme.spaces[2]};
`;

const Dot = styled.span`
  display: inline-block;
  width: 0.8rem;
  height: 0.8rem;
  margin-inline-end: 0.4rem;
  border-radius: 50%;
`;
