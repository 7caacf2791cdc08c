import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Message } from '../../../../shared/contracts/messages';
import { MessageStatus } from '../../components/MessageStatus';
import { durationParts } from '../../components/duration-parts';
import { useText } from '../../hooks/use-text';
import { timelineOf } from './timeline';

/** What has happened to a message, when, and how long each step took. */
export function MessageTimeline({ times }: Pick<Message, 'times'>) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
      {timelineOf(times).map(({ state, time, gap }) => {
        const { value, unit } = durationParts(gap ?? 0);
        return (
          <Flex key={state} tag="li" justifyContent="space-between" gap={4} wrap="wrap">
            <Typography textColor="neutral800">
              <MessageStatus state={state} />
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              <time dateTime={time}>
                {formatDate(time, {
                  month: 'short',
                  day: 'numeric',
                  hour: '2-digit',
                  minute: '2-digit',
                  second: '2-digit',
                })}
              </time>
              {gap !== null &&
                gap >= 1000 &&
                `, ${text('message.timeline.after', {
                  duration: formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' }),
                })}`}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
