import { Field, TextInput } from '@strapi/design-system';
import { useText } from '../../hooks/use-text';

interface OwnPhoneFieldProps {
  name: string;
  label: string;
  value: string;
  error?: string;
  disabled?: boolean;
  onChange: (phone: string) => void;
}

/** The phone of whoever sits in front of it, which is remembered. */
export function OwnPhoneField({
  name,
  label,
  value,
  error,
  disabled,
  onChange,
}: OwnPhoneFieldProps) {
  const text = useText();
  return (
    <Field.Root name={name} required hint={text('templates.test.phoneHint')} error={error}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="tel"
        dir="ltr"
        autoComplete="tel"
        disabled={disabled}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
