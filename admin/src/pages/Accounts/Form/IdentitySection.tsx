import { Field, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Environment } from '../../../../../shared/contracts/accounts';
import { useWhatsappGetSetupQuery } from '../../../api/accounts';
import { Half } from '../../../components/Half';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { Panel } from '../../../components/Panel';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { countryOptions } from './countries';
import { SwitchField } from './SwitchField';
import { useAccountField } from './use-account-field';

/** What the account is called here, and what Meta knows it by. */
export function IdentitySection() {
  const text = useText();
  return (
    <Panel title={text('accounts.section.identity')}>
      <Grid.Root gap={5}>
        <Half>
          <TextField name="name" isRequired />
        </Half>
        <Half>
          <EnvironmentField />
        </Half>
        <Half>
          <TextField name="phoneNumberId" isRequired isNumber />
        </Half>
        <Half>
          <TextField name="businessAccountId" isRequired isNumber />
        </Half>
        <Half>
          <TextField name="appId" isNumber />
        </Half>
        <Half>
          <CountryField />
        </Half>
        <Half>
          <SwitchField name="isDefault" hint={text('accounts.hint.isDefault')} />
        </Half>
        <Half>
          <SwitchField name="enabled" hint={text('accounts.hint.enabled')} />
        </Half>
      </Grid.Root>
    </Panel>
  );
}

interface TextFieldProps {
  name: 'name' | 'phoneNumberId' | 'businessAccountId' | 'appId';
  isRequired?: boolean;
  isNumber?: boolean;
}

function TextField({ name, isRequired = false, isNumber = false }: TextFieldProps) {
  const text = useText();
  const { value, error, isDisabled, change } = useAccountField(name);
  return (
    <Field.Root
      name={name}
      error={error}
      required={isRequired}
      hint={text(`accounts.hint.${name}`)}
      width="100%"
    >
      <Field.Label>{text(`accounts.field.${name}`)}</Field.Label>
      <TextInput
        value={value}
        disabled={isDisabled}
        inputMode={isNumber ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

function EnvironmentField() {
  const text = useText();
  const { sayIssue } = useSentences();
  const { data: setup } = useWhatsappGetSetupQuery();
  const { value, error, isDisabled, change } = useAccountField('environment');
  return (
    <Field.Root
      name="environment"
      error={error}
      required
      hint={
        setup?.sandboxProblem
          ? sayIssue(setup.sandboxProblem)
          : text(`accounts.environment.help.${value}`)
      }
      width="100%"
    >
      <Field.Label>{text('accounts.field.environment')}</Field.Label>
      <SingleSelect
        value={value}
        disabled={isDisabled}
        onChange={(chosen) => change(chosen as Environment)}
      >
        <SingleSelectOption value="meta">{text('accounts.environment.meta')}</SingleSelectOption>
        <SingleSelectOption value="sandbox" disabled={Boolean(setup?.sandboxProblem)}>
          {text('accounts.environment.sandbox')}
        </SingleSelectOption>
      </SingleSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

function CountryField() {
  const text = useText();
  const { locale } = useIntl();
  const { value, error, isDisabled, change } = useAccountField('defaultCountry');
  const countries = useMemo(
    () =>
      countryOptions(locale).map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    [locale],
  );
  return (
    <Field.Root
      name="defaultCountry"
      error={error}
      hint={text('accounts.hint.defaultCountry')}
      width="100%"
    >
      <Field.Label>{text('accounts.field.defaultCountry')}</Field.Label>
      <OptionCombobox
        options={countries}
        value={value}
        disabled={isDisabled}
        placeholder={text('accounts.country.none')}
        clearLabel={text('accounts.country.clear')}
        onClear={() => change(null)}
        onChange={change}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
