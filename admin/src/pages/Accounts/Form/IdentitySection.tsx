import {
  Field,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Toggle,
} from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Environment } from '../../../../../shared/contracts/accounts';
import { useWhatsappGetSetupQuery } from '../../../api/accounts';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import type { AccountValues } from './account-values';
import { countryOptions } from './countries';
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
          <Switch name="isDefault" />
        </Half>
        <Half>
          <Switch name="enabled" />
        </Half>
      </Grid.Root>
    </Panel>
  );
}

const Half = ({ children }: { children: React.ReactNode }) => (
  <Grid.Item col={6} s={12} xs={12} alignItems="flex-start">
    {children}
  </Grid.Item>
);

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
  const { data: setup } = useWhatsappGetSetupQuery();
  const { value, error, isDisabled, change } = useAccountField('environment');
  return (
    <Field.Root
      name="environment"
      error={error}
      required
      hint={setup?.sandboxProblem ?? text(`accounts.environment.help.${value}`)}
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

type SwitchName = Extract<keyof AccountValues, 'isDefault' | 'enabled'>;

function Switch({ name }: { name: SwitchName }) {
  const text = useText();
  const { value, error, isDisabled, change } = useAccountField(name);
  return (
    <Field.Root
      name={name}
      error={error}
      hint={text(`accounts.hint.${name}`)}
      width="32rem"
      maxWidth="100%"
    >
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
