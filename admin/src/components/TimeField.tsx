import { DateTimePicker, Field } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../hooks/use-text';

interface TimeFieldProps {
  name: string;
  label: string;
  value: Date | null;
  /** Undefined when it was cleared. */
  onChange: (value: Date | undefined) => void;
  error: string | undefined;
}

/** A day from today on and a time, in the browser's own time zone, which is named. */
export function TimeField({ name, label, value, onChange, error }: TimeFieldProps) {
  const text = useText();
  const { formatDate, locale } = useIntl();
  const [today] = useState(() => new Date());
  return (
    <Field.Root
      name={name}
      required
      error={error}
      hint={text('send.when.zone', {
        zone: Intl.DateTimeFormat(locale).resolvedOptions().timeZone,
        offset: offsetOf(value ?? today, formatDate),
      })}
    >
      <Field.Label>{label}</Field.Label>
      <DateTimePicker
        value={value}
        locale={locale}
        minDate={today}
        dateLabel={text('send.when.date')}
        timeLabel={text('send.when.clock')}
        clearLabel={text('send.when.clear')}
        onChange={onChange}
        onClear={() => onChange(undefined)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The zone's distance from UTC on that day, e.g. `GMT+2`: it changes with summer time. */
function offsetOf(day: Date, formatDate: ReturnType<typeof useIntl>['formatDate']): string {
  const words = formatDate(day, { timeZoneName: 'shortOffset' });
  return /(GMT|UTC)\S*/.exec(words)?.[0] ?? words;
}
