import { DateTimePicker, Field, Flex, Radio } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../hooks/use-text';
import { firstOffer, type When } from './when';

interface WhenFieldProps {
  value: When;
  onChange: (value: When) => void;
  error: string | undefined;
}

/** Whether the message leaves now, or at a time that is chosen in the browser's own time zone. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const text = useText();
  const { formatDate, locale } = useIntl();
  const [today] = useState(() => new Date());
  const isLater = value !== null;
  const end = useRef<HTMLDivElement>(null);
  // It stands at the end of a column that scrolls.
  useEffect(() => {
    if (isLater) end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isLater]);

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="when">
        <Field.Label id="whatsapp-when">{text('send.when')}</Field.Label>
        <Radio.Group
          aria-labelledby="whatsapp-when"
          value={isLater ? 'later' : 'now'}
          onValueChange={(next) => onChange(next === 'now' ? null : firstOffer(new Date()))}
        >
          <Flex gap={5}>
            <Radio.Item value="now">{text('send.when.now')}</Radio.Item>
            <Radio.Item value="later">{text('send.when.later')}</Radio.Item>
          </Flex>
        </Radio.Group>
      </Field.Root>
      {isLater && (
        <Field.Root
          name="sendAt"
          required
          error={error}
          hint={text('send.when.zone', {
            zone: Intl.DateTimeFormat(locale).resolvedOptions().timeZone,
            offset: offsetOf(value ?? today, formatDate),
          })}
        >
          <Field.Label>{text('send.when.time')}</Field.Label>
          <DateTimePicker
            value={value ?? null}
            locale={locale}
            minDate={today}
            dateLabel={text('send.when.date')}
            timeLabel={text('send.when.clock')}
            clearLabel={text('send.when.clear')}
            onChange={(next) => onChange(next)}
            onClear={() => onChange(undefined)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      )}
      <div ref={end} />
    </Flex>
  );
}

/** The zone's distance from UTC on that day, e.g. `GMT+2`: it changes with summer time. */
function offsetOf(day: Date, formatDate: ReturnType<typeof useIntl>['formatDate']): string {
  const words = formatDate(day, { timeZoneName: 'shortOffset' });
  return /(GMT|UTC)\S*/.exec(words)?.[0] ?? words;
}
