import { Typography } from '@strapi/design-system';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { styled } from 'styled-components';
import type { FilledQuickReply } from '../../../../../shared/contracts/inbox';
import { useWhatsappFillQuickRepliesQuery } from '../../../api/conversations';
import { applyEdit } from '../../../components/Writing/text-field';
import { useText } from '../../../hooks/use-text';
import { quickReplyAt, type QuickReplySearch } from './quick-reply-search';

export interface QuickReplies {
  isOpen: boolean;
  id: string;
  activeId: string | undefined;
  replies: FilledQuickReply[];
  active: number;
  /** Looks at what stands before the caret. */
  look: () => void;
  close: () => void;
  choose: (reply: FilledQuickReply) => void;
  /** Whether the key was for the list. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

/** The quick replies that fit what is typed after a slash, filled for this conversation. */
export function useQuickReplies(
  documentId: string,
  isOff: boolean,
  field: RefObject<HTMLTextAreaElement>,
): QuickReplies {
  const id = useId();
  const [search, setSearch] = useState<QuickReplySearch | null>(null);
  const [active, setActive] = useState(0);
  const isAsked = search !== null && !isOff;
  const { currentData, data } = useWhatsappFillQuickRepliesQuery(
    { documentId, _q: search?.query ?? '' },
    { skip: !isAsked },
  );
  const replies = (isAsked && (currentData ?? data)) || [];
  const isOpen = isAsked && replies.length > 0;
  const at = Math.min(active, Math.max(0, replies.length - 1));

  const close = () => setSearch(null);
  const choose = (reply: FilledQuickReply) => {
    const one = field.current;
    if (!one || !search) return;
    const caret = search.from + reply.filled.length;
    applyEdit(one, {
      from: search.from,
      to: search.to,
      insert: reply.filled,
      start: caret,
      end: caret,
    });
    close();
  };
  return {
    isOpen,
    id,
    activeId: isOpen ? `${id}-${at}` : undefined,
    replies,
    active: at,
    close,
    choose,
    look() {
      const one = field.current;
      if (!one || isOff) return;
      const found =
        one.selectionStart === one.selectionEnd
          ? quickReplyAt(one.value, one.selectionStart)
          : null;
      setSearch(found);
      if (found?.query !== search?.query) setActive(0);
    },
    onKeyDown(event) {
      if (!isOpen) return false;
      const { length } = replies;
      if (event.key === 'ArrowDown') setActive((at + 1) % length);
      else if (event.key === 'ArrowUp') setActive((at - 1 + length) % length);
      else if (event.key === 'Enter' || event.key === 'Tab') choose(replies[at]!);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** The list above the field; ↑ and ↓ walk through it, Enter takes one. */
export function QuickReplyList({ quick }: { quick: QuickReplies }) {
  const text = useText();
  const { id, replies, active, choose } = quick;
  return (
    <List id={id} role="listbox" aria-label={text('inbox.composer.quick')}>
      {replies.map((reply, index) => (
        <Option
          key={reply.documentId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(reply)}
        >
          <Typography fontWeight="bold" textColor="neutral800">
            /{reply.shortcut}
          </Typography>
          <Filled dir="auto">{reply.filled}</Filled>
        </Option>
      ))}
    </List>
  );
}

const List = styled.ul`
  max-height: 22rem;
  overflow-y: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
`;

const Option = styled.li`
  display: flex;
  gap: 12px;
  padding: 8px 12px;
  cursor: pointer;

  &[aria-selected='true'],
  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const Filled = styled.span`
  overflow: hidden;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
  text-overflow: ellipsis;
  white-space: nowrap;
`;
