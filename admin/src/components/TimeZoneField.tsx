import { Field } from '@strapi/design-system';
import { useMemo } from 'react';
import { useText } from '../hooks/use-text';
import { OptionCombobox } from './OptionCombobox';

interface TimeZoneFieldProps {
  /** IANA name. */
  value: string;
  onChange: (timeZone: string) => void;
  id?: string;
  hint?: string;
  error?: string;
  disabled?: boolean;
}

/** One of the world's time zones, found by a part of its name. */
export function TimeZoneField({ value, onChange, id, hint, error, disabled }: TimeZoneFieldProps) {
  const text = useText();
  const zones = useMemo(
    () =>
      [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      })),
    [],
  );
  return (
    <Field.Root id={id} name="timeZone" hint={hint} error={error} width="32rem" maxWidth="100%">
      <Field.Label>{text('timeZone.label')}</Field.Label>
      <OptionCombobox
        options={zones}
        value={value}
        disabled={disabled}
        onChange={onChange}
        noOptionsMessage={() => text('timeZone.none')}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
