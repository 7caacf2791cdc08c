import { useIntl } from 'react-intl';
import { useNow } from '../hooks/use-now';
import { relativeTimeParts } from './relative-time-parts';

interface RelativeTimeProps {
  /** An instant, e.g. `2026-07-21T09:30:00.000Z`. */
  time: string;
}

/** How long ago something was, kept up to date; the exact time is in the tooltip. */
export function RelativeTime({ time }: RelativeTimeProps) {
  const { formatRelativeTime, formatDate } = useIntl();
  const since = Date.parse(time);
  const now = useNow(since);
  if (Number.isNaN(since)) return null;
  const { value, unit } = relativeTimeParts(since - now);
  const exact = formatDate(since, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  return (
    <time dateTime={time} title={exact}>
      {formatRelativeTime(value, unit, { numeric: 'auto' })}
    </time>
  );
}
