import { Typography, VisuallyHidden } from '@strapi/design-system';
import { Clock, Lock, Moon } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import { aheadFormat, type Duration, type ItemState } from './item-facts';

// The orange of warnings is too pale for words.
const COLOURS = { calm: 'neutral600', late: 'neutral800', tooLate: 'danger700' } as const;

/** What presses in a conversation, in few words. */
export function StateWords({ state, now }: { state: NonNullable<ItemState>; now: number }) {
  const text = useText();
  const { formatNumber, formatDate } = useIntl();
  const say = ({ value, unit }: Duration) =>
    formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });

  switch (state.type) {
    case 'snoozed':
      return (
        <Words variant="pi" textColor="neutral600">
          <Moon aria-hidden />
          {text('inbox.list.snoozedUntil', {
            time: formatDate(state.until, aheadFormat(Date.parse(state.until), now)),
          })}
        </Words>
      );
    case 'closing':
      return (
        <Words variant="pi" textColor="danger700" title={text('inbox.list.closing.hint')}>
          <Clock aria-hidden />
          {text('inbox.list.closing', { time: say(state.duration) })}
        </Words>
      );
    case 'waiting':
      return (
        <Words
          variant="pi"
          textColor={COLOURS[state.tone]}
          title={state.isWindowClosed ? text('inbox.list.windowClosed.hint') : undefined}
        >
          {state.isWindowClosed ? <Lock aria-hidden /> : <Clock aria-hidden />}
          {state.isWindowClosed && (
            <VisuallyHidden>{text('inbox.list.windowClosed')}, </VisuallyHidden>
          )}
          {text('inbox.list.waits', { time: say(state.duration) })}
        </Words>
      );
    case 'windowClosed':
      return (
        <Words variant="pi" textColor="neutral600" title={text('inbox.list.windowClosed.hint')}>
          <Lock aria-hidden />
          {text('inbox.list.windowClosed')}
        </Words>
      );
  }
}

const Words = styled(Typography)`
  display: inline-flex;
  flex: none;
  align-items: center;
  gap: 0.4rem;
  white-space: nowrap;

  svg {
    width: 1.2rem;
    height: 1.2rem;
  }

  svg path {
    fill: currentColor;
  }
`;
