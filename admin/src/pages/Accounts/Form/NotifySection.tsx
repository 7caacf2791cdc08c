import { Field, Grid, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { Person, Role } from '../../../../../shared/contracts/people';
import { useWhatsappListPeopleQuery } from '../../../api/people';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { useAccountField } from './use-account-field';

/** Who hears when Meta rejects, pauses or recategorises something, or when the account stops. */
export function NotifySection() {
  const text = useText();
  const { data: people } = useWhatsappListPeopleQuery();
  // Those who may not see the people keep what is stored.
  if (!people) return null;
  return (
    <Panel title={text('accounts.section.notify')} intro={text('accounts.section.notifyIntro')}>
      <Grid.Root gap={5}>
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
          <Choice name="notifyUsers" options={people.users} />
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
          <Choice name="notifyRoles" options={people.roles} />
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
}

interface ChoiceProps {
  name: 'notifyUsers' | 'notifyRoles';
  options: (Person | Role)[];
}

function Choice({ name, options }: ChoiceProps) {
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
