import { Flex, Loader } from '@strapi/design-system';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import { useText } from '../../../hooks/use-text';
import { ConversationItem } from './ConversationItem';
import { useClock } from './use-clock';

const ROW_PX = 92;
const CLOCK_MS = 20_000;

/** More is asked for while so many rows are still below. */
const AHEAD = 8;

interface RowListProps {
  rows: Conversation[];
  /** There is nothing behind the last row. */
  isComplete: boolean;
  isLoading: boolean;
  onEnd: () => void;
  open: string | undefined;
  pathOf: (documentId: string) => string;
  me: number;
  hasAccount: boolean;
}

/** Rows without end, of which only those in sight are on the page. */
export function RowList(props: RowListProps) {
  const { rows, isComplete, isLoading, onEnd, open, pathOf, me, hasAccount } = props;
  const text = useText();
  const now = useClock(CLOCK_MS);
  const box = useRef<HTMLDivElement>(null);
  // The admin panel is not built by the compiler that this would keep from remembering.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]!.documentId,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (!isComplete && lastShown >= rows.length - AHEAD) onEnd();
  }, [isComplete, lastShown, rows.length, onEnd]);

  // Whoever goes on by the keyboard sees where they are.
  const openIndex = rows.findIndex(({ documentId }) => documentId === open);
  const shown = useRef<string>();
  useEffect(() => {
    if (openIndex === -1 || shown.current === open) return;
    shown.current = open;
    virtual.scrollToIndex(openIndex, { align: 'auto' });
  }, [open, openIndex, virtual]);

  return (
    <Box ref={box} data-inbox-list>
      <ul
        aria-label={text('inbox.list.label')}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {items.map(({ index, key, start }) => (
          <Row
            key={key}
            aria-setsize={isComplete ? rows.length : -1}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            <ConversationItem
              conversation={rows[index]!}
              to={pathOf(rows[index]!.documentId)}
              isOpen={rows[index]!.documentId === open}
              now={now}
              me={me}
              hasAccount={hasAccount}
            />
          </Row>
        ))}
      </ul>
      {isLoading && (
        <Flex justifyContent="center" padding={3}>
          <Loader small>{text('inbox.list.loading')}</Loader>
        </Flex>
      )}
    </Box>
  );
}

const Box = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  contain: strict;
`;

const Row = styled.li`
  position: absolute;
  inset-block-start: 0;
  inset-inline: 0;
  height: ${ROW_PX}px;
`;
