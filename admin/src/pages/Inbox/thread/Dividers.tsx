import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import { problemColour } from './problem-colour';

const DAY_MS = 86_400_000;

/** The day on which what follows was written. */
export function DayLine({ at }: { at: string }) {
  const { formatDate, formatRelativeTime } = useIntl();
  const midnight = (time: Date) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(new Date()) - midnight(new Date(at))) / DAY_MS);
  const words =
    days >= 0 && days < 2
      ? formatRelativeTime(-days, 'day', { numeric: 'auto' })
      : formatDate(at, {
          weekday: days < 7 ? 'long' : undefined,
          day: 'numeric',
          month: 'long',
          year: days > 300 ? 'numeric' : undefined,
        });
  return (
    <Middle>
      <Day dateTime={at.slice(0, 10)}>{words}</Day>
    </Middle>
  );
}

/** Below it is what nobody has read yet. */
export function NewLine() {
  const text = useText();
  return (
    <New role="separator" aria-label={text('inbox.thread.new')}>
      <span>{text('inbox.thread.new')}</span>
    </New>
  );
}

const Middle = styled.div`
  padding-block: 8px;
  text-align: center;
`;

const Day = styled.time`
  display: inline-block;
  padding: 2px 10px;
  border-radius: 10px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;

  &::first-letter {
    text-transform: uppercase;
  }
`;

const New = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
  padding-block: 6px;
  color: ${({ theme }) => problemColour(theme)};
  font-size: 1.2rem;
  font-weight: 600;

  &::before,
  &::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentcolor;
  }
`;
