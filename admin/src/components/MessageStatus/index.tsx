import { VisuallyHidden } from '@strapi/design-system';
import { styled, useTheme } from 'styled-components';
import type { MessageState } from '../../../../shared/domain/message/message';
import { useText } from '../../hooks/use-text';
import { bubbleColours, type BubbleColours } from '../WhatsAppBubble/colours';
import { TickIcon } from './TickIcon';

interface MessageStatusProps {
  state: MessageState;
  /** Why a queued message waits, when it does. */
  holdReason?: string | null;
  /** Says more than the state's own words. */
  label?: string;
  /** Leaves the words to screen readers and the tooltip. */
  isTextHidden?: boolean;
  /** The colours of the bubble that it stands in; default: those of the page. */
  colours?: Pick<BubbleColours, 'meta' | 'readTick' | 'error'>;
}

/** The ticks of a message, always with their meaning in words. */
export function MessageStatus({
  state,
  holdReason = null,
  label: given,
  isTextHidden = false,
  colours,
}: MessageStatusProps) {
  const text = useText();
  const theme = useTheme();
  // The page's ground is that of an inbound bubble: white, or nearly black.
  const { meta, readTick, error } = colours ?? {
    ...bubbleColours(theme, 'in'),
    meta: theme.colors.neutral600,
  };
  const colour =
    state === 'failed' || state === 'uncertain'
      ? error
      : state === 'read' || state === 'played'
        ? readTick
        : meta;
  const own = state === 'queued' && holdReason ? text('state.held') : text(`state.${state}`);
  const label = given ?? own;

  return (
    <Line
      title={isTextHidden ? label : undefined}
      data-message-state={state}
      $isLong={given !== undefined}
    >
      <span style={{ color: colour, display: 'inline-flex' }}>
        <TickIcon state={state} />
      </span>
      {isTextHidden ? <VisuallyHidden>{label}</VisuallyHidden> : <span>{label}</span>}
    </Line>
  );
}

const Line = styled.span<{ $isLong: boolean }>`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  white-space: ${({ $isLong }) => ($isLong ? 'normal' : 'nowrap')};
`;
