import { Flex, Loader, useNotifyAT } from '@strapi/design-system';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox, ThreadMessage } from '../../../../../shared/contracts/inbox';
import type { Person } from '../../../../../shared/contracts/people';
import {
  useWhatsappAskPersonAnewMutation,
  useWhatsappChangeConversationMutation,
  useWhatsappKeepConversationMutation,
} from '../../../api/conversations';
import { contactName } from '../../../components/contact-name';
import { RetryError } from '../../../components/RetryError';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { Composer } from '../composer/Composer';
import type { Outgoing } from '../composer/outbox';
import { useDraft } from '../composer/use-draft';
import { useOutboxRunner, useOutgoing } from '../composer/use-outbox';
import { useInboxEvents } from '../live/use-live';
import { ConversationHeader } from './ConversationHeader';
import { idOf } from './loaded';
import { Replying } from './Replying';
import { ThreadProvider, type ThreadContext } from './thread-context';
import { ThreadList, type ThreadListHandle } from './ThreadList';
import { useBlobStore } from './use-file';
import { useThread } from './use-thread';
import { useWindow } from './use-window';

interface OpenConversationProps {
  conversation: Conversation;
  inbox: Inbox;
  onBack?: () => void;
}

/** A conversation that is here: its thread, and where the answer is written. */
export function OpenConversation({ conversation, inbox, onBack }: OpenConversationProps) {
  const { documentId, contact, unreadCount, openUntil } = conversation;
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const isVisible = usePageVisible();
  const list = useRef<ThreadListHandle>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const files = useBlobStore();
  const window = useWindow(openUntil);
  const outgoing = useOutgoing(documentId);
  const [draft, setDraft] = useDraft(documentId, inbox.me.id);
  const [replying, setReplying] = useState<Person[]>([]);
  const [keep] = useWhatsappKeepConversationMutation();
  const [askAnew] = useWhatsappAskPersonAnewMutation();
  const person = (contact && contactName(contact)) ?? text('contacts.noName');
  const canWrite = inbox.may.reply && window.type !== 'closed';

  const thread = useThread(documentId, {
    unreadCount,
    onNew: (items) =>
      notifyStatus(
        text('inbox.thread.arrived', {
          person,
          words: items
            .map((item) => (item.type === 'message' && item.message.rendered) || '')
            .join(' '),
        }),
      ),
  });
  const { put, add, remove, loaded } = thread;

  useInboxEvents((event) => {
    if (event.type === 'conversation' && event.conversation.documentId === documentId)
      void keep(event.conversation);
    if (event.type === 'replying' && event.conversation === documentId) setReplying(event.people);
    if (event.type === 'person' && event.conversation === documentId)
      void askAnew({ documentId, contact: contact?.documentId ?? null });
  }, documentId);

  useOutboxRunner(
    useCallback(
      (message: Outgoing, answer: ThreadMessage) =>
        message.conversation === documentId && add(answer),
      [documentId, add],
    ),
  );

  // Whoever sees the end of the thread has read it.
  const [isEndShown, setIsEndShown] = useState(false);
  const [change] = useWhatsappChangeConversationMutation();
  const { lastInboundAt } = conversation;
  const isUnread = unreadCount > 0 && inbox.may.reply;
  useEffect(() => {
    if (isUnread && isEndShown && isVisible) void change({ documentId, verb: 'read' });
    // Once for each message: what is refused is not asked for again and again.
  }, [isUnread, isEndShown, isVisible, change, documentId, lastInboundAt]);

  const replyTo = useMemo(() => {
    const found = loaded?.items.find((item) => idOf(item) === draft.replyTo);
    return found?.type === 'message' ? found : null;
  }, [loaded, draft.replyTo]);

  const context = useMemo<ThreadContext>(
    () => ({
      conversation,
      inbox,
      canWrite,
      files,
      reply(item) {
        setDraft({ replyTo: item.message.documentId, isNote: false });
        requestAnimationFrame(() => field.current?.focus());
      },
      jump: (message) => list.current?.jump(message),
      edit(words) {
        setDraft({ text: words, isNote: false });
        requestAnimationFrame(() => field.current?.focus());
      },
      put,
      remove,
    }),
    [conversation, inbox, canWrite, files, setDraft, put, remove],
  );

  return (
    <ThreadProvider value={context}>
      <Column ref={ground}>
        <ConversationHeader
          conversation={conversation}
          inbox={inbox}
          window={window}
          onBack={onBack}
        />
        {loaded ? (
          <ThreadList
            ref={list}
            thread={thread}
            outgoing={outgoing}
            person={person}
            onLeave={() => field.current?.focus()}
            onEnd={setIsEndShown}
          />
        ) : (
          <Flex flex="1" justifyContent="center" alignItems="center">
            {thread.error === null ? (
              <Loader>{text('inbox.thread.loading')}</Loader>
            ) : (
              <RetryError onRetry={thread.reload} />
            )}
          </Flex>
        )}
        <Replying people={replying} />
        {inbox.may.reply ? (
          <Composer
            conversation={conversation}
            inbox={inbox}
            isOpen={canWrite}
            draft={draft}
            onDraft={setDraft}
            replyTo={replyTo}
            field={field}
            ground={ground}
            put={put}
            onDone={() => requestAnimationFrame(() => list.current?.toEnd())}
            onOlder={() => list.current?.focusLast()}
          />
        ) : (
          <Quiet>{text('inbox.thread.readOnly')}</Quiet>
        )}
      </Column>
    </ThreadProvider>
  );
}

const Column = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column;
  min-width: 0;
  min-height: 0;
`;

const Quiet = styled.p`
  padding: 12px 16px;
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
`;
