import { memo } from 'react';
import { styled } from 'styled-components';
import { DayLine, NewLine } from './Dividers';
import { EventRow } from './EventRow';
import { MessageRow } from './MessageRow';
import { NoteRow } from './NoteRow';
import { OutgoingRow } from './OutgoingRow';
import type { Row } from './rows';

interface ThreadRowProps {
  row: Row;
  /** The pointer or the focus is on it. */
  isActive: boolean;
  /** It was just jumped to. */
  isMarked: boolean;
}

/** A line of the thread, with the day above the first one of it. */
export const ThreadRow = memo(function ThreadRow({ row, isActive, isMarked }: ThreadRowProps) {
  const { content, startsDay, startsNew, isJoined } = row;
  const at =
    content.type === 'item' ? content.item.at : new Date(content.outgoing.at).toISOString();
  return (
    <Line $isJoined={isJoined} $isMarked={isMarked}>
      {startsDay && <DayLine at={at} />}
      {startsNew && <NewLine />}
      {content.type === 'outgoing' ? (
        <OutgoingRow outgoing={content.outgoing} />
      ) : content.item.type === 'message' ? (
        <MessageRow item={content.item} isJoined={isJoined} isActive={isActive} />
      ) : content.item.type === 'note' ? (
        <NoteRow note={content.item} isActive={isActive} />
      ) : (
        <EventRow event={content.item} />
      )}
    </Line>
  );
});

const Line = styled.div<{ $isJoined: boolean; $isMarked: boolean }>`
  padding: ${({ $isJoined }) => ($isJoined ? '2px' : '8px')} 16px 0;

  ${({ $isMarked }) =>
    $isMarked &&
    `
    @keyframes whatsapp-marked {
      from { background: color-mix(in srgb, currentcolor 18%, transparent); }
    }
    animation: whatsapp-marked 1.6s ease-out;
    @media (prefers-reduced-motion: reduce) {
      animation-timing-function: steps(1, end);
    }
  `}
`;
