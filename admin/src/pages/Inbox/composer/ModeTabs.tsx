import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';

interface ModeTabsProps {
  isNote: boolean;
  onChange: (isNote: boolean) => void;
}

/** Whether an answer is written, or a note that nobody outside sees. */
export function ModeTabs({ isNote, onChange }: ModeTabsProps) {
  const text = useText();
  return (
    <Choice role="group" aria-label={text('inbox.composer.mode')}>
      <Mode type="button" aria-pressed={!isNote} onClick={() => onChange(false)}>
        {text('inbox.composer.mode.reply')}
      </Mode>
      <Mode type="button" aria-pressed={isNote} onClick={() => onChange(true)}>
        {text('inbox.composer.mode.note')}
      </Mode>
      {isNote && <Not>{text('inbox.composer.note.hint')}</Not>}
    </Choice>
  );
}

const Choice = styled.div`
  display: flex;
  align-items: center;
  gap: 4px;
`;

const Mode = styled.button`
  padding: 4px 10px;
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
  font-weight: 600;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    /* The blue of a tab cannot be read on the yellow of a note. */
    color: ${({ theme }) => theme.colors.neutral900};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

const Not = styled.span`
  margin-inline-start: auto;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
`;
