import { useId, useState } from 'react';
import { styled } from 'styled-components';
import type { BubbleRun } from '../../../../shared/domain/template/preview';
import { useText } from '../../hooks/use-text';
import { FormattedText } from './FormattedText';
import { isLong, SHOWN_LINES } from './text-length';

interface BubbleBodyProps {
  runs: BubbleRun[];
  markedVariable: string | null;
}

/** The text of a message; the rest of a long one is behind “Read more”. */
export function BubbleBody({ runs, markedVariable }: BubbleBodyProps) {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const canBeCut = isLong(runs);
  // What is being worked on must not be hidden.
  const isCut = canBeCut && !isOpen && markedVariable === null;
  return (
    <>
      <Words id={id} $isCut={isCut}>
        <FormattedText runs={runs} markedVariable={markedVariable} />
      </Words>
      {canBeCut && markedVariable === null && (
        <More
          type="button"
          aria-expanded={!isCut}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text(isCut ? 'bubble.more' : 'bubble.less')}
        </More>
      )}
    </>
  );
}

const Words = styled.div<{ $isCut: boolean }>`
  ${({ $isCut }) => $isCut && `max-height: ${SHOWN_LINES * 1.45}em; overflow: hidden;`}
`;

const More = styled.button`
  padding: 4px 0;
  border: 0;
  background: transparent;
  color: var(--bubble-link);
  font: inherit;
  font-weight: 500;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--bubble-link);
    outline-offset: 1px;
    border-radius: 4px;
  }
`;
