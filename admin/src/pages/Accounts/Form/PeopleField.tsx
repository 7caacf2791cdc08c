import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { Person, Role } from '../../../../../shared/contracts/people';
import { useText } from '../../../hooks/use-text';
import { useAccountField } from './use-account-field';

interface PeopleFieldProps {
  name: 'notifyUsers' | 'notifyRoles' | 'allowedUsers' | 'allowedRoles';
  options: (Person | Role)[];
}

/** Some admin users, or some roles. */
export function PeopleField({ name, options }: PeopleFieldProps) {
  const text = useText();
  const { value, error, isDisabled, change } = useAccountField(name);
  return (
    <Field.Root name={name} error={error} hint={text(`accounts.hint.${name}`)} width="100%">
      <Field.Label>{text(`accounts.field.${name}`)}</Field.Label>
      <MultiSelect
        withTags
        value={value.map(String)}
        disabled={isDisabled}
        placeholder={text('accounts.notify.nobody')}
        clearLabel={text('accounts.notify.clear')}
        onClear={() => change([])}
        onChange={(ids) => change(ids.map(Number))}
      >
        {options.map((option) => (
          <MultiSelectOption key={option.id} value={String(option.id)}>
            {option.name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
