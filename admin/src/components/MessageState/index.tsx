import { useIntl } from 'react-intl';
import type { Message } from '../../../../shared/contracts/messages';
import { useCountdown } from '../../hooks/use-countdown';
import { useText } from '../../hooks/use-text';
import { MessageStatus } from '../MessageStatus';
import { waitingOf } from './waiting';

interface MessageStateProps {
  message: Pick<Message, 'state' | 'holdReason' | 'sendAt' | 'dueAt' | 'attempt' | 'times'>;
}

/** Where a message stands, and while it waits, until when. */
export function MessageState({ message }: MessageStateProps) {
  const text = useText();
  const { formatDate, formatTime } = useIntl();
  const { state, holdReason, dueAt } = message;
  const now = useCountdown(state === 'queued' && dueAt !== null ? Date.parse(dueAt) : null);
  const waiting = waitingOf(message, now);

  const label = () => {
    switch (waiting?.for) {
      case 'time':
        return text('state.scheduled', {
          time: formatDate(waiting.at, { dateStyle: 'medium', timeStyle: 'short' }),
        });
      case 'undo':
        return text('state.leaving', { seconds: waiting.seconds });
      case 'retry':
        return Date.parse(waiting.at) > now
          ? text('state.retrying', { time: formatTime(waiting.at, { timeStyle: 'medium' }) })
          : undefined;
      default:
        return undefined;
    }
  };
  return <MessageStatus state={state} holdReason={holdReason} label={label()} />;
}
