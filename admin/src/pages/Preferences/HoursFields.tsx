import { Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import {
  WEEKDAYS,
  type OpenSpan,
  type OpeningHours,
  type Weekday,
} from '../../../../shared/domain/opening-hours';
import { TimeZoneField } from '../../components/TimeZoneField';
import { useText } from '../../hooks/use-text';
import { nextSpan } from './next-span';
import { usePreferenceForm } from './use-preference-field';

/** When somebody is there to answer, day by day. */
export function HoursFields() {
  const text = useText();
  const { values, errors, isDisabled, changeInbox } = usePreferenceForm();
  const { hours } = values.inbox;
  const change = (patch: Partial<OpeningHours>) => changeInbox({ hours: { ...hours, ...patch } });
  return (
    <Flex
      role="group"
      aria-label={text('inbox.settings.hours')}
      direction="column"
      alignItems="stretch"
      gap={4}
    >
      <div>
        <Typography variant="epsilon" tag="h3" fontWeight="semiBold">
          {text('inbox.settings.hours')}
        </Typography>
        <Typography textColor="neutral600" tag="p">
          {text('inbox.settings.hours.intro')}
        </Typography>
      </div>
      <TimeZoneField
        value={hours.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={errors['inbox.hours.timeZone']}
        disabled={isDisabled}
      />
      {WEEKDAYS.map((day) => (
        <DayFields
          key={day}
          day={day}
          spans={hours.days[day]}
          onChange={(spans) => change({ days: { ...hours.days, [day]: spans } })}
        />
      ))}
    </Flex>
  );
}

interface DayFieldsProps {
  day: Weekday;
  spans: OpenSpan[];
  onChange: (spans: OpenSpan[]) => void;
}

function DayFields({ day, spans, onChange }: DayFieldsProps) {
  const text = useText();
  const { errors, isDisabled } = usePreferenceForm();
  const name = text(`inbox.settings.day.${day}`);
  const added = nextSpan(spans);
  const patch = (index: number, change: Partial<OpenSpan>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-start" role="group" aria-label={name}>
      <Flex width="12rem" minHeight="4rem">
        <Typography fontWeight="semiBold">{name}</Typography>
      </Flex>
      {spans.length === 0 && (
        <Flex minHeight="4rem">
          <Typography textColor="neutral600">{text('inbox.settings.closed')}</Typography>
        </Flex>
      )}
      {spans.map((span, index) => (
        // Spans have no name of their own, and are only added and removed.
        <Field.Root key={index} error={errors[`inbox.hours.days.${day}.${index}`]}>
          <Flex gap={1}>
            <Time
              label={text('inbox.settings.from', { day: name })}
              value={span.from}
              isDisabled={isDisabled}
              onChange={(from) => patch(index, { from })}
            />
            <span aria-hidden>–</span>
            <Time
              label={text('inbox.settings.to', { day: name })}
              value={span.to}
              isDisabled={isDisabled}
              onChange={(to) => patch(index, { to })}
            />
            {!isDisabled && (
              <IconButton
                variant="ghost"
                label={text('inbox.settings.span.remove', { day: name, ...span })}
                onClick={() => onChange(spans.filter((_, at) => at !== index))}
              >
                <Trash />
              </IconButton>
            )}
          </Flex>
          <Field.Error />
        </Field.Root>
      ))}
      {!isDisabled && added && (
        <IconButton
          variant="ghost"
          label={text('inbox.settings.span.add', { day: name })}
          onClick={() => onChange([...spans, added])}
        >
          <Plus />
        </IconButton>
      )}
    </Flex>
  );
}

interface TimeProps {
  label: string;
  /** `HH:MM`, also `24:00`, which no field for times takes. */
  value: string;
  isDisabled: boolean;
  onChange: (value: string) => void;
}

function Time({ label, value, isDisabled, onChange }: TimeProps) {
  const text = useText();
  return (
    <div style={{ width: '8rem' }}>
      <TextInput
        aria-label={label}
        placeholder={text('field.clock.placeholder')}
        inputMode="numeric"
        dir="ltr"
        disabled={isDisabled}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  );
}
