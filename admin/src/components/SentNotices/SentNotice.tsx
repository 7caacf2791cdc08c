import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useStartText } from '../../hooks/use-start-text';
import { withTexts } from '../with-texts';
import type { SentNotice as Notice } from './sent-store';

// Whoever has sent nothing needs none of it.
const NoticeContent = withTexts(() => import('./NoticeContent'), null);

interface SentNoticeProps {
  notice: Notice;
  onEnd: () => void;
}

/** One message that was just sent; its place is there at once, for the focus to go to. */
export function SentNotice({ notice, onEnd }: SentNoticeProps) {
  const text = useStartText();
  const [isHeld, setIsHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  return (
    <Box
      ref={box}
      role="group"
      aria-label={text('sent.done', { phone: notice.phone })}
      tabIndex={-1}
      data-sent-notice={notice.documentId}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <NoticeContent
        notice={notice}
        isHeld={isHeld}
        onAnswer={() => box.current?.focus()}
        onEnd={onEnd}
      />
    </Box>
  );
}

const Box = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[4]};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;
