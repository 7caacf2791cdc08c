import { Field, Toggle } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useText } from '../../../hooks/use-text';
import type { AccountValues } from './account-values';
import { useAccountField } from './use-account-field';

type SwitchName = Extract<keyof AccountValues, 'isDefault' | 'enabled' | 'isRestricted'>;

interface SwitchFieldProps {
  name: SwitchName;
  hint: ReactNode;
}

/** Something that an account is or is not. */
export function SwitchField({ name, hint }: SwitchFieldProps) {
  const text = useText();
  const { value, error, isDisabled, change } = useAccountField(name);
  return (
    <Field.Root name={name} error={error} hint={hint} width="32rem" maxWidth="100%">
      <Field.Label>{text(`accounts.field.${name}`)}</Field.Label>
      <Toggle
        checked={value}
        disabled={isDisabled}
        onLabel={text('switch.yes')}
        offLabel={text('switch.no')}
        onChange={({ target }) => change(target.checked)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
