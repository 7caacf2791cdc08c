import {
  Box,
  Checkbox,
  Field,
  Flex,
  Grid,
  Link,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { FoundNumber } from '../../../../../shared/contracts/connect';
import { Half } from '../../../components/Half';
import { OptionCombobox } from '../../../components/OptionCombobox';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { ToneBadge } from '../../../components/ToneBadge';
import { useText } from '../../../hooks/use-text';
import { countryOptions } from '../Form/countries';
import { accountPath } from '../paths';
import { QualityBadge } from '../QualityBadge';
import type { Choice } from './choices';

interface NumberChoiceProps {
  number: FoundNumber;
  /** Null where it is an account already. */
  choice: Choice | null;
  onChange: (choice: Choice) => void;
}

/** One number: what Meta says of it, and what it is to be called here. */
export function NumberChoice({ number, choice, onChange }: NumberChoiceProps) {
  const text = useText();
  const label = number.displayPhoneNumber ?? number.phoneNumberId;
  return (
    <Box
      tag="li"
      padding={4}
      hasRadius
      borderColor="neutral200"
      data-phone-number-id={number.phoneNumberId}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={3} wrap="wrap" justifyContent="space-between">
          {choice ? (
            <Checkbox
              checked={choice.isChosen}
              onCheckedChange={(isChosen) => onChange({ ...choice, isChosen: isChosen === true })}
            >
              <PhoneNumber>{label}</PhoneNumber>
              {number.verifiedName && ` · ${number.verifiedName}`}
            </Checkbox>
          ) : (
            <Typography textColor="neutral800">
              <PhoneNumber>{label}</PhoneNumber>
              {number.verifiedName && ` · ${number.verifiedName}`}
            </Typography>
          )}
          <Flex gap={2} wrap="wrap">
            {number.registration.status && (
              <Typography variant="pi" textColor="neutral600">
                {number.registration.status}
              </Typography>
            )}
            {number.registration.isRegistered === false && (
              <ToneBadge tone="warning">{text('connect.unregistered')}</ToneBadge>
            )}
            <QualityBadge rating={number.qualityRating} />
          </Flex>
        </Flex>
        {number.account && (
          <Typography textColor="neutral800">
            {text('connect.isAccount')}{' '}
            <Link tag={NavLink} to={accountPath(number.account.documentId)}>
              {number.account.name}
            </Link>
          </Typography>
        )}
        {choice?.isChosen && <Naming label={label} choice={choice} onChange={onChange} />}
      </Flex>
    </Box>
  );
}

interface NamingProps {
  label: string;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function Naming({ label, choice, onChange }: NamingProps) {
  const text = useText();
  const { locale } = useIntl();
  const countries = useMemo(
    () =>
      countryOptions(locale).map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    [locale],
  );
  return (
    <Grid.Root gap={5} role="group" aria-label={label}>
      <Half>
        <Field.Root
          name="name"
          required
          error={choice.name.trim() === '' ? text('connect.nameless') : undefined}
          hint={text('accounts.hint.name')}
          width="100%"
        >
          <Field.Label>{text('accounts.field.name')}</Field.Label>
          <TextInput
            value={choice.name}
            maxLength={255}
            onChange={({ target }) => onChange({ ...choice, name: target.value })}
          />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
      </Half>
      <Half>
        <Field.Root name="defaultCountry" hint={text('accounts.hint.defaultCountry')} width="100%">
          <Field.Label>{text('accounts.field.defaultCountry')}</Field.Label>
          <OptionCombobox
            options={countries}
            value={choice.defaultCountry}
            placeholder={text('accounts.country.none')}
            clearLabel={text('accounts.country.clear')}
            onClear={() => onChange({ ...choice, defaultCountry: null })}
            onChange={(defaultCountry) => onChange({ ...choice, defaultCountry })}
          />
          <Field.Hint />
        </Field.Root>
      </Half>
    </Grid.Root>
  );
}
