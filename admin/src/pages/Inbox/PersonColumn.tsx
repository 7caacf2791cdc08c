import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross, User } from '@strapi/icons';
import { useEffect, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { Inbox } from '../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { useWhatsappGetConversationQuery } from '../../api/conversations';
import { useMediaQuery } from '../../hooks/use-media-query';
import { useText } from '../../hooks/use-text';
import { useGone } from './live/use-gone';
import { PersonPanel } from './person/PersonPanel';

/** Here it stands beside the conversation; where there is less room it lies over it. */
const WIDE = '(min-width: 1280px)';

const KEY = `${PLUGIN_ID}-inbox-person`;

interface PersonColumnProps {
  documentId: string;
  inbox: Inbox;
}

/** Who the person is, beside the conversation or behind a button; whether it stands there is remembered. */
export function PersonColumn({ documentId, inbox }: PersonColumnProps) {
  const text = useText();
  const titleId = useId();
  const isWide = useMediaQuery(WIDE);
  const [isPinned, setIsPinned] = useState(() => localStorage.getItem(KEY) !== 'closed');
  const [isOver, setIsOver] = useState(false);
  const isOpen = isWide ? isPinned : isOver;
  const { currentData: conversation } = useWhatsappGetConversationQuery(documentId);
  const isGone = useGone(documentId);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const hasMoved = useRef(false);

  const change = (next: boolean) => {
    hasMoved.current = true;
    if (!isWide) return setIsOver(next);
    setIsPinned(next);
    localStorage.setItem(KEY, next ? 'open' : 'closed');
  };
  // The button that had the focus is gone.
  useEffect(() => {
    if (hasMoved.current) (isOpen ? panel.current : opener.current)?.focus();
  }, [isOpen]);

  if (!conversation || isGone) return null;
  if (!isOpen)
    return (
      <Rail>
        <IconButton
          ref={opener}
          variant="ghost"
          label={text('inbox.page.person.show')}
          onClick={() => change(true)}
        >
          <User />
        </IconButton>
      </Rail>
    );
  return (
    <Column
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      $isOver={!isWide}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isWide || event.defaultPrevented) return;
        event.preventDefault();
        change(false);
      }}
    >
      <Flex justifyContent="space-between" paddingLeft={4} paddingRight={2} minHeight="5.6rem">
        <Typography id={titleId} variant="sigma" tag="h2" textColor="neutral600">
          {text('inbox.page.person')}
        </Typography>
        <IconButton
          variant="ghost"
          label={text('inbox.page.person.hide')}
          onClick={() => change(false)}
        >
          <Cross />
        </IconButton>
      </Flex>
      <Scrolled>
        <PersonPanel conversation={conversation} inbox={inbox} />
      </Scrolled>
    </Column>
  );
}

const Rail = styled.div`
  flex: 0 0 auto;
  padding: ${({ theme }) => theme.spaces[2]};
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral150};

  @media (max-width: 767px) {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    border: 0;
  }
`;

const Column = styled.aside<{ $isOver: boolean }>`
  display: flex;
  flex-direction: column;
  flex: 0 0 clamp(26rem, 22vw, 36rem);
  min-height: 0;
  background: ${({ theme }) => theme.colors.neutral0};
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  outline: none;

  ${({ $isOver, theme }) =>
    $isOver &&
    `
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 3;
    width: min(38rem, 100%);
    box-shadow: ${theme.shadows.popupShadow};
  `}
`;

const Scrolled = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`;
