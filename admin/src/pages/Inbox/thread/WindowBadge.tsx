import { Clock, Lock } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import type { WindowState } from './window-state';

/** Until when anything may be sent, in words. */
export function WindowBadge({ state }: { state: WindowState }) {
  const text = useText();
  const { formatTime, formatDate } = useIntl();
  const words = () => {
    switch (state.type) {
      case 'closed':
        return text('inbox.thread.window.closed');
      case 'closing':
        return text('inbox.thread.window.closing', {
          time: formatTime(state.until),
          minutes: state.minutes,
        });
      case 'open': {
        const isToday = new Date(state.until).toDateString() === new Date().toDateString();
        return text('inbox.thread.window.open', {
          time: isToday
            ? formatTime(state.until)
            : formatDate(state.until, { weekday: 'short', hour: 'numeric', minute: 'numeric' }),
        });
      }
    }
  };
  const Icon = state.type === 'closed' ? Lock : Clock;
  return (
    <Badge $type={state.type} role="status">
      <Icon aria-hidden width="1.2rem" height="1.2rem" fill="currentColor" />
      {words()}
    </Badge>
  );
}

const TONES = { open: 'success', closing: 'warning', closed: 'neutral' } as const;

const Badge = styled.span<{ $type: WindowState['type'] }>`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  padding: 2px 8px;
  border-radius: 10px;
  background: ${({ theme, $type }) => theme.colors[`${TONES[$type]}100`]};
  color: ${({ theme, $type }) =>
    $type === 'open' ? theme.colors.success700 : theme.colors.neutral800};
  font-size: 1.2rem;
  font-weight: 600;
  white-space: nowrap;
`;
